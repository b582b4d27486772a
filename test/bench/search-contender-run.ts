import { join } from 'node:path';
import type { DigestDocument } from '../../src-main/engine/search/index.ts';
import { dataFolder } from '../quality/data-folder.ts';
import { judge, mean } from '../quality/relevance.ts';
import { squadParagraphs } from '../quality/search-collections.ts';
import { percentile } from './measure.ts';
import { contenders } from './search-contenders.ts';
import { digestDocuments, emptyDigest } from './search-corpus.ts';
import { searchQueries } from './search-queries.ts';

/**
 * One way to find digests, measured in a process of its own: `node search-contender-run.ts NAME DIGESTS`. Prints one
 * JSON object. Times are the processor's.
 */
const [name = '', digests = ''] = process.argv.slice(2);
const make = contenders[name];
if (make === undefined) {
  throw new Error(`search-contender-run.ts (${Object.keys(contenders).join(' | ')}) DIGESTS`);
}

/** A contender that takes longer than this for its queries is not asked the rest, milliseconds. */
const PATIENCE = 60_000;
const ROUNDS = 3;
/** Every so many-th question of the collection is asked. */
const QUESTIONS = 16;

const documents = digestDocuments(Number(digests));
const contender = make();
const memory = process.memoryUsage().rss;
const indexing = processorTime();
contender.add(documents);
const indexMilliseconds = processorTime() - indexing;
const times: number[] = [];
const started = processorTime();
for (let round = 0; round < ROUNDS; round++) {
  for (const query of searchQueries) {
    if (processorTime() - started < PATIENCE) {
      const before = processorTime();
      contender.search(query);
      times.push(processorTime() - before);
    }
  }
}
const megabytes = (process.memoryUsage().rss - memory) / 1e6;
contender.close?.();
console.log(
  JSON.stringify({
    indexMilliseconds,
    queries: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    worst: Math.max(...times),
    megabytes,
    ...relevance(),
  }),
);

/** nDCG@10 of questions of CMRC 2018; null without the data. */
function relevance(): { questions: number; ndcg: number | null } {
  const data = dataFolder();
  if (data === null || make === undefined) {
    return { questions: 0, ndcg: null };
  }
  const collection = squadParagraphs('CMRC 2018', join(data, 'squad-zh/cmrc2018_dev.json'));
  const judged = make();
  judged.add(collection.documents.map(({ id, body }): DigestDocument => ({ ...emptyDigest(id), answers: body })));
  const asked = collection.questions.filter((_, place) => place % QUESTIONS === 0);
  const { ndcg } = mean(asked.map(({ text, gains }) => judge(judged.search(text), gains)));
  judged.close?.();
  return { questions: asked.length, ndcg };
}

/** Milliseconds of processor time this process has used. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
