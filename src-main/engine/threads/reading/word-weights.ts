import type { MemoryReader, MemoryWriter } from '../memory.ts';

/**
 * What words weigh in a chat: rare words tell conversations apart, common ones do not.
 *
 * Counts are kept in one table of fixed size indexed by the word's hash, so that memory does not
 * grow with the vocabulary; a collision makes a word look a little more common than it is. A chat
 * that has only begun borrows its counts from `commonWords`, shares of messages that hold a word
 * in general talk.
 */
export class WordWeights {
  readonly #counts = new Float32Array(TABLE_SIZE);
  #messages = BORROWED_MESSAGES;

  constructor(commonWords: ReadonlyMap<string, number>) {
    for (const [word, share] of commonWords) {
      const place = wordHash(word) & TABLE_MASK;
      this.#counts[place] = Math.max(this.#counts[place] ?? 0, share * BORROWED_MESSAGES);
    }
  }

  /**
   * Inverse document frequencies of the first `count` words, log2: 0 for a word every message holds. The counts of all
   * are read before the first is worked with: they lie far apart, and memory that is asked at once answers at once.
   */
  weigh(hashes: Int32Array, count: number, into: Float64Array): void {
    const counts = this.#counts;
    for (let index = 0; index < count; index++) {
      into[index] = counts[(hashes[index] as number) & TABLE_MASK] as number;
    }
    const messages = this.#messages + 1;
    for (let index = 0; index < count; index++) {
      into[index] = Math.log2(messages / ((into[index] as number) + 0.5));
    }
  }

  save(memory: MemoryWriter): void {
    memory.put(this.#counts);
    memory.putJson(this.#messages);
  }

  restore(memory: MemoryReader): void {
    memory.fill(this.#counts);
    this.#messages = memory.json<number>();
  }

  /** Counts the distinct words of one more message. */
  hear(hashes: Int32Array, count: number): void {
    this.#messages++;
    for (let index = 0; index < count; index++) {
      const place = (hashes[index] ?? 0) & TABLE_MASK;
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    }
  }
}

const TABLE_SIZE = 1 << 18;
const TABLE_MASK = TABLE_SIZE - 1;
const BORROWED_MESSAGES = 2000;

/** FNV-1a: where hashes begin, and what each step multiplies by. */
export const FIRST_HASH = 0x811c9dc5;
export const HASH_FACTOR = 0x01000193;

/** 32-bit hash of a word: FNV-1a over UTF-16 units, finished so that low bits are well mixed. */
export function wordHash(text: string, start = 0, end = text.length): number {
  let hash = FIRST_HASH;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), HASH_FACTOR);
  }
  return finishedHash(hash);
}

export function finishedHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
