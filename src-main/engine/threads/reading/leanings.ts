import { FIRST_HASH, finishedHash, HASH_FACTOR, wordHash } from './word-weights.ts';

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
const LONGER = 1 << 15;
/** What a beginning of a text may be. */
const Begun = { whole: 1, more: 2 } as const;

/** What is read of a text: its two ends, framed by line breaks, so that pieces tell where lines begin and end. */
export function framed(folded: string): string {
  return `\n${endsOf(folded)}\n`;
}

function endsOf(folded: string): string {
  return folded.length > 2 * END ? `${folded.slice(0, END)}${folded.slice(-END)}` : folded;
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
  /**
   * Whether a first character, and such a beginning with one more, is a piece or begins a longer one (bits of `Begun`;
   * beginnings by hash, so that at worst one is looked for in vain): most of a text is passed over with one look.
   */
  readonly #beginnings = new Uint8Array(1 << 16);
  readonly #longer = new Uint8Array(LONGER);
  /** The framed text at hand. */
  readonly #units = new Uint16Array(2 * END + 2);

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
      this.#noteBeginnings(piece);
    }
  }

  #noteBeginnings(piece: string): void {
    let hash = FIRST_HASH;
    for (let index = 0; index < piece.length; index++) {
      const unit = piece.charCodeAt(index);
      const [table, place] = index === 0 ? [this.#beginnings, unit] : [this.#longer, placeOfLonger(hash, unit)];
      table[place] = (table[place] as number) | (index === piece.length - 1 ? Begun.whole : Begun.more);
      hash = Math.imul(hash ^ unit, HASH_FACTOR);
    }
  }

  /** Both leanings of a folded text as bits that `Form` leaves free. */
  bitsIn(folded: string): number {
    const units = this.#units;
    const end = frameInto(units, endsOf(folded));
    let [asking, answering] = this.#base;
    let known = 0;
    for (let start = 0; start < end; start++) {
      let begun = this.#beginnings[units[start] as number] as number;
      let hash = FIRST_HASH;
      for (let index = start; begun !== 0; ) {
        hash = Math.imul(hash ^ (units[index++] as number), HASH_FACTOR);
        if ((begun & Begun.whole) !== 0) {
          const place = this.#placeOf(finishedHash(hash) || 1);
          if (this.#hashes[place] !== 0) {
            asking += this.#values[2 * place] as number;
            answering += this.#values[2 * place + 1] as number;
            known++;
          }
        }
        const isMore = (begun & Begun.more) !== 0 && index < end;
        begun = isMore ? (this.#longer[placeOfLonger(hash, units[index] as number)] as number) : 0;
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

const LINE_BREAK = 10;

/** Lays out a text within the frame that `framed` puts around it; gives the number of units. */
function frameInto(units: Uint16Array, text: string): number {
  const { length } = text;
  units[0] = LINE_BREAK;
  for (let place = 0; place < length; place++) {
    units[place + 1] = text.charCodeAt(place);
  }
  units[length + 1] = LINE_BREAK;
  return length + 2;
}

/** Where a beginning stands, by the hash of what is before its last character. */
function placeOfLonger(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, HASH_FACTOR);
  return (mixed ^ (mixed >>> 16)) & (LONGER - 1);
}

function kept(hundredths: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round(hundredths * EIGHTHS)));
}
