import { useEffect } from 'react';
import type { Job, JobResults } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';

/** All jobs the engine knows, kept up to date by its events. */
export function useJobs(): readonly Job[] {
  return useAnswer('jobs.list', {}).data ?? [];
}

/** One job; null while it is unknown. */
export function useJob(jobId: string | null): Job | null {
  return useJobs().find((job) => job.id === jobId) ?? null;
}

/** Jobs whose end a component on the screen tells of by itself. */
const shownJobs = new Set<string>();

/** One job that the caller shows to its end, so that nothing else has to tell of it meanwhile. */
export function useShownJob(jobId: string | null): Job | null {
  useEffect(() => {
    if (jobId === null) return;
    shownJobs.add(jobId);
    return () => void shownJobs.delete(jobId);
  }, [jobId]);
  return useJob(jobId);
}

export function isShownJob(jobId: string): boolean {
  return shownJobs.has(jobId);
}

/** What a job left behind; null while it runs, and for one that failed. */
export function resultOf<Kind extends keyof JobResults>(job: Job | null, kind: Kind): JobResults[Kind] | null {
  return job?.kind === kind && job.state === 'done' ? (job.result as JobResults[Kind]) : null;
}
