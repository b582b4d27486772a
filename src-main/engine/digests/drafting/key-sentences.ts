import { wordsOf } from '../../text/index.ts';
import { functionWords } from './function-words.ts';

/** Words said in fewer sentences than this are no theme of a text. */
const LEAST_SENTENCES = 2;
/** How much length costs: 0 not at all, 1 in full. */
const LENGTH_COST = 0.7;
/** Lengths below this (UTF-16 units) cost the same, so that shouts are not preferred. */
const FREE_LENGTH = 8;

/**
 * The sentences that together say most of what a text is about: those that hold the words that
 * several sentences share, each word counted once, weighed against their length (concept coverage,
 * Gillick and Favre 2009, chosen greedily).
 *
 * @returns places of at most `count` sentences, in the order of the text.
 */
export function keySentences(sentences: readonly string[], count: number): number[] {
  const themes = sentences.map((sentence) => new Set(wordsOf(sentence).filter(isTheme)));
  const shared = new Map<string, number>();
  for (const words of themes) {
    for (const word of words) {
      shared.set(word, (shared.get(word) ?? 0) + 1);
    }
  }
  const weightOf = (word: string): number => {
    const times = shared.get(word) ?? 0;
    return times < LEAST_SENTENCES ? 0 : Math.log(1 + times);
  };
  const chosen: number[] = [];
  const told = new Set<string>();
  while (chosen.length < Math.min(count, sentences.length)) {
    let best = -1;
    let bestValue = -1;
    themes.forEach((words, place) => {
      if (chosen.includes(place)) {
        return;
      }
      let gain = 0;
      for (const word of words) {
        gain += told.has(word) ? 0 : weightOf(word);
      }
      const value = gain / (Math.max(sentences[place]?.length ?? 0, 5) + FREE_LENGTH) ** LENGTH_COST;
      if (value > bestValue) {
        best = place;
        bestValue = value;
      }
    });
    chosen.push(best);
    for (const word of themes[best] ?? []) {
      told.add(word);
    }
  }
  return chosen.sort((one, other) => one - other);
}

function isTheme(word: string): boolean {
  return word.length >= 2 && !functionWords.has(word);
}
