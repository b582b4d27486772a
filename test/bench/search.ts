import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { MessageStore } from '../support/message-store.ts';
import { chatTexts } from './chat-texts.ts';
import { percentile, table } from './measure.ts';
import { searchQueries } from './search-queries.ts';

/**
 * Measures indexing and searching: `node test/bench/search.ts [messages] [digests]`, by default a
 * million messages of about 30 characters, half of them Chinese, and 20,000 digests. The texts are
 * made up, the same on every run.
 */

const MESSAGES = Number(process.argv[2] ?? 1_000_000);
const DIGESTS = Number(process.argv[3] ?? 20_000);
const ROUNDS = 5;

/** What nobody should type and somebody will. */
const PATHOLOGICAL = [
  '的 是 我 你 他 在 有 不 了 一',
  'what is the way to do it when you have to make it work and there is no time to think about all the other people who know how to do that',
  Array.from({ length: 5000 }, (_, number) => String.fromCharCode(0x4e00 + ((number * 7919) % 3000))).join(' '),
  '怎么才能让群里的潜水成员活跃起来？',
  '我们今天要怎么解决这个问题才能让大家都觉得可以接受呢',
  'is:message has:link',
  '的 from:2021 before:2022-06',
];
const QUERIES = [...searchQueries, ...PATHOLOGICAL];

function fill(store: MessageStore): void {
  const next = chatTexts(1);
  let made = 0;
  while (made < MESSAGES) {
    const count = Math.min(100_000, MESSAGES - made);
    store.add(
      Array.from({ length: count }, (_, index) => ({ text: next(), at: 1_600_000_000_000 + (made + index) * 100_000 })),
    );
    made += count;
  }
}

function textBytes(store: MessageStore): number {
  let bytes = 0;
  for (const { text } of store.rows()) {
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

let digestBytes = 0;

function indexDigests(index: SearchIndex, database: Database): number {
  const next = chatTexts(2);
  const text = (sentences: number) => Array.from({ length: sentences }, next).join('\n');
  const documents = Array.from({ length: DIGESTS }, (_, number) => ({
    id: `d${number}`,
    title: next(),
    ask: text(2),
    background: text(2),
    answers: text(8),
    discussion: text(4),
    conclusion: text(2),
    tags: [next().slice(0, 4), next().slice(0, 4)],
    contributors: ['Li', 'Wang'],
    updatedAt: 1_700_000_000_000 + number,
    status: 'published' as const,
    chatIds: [],
    discussedFrom: null,
    discussedTo: null,
    holds: [],
  }));
  digestBytes = Buffer.byteLength(JSON.stringify(documents));
  const started = performance.now();
  database.transaction(() => {
    for (const document of documents) {
      index.indexDigest(document);
    }
  });
  return performance.now() - started;
}

/** Times are the processor's: the clock on the wall also measures what else the machine does. */
function measureQueries(index: SearchIndex, scope: 'all' | 'messages' | 'digests'): void {
  const times: number[] = [];
  const slowest: { query: string; time: number; total: number }[] = [];
  for (const query of QUERIES) {
    let total = 0;
    const own = Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage();
      total = index.query({ query, in: scope }).total;
      const used = process.cpuUsage(before);
      return (used.user + used.system) / 1000;
    });
    times.push(...own);
    slowest.push({ query, time: Math.max(...own), total });
  }
  const [p50, p95] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1));
  console.log(`in ${scope}: p50 ${p50} ms, p95 ${p95} ms, slowest ${Math.max(...times).toFixed(1)} ms`);
  const rows = slowest
    .sort((a, b) => b.time - a.time)
    .slice(0, 8)
    .map(({ query, time, total }) => [time.toFixed(1), query.slice(0, 40), String(total)]);
  console.log(table([['slowest, ms', 'query', 'found'], ...rows]));
}

const folder = mkdtempSync(join(tmpdir(), 'qunshu-bench-'));
try {
  const store = new MessageStore(join(folder, 'archive.sqlite'));
  fill(store);
  let rows = performance.now();
  for (const row of store.rows()) {
    rows = row.seq === 0 ? 0 : rows;
  }
  const reading = performance.now() - rows;
  const path = join(folder, 'index.sqlite');
  const database = new Database(path);
  const index = new SearchIndex(database, store, () => performance.now());
  const memory = process.memoryUsage().rss;
  const cpu = process.cpuUsage();
  const started = performance.now();
  index.indexMessages(store.rows());
  const took = performance.now() - started;
  const used = process.cpuUsage(cpu);
  const grown = (process.memoryUsage().rss - memory) / 1e6;
  console.log(
    `${MESSAGES} messages indexed in ${(took / 1000).toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(2)} s of processor; ` +
      `reading the rows alone ${(reading / 1000).toFixed(2)} s), memory +${grown.toFixed(0)} MB`,
  );
  console.log(`${DIGESTS} digests indexed in ${(indexDigests(index, database) / 1000).toFixed(2)} s`);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const texts = textBytes(store) + digestBytes;
  const size = statSync(path).size;
  console.log(
    `index.sqlite ${(size / 1e6).toFixed(0)} MB, ${(size / texts).toFixed(2)} times the ${(texts / 1e6).toFixed(0)} MB of text`,
  );
  for (const scope of ['messages', 'digests', 'all'] as const) {
    measureQueries(index, scope);
  }
  console.log(`memory while searching ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, that of Node included`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
