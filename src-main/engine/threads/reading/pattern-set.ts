import { OpeningTable, pairKey, placeOfKey, TABLE_SIZE, tripleKey } from './opening-table.ts';
import { ANY, AT_START, AT_WORD, HOLDS, markOf, openingsOf } from './openings.ts';

export type Patterns = readonly (readonly [bit: number, pattern: RegExp])[];

/** Patterns told by one number. */
const WORD = 32;
/** Texts looked at for each pattern that is worked out: a draft pays for one or none, an import soon has all. */
export const TEXTS_EACH = 512;

/** What may begin at a place of a text. */
const Found = { character: 1, pair: 2, pairOfWord: 4, triple: 8, tripleOfWord: 16 } as const;

const OF_PAIR = Found.pair | Found.pairOfWord;
const OF_TRIPLE = Found.triple | Found.tripleOfWord;

/** One of the patterns looked for together. */
interface Numbered {
  readonly bit: number;
  readonly pattern: RegExp;
}

/**
 * Sets of patterns looked for together. One pass over the text finds which of them could begin anywhere in
 * it; only those are tried, in a usual message a few of sixty. The outcome is that of trying all.
 */
export class PatternSets {
  /** Whether the text looked at last has Han characters, and small Latin letters. */
  hasHan = false;
  hasLatin = false;
  readonly #patterns: readonly Numbered[];
  /** Number of the first pattern of each set, and one behind the last. */
  readonly #starts: readonly number[];
  /** Patterns that can hold a character, or begin with two or three. */
  readonly #byCharacter: OpeningTable;
  readonly #byPair: OpeningTable;
  readonly #byTriple: OpeningTable;
  /** The same at the beginning of a word of Latin letters, and of the text. */
  readonly #byPairOfWord: OpeningTable;
  readonly #byTripleOfWord: OpeningTable;
  readonly #byStart: readonly OpeningTable[];
  /**
   * Bits of `Found` by hash of a character, pair or triple: most of a text is passed over with three looks. One table
   * for all, so that it stays close at hand.
   */
  readonly #flags = new Uint8Array(TABLE_SIZE);
  readonly #always: Int32Array;
  readonly #possible: Int32Array;
  /** Texts looked at until all patterns were worked out, and how many were by then. */
  #texts = 0;
  #workedOut = 0;

