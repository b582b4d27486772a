import type { Database } from '../../library/index.ts';
import { ByteBuffer, type Postings } from './postings.ts';

/**
 * A segment's terms lie sorted in blocks of about one database page. An entry is: length of the
 * term, the term in UTF-8, number of messages, length of the postings, the postings. Postings too
 * long for a page have a block of their own.
 */
const BLOCK_SIZE = 3900;

/** Beyond every term: terms have no units from the surrogates on. */
const AFTER_ALL = '\uffff';

const utf8 = new TextEncoder();
const utf8Reader = new TextDecoder();

/** Writes the entries of a segment, which must come in ascending order. */
export class BlockWriter {
  readonly #database: Database;
  readonly #segment: number;
  readonly #block = new ByteBuffer(4 * BLOCK_SIZE);
  readonly #term = new ByteBuffer(256);
  #first: string | null = null;

  constructor(database: Database, segment: number) {
    this.#database = database;
    this.#segment = segment;
  }

  add(term: string, count: number, postings: Uint8Array, start: number, end: number): void {
    const written = this.#term;
    written.length = 0;
    written.text(term);
    const size = written.length + (end - start) + 12;
    if (this.#block.length > 0 && this.#block.length + size > BLOCK_SIZE) {
      this.finish();
    }
    this.#first ??= term;
    this.#block.number(written.length);
    this.#block.copy(written.bytes, 0, written.length);
    this.#block.number(count);
    this.#block.number(end - start);
    this.#block.copy(postings, start, end);
  }

  finish(): void {
    if (this.#first !== null) {
      this.#database.run(
        'INSERT INTO message_terms (segment, first, data) VALUES (?, ?, ?)',
        this.#segment,
        this.#first,
        this.#block.view(),
      );
      this.#first = null;
      this.#block.length = 0;
    }
  }
}

/** Walks over the entries of one block. */
export class BlockCursor {
  readonly bytes: Uint8Array;
  termStart = 0;
  termEnd = 0;
  count = 0;
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): boolean {
    if (this.end >= this.bytes.length) {
      return false;
    }
    const termLength = this.#number();
    this.termStart = this.end;
    this.termEnd = this.end + termLength;
    this.end = this.termEnd;
    this.count = this.#number();
    const length = this.#number();
    this.start = this.end;
    this.end += length;
    return true;
  }

  get term(): string {
    return utf8Reader.decode(this.bytes.subarray(this.termStart, this.termEnd));
  }

  /** Below 0 when the entry's term comes before the given bytes, 0 when it is the same. */
  compare(term: Uint8Array, from = 0, to = term.length): number {
    const length = Math.min(this.termEnd - this.termStart, to - from);
    for (let index = 0; index < length; index++) {
      const difference = (this.bytes[this.termStart + index] ?? 0) - (term[from + index] ?? 0);
      if (difference !== 0) {
        return difference;
      }
    }
    return this.termEnd - this.termStart - (to - from);
  }

  startsWith(prefix: Uint8Array): boolean {
    if (this.termEnd - this.termStart < prefix.length) {
      return false;
    }
    for (let index = 0; index < prefix.length; index++) {
      if (this.bytes[this.termStart + index] !== prefix[index]) {
        return false;
      }
    }
    return true;
  }

  #number(): number {
    let byte = this.bytes[this.end++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = this.bytes[this.end++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }
}

/** The entry of a term in a segment. */
export function findTerm(database: Database, segment: number, base: number, term: string): Postings | undefined {
  const row = database.get<{ data: Uint8Array }>(
    'SELECT data FROM message_terms WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1',
    segment,
    term,
  );
  if (row === undefined) {
    return undefined;
  }
  const target = utf8.encode(term);
  const cursor = new BlockCursor(row.data);
  while (cursor.next()) {
    const order = cursor.compare(target);
    if (order >= 0) {
      return order === 0 ? postingsAt(cursor, base) : undefined;
    }
  }
  return undefined;
}

/** The entries whose terms start with the prefix; the cursor is valid until the next step. */
export function* entriesWithPrefix(database: Database, segment: number, prefix: string): Generator<BlockCursor> {
  const rows = database.iterate<{ data: Uint8Array }>(
    `SELECT data FROM message_terms WHERE segment = ?1 AND first < ?3 AND first >= coalesce(
       (SELECT max(first) FROM message_terms WHERE segment = ?1 AND first <= ?2), ?2) ORDER BY first`,
    segment,
    prefix,
    prefix + AFTER_ALL,
  );
  const target = utf8.encode(prefix);
  for (const { data } of rows) {
    const cursor = new BlockCursor(data);
    while (cursor.next()) {
      if (cursor.startsWith(target)) {
        yield cursor;
      } else if (cursor.compare(target) > 0) {
        return;
      }
    }
  }
}

export function postingsAt(cursor: BlockCursor, base: number): Postings {
  return { base, count: cursor.count, bytes: cursor.bytes, start: cursor.start, end: cursor.end };
}
