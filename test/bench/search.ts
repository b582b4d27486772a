import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Database } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { MessageStore } from '../support/message-store.ts';
import { measureInProcess, percentile, table } from './measure.ts';
import { contenders } from './search-contenders.ts';
import { addMessages, digestDocuments } from './search-corpus.ts';
import { searchQueries } from './search-queries.ts';

/**
 * Measures indexing and searching, beside other libraries: `node test/bench/search.ts [messages] [digests]`, by
 * default a million messages of about 30 characters, half of them Chinese, and 20,000 digests. The texts are made up,
 * the same on every run. `--keep DIR` keeps the index in a folder, or searches the one that is there; `--alone` leaves
 * the other libraries out; `--fill` only makes the index, which is done in a process of its own, so that the memory
 * told is that of searching. Times are the processor's: the clock on the wall also measures what else the machine does.
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' }, alone: { type: 'boolean' }, fill: { type: 'boolean' } },
});
const MESSAGES = Number(positionals[0] ?? 1_000_000);
const DIGESTS = Number(positionals[1] ?? 20_000);
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
  'by:"sender 3" people',
  'chat:Chat 我们',
];
const QUERIES = [...searchQueries, ...PATHOLOGICAL];

const SCOPES = ['messages', 'digests', 'all'] as const;

interface ContenderFigures {
  readonly indexMilliseconds: number;
  readonly queries: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
  readonly megabytes: number;
  readonly questions: number;
  readonly ndcg: number | null;
}

const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'qunshu-bench-'));
const path = join(folder, 'index.sqlite');
if (options.fill) {
  fill();
} else {
  try {
    await measure();
  } finally {
    if (options.keep === undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function measure(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path)) {
    const own = [import.meta.filename, String(MESSAGES), String(DIGESTS), '--fill', '--keep', folder];
    execFileSync(process.execPath, [...process.execArgv, ...own], { stdio: 'inherit' });
  }
  const memory = process.memoryUsage().rss;
  const store = new MessageStore(join(folder, 'archive.sqlite'));
  const index = new SearchIndex(new Database(path), store, () => performance.now());
  readAhead(index);
  for (const scope of SCOPES) {
    for (const query of QUERIES) {
      index.query({ query, in: scope });
    }
  }
  console.log(
    `memory ${megabytes(process.memoryUsage().rss)} MB after every query once, ${megabytes(memory)} MB of it Node and the program`,
  );
  for (const scope of SCOPES) {
    measureQueries(index, scope);
  }
  console.log(`memory ${megabytes(process.memoryUsage().rss)} MB after all rounds`);
  if (!options.alone) {
    await compare();
  }
}

function fill(): void {
  const store = new MessageStore(join(folder, 'archive.sqlite'));
  const database = new Database(path);
  const index = new SearchIndex(database, store, () => performance.now());
  addMessages(store, MESSAGES);
  const reading = processorTime(() => {
    for (const _ of store.rows()) {
      // What reading costs by itself is told beside what indexing costs.
    }
  });
  const memory = process.memoryUsage().rss;
  const took = processorTime(() => index.indexMessages(store.rows()));
  const grown = process.memoryUsage().rss - memory;
  console.log(
    `${MESSAGES} messages indexed in ${seconds(took)} s (reading the rows alone ${seconds(reading)} s), memory +${megabytes(grown)} MB`,
  );
  const documents = digestDocuments(DIGESTS);
  console.log(`${DIGESTS} digests indexed in ${seconds(processorTime(() => index.indexDigests(documents)))} s`);
  const preparing = processorTime(() => {
    for (let more = true; more; ) {
      more = index.prepareFilters();
    }
  });
  console.log(`what filters need stored in ${seconds(preparing)} s`);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  describeSize(database, textBytes(store));
  database.close();
}

function textBytes(store: MessageStore): number {
  let bytes = Buffer.byteLength(JSON.stringify(digestDocuments(DIGESTS)));
  for (const { text } of store.rows()) {
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

function describeSize(database: Database, texts: number): void {
  const { size } = statSync(path);
  console.log(
    `index.sqlite ${megabytes(size)} MB, ${(size / texts).toFixed(2)} times the ${megabytes(texts)} MB of text`,
  );
  const parts = database.all<{ name: string; size: number }>(
    'SELECT name, sum(pgsize) AS size FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 6',
  );
  console.log(table([['largest parts', 'MB'], ...parts.map((part) => [part.name, megabytes(part.size)])]));
}

/** What the app does between the first keystrokes. */
function readAhead(index: SearchIndex): void {
  const pieces: number[] = [];
  for (let more = true; more; ) {
    pieces.push(processorTime(() => (more = index.readAhead())));
  }
  const total = pieces.reduce((sum, time) => sum + time, 0);
  console.log(
    `read ahead in ${pieces.length} pieces, ${seconds(total)} s in all, the longest ${Math.max(...pieces).toFixed(0)} ms`,
  );
}

function measureQueries(index: SearchIndex, scope: (typeof SCOPES)[number]): void {
  const times: number[] = [];
  const slowest: { query: string; time: number; total: number }[] = [];
  for (const query of QUERIES) {
    let total = 0;
    const own = Array.from({ length: ROUNDS }, () =>
      processorTime(() => {
        total = index.query({ query, in: scope }).total;
      }),
    );
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

/** Finding the best ten of the same digests, each library in a process of its own. */
async function compare(): Promise<void> {
  const run = join(import.meta.dirname, 'search-contender-run.ts');
  const rows: string[][] = [];
  for (const name of Object.keys(contenders)) {
    const figures = await measureInProcess<ContenderFigures>(run, name, String(DIGESTS));
    rows.push([
      name,
      seconds(figures.indexMilliseconds),
      figures.p50.toFixed(1),
      figures.p95.toFixed(1),
      figures.worst.toFixed(1),
      String(figures.queries),
      figures.megabytes.toFixed(0),
      figures.ndcg?.toFixed(3) ?? 'no data',
    ]);
  }
  const heading = ['', 'indexing, s', 'p50, ms', 'p95, ms', 'worst, ms', 'queries', 'memory, MB', 'nDCG@10 (CMRC)'];
  console.log(`${DIGESTS} digests, the best ten:`);
  console.log(table([heading, ...rows]));
}

/** Milliseconds of processor time that some work takes. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
