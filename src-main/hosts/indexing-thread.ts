import { Worker } from 'node:worker_threads';
import type { IndexingThread } from '../engine/library/index.ts';
import type { MessageBatch } from '../engine/search/index.ts';

/** What the engine says to the indexing thread; every message is answered by one `FromIndexing`. */
export type ToIndexing =
  | { readonly type: 'add'; readonly batch: MessageBatch }
  | { readonly type: 'finish' }
  | { readonly type: 'close' };

/** `error` is null where all went well. */
export interface FromIndexing {
  readonly error: string | null;
}

/** Batches on their way: more would only fill the memory. */
const MOST_WAITING = 4;
/** Like the engine's own: what is made here is gone after a batch. */
const YOUNG_GENERATION_MEGABYTES = 8;

/** The indexing thread's entry file lies beside the engine worker's, in the source tree and in a build. */
export function indexWorkerBeside(engineWorker: URL): URL {
  return new URL(engineWorker.pathname.endsWith('.ts') ? 'index-worker.ts' : 'index-worker.js', engineWorker);
}

/** Starts a thread that indexes messages ahead into the index file at `indexPath`. */
export function startIndexing(workerUrl: URL, indexPath: string): IndexingThread {
  const worker = new Worker(workerUrl, {
    workerData: indexPath,
    name: 'qunshu-index',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES },
  });
  let waiting = 0;
  let failure: Error | null = null;
  let wake = Promise.withResolvers<void>();

  const moveOn = () => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  const fail = (error: Error) => {
    failure ??= error;
    waiting = 0;
    moveOn();
  };
  worker.on('message', ({ error }: FromIndexing) => {
    waiting--;
    if (error !== null) {
      fail(new Error(error));
    }
    moveOn();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the indexing thread has stopped')));

  const say = async (message: ToIndexing, most: number): Promise<void> => {
    if (failure === null) {
      waiting++;
      worker.postMessage(message);
    }
    while (waiting > most) {
      await wake.promise;
    }
    if (failure !== null) {
      throw failure;
    }
  };

  return {
    add: (batch) => say({ type: 'add', batch }, MOST_WAITING),
    finish: () => say({ type: 'finish' }, 0),
    async close() {
      // Its connection is closed in order, so that the index stays in the state of its last transaction.
      await say({ type: 'close' }, 0).catch(() => undefined);
      await worker.terminate();
    },
  };
}
