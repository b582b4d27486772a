import { isLargely, questionWords } from './novelty.ts';

const SMALLEST = 1024;

/**
 * The words of all questions in memory, four bytes each: a new title is compared with tens of thousands of questions
 * in a millisecond or two. Two words may look the same; whoever must be sure compares the texts.
 */
export class AskedWords {
  readonly #numbers: number[] = [];
  /** Where in `#hashes` the words of each question end. */
  readonly #ends: number[] = [];
  #hashes = new Uint32Array(SMALLEST);
  #count = 0;

  /** Number of the last question added; -1 when there is none. */
  get last(): number {
    return this.#numbers.at(-1) ?? -1;
  }

  add(question: { readonly number: number; readonly title: string; readonly ask: string }): void {
    for (const word of questionWords(question)) {
      this.#note(hashOf(word));
    }
    this.#numbers.push(question.number);
    this.#ends.push(this.#count);
  }

  /** Numbers of the questions that largely have these words, and perhaps of others. */
  withMost(words: readonly string[]): number[] {
    const wanted = new Set(words.map(hashOf));
    // Most words are none of those: one look in a small table tells.
    const among = new Uint8Array(1 << 16);
    for (const hash of wanted) {
      among[hash & 0xffff] = 1;
    }
    const found: number[] = [];
    let start = 0;
    for (const [place, end] of this.#ends.entries()) {
      let times = 0;
      for (let index = start; index < end; index++) {
        const hash = this.#hashes[index] ?? 0;
        times += among[hash & 0xffff] === 1 && wanted.has(hash) ? 1 : 0;
      }
      if (isLargely(times, words)) {
        found.push(this.#numbers[place] ?? 0);
      }
      start = end;
    }
    return found;
  }

  #note(hash: number): void {
    if (this.#count === this.#hashes.length) {
      const grown = new Uint32Array(this.#hashes.length * 2);
      grown.set(this.#hashes);
      this.#hashes = grown;
    }
    this.#hashes[this.#count++] = hash;
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo; public domain). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
