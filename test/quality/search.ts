import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { dataFolder } from './data-folder.ts';

/**
 * Measures how well the search ranks: `node test/quality/search.ts`. Questions of CMRC 2018 and
 * DRCD are asked of their paragraphs as digests; a question's relevant digest is its paragraph. The
 * corpora lie in the folder QUNSHU_DATA names, or in ../shared/data beside the checkout.
 */

interface Collection {
  readonly name: string;
  readonly file: string;
  /** BM25 (k1 1.2, b 0.75) over bigrams: nDCG@10, Recall@10, MRR@10. */
  readonly reference: readonly [number, number, number];
}

const COLLECTIONS: readonly Collection[] = [
  { name: 'DRCD', file: 'DRCD_dev.json', reference: [0.968, 0.995, 0.958] },
  { name: 'CMRC 2018', file: 'cmrc2018_dev.json', reference: [0.981, 0.998, 0.976] },
];
const DEPTH = 10;

interface Squad {
  readonly data: readonly {
    readonly title?: string;
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly { readonly question: string }[];
    }[];
  }[];
}

interface Scores {
  readonly documents: number;
  readonly queries: number;
  readonly ndcg: number;
  readonly recall: number;
  readonly reciprocalRank: number;
  readonly milliseconds: number;
}

/** @returns null when the corpus is not there */
export function measureSearch(folder: string, collection: Collection): Scores | null {
  const path = join(folder, 'squad-zh', collection.file);
  if (!existsSync(path)) {
    return null;
  }
  const squad = JSON.parse(readFileSync(path, 'utf8')) as Squad;
  const paragraphs = squad.data.flatMap((article) => article.paragraphs);
  const database = new Database(':memory:');
  const index = new SearchIndex(database, { messages: () => [], lastSeq: () => 0 }, () => performance.now());
  database.transaction(() => {
    for (const [number, { context }] of paragraphs.entries()) {
      index.indexDigest({
        id: String(number),
        title: '',
        ask: '',
        background: '',
        answers: context,
        discussion: '',
        conclusion: '',
        tags: [],
        contributors: [],
        updatedAt: 0,
      });
    }
  });
  const sums = { queries: 0, ndcg: 0, recall: 0, reciprocalRank: 0, milliseconds: 0 };
  for (const [number, { qas }] of paragraphs.entries()) {
    for (const { question } of qas) {
      const { hits, tookMs } = index.query({ query: question, in: 'digests', limit: DEPTH });
      const rank = hits.findIndex(({ id }) => id === String(number)) + 1;
      sums.queries++;
      sums.ndcg += rank === 0 ? 0 : 1 / Math.log2(rank + 1);
      sums.recall += rank === 0 ? 0 : 1;
      sums.reciprocalRank += rank === 0 ? 0 : 1 / rank;
      sums.milliseconds += tookMs;
    }
  }
  const { queries } = sums;
  return {
    documents: paragraphs.length,
    queries,
    ndcg: sums.ndcg / queries,
    recall: sums.recall / queries,
    reciprocalRank: sums.reciprocalRank / queries,
    milliseconds: sums.milliseconds / queries,
  };
}

if (import.meta.main) {
  const folder = dataFolder();
  console.log('collection    documents  queries  nDCG@10  Recall@10  MRR@10  ms/query   BM25: nDCG, Recall, MRR');
  for (const collection of COLLECTIONS) {
    const scores = folder === null ? null : measureSearch(folder, collection);
    console.log(
      scores === null
        ? `${collection.name.padEnd(12)}  not measured: there is no squad-zh/${collection.file} in the data folder`
        : [
            collection.name.padEnd(12),
            String(scores.documents).padStart(10),
            String(scores.queries).padStart(8),
            scores.ndcg.toFixed(3).padStart(8),
            scores.recall.toFixed(3).padStart(10),
            scores.reciprocalRank.toFixed(3).padStart(7),
            scores.milliseconds.toFixed(1).padStart(9),
            `   ${collection.reference.map((score) => score.toFixed(3)).join('  ')}`,
          ].join(' '),
    );
  }
}
