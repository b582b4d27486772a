import type { DigestIndex } from './digests/digest-index.ts';
import { editDistance } from './edit-distance.ts';
import type { MessageIndex, TermVisitor } from './messages/message-index.ts';

/** Terms of one letter that are read at most, of messages and of digests each. */
const MOST_READ = 12_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const FIRST_LETTER = 0x61;
const LAST_LETTER = 0x7a;
/** From so many letters on, two slips in one word are possible. */
const LONG_WORD = 5;

const utf8 = new TextEncoder();
const utf8Reader = new TextDecoder();

/** Terms of Latin letters only that begin with one letter, packed so that all can be compared at every keystroke. */
interface Words {
  readonly bytes: Uint8Array;
  /** Where each term ends in the bytes. */
  readonly ends: Uint32Array;
  /** In how many messages and digests each stands. */
  readonly counts: Uint32Array;
  /** The letters each consists of, one bit for each. */
  readonly letters: Uint32Array;
}

/** The Latin terms of the index in memory, read letter by letter; after a change they are read anew. */
export class Vocabulary {
  readonly #messages: MessageIndex;
  readonly #digests: DigestIndex;
  readonly #words = new Map<string, Words>();
  #generations = '';

  constructor(messages: MessageIndex, digests: DigestIndex) {
    this.#messages = messages;
    this.#digests = digests;
  }

  /** Reads one letter that was not read yet. @returns whether there was one */
  readAhead(): boolean {
    this.#forgetOld();
    const letter = [...LETTERS].find((one) => !this.#words.has(one));
    if (letter === undefined) {
      return false;
    }
    this.#wordsOf(letter);
    return true;
  }

  /**
   * The known terms that take one slip, or in longer ones two, to become this one: the fewest slips first, the most
   * frequent of equals. Terms are compared that begin with one of the first two letters: few slips spare neither.
   */
  near(term: string): string[] {
    this.#forgetOld();
    const wanted = utf8.encode(term);
    const most = term.length < LONG_WORD ? 1 : 2;
    const near: { term: string; distance: number; count: number }[] = [];
    for (const letter of new Set(term.slice(0, 2))) {
      const { bytes, ends, counts, letters } = this.#wordsOf(letter);
      const own = lettersOf(wanted, 0, wanted.length);
      for (let place = 0; place < ends.length; place++) {
        // A slip changes at most two of the letters a word consists of.
        if (isFar(own ^ (letters[place] ?? 0), 2 * most)) {
          continue;
        }
        const [start, end] = [ends[place - 1] ?? 0, ends[place] ?? 0];
        const distance = editDistance(wanted, bytes, start, end, most);
        if (distance <= most) {
          near.push({ term: utf8Reader.decode(bytes.subarray(start, end)), distance, count: counts[place] ?? 0 });
        }
      }
    }
    near.sort((left, right) => left.distance - right.distance || right.count - left.count);
    return near.map(({ term: found }) => found);
  }

  #wordsOf(letter: string): Words {
    let words = this.#words.get(letter);
    if (words === undefined) {
      words = this.#read(letter);
      this.#words.set(letter, words);
    }
    return words;
  }

  #read(letter: string): Words {
    const counts = new Map<string, number>();
    const visit: TermVisitor = (bytes, start, end, count) => {
      if (isLatin(bytes, start, end)) {
        const term = utf8Reader.decode(bytes.subarray(start, end));
        counts.set(term, (counts.get(term) ?? 0) + count);
      }
    };
    this.#messages.visitVocabulary(letter, visit, MOST_READ);
    this.#digests.visitVocabulary(letter, visit, MOST_READ);
    const terms = [...counts.keys()];
    const bytes = utf8.encode(terms.join(''));
    const ends = new Uint32Array(terms.length);
    let end = 0;
    for (const [place, term] of terms.entries()) {
      end += term.length;
      ends[place] = end;
    }
    return {
      bytes,
      ends,
      counts: Uint32Array.from(counts.values()),
      letters: Uint32Array.from(ends, (to, place) => lettersOf(bytes, ends[place - 1] ?? 0, to)),
    };
  }

  #forgetOld(): void {
    const generations = `${this.#messages.generation} ${this.#digests.generation}`;
    if (generations !== this.#generations) {
      this.#words.clear();
      this.#generations = generations;
    }
  }
}

function isLatin(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0;
    if (byte < FIRST_LETTER || byte > LAST_LETTER) {
      return false;
    }
  }
  return true;
}

function lettersOf(bytes: Uint8Array, start: number, end: number): number {
  let letters = 0;
  for (let index = start; index < end; index++) {
    letters |= 1 << ((bytes[index] ?? 0) - FIRST_LETTER);
  }
  return letters;
}

/** Whether more than so many bits are set. */
function isFar(bits: number, most: number): boolean {
  let rest = bits;
  for (let count = 0; rest !== 0; count++) {
    if (count === most) {
      return true;
    }
    rest &= rest - 1;
  }
  return false;
}
