import { parentPort, workerData } from 'node:worker_threads';
import { QunshuError } from '../contract/errors.ts';
import { Database } from '../engine/library/thread.ts';
import { StagingIndex } from '../engine/search/thread.ts';
import type { FromIndexing, ToIndexing } from './indexing-thread.ts';

/** Indexes messages on a thread of its own while the engine's imports them; see engine/index-ahead.ts. */
const port = parentPort;
if (port === null) {
  throw new QunshuError('internal', { reason: 'the indexing worker was started without a port' });
}

/** Segments are written once, in order: there is little to remember. */
const CACHE_MEGABYTES = 4;
const database = new Database(workerData as string, { cacheMegabytes: CACHE_MEGABYTES });
const index = new StagingIndex(database);

port.on('message', (message: ToIndexing) => {
  let error: string | null = null;
  try {
    if (message.type === 'add') {
      index.add(message.batch);
    } else if (message.type === 'finish') {
      index.finish();
    } else {
      database.close();
    }
  } catch (caught) {
    error = caught instanceof Error ? caught.message : String(caught);
  }
  port.postMessage({ error } satisfies FromIndexing);
});
