import { wordHash } from './word-weights.ts';

/** Pieces of wording with how far they lean, in hundredths of log odds: to asking, and to answering. */
export interface LeaningWeights {
  readonly base: readonly [asking: number, answering: number];
  readonly pieces: Readonly<Record<string, readonly [asking: number, answering: number]>>;
}

/** Longest piece of wording, in UTF-16 units. */
export const LONGEST_PIECE = 3;
/** Of a longer text only so many units at either end are read: questions stand there. */
const END = 60;
/** Leanings are kept in eighths of log odds, as six bits each above those of `Form`; 0 when nothing is known. */
const EIGHTHS = 8 / 100;
const MOST = 31;
const BITS = 6;
const ANSWERING = 32 - BITS;
const SPARSE = 4;

/** What `pieceAt` reads of a text: its two ends, framed by line breaks, so that pieces tell where lines begin and end. */
export function framed(folded: string): string {
  const ends = folded.length > 2 * END ? `${folded.slice(0, END)}${folded.slice(-END)}` : folded;
  return `\n${ends}\n`;
}

/** How far a message leans to asking something, in eighths of log odds, -31 to 31. @param forms `ChatColumns.forms` */
export function askingIn(forms: number): number {
  return (forms << BITS) >> ANSWERING;
}

/** How far a message that does not ask leans to answering something. @param forms `ChatColumns.forms` */
export function answeringIn(forms: number): number {
  return forms >> ANSWERING;
}

/**
 * How far the wording of a message leans to asking and to answering: the sum of what its pieces (up to three
 * characters, with a Chinese one among them) lean, as a logistic regression weighs them. A text without a
 * known piece, such as an English one, leans nowhere.
 */
export class Leanings {
  readonly #hashes: Int32Array;
  readonly #values: Int16Array;
  readonly #mask: number;
  readonly #base: readonly [number, number];

  constructor({ base, pieces }: LeaningWeights) {
    const entries = Object.entries(pieces);
    const size = 1 << Math.ceil(Math.log2(SPARSE * (entries.length + 1)));
    this.#base = base;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#values = new Int16Array(2 * size);
    for (const [piece, [asking, answering]] of entries) {
      const place = this.#placeOf(wordHash(piece) || 1);
      this.#hashes[place] = wordHash(piece) || 1;
      this.#values[2 * place] = asking;
      this.#values[2 * place + 1] = answering;
    }
  }

  /** Both leanings of a folded text as bits that `Form` leaves free. */
  bitsIn(folded: string): number {
    const text = framed(folded);
    let [asking, answering] = this.#base;
    let known = 0;
    for (let start = 0; start < text.length; start++) {
      let hash = 0x811c9dc5;
      const end = Math.min(text.length, start + LONGEST_PIECE);
      for (let index = start; index < end; index++) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
        const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
        const place = this.#placeOf(mixed ^ (mixed >>> 13) || 1);
        if (this.#hashes[place] !== 0) {
          asking += this.#values[2 * place] as number;
          answering += this.#values[2 * place + 1] as number;
          known++;
        }
      }
    }
    return known === 0 ? 0 : (kept(answering) << ANSWERING) | ((kept(asking) << ANSWERING) >>> BITS);
  }

  /** Where a hash stands, or the free place where it would. */
  #placeOf(hash: number): number {
    let place = hash & this.#mask;
    while (this.#hashes[place] !== 0 && this.#hashes[place] !== hash) {
      place = (place + 1) & this.#mask;
    }
    return place;
  }
}

function kept(hundredths: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round(hundredths * EIGHTHS)));
}
