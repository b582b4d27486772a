import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImportsDone, Job } from '../../src-main/contract/index.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import { Database, type IndexingThread } from '../../src-main/engine/library/index.ts';
import { indexWorkerBeside, startIndexing } from '../../src-main/hosts/indexing-thread.ts';
import { testEnvironment } from '../support/environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MESSAGES = 1500;
const indexWorker = indexWorkerBeside(new URL('../../src-main/hosts/worker.ts', import.meta.url));
const realThread = (indexPath: string) => startIndexing(indexWorker, indexPath);

/** Long messages: an export worth a second thread that is read in no time. */
function writeExport(folder: string): string {
  const long = '大家好，今天我们讨论量化模型的部署 deployment 问题。'.repeat(40);
  const lines = Array.from(
    { length: MESSAGES },
    (_, place) =>
      `[2024/3/${1 + (place % 28)} ${9 + (place % 9)}:${10 + (place % 50)}:00] 小明${place % 7}: 第${place}条 ${long}`,
  );
  const path = join(folder, 'WhatsApp Chat with 部署.txt');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function importWith(thread: ((indexPath: string) => IndexingThread) | null, cancel = false) {
  const folder = temporaryFolder();
  const engine = createEngine({ ...testEnvironment(folder), ...(thread && { startIndexing: thread }) });
  onTestFinished(() => engine.close());
  const library = join(folder, 'library');
  await engine.call('library.create', { path: library, timezone: 'Asia/Shanghai' });
  const { promise, resolve } = Promise.withResolvers<Job>();
  engine.subscribe((event) => {
    if (event.type === 'job' && event.job.state !== 'running') {
      resolve(event.job);
    } else if (event.type === 'job' && cancel && (event.job.progress?.done ?? 0) > 0) {
      void engine.call('jobs.cancel', { id: event.job.id });
    }
  });
  await engine.call('importing.start', { paths: [writeExport(folder)], options: { dateOrder: 'ymd' } });
  return { engine, job: await promise, index: join(library, 'index.sqlite') };
}

function terms(index: string) {
  const database = new Database(index, { readOnly: true });
  onTestFinished(() => database.close());
  return {
    segments: database.all('SELECT base, last, documents, staged, seqs, lengths, days FROM message_segment'),
    terms: database.all('SELECT first, data FROM message_terms'),
    last: database.get("SELECT value FROM search_state WHERE key = 'last-message'"),
  };
}

describe('SEARCH-35 an import indexed ahead', () => {
  it('is the same as one indexed afterwards', async () => {
    let started = 0;
    const ahead = await importWith((indexPath) => {
      started++;
      return realThread(indexPath);
    });
    const afterwards = await importWith(null);
    expect(started).toBe(1);
    expect((ahead.job.result as ImportsDone).reports[0]?.added).toBe(MESSAGES);
    expect(terms(ahead.index).segments).toHaveLength(1);
    expect(terms(ahead.index)).toEqual(terms(afterwards.index));
    const { total, complete } = await ahead.engine.call('search.query', { query: '量化 deployment', in: 'messages' });
    expect({ total, complete }).toEqual({ total: MESSAGES, complete: true });
  });

  it('is indexed in the usual way when the second thread fails', async () => {
    const failing = (indexPath: string): IndexingThread => {
      const real = realThread(indexPath);
      let batches = 0;
      return { ...real, add: (batch) => (++batches > 1 ? Promise.reject(new Error('no more')) : real.add(batch)) };
    };
    const failed = await importWith(failing);
    const dead = await importWith((indexPath) => startIndexing(new URL('nowhere.ts', indexWorker), indexPath));
    const afterwards = await importWith(null);
    expect(failed.job.state).toBe('done');
    expect(terms(failed.index)).toEqual(terms(afterwards.index));
    expect(terms(dead.index)).toEqual(terms(afterwards.index));
  });

  it('leaves nothing when it is cancelled', async () => {
    const cancelled = await importWith(realThread, true);
    expect(cancelled.job.state).toBe('cancelled');
    expect(terms(cancelled.index).segments).toEqual([]);
    expect(terms(cancelled.index).terms).toEqual([]);
  });
});
