import { foldText } from '../../text/index.ts';
import { Best } from '../messages/best.ts';
import { closeness } from '../query/closeness.ts';
import { isCertain } from '../query/lookup.ts';
import { matches, SearchedText } from '../query/match.ts';
import { type Leaf, positiveLeaves, type Query } from '../query/tree.ts';
import { weightedTerms } from '../query/weighted-terms.ts';
import { digestFields } from '../schema.ts';
import type { DigestFact } from './digest-facts.ts';
import type { DigestIndex } from './digest-index.ts';
import type { StoredDigest } from './digest-texts.ts';
import { type NumberSet, only } from './number-sets.ts';
import { scoreDigests } from './scores.ts';

/** A digest that matches, with its score: 0 and up, comparable within one result. */
export interface RankedDigest {
  readonly digest: StoredDigest;
  readonly score: number;
}

export interface RankedDigests {
  /** How many match; see SEARCH-21. */
  readonly total: number;
  readonly hits: readonly RankedDigest[];
  /** All that the index says match. */
  readonly numbers: NumberSet;
}

/** Digests whose texts are read for one result, unless more hits are wanted. */
const DIGESTS_READ = 24;
/** What the words of a query side by side in one field add to a score. */
const CLOSENESS_SHARE = 0.15;
/** What a title that is the query, word for word, adds to a score. */
const TITLE_SHARE = 0.5;
/** Under a question, what matching it as a whole adds to a score. */
const WHOLE_SHARE = 0.25;
/** Of a query in parts, how much of the best digest's score another one needs. */
const LEAST_SHARE = 0.12;
/** The newest digest is worth so much more than an old one: it only decides between equals. */
const RECENCY_SHARE = 0.02;

const NOTHING: RankedDigests = { total: 0, hits: [], numbers: new Uint32Array(0) };

/** Which digests may be found at all: what the filters of a query say. */
export type DigestCondition = (fact: DigestFact) => boolean;

/** What a query without filters says. */
export const ANY_DIGEST: DigestCondition = () => true;

/** Finds the digests that match the query as a whole, the best first. */
export function searchDigests(
  index: DigestIndex,
  query: Query,
  condition: DigestCondition,
  wanted: number,
): RankedDigests {
  const candidates = passing(index, index.matching(query.root) ?? index.facts.numbers, condition);
  if (candidates.length === 0) {
    return NOTHING;
  }
  const leaves = positiveLeaves(query.root);
  const ranked = bestOf(index, candidates, scoresOf(index, leaves), Math.max(DIGESTS_READ, wanted));
  // Where the index is certain of one thing, the texts have nothing to add.
  const certain = isCertain(query.root, true);
  const hits = ranked.flatMap(({ number, score }, place): RankedDigest[] => {
    const [digest] = index.read([number]);
    if (digest === undefined) {
      return [];
    }
    const title = isTitle(digest, leaves) ? TITLE_SHARE : 0;
    if (certain && (leaves.length < 2 || place >= DIGESTS_READ)) {
      return [{ digest, score: score * (1 + title) }];
    }
    const fields = searchedFields(digest);
    if (!matches(query.root, (leaf) => fields.some((field) => field.places(leaf).length > 0))) {
      return [];
    }
    return [{ digest, score: score * (1 + title + CLOSENESS_SHARE * closenessIn(fields, leaves)) }];
  });
  hits.sort((left, right) => right.score - left.score || right.digest.updated_at - left.digest.updated_at);
  return { total: candidates.length - (ranked.length - hits.length), hits, numbers: candidates };
}

/**
 * Finds the digests with most of a query's parts, the best first: for questions, and when nothing
 * matches the whole.
 *
 * @param parts the query in parts; what it requires and excludes still holds
 * @param whole numbers of the digests that match the query as a whole
 */
