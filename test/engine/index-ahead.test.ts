import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Job, ParsedRecord } from '../../src-main/contract/index.ts';
import { Archive, archiveMigrations } from '../../src-main/engine/archive/index.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import { IndexAhead } from '../../src-main/engine/index-ahead.ts';
import { Database, type IndexingThread, Library, type StartIndexing } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { indexWorkerBeside, startIndexing } from '../../src-main/hosts/indexing-thread.ts';
import { testEnvironment } from '../support/environment.ts';
import { MessageStore } from '../support/message-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MESSAGES = 2500;
const LARGE = 10_000_000;
const indexWorker = indexWorkerBeside(new URL('../../src-main/hosts/worker.ts', import.meta.url));
const realThread: StartIndexing = (indexPath) => startIndexing(indexWorker, indexPath);

const message = (place: number): ParsedRecord => ({
  type: 'message',
  sender: { name: `小明${place % 7}` },
  at: { local: 1_700_028_800_000 + place * 60_000, instant: 1_700_000_000_000 + place * 60_000 },
  kind: place % 9 === 0 ? 'system' : 'text',
  text: `第 ${place} 条：请问怎么部署 q4_k_m？`,
  line: place,
});

function library() {
  const folder = temporaryFolder();
  const opened = Library.create(
    join(folder, 'library'),
    { timezone: 'Asia/Shanghai' },
    { archiveMigrations, indexVersion: 1 },
    testEnvironment(folder),
  );
  onTestFinished(() => opened.close());
  const archive = new Archive(opened.archive);
  return { archive, index: opened.index, search: new SearchIndex(opened.index, new MessageStore(), () => 0) };
}

/** Imports as the import job does. */
async function importWith(start: StartIndexing | null, { isCancelled = false, exportBytes = LARGE } = {}) {
  const { archive, index, search } = library();
  const about = { exportBytes, lastSeq: archive.messages.lastSeq(), indexPath: index.path };
  const ahead = IndexAhead.for(search, about, start);
  const session = archive.beginImport({
    file: 'chat.txt',
    format: 'whatsapp',
    defaultTimezone: 'Asia/Shanghai',
    importedAt: 0,
    newId: () => 'import',
    onAdded: (added) => ahead?.add(added),
  });
  session.add([{ type: 'chat', platform: 'whatsapp', kind: 'group', name: '部署' }]);
  for (let place = 0; place < MESSAGES; place += 500) {
    session.add(Array.from({ length: 500 }, (_, next) => message(place + next)));
    await ahead?.flush();
  }
  const indexed = ahead?.finish();
  if (isCancelled) {
    session.abort();
    await ahead?.abandon();
  } else {
    session.commit();
    await indexed;
    await ahead?.publish();
  }
  const isIndexed = search.lastIndexedSeq() > 0;
  if (!isIndexed) {
    search.indexMessages([...archive.messages.textsSince(0)].flat());
  }
  return { isIndexed, terms: termsOf(index) };
}

function termsOf(index: Database) {
  return {
    segments: index.all('SELECT base, last, documents, staged, seqs, lengths, days FROM message_segment'),
    terms: index.all('SELECT first, data FROM message_terms'),
    last: index.get("SELECT value FROM search_state WHERE key = 'last-message'"),
  };
}

describe('SEARCH-36 an import indexed ahead', () => {
  it('is the same as one indexed afterwards', async () => {
    const ahead = await importWith(realThread);
    const afterwards = await importWith(null);
    expect(ahead.isIndexed).toBe(true);
    expect(afterwards.isIndexed).toBe(false);
    expect(ahead.terms.segments).toHaveLength(1);
    expect(ahead.terms).toEqual(afterwards.terms);
  });

  it('is indexed in the usual way when the second thread fails, or never starts', async () => {
    const failing: StartIndexing = (indexPath): IndexingThread => {
      const real = realThread(indexPath);
      let batches = 0;
      return { ...real, add: (batch) => (++batches > 1 ? Promise.reject(new Error('no more')) : real.add(batch)) };
    };
    const failed = await importWith(failing);
    const dead = await importWith((indexPath) => startIndexing(new URL('nowhere.ts', indexWorker), indexPath));
    const afterwards = await importWith(null);
    expect([failed.isIndexed, dead.isIndexed]).toEqual([false, false]);
    expect(failed.terms).toEqual(afterwards.terms);
    expect(dead.terms).toEqual(afterwards.terms);
  });

  it('leaves nothing when it is cancelled', async () => {
    const cancelled = await importWith(realThread, { isCancelled: true });
    expect(cancelled.isIndexed).toBe(false);
    expect(cancelled.terms).toMatchObject({ segments: [], terms: [] });
  });

  it('starts no second thread for a small export', async () => {
    const small = await importWith(() => expect.fail('a thread for a small export'), { exportBytes: 1_000_000 });
    expect(small.isIndexed).toBe(false);
  });
});

describe('ARCHIVE-15 a message indexed ahead that turns out to have been there', () => {
  it('is among those the index is told are gone', () => {
    const { archive } = library();
    const importOf = (text: string, line: number) => {
      const added: number[] = [];
      const session = archive.beginImport({
        file: 'chat.txt',
        format: 'whatsapp',
        defaultTimezone: 'UTC',
        importedAt: 0,
        newId: () => `import-${line}`,
        onAdded: ({ seq }) => added.push(seq),
      });
      session.add([
        { type: 'chat', platform: 'whatsapp', kind: 'group', name: '部署' },
        { ...message(1), text, line } as ParsedRecord,
      ]);
      session.commit();
      return added;
    };
    importOf('请问怎么部署这个模型到服务器上', 1);
    const [copy] = importOf('请问怎么部署这个模型到服务器上？', 2);
    expect(copy).toBeDefined();
    expect(archive.messages.textOf(copy ?? 0)).toBeUndefined();
    expect(archive.changes.messages()).toContain(copy);
  });
});

describe('SEARCH-36 the import job', () => {
  it('has indexed ahead when it comes to the index', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'WhatsApp Chat with 部署.txt');
    const filler = 'x'.repeat(3600);
    const lines = Array.from(
      { length: 1200 },
      (_, place) => `[2024/3/20 9:10:${10 + (place % 50)}] 小明: 部署 ${filler}`,
    );
    writeFileSync(path, `${lines.join('\n')}\n`);
    let started = 0;
    const startAndCount: StartIndexing = (indexPath) => {
      started++;
      return realThread(indexPath);
    };
    const engine = createEngine({ ...testEnvironment(folder), startIndexing: startAndCount });
    onTestFinished(() => engine.close());
    const library = join(folder, 'library');
    await engine.call('library.create', { path: library, timezone: 'Asia/Shanghai' });
    const { promise, resolve } = Promise.withResolvers<Job>();
    engine.subscribe((event) => {
      if (event.type === 'job' && event.job.state !== 'running') {
        resolve(event.job);
      }
    });
    await engine.call('importing.start', { paths: [path], options: { dateOrder: 'ymd' } });
    expect((await promise).state).toBe('done');
    expect(started).toBe(1);
    const { total, complete } = await engine.call('search.query', { query: '部署', in: 'messages' });
    expect({ total, complete }).toEqual({ total: 1200, complete: true });
    const index = new Database(join(library, 'index.sqlite'), { readOnly: true });
    onTestFinished(() => index.close());
    expect(termsOf(index).segments).toMatchObject([{ staged: 0, documents: 1200 }]);
  });
});
