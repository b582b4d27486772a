import { gramsOfRun, isMixedWord, partsOfMixedWord, safeTerm, termOfWord, termsOf } from '../tokens/terms.ts';
import { wordsOfName } from './parse.ts';
import type { Leaf, QueryNode } from './tree.ts';

/** What an index is asked for one leaf. */
export type Lookup =
  | { readonly type: 'term'; readonly term: string }
  | { readonly type: 'prefix'; readonly prefix: string }
  /** One character of unspaced writing, wherever it stands: the beginning of a gram. */
  | { readonly type: 'character'; readonly character: string }
  /** The terms one behind the other; an index without positions takes it as `all`. */
  | { readonly type: 'sequence'; readonly terms: readonly string[] }
  | { readonly type: 'all'; readonly of: readonly Lookup[] }
  | { readonly type: 'any'; readonly of: readonly Lookup[] };

/** More terms of one leaf than this are not asked for; the texts found are checked anyway. */
const MOST_TERMS = 32;
/** A word being typed may be longer than the stem the index has of it, but not much shorter. */
const SHORTEST_STEM = 3;

/** What the index can say about a leaf. The texts it finds hold the leaf, or come close to it. */
export function lookupOf(leaf: Leaf): Lookup {
  switch (leaf.type) {
    case 'run':
      return lookupOfRun(leaf.text);
    case 'word':
      return leaf.unfinished ? lookupOfBeginning(leaf.text) : lookupOfWord(leaf.text);
    case 'symbol':
      return { type: 'term', term: safeTerm(leaf.text) };
    case 'name':
      return lookupOfName(leaf.text);
    case 'phrase':
      return { type: 'all', of: leaf.pieces.slice(0, MOST_TERMS).map(lookupOf) };
  }
}

/**
 * Whether every text that an index without positions finds for the leaf holds it for certain; an
 * index with positions can be certain of longer runs, too.
 */
export function isExact(leaf: Leaf, positions = false): boolean {
  switch (leaf.type) {
    case 'symbol':
      return true;
    case 'word':
      return !leaf.unfinished && !isMixedWord(leaf.text);
    case 'run':
      return [...leaf.text].length <= (positions ? MOST_TERMS : 2);
    default:
      return false;
  }
}

/** Whether an index alone knows for certain what matches; see `isExact`. */
export function isCertain(node: QueryNode, positions = false): boolean {
  switch (node.type) {
    case 'all':
    case 'any':
      return node.children.every((child) => isCertain(child, positions));
    case 'not':
      return isCertain(node.child, positions);
    default:
      return isExact(node, positions);
  }
}

function lookupOfRun(text: string): Lookup {
  const grams = gramsOfRun(text);
  const [only = ''] = grams;
  if (grams.length === 1) {
    return { type: 'character', character: only };
  }
  // The last gram is the last character alone: it would ask for the end of a run.
  const pairs = grams.slice(0, -1);
  return { type: 'sequence', terms: pairs.slice(0, MOST_TERMS) };
}

function lookupOfWord(word: string): Lookup {
  const whole: Lookup = { type: 'term', term: termOfWord(word) };
  const parts = isMixedWord(word) ? [...new Set(partsOfMixedWord(word))].slice(0, MOST_TERMS) : [];
  if (parts.length < 2) {
    return whole;
  }
  // `iphone15` is also written `iPhone 15`.
  return {
    type: 'any',
    of: [whole, { type: 'all', of: parts.map((part) => ({ type: 'term', term: termOfWord(part) })) }],
  };
}

/** Terms that start with what was typed, and stems of words that may: `quantizat` is longer than `quantiz`. */
function lookupOfBeginning(word: string): Lookup {
  const stems: Lookup[] = [];
  for (let length = word.length - 1; length >= Math.max(SHORTEST_STEM, word.length - 6); length--) {
    if (mayBeStem(word, length)) {
      stems.push({ type: 'term', term: safeTerm(word.slice(0, length)) });
    }
  }
  return { type: 'any', of: [lookupOfWord(word), { type: 'prefix', prefix: safeTerm(word) }, ...stems] };
}

/** Letters with which begins what Porter's stemmer may take off a word. */
const ENDINGS = /^[adefimnos]/;
/** What follows a doubled consonant that is made a single one: `runn-ing`, `hopp-ed`; or nothing was typed yet. */
const AFTER_DOUBLED = /^(?:$|[ei])/;

/** Whether so much of a word that is being typed may be its stem. Else texts would be read in vain. */
function mayBeStem(word: string, length: number): boolean {
  const rest = word.slice(length);
  return ENDINGS.test(rest) || (rest[0] === word[length - 1] && AFTER_DOUBLED.test(rest.slice(1)));
}

/** A name is found by its pairs of neighbours: `q4_k` and `k_m` for `q4_k_m`. */
function lookupOfName(name: string): Lookup {
  const words = new Set(
    wordsOfName(name).flatMap(({ text }) => [termOfWord(text), ...partsOfMixedWord(text).map(termOfWord)]),
  );
  const terms = [...new Set(termsOf(name))].filter((term) => !words.has(term));
  const asked = terms.length > 0 ? terms : [...words];
  return { type: 'all', of: asked.slice(0, MOST_TERMS).map((term) => ({ type: 'term', term })) };
}
