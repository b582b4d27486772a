import { ANY, AT_START, AT_WORD, markOf, openingsOf } from './openings.ts';

export type Patterns = readonly (readonly [bit: number, pattern: RegExp])[];

const TABLE_SIZE = 1 << 12;
const TABLE_MASK = TABLE_SIZE - 1;

/**
 * Patterns looked for together. One pass over the text finds which of them could begin anywhere in it;
 * only those are tried, in a usual message a few of twenty. The outcome is that of trying all.
 */
export class PatternSet {
  readonly #patterns: Patterns;
  /** Which patterns, one bit each, can hold a character or begin with a pair: by hash, so at worst one is tried in vain. */
  readonly #byCharacter = new Int32Array(TABLE_SIZE);
  readonly #byPair = new Int32Array(TABLE_SIZE);
  /** The same at the beginning of a word of Latin letters, and of the text. */
  readonly #byPairOfWord = new Int32Array(TABLE_SIZE);
  readonly #byFirst = new Int32Array(TABLE_SIZE);
  readonly #byFirstPair = new Int32Array(TABLE_SIZE);
  #always = 0;

  /** @param patterns at most 32. */
  constructor(patterns: Patterns) {
    this.#patterns = patterns;
    for (const [number, [, pattern]] of patterns.entries()) {
      for (const opening of openingsOf(pattern)) {
        this.#note(opening, 1 << number);
      }
    }
  }

  /** Bits of the patterns that are found in a text. */
  bitsIn(text: string): number {
    const byCharacter = this.#byCharacter;
    const byPair = this.#byPair;
    const byPairOfWord = this.#byPairOfWord;
    let possible = this.#always;
    let before = 0;
    let isInWord = false;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      const place = placeOf(before, unit);
      possible |= (byCharacter[unit & TABLE_MASK] as number) | (byPair[place] as number);
      if (!isInWord) {
        possible |= byPairOfWord[place] as number;
      }
      isInWord = before < 128 && IS_OF_WORD[before] === 1;
      before = unit;
    }
    if (text !== '') {
      const first = text.charCodeAt(0);
      possible |= this.#byFirst[first & TABLE_MASK] as number;
      possible |= text.length > 1 ? (this.#byFirstPair[placeOf(first, text.charCodeAt(1))] as number) : 0;
    }
    let bits = 0;
    while (possible !== 0) {
      const number = 31 - Math.clz32(possible);
      possible &= ~(1 << number);
      const [bit, pattern] = this.#patterns[number] as Patterns[number];
      bits |= pattern.test(text) ? bit : 0;
    }
    return bits;
  }

  #note(opening: string, pattern: number): void {
    const mark = markOf(opening);
    const [first = ANY, second = ANY] = opening.slice(mark.length);
    if (first !== ANY && second !== ANY) {
      const table = mark === AT_START ? this.#byFirstPair : mark === AT_WORD ? this.#byPairOfWord : this.#byPair;
      add(table, placeOf(first.charCodeAt(0), second.charCodeAt(0)), pattern);
    } else if (first !== ANY) {
      add(mark === AT_START ? this.#byFirst : this.#byCharacter, first.charCodeAt(0) & TABLE_MASK, pattern);
    } else if (second !== ANY) {
      add(this.#byCharacter, second.charCodeAt(0) & TABLE_MASK, pattern);
    } else {
      this.#always |= pattern;
    }
  }
}

function add(table: Int32Array, place: number, pattern: number): void {
  table[place] = (table[place] as number) | pattern;
}

const IS_OF_WORD = Uint8Array.from({ length: 128 }, (_, unit) => (/\w/.test(String.fromCharCode(unit)) ? 1 : 0));

function placeOf(before: number, unit: number): number {
  return (Math.imul(before, 0x9e5) + unit) & TABLE_MASK;
}
