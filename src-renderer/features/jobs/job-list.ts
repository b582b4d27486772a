import type { Job } from '../../../src-main/contract/index.ts';

/** The jobs with one of them brought up to date; new ones stand at the end. */
export function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const index = jobs.findIndex((known) => known.id === job.id);
  return index < 0 ? [...jobs, job] : jobs.with(index, job);
}

/** How far a job is, 0 to 1; null when nobody knows. */
export function shareDone(job: Job): number | null {
  if (job.state === 'done') return 1;
  const progress = job.progress;
  if (!progress || progress.total <= 0) return null;
  return Math.min(1, progress.done / progress.total);
}

/** Jobs that ended between two states of the list. */
export function endedJobs(before: readonly Job[], after: readonly Job[]): readonly Job[] {
  const running = new Set(before.filter((job) => job.state === 'running').map((job) => job.id));
  return after.filter((job) => job.state !== 'running' && running.has(job.id));
}
