import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { MessageStore } from '../support/message-store.ts';
import { chatTexts } from './chat-texts.ts';

/**
 * Measures indexing and searching: `node test/bench/search.ts [messages] [digests]`, by default a
 * million messages of about 30 characters, half of them Chinese, and 2,000 digests. The texts are
 * made up, the same on every run.
 */

const MESSAGES = Number(process.argv[2] ?? 1_000_000);
const DIGESTS = Number(process.argv[3] ?? 2000);
const ROUNDS = 5;

/** Frequent and rare, single characters and sentences, every operator. */
const QUERIES = [
  '的',
  '一',
  '我',
  '发',
  '的 一',
  '是的',
  '我们',
  '一个',
  '模型',
  '问题 工作',
  '什么时候开会',
  'the',
  'people',
  'people take',
  'the people you know',
  'how would you make this work',
  'q4_k_m',
  'q4_k_m 的',
  'C++',
  'v1.2',
  '3.5%',
  'config.json',
  'https://example.org/docs',
  'iPhone15 的',
  'GPT-4 people',
  '"in the"',
  '"a good day"',
  'people OR 我们',
  'people -the',
  '的 -一',
  'peop',
  'wutwu',
  'worrk',
  'zzzzqqq',
  '我們 時間',
  'Ｐｅｏｐｌｅ',
];

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

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
  const started = performance.now();
  database.transaction(() => {
    for (const document of documents) {
      index.indexDigest(document);
    }
  });
  return performance.now() - started;
}

function measureQueries(index: SearchIndex, scope: 'all' | 'messages' | 'digests'): void {
  const times: number[] = [];
  const slowest: { query: string; time: number; total: number }[] = [];
  for (const query of QUERIES) {
    index.query({ query, in: scope });
    let total = 0;
    const own = Array.from({ length: ROUNDS }, () => {
      const result = index.query({ query, in: scope });
      total = result.total;
      return result.tookMs;
    });
    times.push(...own);
    slowest.push({
      query,
      time: percentile(
        own.sort((a, b) => a - b),
        0.5,
      ),
      total,
    });
  }
  times.sort((a, b) => a - b);
  const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(1));
  console.log(`in ${scope}: p50 ${p50} ms, p95 ${p95} ms, slowest ${worst} ms`);
  for (const { query, time, total } of slowest.sort((a, b) => b.time - a.time).slice(0, 8)) {
    console.log(`    ${time.toFixed(1).padStart(7)} ms  ${query}  (${total})`);
  }
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
  console.log(`index.sqlite ${(statSync(path).size / 1e6).toFixed(0)} MB`);
  for (const scope of ['messages', 'digests', 'all'] as const) {
    measureQueries(index, scope);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
