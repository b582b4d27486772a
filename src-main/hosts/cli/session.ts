import { randomUUID } from 'node:crypto';
import type { Call, Job, JobStarted } from '../../contract/index.ts';
import { fromErrorData, QunshuError } from '../../contract/index.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import { indexWorkerBeside, startIndexing } from '../indexing-thread.ts';
import { documentsFolder, locate, userDataFolder } from '../locations.ts';
import { hostNetwork } from '../network.ts';
import { chromiumPrinter } from '../printing/chromium-printer.ts';
import type { Output } from './output.ts';

/** The engine in this process, with what every command needs of it. */
export class Session {
  readonly engine: Engine;
  readonly output: Output;
  readonly #running = new Set<string>();

  constructor(output: Output, entry: string) {
    this.output = output;
    const { resourcesFolder, workerUrl } = locate(entry);
    this.engine = createEngine({
      now: Date.now,
      newId: randomUUID,
      userDataFolder: userDataFolder(),
      resourcesFolder,
      documentsFolder: documentsFolder(),
      printer: chromiumPrinter(),
      startIndexing: (indexPath) => startIndexing(indexWorkerBeside(workerUrl), indexPath),
      network: hostNetwork,
    });
  }

  get call(): Call {
    return this.engine.call;
  }

  /**
   * Opens a library and waits until its index is complete. Commands that only read may do so beside
   * a program that holds the library.
   */
  async open(path: string, access: 'read' | 'write'): Promise<void> {
    try {
      await this.call('library.open', { path });
    } catch (error) {
      if (access === 'write' || !(error instanceof QunshuError) || error.code !== 'library-locked') {
        throw error;
      }
      this.output.note(`${error.message} Reading only.`);
      await this.call('library.open', { path, readOnly: true });
    }
    for (const job of await this.call('jobs.list', {})) {
      await this.#watch(job.id);
    }
  }

  /** Waits for a job, shows its progress, and gives its result. Ctrl-C cancels it. */
  async finish<Result>(started: Promise<JobStarted>): Promise<Result> {
    const { jobId } = await started;
    const job = await this.#watch(jobId);
    if (job.state === 'cancelled') {
      throw new QunshuError('cancelled');
    }
    if (job.error !== null) {
      throw fromErrorData(job.error);
    }
    return job.result as Result;
  }

  /** Cancels what is under way. False when there is nothing. */
  interrupt(): boolean {
    for (const id of this.#running) {
      void this.call('jobs.cancel', { id });
    }
    return this.#running.size > 0;
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  async #watch(id: string): Promise<Job> {
    this.#running.add(id);
    const { promise, resolve } = Promise.withResolvers<Job>();
    const unsubscribe = this.engine.subscribe((event) => {
      if (event.type !== 'job' || event.job.id !== id) {
        return;
      }
      this.#show(event.job);
      if (event.job.state !== 'running') {
        resolve(event.job);
      }
    });
    // It may have ended before anybody listened.
    const now = await this.call('jobs.get', { id });
    const ended = now.state === 'running' ? await promise : now;
    unsubscribe();
    this.#running.delete(id);
    return ended;
  }

  #show(job: Job): void {
    const progress = job.progress;
    if (job.state === 'running' && progress !== null) {
      const share =
        progress.total > 0 ? ` ${Math.floor((progress.done / progress.total) * 100)} %` : ` ${progress.done}`;
      this.output.status(`${job.subject}: ${progress.stage}${share}`);
    }
  }
}
