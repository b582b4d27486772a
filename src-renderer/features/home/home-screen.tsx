import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useJobs } from '../jobs/use-jobs.ts';
import { ChatActivity } from './chat-activity.tsx';
import styles from './home-screen.module.css';
import { MissedSearches } from './missed-searches.tsx';
import { StaleDigests } from './stale-digests.tsx';
import { StatTiles } from './stat-tiles.tsx';
import { WaitingDigests } from './waiting-digests.tsx';
import { WaitingQuestions } from './waiting-questions.tsx';
import { WaitingThreads } from './waiting-threads.tsx';

/** Today: what the library holds, and what waits to be done. */
export function HomeScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const { library } = useWorkbench();
  const stats = useAnswer('library.stats', {});
  const chats = useAnswer('chats.list', {});
  // The first import of a library is watched from here: a sample community, or files dropped on the icon.
  const filling = useJobs().find(({ kind, state }) => (kind === 'import' || kind === 'sample') && state === 'running');

  if (stats.error) return <ErrorNotice error={stats.error} onRetry={() => void stats.refetch()} />;
  if (!stats.data) return <Loading />;
  const { messages, from, to } = stats.data;
  const importButton = (
    <Button kind={messages === 0 ? 'primary' : 'plain'} icon={<Download />} onClick={() => go.imports()}>
      {t('home.importMore')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.header}>
          <div className={styles.heading}>
            <h1 className={styles.title} dir="auto">
              {library.name}
            </h1>
            {from !== null && to !== null ? (
              <p className={styles.range}>{format.range(from, to, library.timezone)}</p>
            ) : null}
          </div>
          {messages > 0 ? importButton : null}
        </header>
        {filling ? <JobProgress job={filling} /> : null}
        {messages === 0 && !filling ? (
          <EmptyState title={t('home.emptyTitle')} actions={importButton}>
            {t('home.emptyText')}
          </EmptyState>
        ) : null}
        {messages > 0 ? (
          <>
            <StatTiles stats={stats.data} />
            <div className={styles.waiting}>
              <WaitingThreads />
              <WaitingDigests />
              <WaitingQuestions />
              <StaleDigests />
              <MissedSearches />
            </div>
            <h2 className={styles.sectionTitle}>{t('home.chats')}</h2>
            <div className={styles.chats}>
              {chats.data?.map((chat) => (
                <ChatActivity key={chat.id} chat={chat} />
              ))}
            </div>
          </>
        ) : null}
      </div>
    </div>
  );
}
