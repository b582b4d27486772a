import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { plainText } from '../../src-main/engine/text/index.ts';
import { MessageStore } from '../support/message-store.ts';
import { PlainBm25 } from './bm25.ts';
import { judge, mean, type Relevance } from './relevance.ts';
import {
  type Collection,
  conversations,
  doctorsAnswers,
  squadParagraphs,
  squadSentences,
} from './search-collections.ts';

/**
 * Measures how well digests are found by questions: `node test/quality/search.ts [name]`, beside
 * plain BM25. The data is for measuring only and lies outside the checkout; without it this says so.
 */

const shared = process.env.QUNSHU_SHARED ?? join(import.meta.dirname, '../../../shared');
const data = join(shared, 'data');

const collections: readonly (() => Collection)[] = [
  () => squadParagraphs('CMRC 2018 (zh-Hans)', join(data, 'squad-zh/cmrc2018_dev.json')),
  () => squadParagraphs('DRCD (zh-Hant)', join(data, 'squad-zh/DRCD_dev.json')),
  () => squadSentences('CMRC sentences (synthetic)', join(data, 'squad-zh/cmrc2018_dev.json')),
  () => squadSentences('DRCD sentences (synthetic)', join(data, 'squad-zh/DRCD_dev.json')),
  () => doctorsAnswers('doctors’ answers (zh)', join(data, 'medqa-zh/train-700.json')),
  () => conversations('IRC conversations (en)', join(data, 'irc-disentanglement/train')),
  () => conversations('IRC by longest message (en)', join(data, 'irc-disentanglement/train'), 'longest'),
];

if (existsSync(data)) {
  for (const make of collections) {
    const collection = make();
    if (collection.name.includes(process.argv[2] ?? '')) {
      measure(collection);
    }
  }
} else {
  console.log(`No data at ${data}: nothing is measured.`);
}

function measure({ name, documents, questions }: Collection): void {
  const database = new Database(':memory:');
  const index = new SearchIndex(database, new MessageStore(), () => performance.now());
  const plain = new PlainBm25();
  database.transaction(() => {
    for (const { id, title = '', body } of documents) {
      const answers = plainText(body);
      index.indexDigest({
        id,
        title,
        ask: '',
        background: '',
        answers,
        discussion: '',
        conclusion: '',
        tags: [],
        contributors: [],
        updatedAt: 0,
        status: 'published',
        chatIds: [],
        discussedFrom: null,
        discussedTo: null,
        holds: [],
      });
      plain.add(id, `${title} ${answers}`);
    }
  });
  const times: number[] = [];
  const ours = questions.map(({ text, gains }) => {
    const started = process.cpuUsage();
    const { hits } = index.query({ query: text, in: 'digests', limit: 100 });
    const used = process.cpuUsage(started);
    times.push((used.user + used.system) / 1000);
    return judge(
      hits.map(({ id }) => id),
      gains,
    );
  });
  const reference = questions.map(({ text, gains }) => judge(plain.search(text, 100), gains));
  times.sort((left, right) => left - right);
  console.log(`${name}: ${documents.length} documents, ${questions.length} questions`);
  print('BM25', mean(reference));
  print('Qunshu', mean(ours));
  // What is tuned is tuned on the first half; the second says whether it was chance.
  const half = Math.floor(questions.length / 2);
  print('BM25, second half', mean(reference.slice(half)));
  print('Qunshu, second half', mean(ours.slice(half)));
  const [median, most] = [0.5, 0.95].map((share) => times[Math.floor(times.length * share)]?.toFixed(1));
  console.log(`  a query for 100 hits: p50 ${median} ms, p95 ${most} ms of processor time`);
}

function print(system: string, { ndcg, recall, reciprocalRank }: Relevance): void {
  const figures = [ndcg, recall, reciprocalRank].map((figure) => figure.toFixed(3)).join(' / ');
  console.log(`  ${system.padEnd(19)} nDCG@10 / recall@10 / MRR@10  ${figures}`);
}
