import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './job-indicator.module.css';
import { JobProgress } from './job-progress.tsx';
import { useJobs } from './use-jobs.ts';

/** Shows that work is under way, and which, from any screen; nothing while all is quiet. */
export function JobIndicator({ compact }: { compact: boolean }) {
  const { t } = useTranslation();
  const running = useJobs().filter((job) => job.state === 'running');
  if (running.length === 0) return null;
  const label = t('jobs.running', { count: running.length });
  return (
    <div className={styles.place}>
      <Popover
        title={label}
        side="right"
        align="end"
        trigger={
          <Button kind="quiet" aria-label={label} icon={<LoaderCircle className={styles.turning} />}>
            {compact ? null : label}
          </Button>
        }
      >
        {running.map((job) => (
          <JobProgress key={job.id} job={job} />
        ))}
      </Popover>
    </div>
  );
}
