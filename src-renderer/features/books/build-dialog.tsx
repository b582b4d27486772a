import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookFormat } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultOf, useJob } from '../jobs/use-jobs.ts';
import { bookFormatNames, proposedPath } from './book-path.ts';
import styles from './build-dialog.module.css';
import { BuildResult } from './build-result.tsx';

export interface BuildDialogProps {
  readonly bookId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Makes a file of a book: which format, where to, and what came of it. */
export function BuildDialog({ bookId, title, onClose }: BuildDialogProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [format, setFormat] = useState<BookFormat>('markdown');
  const [folder, setFolder] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const out = typed ?? (folder === '' ? '' : proposedPath(folder, title, format));
  const build = useCommand('books.build', { quiet: true });
  const job = useJob(build.data?.jobId ?? null);
  const built = resultOf(job, 'book');
  const running = build.isPending || job?.state === 'running';
  const choose = async () => {
    const chosen = await host.pickFolder();
    if (!chosen) return;
    setFolder(chosen);
    setTyped(null);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('books.buildTitle', { title })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button
            kind="primary"
            disabled={out.trim() === '' || running}
            onClick={() => build.mutate({ id: bookId, format, out: out.trim() })}
          >
            {t(built ? 'books.buildAgain' : 'books.buildNow')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={t('books.format')} hint={t(`books.formatHint.${format}`)}>
          {(ids) => (
            <Select
              {...ids}
              value={format}
              options={bookFormatNames}
              onSelect={(next) => {
                setFormat(next);
                setTyped(null);
              }}
            />
          )}
        </Field>
        <Field label={t('books.out')} hint={t('books.outHint')}>
          {(ids) => (
            <div className={styles.path}>
              <TextInput {...ids} value={out} onChange={(event) => setTyped(event.target.value)} />
              <Button onClick={() => void choose()}>{t('ui.choose')}</Button>
            </div>
          )}
        </Field>
        {build.error ? <ErrorNotice error={build.error} /> : null}
        {job?.state === 'running' ? <JobProgress job={job} /> : null}
        {job?.state === 'failed' ? <ErrorNotice error={job.error} /> : null}
        {built ? <BuildResult built={built} /> : null}
      </div>
    </Dialog>
  );
}