  constructor(sets: readonly Patterns[]) {
    this.#patterns = sets.flat().map(([bit, pattern]) => ({ bit, pattern }));
    this.#starts = [0, ...sets.map((_, last) => sets.slice(0, last + 1).flat().length)];
    const words = Math.ceil(this.#patterns.length / WORD);
    this.#byCharacter = new OpeningTable(words, this.#flags, Found.character);
    this.#byPair = new OpeningTable(words, this.#flags, Found.pair);
    this.#byPairOfWord = new OpeningTable(words, this.#flags, Found.pairOfWord);
    this.#byTriple = new OpeningTable(words, this.#flags, Found.triple);
    this.#byTripleOfWord = new OpeningTable(words, this.#flags, Found.tripleOfWord);
    this.#byStart = Array.from({ length: 3 }, () => new OpeningTable(words, new Uint8Array(TABLE_SIZE), 1));
    this.#always = new Int32Array(words).fill(-1);
    this.#possible = new Int32Array(words);
  }

  /** Finds which patterns may occur in a text; `bitsIn` then tries them. */
  look(text: string): void {
    this.#workOut();
    const possible = this.#possible;
    const flags = this.#flags;
    possible.set(this.#always);
    let before = 0;
    let first = 0;
    let hasHan = 0;
    let hasLatin = 0;
    // Whether the character before the pair, and that before the triple, is of a word of Latin letters.
    let isPairInWord = 0;
    let isTripleInWord = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      hasHan |= unit >= FIRST_HAN && unit <= LAST_HAN ? 1 : 0;
      hasLatin |= unit >= SMALL_A && unit <= SMALL_Z ? 1 : 0;
      const pair = pairKey(before, unit);
      const triple = tripleKey(first, before, unit);
      const found =
        ((flags[placeOfKey(unit)] as number) & Found.character) |
        ((flags[placeOfKey(pair)] as number) & OF_PAIR) |
        ((flags[placeOfKey(triple)] as number) & OF_TRIPLE);
      if (found !== 0) {
        const inWord = (isPairInWord * Found.pairOfWord) | (isTripleInWord * Found.tripleOfWord);
        this.#add(found & ~inWord, unit, pair, triple);
      }
      isTripleInWord = isPairInWord;
      isPairInWord = before < 128 ? (IS_OF_WORD[before] as number) : 0;
      first = before;
      before = unit;
    }
    this.hasHan = hasHan === 1;
    this.hasLatin = hasLatin === 1;
    this.#lookAtStart(text);
  }

  /** Bits of the patterns of a set that are found in a text, which is the one looked at last, or a part of it. */
  bitsIn(set: number, text: string): number {
    const end = this.#starts[set + 1] as number;
    let bits = 0;
    for (let number = this.#starts[set] as number; number < end; number++) {
      if (((this.#possible[number >>> 5] as number) & (1 << (number & 31))) !== 0) {
        const { bit, pattern } = this.#patterns[number] as Numbered;
        bits |= pattern.test(text) ? bit : 0;
      }
    }
    return bits;
  }

  /**
   * Works the openings out by and by; a pattern is always tried until its own are. All together they take a third of
   * a second, which neither starting nor the first draft need wait for.
   */
  #workOut(): void {
    const pattern = this.#patterns[this.#workedOut];
    if (pattern === undefined || this.#texts++ < (this.#workedOut + 1) * TEXTS_EACH) {
      return;
    }
    const number = this.#workedOut++;
    const word = number >>> 5;
    this.#always[word] = (this.#always[word] as number) & ~(1 << (number & 31));
    for (const opening of openingsOf(pattern.pattern)) {
      this.#note(opening, number);
    }
  }

  #add(found: number, character: number, pair: number, triple: number): void {
    const possible = this.#possible;
    if ((found & Found.character) !== 0) {
      this.#byCharacter.addTo(possible, character);
    }
    if ((found & Found.pair) !== 0) {
      this.#byPair.addTo(possible, pair);
    }
    if ((found & Found.pairOfWord) !== 0) {
      this.#byPairOfWord.addTo(possible, pair);
    }
    if ((found & Found.triple) !== 0) {
      this.#byTriple.addTo(possible, triple);
    }
    if ((found & Found.tripleOfWord) !== 0) {
      this.#byTripleOfWord.addTo(possible, triple);
    }
  }

  #lookAtStart(text: string): void {
    const [byFirst, byPair, byTriple] = this.#byStart as readonly [OpeningTable, OpeningTable, OpeningTable];
    const first = text.charCodeAt(0);
    const second = text.charCodeAt(1);
    if (text.length > 0) {
      byFirst.addTo(this.#possible, first);
    }
    if (text.length > 1) {
      byPair.addTo(this.#possible, pairKey(first, second));
    }
    if (text.length > 2) {
      byTriple.addTo(this.#possible, tripleKey(first, second, text.charCodeAt(2)));
    }
  }

  #note(opening: string, pattern: number): void {
    const mark = markOf(opening);
    const known = opening.slice(mark.length).padEnd(3, ANY);
    const [first = ANY, second = ANY, third = ANY] = known;
    const [one, two, three] = [first.charCodeAt(0), second.charCodeAt(0), third.charCodeAt(0)];
    const [byFirst, byFirstPair, byFirstTriple] = this.#byStart as readonly [OpeningTable, OpeningTable, OpeningTable];
    const isFirst = mark === AT_START;
    if (mark === HOLDS) {
      this.#byCharacter.note(one, pattern);
    } else if (first === ANY) {
      this.#noteBehind(second, third, pattern);
    } else if (second === ANY) {
      (isFirst ? byFirst : this.#byCharacter).note(one, pattern);
    } else if (third === ANY) {
      const table = isFirst ? byFirstPair : mark === AT_WORD ? this.#byPairOfWord : this.#byPair;
      table.note(pairKey(one, two), pattern);
    } else {
      const table = isFirst ? byFirstTriple : mark === AT_WORD ? this.#byTripleOfWord : this.#byTriple;
      table.note(tripleKey(one, two, three), pattern);
    }
  }

  /** Notes a pattern by what stands behind a character that may be any. */
  #noteBehind(second: string, third: string, pattern: number): void {
    if (second !== ANY && third !== ANY) {
      this.#byPair.note(pairKey(second.charCodeAt(0), third.charCodeAt(0)), pattern);
    } else if (second !== ANY || third !== ANY) {
      this.#byCharacter.note((second === ANY ? third : second).charCodeAt(0), pattern);
    } else {
      const word = pattern >>> 5;
      this.#always[word] = (this.#always[word] as number) | (1 << (pattern & 31));
    }
  }
}

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;
const SMALL_A = 97;
const SMALL_Z = 122;

const IS_OF_WORD = Uint8Array.from({ length: 128 }, (_, unit) => (/\w/.test(String.fromCharCode(unit)) ? 1 : 0));
