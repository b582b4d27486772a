import type { MemoryReader, MemoryWriter } from './memory.ts';

/** Messages kept together in the index, so that more messages at the end leave what stands before as it is. */
export const COLUMN_CHUNK = 1 << 16;

/**
 * A whole chat as columns of numbers, one place a message in chat order: what roles and worth are
 * decided from, and all that is kept of a message while a chat is worked through.
 */
export class ChatColumns {
  count = 0;
  /** Numbers of rows of the archive, of which 32 bits are enough for four thousand million. */
  seq = new Uint32Array(INITIAL);
  /** -1 for messages outside all conversations: notices, recalled messages. */
  author = new Int32Array(INITIAL);
  time = new Float64Array(INITIAL);
  signals = new Int32Array(INITIAL);
  /** Bits of `Form`, and above them those of `Leanings`. */
  forms = new Int32Array(INITIAL);
  /** The words, each as one of 64 bits: two messages with many bits in common have words in common. */
  wordsLow = new Int32Array(INITIAL);
  wordsHigh = new Int32Array(INITIAL);
  /** UTF-16 units of the text, as far as 16 bits tell. */
  length = new Uint16Array(INITIAL);
  /** How much it says, in Latin letters: a Chinese character counts for three; as far as 16 bits tell. */
  content = new Uint16Array(INITIAL);
  kind = new Uint8Array(INITIAL);
  /** Position of the message it answers; -1 for none. */
  parent = new Int32Array(INITIAL);
  conversation = new Int32Array(INITIAL);
  /** Author it addresses most plainly; -1 for none. */
  addressee = new Int32Array(INITIAL);
  /** As far as 16 bits tell. */
  reactions = new Uint16Array(INITIAL);
  /** Key of what quotations would quote of it; 0 and 0 when there is too little. */
  quotableHigh = new Int32Array(INITIAL);
  quotableLow = new Int32Array(INITIAL);

  /** Adds a place and gives its position. */
  push(): number {
    if (this.count === this.seq.length) {
      this.#grow();
    }
    return this.count++;
  }

  /** Position of a message by its time and number; -1 when it is not here. Columns must be in chat order. */
  positionOf(time: number, seq: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const difference = (this.time[middle] as number) - time || (this.seq[middle] as number) - seq;
      if (difference === 0) {
        return middle;
      }
      if (difference < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Writes the messages of chunk `number`. */
  save(memory: MemoryWriter, number: number): void {
    const end = Math.min(this.count, (number + 1) * COLUMN_CHUNK);
    memory.put(...this.#columns().map((column) => column.subarray(number * COLUMN_CHUNK, end)));
  }

  /** Reads all chunks of a chat of `count` messages. */
  restore(chunks: readonly MemoryReader[], count: number): void {
    while (this.seq.length < count) {
      this.#grow();
    }
    this.count = count;
    const columns = this.#columns();
    chunks.forEach((chunk, number) => {
      chunk.fill(...columns.map((column) => column.subarray(number * COLUMN_CHUNK)));
    });
  }

  #columns() {
    const { seq, time, kind, author, signals, forms, wordsLow, wordsHigh, length, content } = this;
    const { parent, conversation, addressee, reactions, quotableHigh, quotableLow } = this;
    return [
      ...[seq, time, kind, author, signals, forms, wordsLow, wordsHigh, length, content],
      ...[parent, conversation, addressee, reactions, quotableHigh, quotableLow],
    ];
  }

  #grow(): void {
    const size = this.seq.length * 2;
    this.seq = enlarged(this.seq, new Uint32Array(size));
    this.author = enlarged(this.author, new Int32Array(size));
    this.time = enlarged(this.time, new Float64Array(size));
    this.signals = enlarged(this.signals, new Int32Array(size));
    this.forms = enlarged(this.forms, new Int32Array(size));
    this.wordsLow = enlarged(this.wordsLow, new Int32Array(size));
    this.wordsHigh = enlarged(this.wordsHigh, new Int32Array(size));
    this.length = enlarged(this.length, new Uint16Array(size));
    this.content = enlarged(this.content, new Uint16Array(size));
    this.kind = enlarged(this.kind, new Uint8Array(size));
    this.parent = enlarged(this.parent, new Int32Array(size));
    this.conversation = enlarged(this.conversation, new Int32Array(size));
    this.addressee = enlarged(this.addressee, new Int32Array(size));
    this.reactions = enlarged(this.reactions, new Uint16Array(size));
    this.quotableHigh = enlarged(this.quotableHigh, new Int32Array(size));
    this.quotableLow = enlarged(this.quotableLow, new Int32Array(size));
  }
}

const INITIAL = 1024;

/** The most that a column of 16 bits tells. */
export const MOST_TOLD = 0xffff;

/** Copies a column into a longer one. */
export function enlarged<Column extends Int32Array | Uint32Array | Float64Array | Uint16Array | Uint8Array>(
  from: Column,
  into: Column,
): Column {
  into.set(from);
  return into;
}
