import { foldText } from '../../text/index.ts';
import { closeness } from '../query/closeness.ts';
import { matches, SearchedText } from '../query/match.ts';
import { type Leaf, positiveLeaves, type Query } from '../query/tree.ts';
import type { FoundMessage, SearchSource } from '../source.ts';
import { Best } from './best.ts';
import type { Bitmap } from './bitmap.ts';
import { type Candidates, findCandidates } from './evaluate.ts';
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

/** Texts read for one result, unless more hits are wanted. */
const TEXTS_READ = 200;
/** Texts read at most when many do not hold what the index promised. */
const MOST_TEXTS_READ = 2000;

/** A message of so many terms says enough by itself; shorter ones are worth less. */
const TELLING_LENGTH = 12;
const SHORTEST_FACTOR = 0.7;
/** The newest message is worth so much more than the oldest, half of it after half a year. */
const RECENCY_SHARE = 0.2;
const RECENCY_HALF_LIFE_DAYS = 180;
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
  const candidates = findCandidates(index, query.root, passing);
  if (candidates.count === 0) {
    return { total: 0, hits: [], found: null };
  }
  const { seqs, total } = bestCandidates(index, candidates, Math.max(MOST_TEXTS_READ, wanted));
  const batch = Math.max(TEXTS_READ, wanted);
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
  const { found, scores } = candidates;
  const factor = factorsOf(index);
  const best = new Best(most);
  let highest = 0;
  found.forEachDescending((seq) => {
    const score = scores === null ? 1 : (scores[seq] ?? 0);
    highest = Math.max(highest, score);
    best.offer(seq, score * factor(seq));
  });
  const seqs = best.sorted().map(({ number }) => number);
  if (scores === null) {
    return { seqs, total: candidates.count };
  }
  const least = highest * LEAST_SHARE;
  let total = 0;
  found.forEachDescending((seq) => {
    total += (scores[seq] ?? 0) >= least ? 1 : 0;
  });
  return { seqs: seqs.filter((seq) => (scores[seq] ?? 0) >= least), total };
}

const FACTORS_BY_LENGTH = Float64Array.from({ length: 256 }, (_, length) =>
  length >= TELLING_LENGTH ? 1 : SHORTEST_FACTOR + ((1 - SHORTEST_FACTOR) * length) / TELLING_LENGTH,
);
/** By age in days; what is older than the last entry counts as old as that. */
const FACTORS_BY_AGE = Float64Array.from(
  { length: 10 * RECENCY_HALF_LIFE_DAYS },
  (_, age) => 1 + RECENCY_SHARE * 2 ** (-age / RECENCY_HALF_LIFE_DAYS),
);

/** What length and age of a message make of its score. */
function factorsOf(index: MessageIndex): (seq: number) => number {
  const { lengths, days, newestDay } = index.facts;
  return (seq) => {
    const age = Math.min(newestDay - (days[seq] ?? 0), FACTORS_BY_AGE.length - 1);
    return (FACTORS_BY_LENGTH[lengths[seq] ?? 0] ?? 1) * (FACTORS_BY_AGE[age] ?? 1);
  };
}

function rankTexts(
  index: MessageIndex,
  source: SearchSource,
  query: Query,
  weights: ReadonlyMap<Leaf, number>,
  seqs: readonly number[],
): RankedMessage[] {
  const leaves = positiveLeaves(query.root);
  const factor = factorsOf(index);
  const ranked: RankedMessage[] = [];
  for (const message of source.messages(seqs)) {
    const text = new SearchedText(foldText(message.text));
    if (matches(query.root, (leaf) => text.places(leaf).length > 0)) {
      const weight = leaves.reduce((sum, leaf) => sum + worthOf(leaf, text, weights), 0);
      const close = leaves.length > 1 ? 1 + CLOSENESS_SHARE * closeness(leaves.map((leaf) => text.places(leaf))) : 1;
      ranked.push({ message, score: weight * close * factor(message.seq) });
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