export function searchDigestsInParts(
  index: DigestIndex,
  { parts, leaves }: { parts: Query; leaves: readonly Leaf[] },
  condition: DigestCondition,
  whole: ReadonlySet<number>,
  wanted: number,
): RankedDigests {
  const scores = scoresOf(index, leaves);
  const strict = parts.root.type === 'all';
  for (const number of whole) {
    scores[number] = (scores[number] ?? 0) * (1 + WHOLE_SHARE);
  }
  const numbers = passing(index, index.facts.numbers, condition);
  let best = 0;
  for (let place = 0; place < numbers.length; place++) {
    best = Math.max(best, scores[numbers[place] ?? 0] ?? 0);
  }
  const near = best === 0 ? new Uint32Array(0) : only(numbers, (number) => (scores[number] ?? 0) >= best * LEAST_SHARE);
  const most = wanted + (strict ? MOST_REFUSED : 0);
  let refused = 0;
  const hits: RankedDigest[] = [];
  for (const { number, score } of bestOf(index, near, scores, most)) {
    if (hits.length >= wanted || refused > MOST_REFUSED) {
      break;
    }
    const [digest] = index.read([number]);
    if (digest === undefined) {
      continue;
    }
    if (strict) {
      const fields = searchedFields(digest);
      if (!matches(parts.root, (leaf) => fields.some((field) => field.places(leaf).length > 0))) {
        refused++;
        continue;
      }
    }
    hits.push({ digest, score });
  }
  return {
    total: hits.length < wanted ? hits.length : near.length - refused,
    hits,
    numbers: near,
  };
}

/** Texts read in vain, where what is excluded or quoted is only seen in the text. */
const MOST_REFUSED = 500;

/** What every digest is worth to the query, by number. */
function scoresOf(index: DigestIndex, leaves: readonly Leaf[]): Float64Array {
  const terms = weightedTerms(leaves);
  const expansions = leaves.flatMap((leaf) =>
    leaf.type === 'word' && leaf.unfinished ? expansionsOf(index, leaf.text) : [],
  );
  const scores = scoreDigests(index, [...terms, ...expansions]);
  const { freshness } = index.facts;
  for (let number = 0; number < scores.length; number++) {
    scores[number] = (scores[number] ?? 0) * (1 + RECENCY_SHARE * (freshness[number] ?? 0));
  }
  return scores;
}

/** Longer words that a word being typed may become, the most frequent ones. */
function expansionsOf(index: DigestIndex, word: string) {
  return [...index.vocabulary(word)]
    .filter(([term]) => term !== word)
    .sort((left, right) => right[1] - left[1])
    .slice(0, MOST_EXPANSIONS)
    .map(([term]) => ({ term, kind: 'term' as const, weight: EXPANSION_WEIGHT }));
}

const MOST_EXPANSIONS = 12;
const EXPANSION_WEIGHT = 0.3;

function passing(index: DigestIndex, numbers: NumberSet, condition: DigestCondition): NumberSet {
  return condition === ANY_DIGEST
    ? numbers
    : only(numbers, (number) => {
        const fact = index.facts.get(number);
        return fact !== undefined && condition(fact);
      });
}

/** The best of many, best first; of equals the one changed last. */
function bestOf(index: DigestIndex, numbers: NumberSet, scores: Float64Array, most: number) {
  const best = new Best(most);
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    best.offer(number, scores[number] ?? 0);
  }
  const least = best.lowest;
  const { changes } = index.facts;
  const latest = new Best(most);
  const chosen: { number: number; score: number }[] = [];
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    const score = scores[number] ?? 0;
    if (score > least) {
      chosen.push({ number, score });
    } else if (score === least) {
      latest.offer(number, changes[number] ?? 0);
    }
  }
  const equal = latest.sorted().map(({ number }) => ({ number, score: least }));
  const changed = (number: number) => changes[number] ?? 0;
  return [...chosen, ...equal]
    .sort(
      (left, right) =>
        right.score - left.score || changed(right.number) - changed(left.number) || left.number - right.number,
    )
    .slice(0, most);
}

function searchedFields(digest: StoredDigest): SearchedText[] {
  return digestFields.filter((field) => digest[field] !== '').map((field) => new SearchedText(foldText(digest[field])));
}

function isTitle(digest: StoredDigest, leaves: readonly Leaf[]): boolean {
  return foldText(digest.title).trim() === leaves.map(({ text }) => text).join(' ');
}

/** How close together the leaves stand in the field that has them closest. */
function closenessIn(fields: readonly SearchedText[], leaves: readonly Leaf[]): number {
  if (leaves.length < 2) {
    return 0;
  }
  const each = fields.map((field) => {
    const places = leaves.map((leaf) => field.places(leaf)).filter((ranges) => ranges.length > 0);
    return places.length < 2 ? 0 : (places.length / leaves.length) * closeness(places);
  });
  return Math.max(0, ...each);
}
