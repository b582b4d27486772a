import Fuse from 'fuse.js';
import { type QueryCompletion, type SearchFilterKey, searchFilterKeys } from '../../contract/index.ts';
import { foldText } from '../text/index.ts';
import type { DigestFacts } from './digests/digest-facts.ts';
import { soundOf } from './pinyin.ts';
import { namedPeriods } from './query/dates.ts';
import { valuesOf } from './query/filters.ts';
import { type Token, tokensOf } from './query/tokens.ts';
import type { SearchSource } from './source.ts';

type Option = QueryCompletion['options'][number];

/** Something that may be meant, with what it can be found by. */
interface Candidate {
  readonly option: Option;
  readonly folded: string;
  readonly sound: string;
  readonly initials: string;
}

const MOST_OPTIONS = 8;
/** Fuse.js: 0 is equal, 1 has nothing in common. */
const WIDEST_DISTANCE = 0.35;
/** Words of one letter could become anything. */
const SHORTEST_WORD = 2;

/** What the piece of a query at the cursor may become: keys, and values of tags, people and chats (SEARCH-27). */
export function completeQuery(
  text: string,
  position: number,
  facts: DigestFacts,
  source: SearchSource,
): QueryCompletion {
  const token = tokensOf(text).find(({ start, end }) => start < position && position <= end);
  if (token === undefined) {
    return { start: position, end: position, options: [] };
  }
  const place = { start: token.start, end: token.end };
  if (token.key !== null) {
    return { ...place, options: nearest(token.text, candidatesFor(token.key, token, facts, source)) };
  }
  if (token.quoted || token.text.length < SHORTEST_WORD) {
    return { ...place, options: [] };
  }
  const keys = searchFilterKeys
    .filter((key) => key.startsWith(foldText(token.text)))
    .map((key): Option => ({ text: `${sign(token)}${key}:`, label: `${key}:`, kind: 'key', count: null }));
  const values = (['tag', 'by'] as const).flatMap((key) => candidatesFor(key, token, facts, source));
  return { ...place, options: [...keys, ...nearest(token.text, values)].slice(0, MOST_OPTIONS) };
}

function candidatesFor(key: SearchFilterKey, token: Token, facts: DigestFacts, source: SearchSource): Candidate[] {
  const candidate = (value: string, kind: Option['kind'], count: number | null): Candidate => {
    const sound = soundOf(value);
    return {
      option: { text: `${sign(token)}${key}:${quoteWhereNeeded(value)}`, label: value, kind, count },
      folded: foldText(value),
      sound: sound?.full ?? '',
      initials: sound?.initials ?? '',
    };
  };
  switch (key) {
    case 'tag':
      return [...countTags(facts)].map(([tag, count]) => candidate(tag, 'tag', count));
    case 'by':
      return source
        .people()
        .flatMap(({ names: [name] }) => (name === undefined ? [] : [candidate(name, 'person', null)]));
    case 'chat':
    case 'in':
      return [
        ...valuesOf(key).map((value) => candidate(value, 'value', null)),
        ...source.chats().map(({ name }) => candidate(name, 'chat', null)),
      ];
    case 'from':
    case 'before':
    case 'after':
      return namedPeriods.map((value) => candidate(value, 'value', null));
    default:
      return valuesOf(key).map((value) => candidate(value, 'value', null));
  }
}

/** Those that begin with what was typed, or sound like it, before those that are merely near; all for nothing typed. */
function nearest(typed: string, candidates: readonly Candidate[]): Option[] {
  const wanted = foldText(typed).trim();
  if (wanted === '') {
    return candidates.slice(0, MOST_OPTIONS).map(({ option }) => option);
  }
  const begins = candidates.filter(
    ({ folded, sound, initials }) => folded.includes(wanted) || sound.startsWith(wanted) || initials.startsWith(wanted),
  );
  const fuse = new Fuse(candidates, { keys: ['folded', 'sound'], threshold: WIDEST_DISTANCE });
  const near = fuse.search(wanted, { limit: MOST_OPTIONS }).map(({ item }) => item);
  return [...new Set([...begins, ...near])].slice(0, MOST_OPTIONS).map(({ option }) => option);
}

function countTags(facts: DigestFacts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tag of [...facts.all()].flatMap(({ tags }) => tags)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return new Map([...counts].sort((left, right) => right[1] - left[1]));
}

function sign(token: Token): string {
  return token.excluded ? '-' : '';
}

function quoteWhereNeeded(value: string): string {
  return /\s/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
