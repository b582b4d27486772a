import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { shareDone } from './job-list.ts';
import styles from './job-progress.module.css';
import { useJobTitle } from './use-job-title.ts';
import { useStageName } from './use-stage-name.ts';

/** A job under way: what it does, how far it is, and a way to stop it. */
export function JobProgress({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stageName = useStageName();
  const cancel = useCommand('jobs.cancel');
  const progress = job.progress;
  const title = useJobTitle()(job);
  return (
    <div className={styles.job}>
      <div className={styles.line}>
        <span className={styles.subject} dir="auto">
          {title}
        </span>
        {job.state === 'running' ? (
          <IconButton small label={t('jobs.cancel')} icon={<X />} onClick={() => cancel.mutate({ id: job.id })} />
        ) : null}
      </div>
      <ProgressBar label={title} share={shareDone(job)} />
      <div className={styles.detail}>
        <span>{job.state === 'running' ? stageName(progress?.stage) : t(`jobs.state.${job.state}`)}</span>
        {progress && job.state === 'running' ? (
          <span className={styles.numbers}>
            {progress.unit === 'bytes' ? format.bytes(progress.done) : format.count(progress.done)}
            {progress.total > 0
              ? ` / ${progress.unit === 'bytes' ? format.bytes(progress.total) : format.count(progress.total)}`
              : ''}
          </span>
        ) : null}
      </div>
    </div>
  );
}
