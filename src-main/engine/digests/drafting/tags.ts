import type { Locale } from '../../../contract/index.ts';
import { foldText, wordsOf } from '../../text/index.ts';
import { functionWords } from './function-words.ts';

const MAXIMUM_TAGS = 5;
/** Tags are filled up to here with key phrases when the vocabulary gives fewer. */
const ENOUGH_TAGS = 3;
const LONGEST_PHRASE = 24;
/** Other messages that must hold a word of the ask for it to be a key phrase; names need none. */
const LEAST_TAKEN = 2;
/** Numbers, dates, times and sizes: `0.02`, `20260301_142530`, `16g`. */
const AMOUNT = /^[\d\p{P}\p{S}]+\p{L}?$|^[一二三四五六七八九十百两几半]+\p{Script=Han}{1,2}$/u;
/** Before a word that begins a sentence, blanks aside. */
const BEFORE_SENTENCE = '.!?:;…“"';

/**
 * Tags for a conversation: first those of the library's vocabulary that it speaks of, most spoken
 * of first, then key phrases of the ask that come back later, names of people left out.
 * @param spoken text of the questions, texts of everything else, and what those who speak are called.
 */
export function proposeTags(
  { ask, rest, names }: { readonly ask: string; readonly rest: readonly string[]; readonly names: readonly string[] },
  vocabulary: readonly string[],
  language: Locale,
): string[] {
  const texts = [ask, ...rest].map(foldText);
  const known = vocabulary
    .map((tag) => ({ tag, times: timesSpokenOf(tag, texts) }))
    .filter(({ times }) => times > 0)
    .sort((one, other) => other.times - one.times)
    .slice(0, MAXIMUM_TAGS)
    .map(({ tag }) => tag);
  const phrases = keyPhrases(ask, texts.slice(1), language);
  const people = names.map(foldText);
  const isNew = (phrase: string): boolean => {
    const folded = foldText(phrase);
    return (
      !people.some((name) => name.includes(folded)) &&
      !known.some((tag) => foldText(tag).includes(folded) || folded.includes(foldText(tag)))
    );
  };
  return [...known, ...phrases.filter(isNew).slice(0, Math.max(0, ENOUGH_TAGS - known.length))];
}

/** Texts that hold the tag; the first, the ask, counts for three. */
function timesSpokenOf(tag: string, texts: readonly string[]): number {
  const folded = foldText(tag).trim();
  if (folded === '') {
    return 0;
  }
  const holds = /^[\x21-\x7e]+$/.test(folded)
    ? (text: string) => text.includes(folded) && wordsOf(text).includes(folded)
    : (text: string) => text.includes(folded);
  return texts.reduce((sum, text, place) => sum + (holds(text) ? (place === 0 ? 3 : 1) : 0), 0);
}

/** Words of the ask that others took up: names of things first, then the longer words. */
function keyPhrases(ask: string, rest: readonly string[], language: Locale): string[] {
  const counts = new Map<string, { phrase: string; weight: number }>();
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const text = ask.replace(/https?:\/\/\S+/g, ' ');
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const folded = foldText(segment);
    if (isWordLike === true && isTelling(folded) && !counts.has(folded)) {
      const taken = rest.filter((text) => text.includes(folded)).length;
      // The capital of a word that begins a sentence tells nothing when a Latin word follows.
      const opens = beginsSentence(text, index) && /^[\s,]+[a-z]/.test(text.slice(index + segment.length));
      const isName = /\d|[a-z][A-Z]/.test(segment) || (/^[A-Z]/.test(segment) && (!opens || taken > 0));
      if (taken >= LEAST_TAKEN || isName) {
        counts.set(folded, { phrase: segment, weight: taken + (isName ? 2 : 0) + folded.length / LONGEST_PHRASE });
      }
    }
  }
  const phrases = [...counts.values()].sort((one, other) => other.weight - one.weight).map(({ phrase }) => phrase);
  return phrases.filter((phrase, place) => !phrases.slice(0, place).some((other) => isPartOf(phrase, other)));
}

function beginsSentence(text: string, index: number): boolean {
  let before = index - 1;
  while (before >= 0 && /[^\S\n]/.test(text.charAt(before))) {
    before--;
  }
  return before < 0 || text[before] === '\n' || BEFORE_SENTENCE.includes(text.charAt(before));
}

/** Whether one of two phrases holds the other. */
function isPartOf(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

function isTelling(folded: string): boolean {
  const isLatin = /^[\x21-\x7e]+$/.test(folded);
  return (
    folded.length >= (isLatin ? 3 : 2) &&
    folded.length <= LONGEST_PHRASE &&
    !AMOUNT.test(folded) &&
    !functionWords.has(folded)
  );
}
