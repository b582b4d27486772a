import { RunScanner } from '../../text/index.ts';
import { stem } from './stem.ts';

/**
 * Terms: what the indexes know of a text. The same function makes them of messages, of digests and
 * of queries, so that both sides always agree (SEARCH-1 to SEARCH-6).
 */

/** Takes the terms of a text one by one; see `scanTerms`. */
export interface TermSink {
  /** Two neighbouring UTF-16 units of unspaced writing; `second` is 0 behind the last one of a run. */
  gram(first: number, second: number): void;
  /** A run of letters and digits, by its place in the scanner; what it stands for is `termsOfWord`. */
  word(scanner: RunScanner, start: number, end: number): void;
  /** Any other term, ready as it is. */
  term(term: string): void;
}

/** Longer words are cut: nobody types them, and a line of base64 is one. */
export const LONGEST_TERM = 64;
const LONGEST_STEMMED = 40;

/** One of these alone between two words makes a pair of them: `q4_k`, `llama.cpp`, `a@b`, `docs/a1`. */
const JOINERS: ReadonlySet<number> = new Set([..."_.-/\\:@+#'&=%"].map((character) => character.charCodeAt(0)));

const FIRST_SURROGATE = 0xd800;
const AFTER_ORDERED_UNITS = /[\ud800-\uffff]/;
const ONLY_LETTERS = /^[a-z]+$/;
const MIXED = /^(?=.*[0-9])(?=.*[^0-9])/;
const GROUPS = /[0-9]+|[^0-9]+/g;
const LAST_GROUP = /(?:[0-9]+|[^0-9]+)$/;

/**
 * Names every term of the text that the scanner was started on, in order, with repetitions.
 */
export function scanTerms(scanner: RunScanner, sink: TermSink): void {
  let wordStart = -1;
  let wordEnd = -1;
  while (scanner.next()) {
    const { kind, start, end } = scanner;
    if (kind === 'letters') {
      sink.word(scanner, start, end);
      if (wordStart >= 0 && start === wordEnd + 1 && isJoiner(scanner.units[wordEnd])) {
        scanPair(scanner.text(wordStart, end), wordEnd - wordStart, sink);
      }
      const suffix = scanner.suffixLengthAt(end);
      if (suffix > 0) {
        sink.term(safeTerm(scanner.text(start, end + suffix)));
      }
      wordStart = start;
      wordEnd = end;
    } else if (kind === 'symbol') {
      sink.term(safeTerm(scanner.text(start, end)));
    } else {
      scanGrams(scanner, start, end, sink);
    }
  }
}

/** Whether a UTF-16 unit alone between two words makes a pair of them. */
export function isJoiner(unit: number | undefined): boolean {
  return unit !== undefined && JOINERS.has(unit);
}

/**
 * The terms of one word: its stem, and its letters and digits apart where it mixes them
 * (`iphone15`: `iphone15`, `iphon`, `15`). Single letters before digits are not worth a term.
 */
export function termsOfWord(word: string): readonly string[] {
  if (!MIXED.test(word)) {
    return [termOfWord(word)];
  }
  return [termOfWord(word), ...partsOfMixedWord(word).map(termOfWord)];
}

/** Letters and digits of a mixed word that have terms of their own. */
export function partsOfMixedWord(word: string): string[] {
  return (word.match(GROUPS) ?? []).filter((group) => group.length > 1 || (group >= '0' && group <= '9'));
}

export function isMixedWord(word: string): boolean {
  return MIXED.test(word);
}

/** The one term that stands for the whole word. */
export function termOfWord(word: string): string {
  if (word.length <= LONGEST_STEMMED && ONLY_LETTERS.test(word)) {
    return stemOf(word);
  }
  return safeTerm(word.slice(0, LONGEST_TERM));
}

/** Stems found lately: a text is a few hundred different words, asked about for every word of a query. */
const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

function stemOf(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    if (stems.size === MOST_STEMS) {
      stems.clear();
    }
    found = stem(word);
    stems.set(word, found);
  }
  return found;
}

/**
 * Terms are kept sorted by their UTF-8 bytes and compared as UTF-16 here; the two orders agree
 * below the surrogates, so the few units from there on are spelt out.
 */
export function safeTerm(term: string): string {
  return AFTER_ORDERED_UNITS.test(term)
    ? term.replace(/[\ud800-\uffff]/g, (unit) => `~${unit.charCodeAt(0).toString(16)}`)
    : term;
}

function scanPair(pair: string, middle: number, sink: TermSink): void {
  if (pair.length > LONGEST_TERM) {
    return;
  }
  sink.term(safeTerm(pair));
  // `v1.2` is also `1.2`.
  const group = LAST_GROUP.exec(pair.slice(0, middle));
  if (group !== null && group.index > 0) {
    sink.term(safeTerm(pair.slice(group.index)));
  }
}

function scanGrams(scanner: RunScanner, start: number, end: number, sink: TermSink): void {
  const { units } = scanner;
  let first = units[start] ?? 0;
  if (first >= FIRST_SURROGATE) {
    scanSpeltOutGrams(scanner.text(start, end), sink);
    return;
  }
  for (let index = start + 1; index < end; index++) {
    const second = units[index] ?? 0;
    if (second >= FIRST_SURROGATE) {
      scanSpeltOutGrams(scanner.text(index - 1, end), sink);
      return;
    }
    sink.gram(first, second);
    first = second;
  }
  sink.gram(first, 0);
}

/** The general way, for runs with characters beyond the basic plane and other rare ones. */
function scanSpeltOutGrams(run: string, sink: TermSink): void {
  for (const gram of gramsOfRun(run)) {
    if (gram.length <= 2) {
      sink.gram(gram.charCodeAt(0), gram.length === 2 ? gram.charCodeAt(1) : 0);
    } else {
      sink.term(gram);
    }
  }
}

/** The grams of a run as terms: overlapping pairs of characters, and the last character. */
export function gramsOfRun(run: string): string[] {
  const characters = [...run];
  return characters.map((character, place) => safeTerm(character + (characters[place + 1] ?? '')));
}

/** Every character of unspaced writing in a text, as a term. */
export function charactersOf(text: string): string[] {
  const characters: string[] = [];
  const scanner = new RunScanner();
  scanner.fold(text);
  while (scanner.next()) {
    if (scanner.kind === 'unspaced' || scanner.kind === 'hangul') {
      for (const character of scanner.text(scanner.start, scanner.end)) {
        characters.push(safeTerm(character));
      }
    }
  }
  return characters;
}

/** All terms of a text as strings: for digests, which come one at a time. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  const scanner = new RunScanner();
  scanner.fold(text);
  scanTerms(scanner, {
    gram: (first, second) => terms.push(second === 0 ? String.fromCharCode(first) : String.fromCharCode(first, second)),
    word: (_scanner, start, end) => terms.push(...termsOfWord(scanner.text(start, end))),
    term: (term) => terms.push(term),
  });
  return terms;
}
