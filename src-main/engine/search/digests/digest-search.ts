import { foldText } from '../../text/index.ts';
import { closeness } from '../query/closeness.ts';
import { isExact } from '../query/lookup.ts';
import { matches, SearchedText } from '../query/match.ts';
import { type Leaf, positiveLeaves, type Query, type QueryNode } from '../query/tree.ts';
import { weightedTerms } from '../query/weighted-terms.ts';
import { digestFields } from '../schema.ts';
import type { DigestFact } from './digest-facts.ts';
import type { DigestIndex, StoredDigest } from './digest-index.ts';
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
  /** Facts of all that the index says match: what is counted in facets. */
  readonly facts: readonly DigestFact[];
}

/** Digests whose texts are read for one result, unless more hits are wanted. */
const DIGESTS_READ = 40;
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
const RECENCY_DAYS = 365;
const DAY = 86_400_000;

const NOTHING: RankedDigests = { total: 0, hits: [], facts: [] };

/** Which digests may be found at all: what the filters of a query say. */
export type DigestCondition = (fact: DigestFact) => boolean;

/** Finds the digests that match the query as a whole, the best first. */
export function searchDigests(
  index: DigestIndex,
  query: Query,
  condition: DigestCondition,
  wanted: number,
): RankedDigests {
  const candidates = factsOf(index, index.matching(query.root)).filter(condition);
  if (candidates.length === 0) {
    return NOTHING;
  }
  const leaves = positiveLeaves(query.root);
  const scores = scoresOf(index, leaves);
  const ranked = bestOf(
    candidates.map((fact) => ({ fact, score: scores(fact) })),
    Math.max(DIGESTS_READ, wanted),
  );
  const exact = isCertain(query.root);
  const hits = ranked.flatMap(({ fact, score }, place): RankedDigest[] => {
    const [digest] = index.read([fact.number]);
    // Beyond what a page shows, the index's word is enough where it is certain.
    if (digest === undefined || (exact && place >= DIGESTS_READ)) {
      return digest === undefined ? [] : [{ digest, score }];
    }
    const fields = searchedFields(digest);
    if (!matches(query.root, (leaf) => fields.some((field) => field.places(leaf).length > 0))) {
      return [];
    }
    return [{ digest, score: score * (1 + bonusOf(digest, fields, leaves)) }];
  });
  hits.sort((left, right) => right.score - left.score || right.digest.updated_at - left.digest.updated_at);
  return { total: candidates.length - (ranked.length - hits.length), hits, facts: candidates };
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
  const ranked: { fact: DigestFact; score: number }[] = [];
  let best = 0;
  for (const fact of index.facts.all()) {
    const score = scores(fact) * (whole.has(fact.number) ? 1 + WHOLE_SHARE : 1);
    if (score > best * LEAST_SHARE && condition(fact)) {
      best = Math.max(best, score);
      ranked.push({ fact, score });
    }
  }
  const near = ranked.filter(({ score }) => score >= best * LEAST_SHARE).sort(byScore);
  let refused = 0;
  const hits: RankedDigest[] = [];
  for (const { fact, score } of near) {
    if (hits.length >= wanted || refused > MOST_REFUSED) {
      break;
    }
    const [digest] = index.read([fact.number]);
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
    facts: near.map(({ fact }) => fact),
  };
}

/** Texts read in vain, where what is excluded or quoted is only seen in the text. */
const MOST_REFUSED = 500;

function scoresOf(index: DigestIndex, leaves: readonly Leaf[]): (fact: DigestFact) => number {
  const terms = weightedTerms(leaves);
  const expansions = leaves.flatMap((leaf) =>
    leaf.type === 'word' && leaf.unfinished ? expansionsOf(index, leaf.text) : [],
  );
  const scores = scoreDigests(index, [...terms, ...expansions]);
  const { newest } = index.facts;
  return ({ number, updatedAt }) => {
    const age = (newest - updatedAt) / DAY;
    return (scores[number] ?? 0) * (1 + RECENCY_SHARE * 2 ** (-age / RECENCY_DAYS));
  };
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

function factsOf(index: DigestIndex, numbers: readonly number[] | null): DigestFact[] {
  return numbers === null ? [...index.facts.all()] : numbers.flatMap((number) => index.facts.get(number) ?? []);
}

/** The best of many, best first: what surely falls behind is left out before they are sorted. */
function bestOf(all: readonly ScoredFact[], most: number): ScoredFact[] {
  if (all.length <= SORTED_AT_ONCE) {
    return all.toSorted(byScore).slice(0, most);
  }
  const scores = Float64Array.from(all, ({ score }) => score).sort();
  const least = scores[Math.max(0, scores.length - most)] ?? 0;
  const better = all.filter(({ score }) => score > least);
  const equal = all.filter(({ score }) => score === least).sort(byScore);
  return [...better.sort(byScore), ...equal].slice(0, most);
}

interface ScoredFact {
  readonly fact: DigestFact;
  readonly score: number;
}

const SORTED_AT_ONCE = 500;

function byScore(left: { fact: DigestFact; score: number }, right: { fact: DigestFact; score: number }): number {
  return right.score - left.score || right.fact.updatedAt - left.fact.updatedAt || left.fact.number - right.fact.number;
}

function searchedFields(digest: StoredDigest): SearchedText[] {
  return digestFields.filter((field) => digest[field] !== '').map((field) => new SearchedText(foldText(digest[field])));
}

/** Whether the index alone knows for certain what matches. */
function isCertain(node: QueryNode): boolean {
  switch (node.type) {
    case 'all':
    case 'any':
      return node.children.every(isCertain);
    case 'not':
      return isCertain(node.child);
    default:
      return isExact(node, true);
  }
}

/** What closeness of the leaves, and being the title, add to a score. */
function bonusOf(digest: StoredDigest, fields: readonly SearchedText[], leaves: readonly Leaf[]): number {
  const isTitle = foldText(digest.title).trim() === leaves.map(({ text }) => text).join(' ');
  return (isTitle ? TITLE_SHARE : 0) + CLOSENESS_SHARE * closenessIn(fields, leaves);
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
