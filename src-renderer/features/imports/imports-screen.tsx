import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Screen } from '../../ui/screen.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useJobs } from '../jobs/use-jobs.ts';
import { DropZone } from './drop-zone.tsx';
import { FileRow } from './file-row.tsx';
import { ImportReport } from './import-report.tsx';
import styles from './imports-screen.module.css';
import { useImporting } from './use-importing.ts';

/** Exports in, reports out. */
export function ImportsScreen() {
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const { batch, pick, drop, start } = useImporting();
  const [fetching, setFetching] = useState(false);
  const history = useAnswer('importing.reports', {});
  const running = useJobs().filter((job) => job.kind === 'import' && job.state === 'running');
  const waiting = batch.files.filter((file) => file.jobId === null);
  const fresh = new Set(batch.reports.map((report) => report.importId));
  const earlier = (history.data ?? []).filter((report) => !fresh.has(report.importId));

  // In a browser the files are first handed over to the engine, which takes a moment.
  const whileFetching = async (work: Promise<void>) => {
    setFetching(true);
    try {
      await work;
    } finally {
      setFetching(false);
    }
  };
  useShortcuts({ 'general.import': () => void whileFetching(pick()) });

  return (
    <Screen title={t('app.screen.imports')} detail={library.readOnly ? t('libraries.readOnly') : undefined}>
      <div className={styles.page}>
        <div className={styles.column}>
          <DropZone
            small={batch.files.length > 0 || batch.reports.length > 0 || earlier.length > 0}
            busy={fetching}
            onPick={() => void whileFetching(pick())}
            onDrop={(files) => void whileFetching(drop(files))}
          />
          {batch.files.length > 0 ? (
            <section aria-label={t('imports.files')}>
              <ul>
                {batch.files.map((file) => (
                  <FileRow key={file.path} file={file} />
                ))}
              </ul>
              {waiting.length > 0 ? (
                <div className={styles.start}>
                  <Button kind="primary" disabled={library.readOnly} onClick={() => void start()}>
                    {t('imports.start', { count: waiting.length })}
                  </Button>
                </div>
              ) : null}
            </section>
          ) : null}
          {running.map((job) => (
            <JobProgress key={job.id} job={job} />
          ))}
          {batch.reports.length > 0 ? (
            <section className={styles.reports}>
              <header className={styles.sectionHeader}>
                <h2 className={styles.sectionTitle}>{t('imports.justImported')}</h2>
                <Button kind="primary" small onClick={() => go.inbox()}>
                  {t('imports.toInbox')} <Kbd shortcut="go.inbox" />
                </Button>
              </header>
              {batch.reports.map((report) => (
                <ImportReport key={report.importId} report={report} />
              ))}
            </section>
          ) : null}
          {earlier.length > 0 ? (
            <section className={styles.reports}>
              <h2 className={styles.sectionTitle}>{t('imports.earlier')}</h2>
              {earlier.map((report) => (
                <ImportReport key={report.importId} report={report} />
              ))}
            </section>
          ) : null}
        </div>
      </div>
    </Screen>
  );
}
