import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../src-main/contract/index.ts';

/** What a job is and what it works on, in words. Several files at once are named by their number. */
export function useJobTitle(): (job: Job) => string {
  const { t } = useTranslation();
  return useCallback(
    (job) => {
      const several = job.kind === 'import' && /^\d+$/.test(job.subject);
      const subject = several ? t('jobs.files', { count: Number(job.subject) }) : job.subject;
      return `${t(`jobs.kind.${job.kind}`)} ${subject}`.trim();
    },
    [t],
  );
}
