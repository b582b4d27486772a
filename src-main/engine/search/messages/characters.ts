import { Bitmap } from './bitmap.ts';
import type { BlockWriter } from './blocks.ts';
import { addTo, ByteBuffer } from './postings.ts';

/**
 * A frequent character of unspaced writing begins thousands of grams. Where it stands by itself is
 * written once more, behind the character with this mark: a query for it then reads one entry.
 */
const MARK = '\u0001';
/** Postings of all grams of a character from which that is worth its room: so many, and one for so many messages. */
const FREQUENT = 256;
const MESSAGES_A_POSTING = 50;
/** Unspaced writing begins here; what lies below are letters. */
const FIRST_UNSPACED = 0x0e00;

/** The entry of a segment that tells where a character stands, if there is one. */
export function characterTerm(character: string): string {
  return character + MARK;
}

export function isCharacterTerm(term: string): boolean {
  return term.endsWith(MARK);
}

/** Writes the entries of a segment in ascending order, and those of its frequent characters among them. */
export class CharacterWriter {
  readonly #writer: BlockWriter;
  readonly #size: number;
  /** Entries that begin with the same character, until the next one comes. */
  #entries: { readonly term: string; readonly count: number; readonly start: number; readonly end: number }[] = [];
  #character = '';
  #postings = 0;
  readonly #bytes = new ByteBuffer(1 << 14);

  /** @param base, last first and last seq of the segment */
  constructor(writer: BlockWriter, base: number, last: number) {
    this.#writer = writer;
    this.#size = last - base + 1;
  }

  add(term: string, count: number, postings: Uint8Array, start: number, end: number): void {
    const character = characterOf(term);
    if (character !== this.#character) {
      this.#flush();
      this.#character = character;
    }
    if (character === '') {
      this.#writer.add(term, count, postings, start, end);
      return;
    }
    const from = this.#bytes.length;
    this.#bytes.copy(postings, start, end);
    this.#entries.push({ term, count, start: from, end: this.#bytes.length });
    this.#postings += count;
  }

  finish(): void {
    this.#flush();
    this.#writer.finish();
  }

  #flush(): void {
    const { bytes } = this.#bytes;
    let waiting = this.#entries.length > 1 && this.#postings >= Math.max(FREQUENT, this.#size / MESSAGES_A_POSTING);
    for (const { term, count, start, end } of this.#entries) {
      // The mark sorts behind the character alone and before all its pairs.
      if (waiting && term !== this.#character) {
        this.#writeCharacter();
        waiting = false;
      }
      this.#writer.add(term, count, bytes, start, end);
    }
    this.#entries = [];
    this.#postings = 0;
    this.#bytes.length = 0;
  }

  #writeCharacter(): void {
    const found = new Bitmap(this.#size);
    for (const { count, start, end } of this.#entries) {
      addTo(found, { base: 0, count, bytes: this.#bytes.bytes, start, end });
    }
    const joined = new ByteBuffer(this.#postings + 16);
    let before = 0;
    let count = 0;
    found.forEach((place) => {
      joined.number(place - before);
      before = place;
      count++;
    });
    this.#writer.add(characterTerm(this.#character), count, joined.bytes, 0, joined.length);
  }
}

/** The character a term of unspaced writing begins with; empty for other terms. */
function characterOf(term: string): string {
  return term.charCodeAt(0) >= FIRST_UNSPACED ? (term[0] ?? '') : '';
}
