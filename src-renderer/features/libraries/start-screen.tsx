import { FolderOpen, FolderPlus, Sparkles } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuCommand } from '../../api/host.ts';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Seal } from '../../ui/seal.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useJob } from '../jobs/use-jobs.ts';
import { LanguageChoice } from '../settings/language-choice.tsx';
import { NewLibraryDialog } from './new-library-dialog.tsx';
import { OpenFailure } from './open-failure.tsx';
import { RecentLibraries } from './recent-libraries.tsx';
import styles from './start-screen.module.css';
import { useOpenLibrary } from './use-open-library.ts';

/** The first screen: what this is, and the three ways in. */
export function StartScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const { open, opening, failure } = useOpenLibrary();
  const [creating, setCreating] = useState(false);
  const sample = useCommand('library.openSample', { quiet: true });
  const sampleJob = useJob(sample.data?.jobId ?? null);
  const sampleRunning = sample.isPending || sampleJob?.state === 'running';

  const chooseFolder = async () => {
    const path = await host.pickFolder();
    if (path) open(path);
  };

  // The desktop's menu has the two ways in as well; its other commands need a library.
  const runCommand = useEffectEvent((command: MenuCommand) => {
    if (command === 'new-library') setCreating(true);
    if (command === 'open-library') void chooseFolder();
  });
  useEffect(() => host.onMenu((command) => runCommand(command)), [host]);

  return (
    <main className={styles.page}>
      <div className={styles.language}>
        <LanguageChoice />
      </div>
      <div className={styles.column}>
        <header className={styles.header}>
          <Seal large />
          <h1 className={styles.name}>{t('app.name')}</h1>
          <p className={styles.promise}>{t('libraries.promise')}</p>
        </header>
        <div className={styles.ways}>
          <Button
            kind="primary"
            icon={<Sparkles />}
            disabled={sampleRunning || opening}
            onClick={() => sample.mutate({})}
          >
            {t('libraries.trySample')}
          </Button>
          <Button icon={<FolderPlus />} disabled={sampleRunning || opening} onClick={() => setCreating(true)}>
            {t('libraries.create')}
          </Button>
          <Button icon={<FolderOpen />} disabled={sampleRunning || opening} onClick={() => void chooseFolder()}>
            {t('libraries.open')}
          </Button>
        </div>
        {sampleJob?.state === 'running' ? <JobProgress job={sampleJob} /> : null}
        {sample.error ? <ErrorNotice error={sample.error} /> : null}
        {sampleJob?.state === 'failed' ? <ErrorNotice error={sampleJob.error} /> : null}
        <OpenFailure failure={failure} open={open} />
        <RecentLibraries onOpen={open} />
        <p className={styles.offline}>{t('libraries.offline')}</p>
      </div>
      <NewLibraryDialog open={creating} onClose={() => setCreating(false)} />
    </main>
  );
}
