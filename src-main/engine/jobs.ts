import {
  type EngineEvent,
  type Job,
  type JobKind,
  type JobProgress,
  QunshuError,
  toErrorData,
} from '../contract/index.ts';

/** Ended jobs that are remembered, so that a page that was reloaded can still show how they ended. */
const REMEMBERED = 50;
/** Progress is told at most this often, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** What work is given to report and to notice that it should stop. */
export interface JobContext {
  readonly signal: AbortSignal;
  progress(progress: JobProgress): void;
  /** Lets other calls be answered, and throws when the job was cancelled: call it every few milliseconds of work. */
  breathe(): Promise<void>;
}

interface RunningJob {
  job: Job;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  toldAt: number;
}

/** Long work: started at once, watched by its events, cancelled by its id. */
export class Jobs {
  readonly #emit: (event: EngineEvent) => void;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #jobs = new Map<string, RunningJob>();

  constructor(environment: { now(): number; newId(): string }, emit: (event: EngineEvent) => void) {
    this.#now = environment.now;
    this.#newId = environment.newId;
    this.#emit = emit;
  }

  start(kind: JobKind, subject: string, work: (context: JobContext) => Promise<unknown>): { jobId: string } {
    const id = this.#newId();
    const controller = new AbortController();
    const job: Job = {
      id,
      kind,
      subject,
      state: 'running',
      progress: null,
      result: null,
      error: null,
      startedAt: this.#now(),
      endedAt: null,
    };
    const { promise, resolve } = Promise.withResolvers<void>();
    const running: RunningJob = { job, controller, ended: promise, toldAt: 0 };
    this.#jobs.set(id, running);
    this.#tell(running);
    // The caller gets the id before the work begins, so that it can listen for the job's events.
    setImmediate(() => {
      this.#run(running, work).finally(resolve);
    });
    return { jobId: id };
  }

  list(): Job[] {
    return Array.from(this.#jobs.values(), (running) => running.job);
  }

  /** Whether any job is running. */
  get busy(): boolean {
    return this.list().some(({ state }) => state === 'running');
  }

  get(id: string): Job {
    return this.#find(id).job;
  }

  cancel(id: string): Job {
    const running = this.#find(id);
    running.controller.abort();
    return running.job;
  }

  /** Cancels everything and waits until it has stopped. */
  async stopAll(): Promise<void> {
    const running = Array.from(this.#jobs.values());
    for (const job of running) {
      job.controller.abort();
    }
    await Promise.all(running.map((job) => job.ended));
  }

  async #run(running: RunningJob, work: (context: JobContext) => Promise<unknown>): Promise<void> {
    const { signal } = running.controller;
    const context: JobContext = {
      signal,
      progress: (progress) => {
        running.job = { ...running.job, progress };
        if (this.#now() - running.toldAt >= PROGRESS_INTERVAL) {
          this.#tell(running);
        }
      },
      breathe: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) {
          throw new QunshuError('cancelled');
        }
      },
    };
    try {
      const result = await work(context);
      running.job = { ...running.job, state: 'done', result };
    } catch (error) {
      running.job = signal.aborted
        ? { ...running.job, state: 'cancelled' }
        : { ...running.job, state: 'failed', error: toErrorData(error) };
    }
    running.job = { ...running.job, endedAt: this.#now() };
    this.#tell(running);
    this.#forgetOldest();
  }

  #tell(running: RunningJob): void {
    running.toldAt = this.#now();
    this.#emit({ type: 'job', job: running.job });
  }

  #find(id: string): RunningJob {
    const running = this.#jobs.get(id);
    if (running === undefined) {
      throw new QunshuError('not-found', { what: 'job', id });
    }
    return running;
  }

  #forgetOldest(): void {
    const ended = Array.from(this.#jobs.values()).filter((running) => running.job.state !== 'running');
    for (const running of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) {
      this.#jobs.delete(running.job.id);
    }
  }
}
