import { gramsOfRun, isMixedWord, partsOfMixedWord, safeTerm, termOfWord, termsOf } from '../tokens/terms.ts';
import { isConversational, isStopWord, questionUnits } from './stop-words.ts';
import type { Leaf } from './tree.ts';

/** One of the terms a query is made of, and how much finding it says. */
export interface WeightedTerm {
  readonly term: string;
  readonly kind: 'term' | 'character';
  readonly weight: number;
}

/**
 * What parts of a query are worth beside whole words and pairs of characters, found on CMRC 2018,
 * DRCD and their sentences, and on IRC (docs/quality-search.md). Changing them changes every ranking.
 */
const WORTH = {
  /** A character of unspaced writing by itself: words of one character, and words that share one. */
  character: 0.4,
  /** A pair of characters that only makes a question of the sentence (`怎么`). */
  questionPair: 0.3,
  /** A pair of which one character belongs to such a word. */
  besideQuestion: 0.6,
  /** An English word that people say whatever they talk about (`help`, `trying`). */
  conversational: 0.4,
  /** Letters and digits of `iphone15` apart. */
  partOfWord: 0.5,
  /** Two neighbours in a name (`q4_k`), beside the words themselves. */
  pairOfName: 0.5,
} as const;

/** The terms that speak for a text, each once, with weights that add up where one comes again. */
export function weightedTerms(leaves: readonly Leaf[]): WeightedTerm[] {
  const terms = new Map<string, WeightedTerm>();
  const add = (term: string, weight: number, kind: WeightedTerm['kind'] = 'term'): void => {
    const key = kind + term;
    terms.set(key, { term, kind, weight: (terms.get(key)?.weight ?? 0) + weight });
  };
  for (const leaf of leaves) {
    addLeaf(leaf, add);
  }
  return [...terms.values()];
}

type Add = (term: string, weight: number, kind?: WeightedTerm['kind']) => void;

function addLeaf(leaf: Leaf, add: Add): void {
  switch (leaf.type) {
    case 'run':
      addRun(leaf.text, add);
      break;
    case 'word':
      addWord(leaf.text, add);
      break;
    case 'name':
      addName(leaf.text, add);
      break;
    case 'symbol':
      add(safeTerm(leaf.text), 1);
      break;
    case 'phrase':
      for (const piece of leaf.pieces) {
        addLeaf(piece, add);
      }
      break;
  }
}

function addRun(run: string, add: Add): void {
  const characters = [...run];
  if (characters.length === 1) {
    add(safeTerm(run), 1, 'character');
    return;
  }
  const marks = questionUnits(run);
  const grams = gramsOfRun(run);
  let unit = 0;
  for (const [place, character] of characters.entries()) {
    const here = marks[unit] === true;
    unit += character.length;
    if (!here) {
      add(safeTerm(character), WORTH.character, 'character');
    }
    if (place + 1 < characters.length) {
      const next = marks[unit] === true;
      add(grams[place] ?? '', here && next ? WORTH.questionPair : here || next ? WORTH.besideQuestion : 1);
    }
  }
}

function addWord(word: string, add: Add): void {
  add(termOfWord(word), isConversational(word) ? WORTH.conversational : 1);
  if (isMixedWord(word)) {
    for (const part of partsOfMixedWord(word)) {
      add(termOfWord(part), WORTH.partOfWord);
    }
  }
}

/** The words of a name count in full: `high-speed` is also `high speed`. */
function addName(name: string, add: Add): void {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const known = new Set<string>();
  for (const word of words) {
    for (const term of [word, ...partsOfMixedWord(word)].map(termOfWord)) {
      known.add(term);
    }
    if (word.length > 1 && !isStopWord(word)) {
      addWord(word, add);
    }
  }
  for (const term of new Set(termsOf(name))) {
    if (!known.has(term)) {
      add(term, WORTH.pairOfName);
    }
  }
}
