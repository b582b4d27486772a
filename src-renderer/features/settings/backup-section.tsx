import { Archive, ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { fileName } from '../imports/batch.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultOf, useJob } from '../jobs/use-jobs.ts';
import { OpenFailure } from '../libraries/open-failure.tsx';
import { useOpenLibrary } from '../libraries/use-open-library.ts';
import styles from './backup-section.module.css';
import { SettingsSection } from './settings-section.tsx';

/** The whole library in one file, and back from one. */
export function BackupSection() {
  const { t } = useTranslation();
  const host = useHost();
  const format = useFormat();
  const { open, failure } = useOpenLibrary();
  const [jobId, setJobId] = useState<string | null>(null);
  const started = { onSuccess: (job: { readonly jobId: string }) => setJobId(job.jobId) };
  const backup = useCommand('library.backup', started);
  const restore = useCommand('library.restore', started);
  const job = useJob(jobId);
  const written = resultOf(job, 'backup');
  const restored = resultOf(job, 'restore');
  const busy = job?.state === 'running';

  const restoreFromFile = async () => {
    const [file] = await host.pickFiles();
    if (!file) return;
    const folder = await host.pickFolder();
    if (!folder) return;
    const name = fileName(file).replace(/\.[^.]+$/, '');
    restore.mutate({ file, path: `${folder.replace(/[\\/]$/, '')}/${name}` });
  };

  return (
    <SettingsSection title={t('settings.backup')} hint={t('settings.backupHint')}>
      <div className={styles.buttons}>
        <Button icon={<Archive />} disabled={busy} onClick={() => backup.mutate({})}>
          {t('settings.backupNow')}
        </Button>
        <Button icon={<ArchiveRestore />} disabled={busy} onClick={() => void restoreFromFile()}>
          {t('settings.restore')}
        </Button>
      </div>
      {job?.state === 'running' ? <JobProgress job={job} /> : null}
      {job?.state === 'failed' ? <ErrorNotice error={job.error} /> : null}
      {written ? (
        <p className={styles.result}>
          {t('settings.backupWritten', { path: written.path, size: format.bytes(written.bytes) })}
        </p>
      ) : null}
      {restored ? (
        <p className={styles.result}>
          {t('settings.restored', { path: restored.path })}{' '}
          <Button small onClick={() => open(restored.path)}>
            {t('libraries.openNow')}
          </Button>
        </p>
      ) : null}
      <OpenFailure failure={failure} open={open} />
    </SettingsSection>
  );
}
