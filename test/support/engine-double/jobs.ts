import type { Job, JobKind, JobStarted } from '../../../src-main/contract/index.ts';
import type { World } from './world.ts';

const STEPS = 12;

/** Runs a job that takes `milliseconds`, with progress, and ends with what `finish` returns. */
export function startJob(
  world: World,
  kind: JobKind,
  subject: string,
  milliseconds: number,
  finish: () => unknown,
): JobStarted {
  const id = `job-${world.jobs.size + 1}`;
  const tell = (change: Partial<Job>) => {
    const job: Job = {
      id,
      kind,
      subject,
      state: 'running',
      progress: null,
      result: null,
      error: null,
      startedAt: world.now(),
      endedAt: null,
      ...world.jobs.get(id),
      ...change,
    };
    world.jobs.set(id, job);
    for (const listener of world.listeners) listener({ type: 'job', job });
  };
  const step = (done: number) => {
    if (world.jobs.get(id)?.state === 'cancelled') return;
    if (done >= STEPS) {
      tell({ state: 'done', result: finish(), endedAt: world.now() });
      return;
    }
    tell({ progress: { stage: kind, done: done * 1_048_576, total: STEPS * 1_048_576, unit: 'bytes' } });
    setTimeout(() => step(done + 1), milliseconds / STEPS);
  };
  step(0);
  return { jobId: id };
}

export function cancelJob(world: World, id: string): Job {
  const job = world.jobs.get(id);
  if (job?.state === 'running') {
    const cancelled: Job = { ...job, state: 'cancelled', endedAt: world.now() };
    world.jobs.set(id, cancelled);
    for (const listener of world.listeners) listener({ type: 'job', job: cancelled });
  }
  return world.jobs.get(id) as Job;
}
