import { visitWords } from '../../text/index.ts';
import { wordHash } from './word-weights.ts';

/** Twice as many as words are told apart, so that a free place is soon found. */
const PLACES = 4096;
/** Beyond this nobody needs more; a folded character may become many. */
export const MOST_WORDS = PLACES / 2;
/** As many places serve a text of up to this many characters: they stay close at hand. */
const SHORT = 128;
const FEW_PLACES = 2 * SHORT;

/** The distinct words of one text after the other, as hashes in the order they first stand there. */
export class DistinctWords {
  count = 0;
  readonly hashes = new Int32Array(PLACES);
  /** A hash table that is not cleared: what an earlier text left in it bears an earlier number. */
  readonly #table = new Int32Array(PLACES);
  readonly #textOf = new Int32Array(PLACES);
  #text = 0;
  #folded = '';
  #mask = 0;
  readonly #take = (start: number, end: number): void => {
    const hash = wordHash(this.#folded, start, end);
    let place = hash & this.#mask;
    while (this.#textOf[place] === this.#text) {
      if (this.#table[place] === hash) {
        return;
      }
      place = (place + 1) & this.#mask;
    }
    if (this.count === MOST_WORDS) {
      return;
    }
    this.#textOf[place] = this.#text;
    this.#table[place] = hash;
    this.hashes[this.count++] = hash;
  };

  read(folded: string): void {
    this.count = 0;
    this.#text++;
    this.#folded = folded;
    this.#mask = (folded.length <= SHORT ? FEW_PLACES : PLACES) - 1;
    visitWords(folded, this.#take);
  }
}
