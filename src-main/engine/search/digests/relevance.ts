import { foldText } from '../../text/index.ts';
import { closeness } from '../query/closeness.ts';
import { inverseFrequency } from '../query/inverse-frequency.ts';
import { matches, SearchedText } from '../query/match.ts';
import { type Leaf, positiveLeaves, type Query } from '../query/tree.ts';
import { digestFields } from '../schema.ts';
import { type DigestIndex, FIELD_WEIGHTS, type StoredDigest } from './digest-index.ts';

const K1 = 1.2;
const B = 0.75;
/** What the words of a query side by side in one field add to a score. */
const CLOSENESS_SHARE = 0.3;

/**
 * How relevant digests are to a query: BM25 over the leaves of the query (Robertson & Zaragoza, The
 * Probabilistic Relevance Framework, 2009, section 3.1), the occurrences in each field weighted
 * before they saturate (section 3.6). FTS5's own BM25 picks the candidates, but gives nothing for
 * words that stand in half of the digests: in a young library these are most words.
 */
export class Relevance {
  readonly #query: Query;
  readonly #leaves: readonly Leaf[];
  readonly #weights: readonly number[];
  readonly #averageLength: number;

  constructor(index: DigestIndex, query: Query) {
    const { count } = index;
    this.#query = query;
    this.#leaves = positiveLeaves(query.root);
    this.#weights = this.#leaves.map((leaf) => inverseFrequency(index.countMatching(leaf), count));
    this.#averageLength = index.averageLength;
  }

  /** @returns null when the digest's texts do not match the query */
  of(digest: StoredDigest): number | null {
    const fields = digestFields
      .filter((field) => digest[field] !== '')
      .map((field) => ({ text: new SearchedText(foldText(digest[field])), weight: FIELD_WEIGHTS[field] }));
    if (!matches(this.#query.root, (leaf) => fields.some(({ text }) => text.places(leaf).length > 0))) {
      return null;
    }
    const lengthFactor = K1 * (1 - B + (B * digest.length) / Math.max(1, this.#averageLength));
    let score = 0;
    for (const [place, leaf] of this.#leaves.entries()) {
      const times = fields.reduce((sum, { text, weight }) => sum + weight * text.places(leaf).length, 0);
      score += ((this.#weights[place] ?? 0) * times * (K1 + 1)) / (times + lengthFactor);
    }
    return this.#query.inParts
      ? score
      : score * (1 + CLOSENESS_SHARE * this.#closenessIn(fields.map(({ text }) => text)));
  }

  /** How close together the leaves stand in the field that has them closest. */
  #closenessIn(fields: readonly SearchedText[]): number {
    if (this.#leaves.length < 2) {
      return 0;
    }
    const each = fields.map((field) => {
      const places = this.#leaves.map((leaf) => field.places(leaf)).filter((ranges) => ranges.length > 0);
      return places.length < 2 ? 0 : (places.length / this.#leaves.length) * closeness(places);
    });
    return Math.max(0, ...each);
  }
}
