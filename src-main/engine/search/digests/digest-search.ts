import type { Query } from '../query/tree.ts';
import type { DigestIndex, StoredDigest } from './digest-index.ts';
import { Relevance } from './relevance.ts';

/** A digest that matches, with its score: 0 and up, comparable within one result. */
export interface RankedDigest {
  readonly digest: StoredDigest;
  readonly score: number;
}

export interface RankedDigests {
  /** How many match; see SEARCH-21. */
  readonly total: number;
  readonly hits: readonly RankedDigest[];
}

/** Digests read for one result, unless more hits are wanted. */
const DIGESTS_READ = 100;
/** Of a query in parts, how much of the best digest's score another one needs. */
const LEAST_SHARE = 0.2;

/** Finds digests by the index, keeps those whose texts match, and ranks them. */
export function searchDigests(index: DigestIndex, query: Query, wanted: number): RankedDigests {
  const candidates = index.best(query.root, Math.max(DIGESTS_READ, wanted));
  if (candidates.length === 0) {
    return { total: 0, hits: [] };
  }
  const relevance = new Relevance(index, query);
  const hits = candidates.flatMap((digest): RankedDigest[] => {
    const score = relevance.of(digest);
    return score === null ? [] : [{ digest, score }];
  });
  hits.sort((left, right) => right.score - left.score || right.digest.updated_at - left.digest.updated_at);
  if (query.inParts) {
    const least = (hits[0]?.score ?? 0) * LEAST_SHARE;
    const near = hits.filter(({ score }) => score >= least);
    return { total: near.length, hits: near };
  }
  return { total: index.countMatching(query.root) - (candidates.length - hits.length), hits };
}
