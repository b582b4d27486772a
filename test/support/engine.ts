import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fromErrorData, type Job, type JobStarted } from '../../src-main/contract/index.ts';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { testEnvironment } from './environment.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An engine with an empty library, in a folder that is removed when the test ends. */
export interface TestEngine {
  readonly call: Engine['call'];
  readonly folder: string;
  readonly library: string;
  /** Waits for a job and gives its result. */
  finish<Result>(started: Promise<JobStarted>): Promise<Result>;
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string | Buffer): string;
}

export async function openEngine(): Promise<TestEngine> {
  const folder = temporaryFolder();
  const engine = createEngine(testEnvironment(folder));
  onTestFinished(() => engine.close());
  const library = join(folder, 'library');
  await engine.call('library.create', { path: library, timezone: 'Asia/Shanghai' });
  return {
    call: engine.call,
    folder,
    library,
    async finish<Result>(started: Promise<JobStarted>): Promise<Result> {
      const ended = Promise.withResolvers<Job>();
      const stop = engine.subscribe((event) => {
        if (event.type === 'job' && event.job.state !== 'running') {
          ended.resolve(event.job);
        }
      });
      await started;
      const job = await ended.promise;
      stop();
      if (job.error !== null) {
        throw fromErrorData(job.error);
      }
      return job.result as Result;
    },
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}
