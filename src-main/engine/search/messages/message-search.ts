import { foldText } from '../../text/index.ts';
import { closeness } from '../query/closeness.ts';
import { isCertain } from '../query/lookup.ts';
import { matches, SearchedText } from '../query/match.ts';
import { type Leaf, positiveLeaves, type Query } from '../query/tree.ts';
import type { FoundMessage, SearchSource } from '../source.ts';
import { Best } from './best.ts';
import type { Bitmap } from './bitmap.ts';
import { type Candidates, findCandidates } from './evaluate.ts';
import { BLOCK } from './message-facts.ts';
import type { MessageIndex } from './message-index.ts';

/** A message that matches, with its score: 0 and up, comparable within one result. */
export interface RankedMessage {
  readonly message: FoundMessage;
  readonly score: number;
}

export interface RankedMessages {
  /** How many match; see SEARCH-21. */
  readonly total: number;
  /** The best of them, best first; at least as many as were wanted, if there are. */
  readonly hits: readonly RankedMessage[];
  /** All that the index says match. */
  readonly found: Bitmap | null;
}

/** Texts read for one result, unless more hits are wanted; fewer where only closeness is to be seen in them. */
const TEXTS_READ = 200;
const CERTAIN_TEXTS_READ = 100;
/** Texts read at most when many do not hold what the index promised. */
const MOST_TEXTS_READ = 1000;

/** What the words of a query side by side add to a score. */
const CLOSENESS_SHARE = 0.5;
/** With alternatives, how much of the best message's score another one needs. */
const LEAST_SHARE = 0.5;

/**
 * Finds and ranks messages. The index names candidates and ranks them by what it knows of them
 * (leaves found, length, day); the texts of the best decide which match, and rank them finally.
 *
 * @param passing the messages that the filters let through; null for all
 * @param wanted hits
 */
export function searchMessages(
  index: MessageIndex,
  source: SearchSource,
  query: Query,
  passing: Bitmap | null,
  wanted: number,
): RankedMessages {
  const candidates = findCandidates(index, query, passing);
  if (candidates.count === 0) {
    return { total: 0, hits: [], found: null };
  }
  // Where the index is certain of one thing, its own order is final.
  const certain = isCertain(query.root);
  const single = positiveLeaves(query.root).length < 2;
  const batch = certain && single ? wanted : Math.max(certain ? CERTAIN_TEXTS_READ : TEXTS_READ, wanted);
  const { seqs, total } = bestCandidates(
    index,
    candidates,
    certain ? 2 * Math.max(TEXTS_READ, wanted) : Math.max(MOST_TEXTS_READ, wanted),
  );
  const hits: RankedMessage[] = [];
  let read = 0;
  while (read < seqs.length && hits.length < wanted) {
    const some = seqs.slice(read, read + batch);
    hits.push(...rankTexts(index, source, query, candidates.weights, some));
    read += some.length;
  }
  hits.sort((left, right) => right.score - left.score || right.message.seq - left.message.seq);
  return { total: Math.max(hits.length, total - (read - hits.length)), hits, found: candidates.found };
}

function bestCandidates(index: MessageIndex, candidates: Candidates, most: number): { seqs: number[]; total: number } {
  const { found, scores, count } = candidates;
  const best = new Best(most);
  let total = count;
  if (scores === null) {
    offerByFactor(index, found, best);
  } else {
    const { factors } = index.facts;
    const least = found.highestScore(scores) * LEAST_SHARE;
    total = 0;
    found.forEachDescending((seq) => {
      const score = scores[seq] ?? 0;
      if (score >= least) {
        total++;
        best.offer(seq, score * (factors[seq] ?? 0));
      }
    });
  }
  return { seqs: best.sorted().map(({ number }) => number), total };
}

/** Offers those with the highest factors, and ends where no better ones can come. */
function offerByFactor(index: MessageIndex, found: Bitmap, best: Best): void {
  const { factors, bounds, blocks } = index.facts;
  for (const block of blocks) {
    if (best.lowest >= (bounds[block] ?? 0)) {
      return;
    }
    found.forEachDescending((seq) => best.offer(seq, factors[seq] ?? 0), block * BLOCK, (block + 1) * BLOCK);
  }
}

function rankTexts(
  index: MessageIndex,
  source: SearchSource,
  query: Query,
  weights: ReadonlyMap<Leaf, number>,
  seqs: readonly number[],
): RankedMessage[] {
  const leaves = positiveLeaves(query.root);
  const { factors } = index.facts;
  const ranked: RankedMessage[] = [];
  for (const message of source.messages(seqs)) {
    const text = new SearchedText(foldText(message.text));
    if (matches(query.root, (leaf) => text.places(leaf).length > 0)) {
      const weight = leaves.reduce((sum, leaf) => sum + worthOf(leaf, text, weights), 0);
      const close = leaves.length > 1 ? 1 + CLOSENESS_SHARE * closeness(leaves.map((leaf) => text.places(leaf))) : 1;
      ranked.push({ message, score: weight * close * (factors[message.seq] ?? 0) });
    }
  }
  return ranked;
}

/** A word that is only the beginning of the one in the text counts half. */
function worthOf(leaf: Leaf, text: SearchedText, weights: ReadonlyMap<Leaf, number>): number {
  const weight = weights.get(leaf) ?? 0;
  if (text.places(leaf).length === 0) {
    return 0;
  }
  return leaf.type !== 'word' || !leaf.unfinished || text.has({ ...leaf, unfinished: false }) ? weight : weight / 2;
}
