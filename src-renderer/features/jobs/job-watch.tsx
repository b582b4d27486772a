import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Job } from '../../../src-main/contract/index.ts';
import { presentError } from '../../app/i18n/present-error.ts';
import { routes } from '../../app/routes.ts';
import { isWithin } from '../../app/shell/destinations.ts';
import { showErrorToast, showToast } from '../../ui/toast.ts';
import { endedJobs } from './job-list.ts';
import { useJobTitle } from './use-job-title.ts';
import { isShownJob, resultOf, useJobs } from './use-jobs.ts';

const ownJobsOfImports: ReadonlySet<Job['kind']> = new Set(['import', 'preview', 'undo']);

/** Says when work that took a while has ended, wherever the user has gone meanwhile. */
export function JobWatch() {
  const { t } = useTranslation();
  const titleOf = useJobTitle();
  const [location] = useLocation();
  const jobs = useJobs();
  const before = useRef<readonly Job[]>(jobs);
  useEffect(() => {
    for (const job of endedJobs(before.current, jobs)) {
      // The index catches up by itself; only when it cannot is there something to say.
      if (job.kind === 'index' && job.state !== 'failed') continue;
      // The import screen tells of its own jobs, and more than a toast can.
      if (ownJobsOfImports.has(job.kind) && isWithin(location, routes.imports())) continue;
      if (isShownJob(job.id)) continue;
      const title = titleOf(job);
      const refused = resultOf(job, 'import')?.failed.length ?? 0;
      if (job.state === 'failed') {
        const { message, next } = presentError(job.error, t);
        showErrorToast({ title: `${title}: ${message}`, description: next });
      } else if (refused > 0) {
        showErrorToast({
          title: t('imports.someFailed', { count: refused }),
          description: t('imports.someFailedNext'),
        });
      } else {
        showToast({ title, description: t(`jobs.state.${job.state}`) });
      }
    }
    before.current = jobs;
  }, [jobs, location, t, titleOf]);
  return null;
}
