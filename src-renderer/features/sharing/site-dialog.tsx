import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Locale } from '../../../src-main/contract/index.ts';
import { proposedFile } from '../../api/proposed-file.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultOf, useShownJob } from '../jobs/use-jobs.ts';
import { languages } from './languages.ts';
import { PathField } from './path-field.tsx';
import styles from './site-dialog.module.css';
import { WrittenResult } from './written-result.tsx';

/** Makes a folder of pages of everything that is published: to be opened from a disk, or put on a server. */
export function SiteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { library } = useWorkbench();
  const [title, setTitle] = useState(library.name);
  const [address, setAddress] = useState('');
  const [language, setLanguage] = useState<Locale>(format.locale);
  const [folder, setFolder] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const published = useAnswer('digests.list', { statuses: ['published'], limit: 1 });
  const build = useCommand('site.build', { quiet: true });
  const job = useShownJob(build.data?.jobId ?? null);
  const built = resultOf(job, 'site');
  const running = build.isPending || job?.state === 'running';
  const out = typed ?? (folder === '' ? '' : proposedFile(folder, title, 'site', ''));
  const count = published.data?.total ?? 0;
  const start = () =>
    build.mutate({
      out: out.trim(),
      title: title.trim() || undefined,
      address: address.trim() || undefined,
      language,
    });

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('sharing.site')}
      description={t('sharing.siteHint')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button kind="primary" disabled={out.trim() === '' || running || count === 0} onClick={start}>
            {t('sharing.makeSite')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {published.error ? <ErrorNotice error={published.error} onRetry={() => void published.refetch()} /> : null}
        {published.data ? (
          <p className={styles.people}>
            {t(count === 0 ? 'sharing.sitePagesNone' : 'sharing.sitePages', { count })} {t('sharing.siteNames')}{' '}
            <Link className={styles.link} href={routes.members()}>
              {t('sharing.toMembers')}
            </Link>
          </p>
        ) : null}
        <Field label={t('digests.title')}>
          {(ids) => (
            <TextInput {...ids} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={t('books.language')}>
          {(ids) => <Select {...ids} value={language} options={languages} onSelect={setLanguage} />}
        </Field>
        <Field label={t('sharing.address')} hint={t('sharing.addressHint')}>
          {(ids) => (
            <TextInput
              {...ids}
              type="url"
              placeholder="https://"
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Field>
        <PathField
          value={out}
          onType={setTyped}
          onFolder={(chosen) => {
            setFolder(chosen);
            setTyped(null);
          }}
        />
        {build.error ? <ErrorNotice error={build.error} /> : null}
        {job?.state === 'running' ? <JobProgress job={job} /> : null}
        {job?.state === 'failed' ? <ErrorNotice error={job.error} /> : null}
        {built ? (
          <WrittenResult
            paths={[built.out]}
            numbers={t('sharing.siteBuilt', {
              pages: format.count(built.pages),
              files: format.count(built.files),
              size: format.bytes(built.bytes),
            })}
            warnings={built.warnings}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
