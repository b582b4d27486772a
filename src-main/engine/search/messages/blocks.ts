import type { Database } from '../../library/index.ts';
import { ByteBuffer, type Postings } from './postings.ts';

/**
 * A segment's terms lie sorted in blocks. An entry is: how many bytes of the term before it in the block it
 * begins with and how many come after these, in one number; those bytes, in UTF-8; number of messages;
 * length of the postings, left out where there is one message; the postings.
 *
 * SQLite leaves 489 bytes or more of what is longer than a page of 4096 bytes in the table's own page and puts the
 * rest into pages of its own, which have room for 4092 bytes each (Database File Format, section 1.6). Blocks
 * of these sizes, less what else stands in the row, fill their pages.
 */
const SMALLEST_BLOCK = 489 - 24 + 4092;
const PAGE_ROOM = 4092;
const LITTLE = 150;
const LARGE_BLOCK = 8_000;
/** A term begins with so many bytes of the one before at most: what three bits can say. */
const MOST_SHARED = 7;

/** Beyond every term: terms have no units from the surrogates on. */
const AFTER_ALL = '\uffff';

const utf8 = new TextEncoder();
const utf8Reader = new TextDecoder();

/** Writes the entries of a segment, which must come in ascending order. */
export class BlockWriter {
  readonly #database: Database;
  readonly #segment: number;
  readonly #block = new ByteBuffer(4 * SMALLEST_BLOCK);
  #term = new ByteBuffer(256);
  #before = new ByteBuffer(256);
  #room = SMALLEST_BLOCK;
  #first: string | null = null;

  constructor(database: Database, segment: number) {
    this.#database = database;
    this.#segment = segment;
  }

  add(term: string, count: number, postings: Uint8Array, start: number, end: number): void {
    const written = this.#term;
    written.length = 0;
    written.text(term);
    if (this.#isFullFor(written.length + (end - start) + 12)) {
      this.finish();
    }
    this.#first ??= term;
    const shared = sharedBytes(this.#before, written);
    this.#block.number(((written.length - shared) << 3) | shared);
    this.#block.copy(written.bytes, shared, written.length);
    this.#block.number(count);
    if (count > 1) {
      this.#block.number(end - start);
    }
    this.#block.copy(postings, start, end);
    // What is longer than the room takes further pages: other entries fill the last of them.
    while (this.#block.length > this.#room) {
      this.#room += PAGE_ROOM;
    }
    [this.#term, this.#before] = [this.#before, written];
  }

  /** A block is closed when little of its pages would be left empty, or when reading it all would take long. */
  #isFullFor(size: number): boolean {
    const left = this.#room - this.#block.length;
    return size > left && (left < LITTLE || this.#block.length > LARGE_BLOCK);
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
      this.#before.length = 0;
      this.#room = SMALLEST_BLOCK;
    }
  }
}

function sharedBytes(before: ByteBuffer, term: ByteBuffer): number {
  const most = Math.min(before.length, term.length, MOST_SHARED);
  let shared = 0;
  while (shared < most && before.bytes[shared] === term.bytes[shared]) {
    shared++;
  }
  return shared;
}

/** Walks over the entries of one block. */
export class BlockCursor {
  readonly bytes: Uint8Array;
  /** The entry's term in UTF-8, up to `termEnd`; another entry's after the next step. */
  term = new Uint8Array(64);
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
    const lengths = this.#number();
    this.#takeTerm(lengths & MOST_SHARED, lengths >>> 3);
    this.count = this.#number();
    if (this.count > 1) {
      const length = this.#number();
      this.start = this.end;
      this.end += length;
    } else {
      this.start = this.end;
      this.#number();
    }
    return true;
  }

  get text(): string {
    return utf8Reader.decode(this.term.subarray(0, this.termEnd));
  }

  /** Below 0 when the entry's term comes before the given bytes, 0 when it is the same. */
  compare(term: Uint8Array, size = term.length): number {
    const length = Math.min(this.termEnd, size);
    for (let index = 0; index < length; index++) {
      const difference = (this.term[index] ?? 0) - (term[index] ?? 0);
      if (difference !== 0) {
        return difference;
      }
    }
    return this.termEnd - size;
  }

  startsWith(prefix: Uint8Array): boolean {
    if (this.termEnd < prefix.length) {
      return false;
    }
    for (let index = 0; index < prefix.length; index++) {
      if (this.term[index] !== prefix[index]) {
        return false;
      }
    }
    return true;
  }

  #takeTerm(shared: number, added: number): void {
    const length = shared + added;
    if (length > this.term.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(this.term);
      this.term = grown;
    }
    for (let index = shared; index < length; index++) {
      this.term[index] = this.bytes[this.end++] ?? 0;
    }
    this.termEnd = length;
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
