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

/** Characters on their way: enough for what is imported while the thread starts; more would only fill the memory. */
const MOST_WAITING = 4_000_000;
/** Like the engine's own: what is made here is gone after a batch. */
const YOUNG_GENERATION_MEGABYTES = 8;
/** Three times what it ever needs; of a heap that may not grow large, V8 lets less garbage lie. */
const OLD_GENERATION_MEGABYTES = 128;

/** The indexing thread's entry file lies beside the engine worker's, in the source tree and in a build. */
export function indexWorkerBeside(engineWorker: URL): URL {
  return new URL(engineWorker.pathname.endsWith('.ts') ? 'index-worker.ts' : 'index-worker.js', engineWorker);
}

/** Starts a thread that indexes messages ahead into the index file at `indexPath`. */
export function startIndexing(workerUrl: URL, indexPath: string): IndexingThread {
  const worker = new Worker(workerUrl, {
    workerData: indexPath,
    name: 'qunshu-index',
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES,
      maxOldGenerationSizeMb: OLD_GENERATION_MEGABYTES,
    },
  });
  /** Characters of each message that is not answered yet, in order. */
  let waiting: number[] = [];
  let failure: Error | null = null;
  let wake = Promise.withResolvers<void>();

  const moveOn = () => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  const fail = (error: Error) => {
    failure ??= error;
    waiting = [];
    moveOn();
  };
  worker.on('message', ({ error }: FromIndexing) => {
    waiting.shift();
    if (error !== null) {
      fail(new Error(error));
    }
    moveOn();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the indexing thread has stopped')));

  const send = (message: ToIndexing, characters: number): void => {
    if (failure !== null) {
      throw failure;
    }
    waiting.push(characters);
    worker.postMessage(message);
  };
  const wait = async (isEnough: () => boolean): Promise<void> => {
    while (failure === null && !isEnough()) {
      await wake.promise;
    }
    if (failure !== null) {
      throw failure;
    }
  };
  const allAnswered = () => waiting.length === 0;

  return {
    async add(batch) {
      send({ type: 'add', batch }, batch.texts.length);
      await wait(() => waiting.reduce((sum, characters) => sum + characters, 0) <= MOST_WAITING);
    },
    async finish() {
      send({ type: 'finish' }, 0);
      await wait(allAnswered);
    },
    async close() {
      if (failure === null) {
        // Its connection is closed in order, so that the index stays in the state of its last transaction.
        send({ type: 'close' }, 0);
        await wait(allAnswered).catch(() => undefined);
      }
      await worker.terminate();
    },
  };
}
