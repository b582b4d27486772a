import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareFormat, ShareTheme } from '../../../src-main/contract/index.ts';
import { proposedFile } from '../../api/proposed-file.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultOf, useShownJob } from '../jobs/use-jobs.ts';
import styles from './file-share.module.css';
import { PathField } from './path-field.tsx';
import type { ShareProps } from './share-panel.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { WrittenResult } from './written-result.tsx';

const extensions: Readonly<Record<ShareFormat, string>> = {
  markdown: '.md',
  html: '.html',
  docx: '.docx',
  pdf: '.pdf',
  picture: '.png',
};

export interface FileShareProps extends ShareProps {
  /** Those to choose from, the usual one first. */
  readonly formats: readonly [ShareFormat, ...ShareFormat[]];
}

/** Writes what is shared into a file, or into pictures. */
export function FileShare({ source, language, title, formats }: FileShareProps) {
  const { t } = useTranslation();
  const say = useFormat();
  const [format, setFormat] = useState(formats[0]);
  const isPicture = format === 'picture';
  const [theme, setTheme] = useState<ShareTheme>('paper');
  const [folder, setFolder] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const out = typed ?? (folder === '' ? '' : proposedFile(folder, title, 'digest', extensions[format]));
  const write = useCommand('sharing.write', { quiet: true });
  const job = useShownJob(write.data?.jobId ?? null);
  const written = resultOf(job, 'share');
  const running = write.isPending || job?.state === 'running';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ source, format, out: out.trim(), theme, language });
      }}
    >
      {formats.length > 1 ? (
        <Field label={t('books.format')} hint={t(`sharing.formatHint.${format}`)}>
          {(ids) => (
            <Select
              {...ids}
              value={format}
              options={formats.map((value) => ({ value, label: t(`sharing.format.${value}`) }))}
              onSelect={(next) => {
                setFormat(next);
                setTyped(null);
              }}
            />
          )}
        </Field>
      ) : (
        <p className={styles.hint}>{t(`sharing.formatHint.${format}`)}</p>
      )}
      {isPicture ? <ThemeChoice value={theme} onSelect={setTheme} /> : null}
      <PathField
        value={out}
        onType={setTyped}
        onFolder={(chosen) => {
          setFolder(chosen);
          setTyped(null);
        }}
      />
      <Button type="submit" kind="primary" disabled={out.trim() === '' || running}>
        {t(isPicture ? 'sharing.makePicture' : 'sharing.write')}
      </Button>
      {write.error ? <ErrorNotice error={write.error} /> : null}
      {job?.state === 'running' ? <JobProgress job={job} /> : null}
      {job?.state === 'failed' ? <ErrorNotice error={job.error} /> : null}
      {written ? (
        <WrittenResult
          paths={written.files}
          numbers={t('sharing.written', { count: written.files.length, size: say.bytes(written.bytes) })}
          warnings={written.warnings}
        />
      ) : null}
    </form>
  );
}
