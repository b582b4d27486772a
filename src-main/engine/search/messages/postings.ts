import type { Bitmap } from './bitmap.ts';

/**
 * The messages of one segment that hold a term: `count` ascending message numbers as differences,
 * the first one counted from the segment's `base`, each a variable-length number of 7 bits a byte,
 * low bits first.
 */
export interface Postings {
  readonly base: number;
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Where in `bytes` the numbers start and end. */
  readonly start: number;
  readonly end: number;
}

/** Adds the messages to a set. */
export function addTo(bitmap: Bitmap, postings: Postings): void {
  const { bytes, end } = postings;
  const { words } = bitmap;
  let seq = postings.base;
  let position = postings.start;
  while (position < end) {
    let byte = bytes[position++] ?? 0;
    let difference = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[position++] ?? 0;
      difference |= (byte & 0x7f) << shift;
    }
    seq += difference;
    const word = seq >>> 5;
    words[word] = (words[word] ?? 0) | (1 << (seq & 31));
  }
}

/** The messages as numbers. */
export function seqsOf(postings: Postings): number[] {
  const seqs: number[] = [];
  eachSeq(postings, (seq) => seqs.push(seq));
  return seqs;
}

/** Visits the messages in ascending order. */
export function eachSeq(postings: Postings, visit: (seq: number) => void): void {
  const { bytes, end } = postings;
  let seq = postings.base;
  let position = postings.start;
  while (position < end) {
    let byte = bytes[position++] ?? 0;
    let difference = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[position++] ?? 0;
      difference |= (byte & 0x7f) << shift;
    }
    seq += difference;
    visit(seq);
  }
}

/** Bytes that grow as they are written. */
export class ByteBuffer {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
  }

  /** Writes a number from 0 to 2^32 - 1 with 7 bits a byte. */
  number(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  copy(source: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    if (end - start < 32) {
      // A call of `set` costs more than the few bytes most terms have.
      for (let index = start; index < end; index++) {
        this.bytes[this.length++] = source[index] ?? 0;
      }
      return;
    }
    this.bytes.set(source.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Writes text without surrogates as UTF-8. */
  text(text: string): void {
    this.reserve(text.length * 3);
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        this.bytes[this.length++] = unit;
      } else if (unit < 0x800) {
        this.bytes[this.length++] = 0xc0 | (unit >>> 6);
        this.bytes[this.length++] = 0x80 | (unit & 0x3f);
      } else {
        this.bytes[this.length++] = 0xe0 | (unit >>> 12);
        this.bytes[this.length++] = 0x80 | ((unit >>> 6) & 0x3f);
        this.bytes[this.length++] = 0x80 | (unit & 0x3f);
      }
    }
  }

  /** What was written; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
