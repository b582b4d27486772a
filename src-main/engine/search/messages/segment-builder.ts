import type { Database } from '../../library/index.ts';
import { RunScanner } from '../../text/index.ts';
import { scanTerms, type TermSink } from '../tokens/terms.ts';
import { BlockWriter } from './blocks.ts';
import { CharacterWriter } from './characters.ts';
import { ByteBuffer } from './postings.ts';
import { SegmentDocuments } from './segment.ts';
import { TermNumbers } from './term-numbers.ts';

/** Terms a segment holds at most, repetitions counted: what bounds the memory of a large import. */
const FULL = 4_000_000;
const MILLISECONDS_A_DAY = 86_400_000;
/** Longest message that is told apart by its length, in terms. */
const LONGEST_COUNTED = 255;

/**
 * Collects messages in ascending order and turns them into a segment.
 *
 * Every term is logged by number as it comes; at the end one counting sort puts the log in order of
 * terms. That is what makes indexing a million messages a matter of seconds: nothing is looked up
 * or moved twice.
 */
export class SegmentBuilder implements TermSink {
  readonly #scanner = new RunScanner();
  readonly #numbers = new TermNumbers();
  #log = new Uint32Array(1 << 14);
  #logged = 0;
  /** Room to sort the log in: kept from segment to segment, since a large import fills many. */
  #sorted = new Uint32Array(0);
  readonly #seqs: number[] = [];
  /** Where in the log each message ends. */
  readonly #ends: number[] = [];
  readonly #days: number[] = [];

  get documents(): number {
    return this.#seqs.length;
  }

  /** The messages added, ascending. */
  get seqs(): readonly number[] {
    return this.#seqs;
  }

  get full(): boolean {
    return this.#logged >= FULL;
  }

  /** The last message added, or -1. */
  get last(): number {
    return this.#seqs.at(-1) ?? -1;
  }

  /** @param seq higher than that of the message before */
  add(seq: number, text: string, sentAt: number): void {
    this.#scanner.fold(text);
    scanTerms(this.#scanner, this);
    this.#seqs.push(seq);
    this.#ends.push(this.#logged);
    this.#days.push(dayNumber(sentAt));
  }

  gram(first: number, second: number): void {
    this.#note(this.#numbers.ofGram(first, second));
  }

  word(scanner: RunScanner, start: number, end: number): void {
    const numbers = this.#numbers.ofWord(scanner, start, end);
    for (let index = 0; index < numbers.length; index++) {
      this.#note(numbers[index] ?? 0);
    }
  }

  term(term: string): void {
    this.#note(this.#numbers.ofTerm(term));
  }

  /** Writes the segment and starts over. @param staged see staging.ts */
  write(database: Database, staged = false): void {
    const documents = new SegmentDocuments(this.#seqs, this.#lengths(), this.#days);
    const { id, base, last } = documents.store(database, this.#seqs[0] ?? 0, staged);
    this.#writeTerms(new CharacterWriter(new BlockWriter(database, id), base, last), base);
    this.clear();
  }

  /** Drops what was added. */
  clear(): void {
    this.#numbers.clear();
    this.#logged = 0;
    this.#seqs.length = 0;
    this.#ends.length = 0;
    this.#days.length = 0;
  }

  #note(number: number): void {
    if (this.#logged === this.#log.length) {
      const grown = new Uint32Array(this.#log.length * 2);
      grown.set(this.#log);
      this.#log = grown;
    }
    this.#log[this.#logged++] = number;
  }

  #lengths(): Uint8Array {
    const lengths = new Uint8Array(this.#ends.length);
    let start = 0;
    for (const [place, end] of this.#ends.entries()) {
      lengths[place] = Math.min(end - start, LONGEST_COUNTED);
      start = end;
    }
    return lengths;
  }

  #writeTerms(writer: CharacterWriter, base: number): void {
    const { sorted, starts } = this.#sortLog();
    const postings = new ByteBuffer(1 << 16);
    this.#numbers.forEachSorted((term, number) => {
      postings.length = 0;
      let before = base;
      let count = 0;
      const end = starts[number + 1] ?? 0;
      for (let index = starts[number] ?? 0; index < end; index++) {
        const seq = sorted[index] ?? 0;
        if (seq !== before || count === 0) {
          postings.number(seq - before);
          before = seq;
          count++;
        }
      }
      writer.add(term, count, postings.bytes, 0, postings.length);
    });
    writer.finish();
  }

  /** Messages in order of terms, and where those of each term start. */
  #sortLog(): { sorted: Uint32Array; starts: Uint32Array } {
    const log = this.#log.subarray(0, this.#logged);
    const starts = new Uint32Array(this.#numbers.count + 2);
    for (let index = 0; index < log.length; index++) {
      const after = (log[index] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let number = 1; number < starts.length; number++) {
      starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
    }
    const free = starts.slice();
    if (this.#sorted.length < log.length) {
      this.#sorted = new Uint32Array(this.#log.length);
    }
    const sorted = this.#sorted;
    let index = 0;
    for (let place = 0; place < this.#seqs.length; place++) {
      const seq = this.#seqs[place] ?? 0;
      const end = this.#ends[place] ?? 0;
      for (; index < end; index++) {
        const number = log[index] ?? 0;
        const position = free[number] ?? 0;
        free[number] = position + 1;
        sorted[position] = seq;
      }
    }
    return { sorted, starts };
  }
}

/** Days since 1970 in 16 bits: until the year 2149. */
function dayNumber(instant: number): number {
  return Math.max(0, Math.min(0xffff, Math.floor(instant / MILLISECONDS_A_DAY)));
}
