import type { Database } from '../../library/index.ts';
import { readState, writeState } from '../schema.ts';
import { Bitmap } from './bitmap.ts';
import { entriesWithPrefix, findTerm, postingsAt } from './blocks.ts';
import { characterTerm } from './characters.ts';
import { mergeSegments } from './merge.ts';
import { loadFacts, type MessageFacts } from './message-facts.ts';
import { addTo, type Postings, seqsOf } from './postings.ts';
import { allSegments, type Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { publishStaged } from './staging.ts';

/** More small segments than this are merged, so that a query reads few of them. */
const MOST_SMALL_SEGMENTS = 8;
/** Segments of more messages are left alone: reading one more costs a query less than merging. */
const SMALL_SEGMENT = 150_000;
/** Entries read lately: while a query is being typed, its terms come again. */
const MOST_KNOWN = 500;
const MOST_KNOWN_BYTES = 4_000_000;
/** Sets of messages remembered, of an eighth of a byte a message. */
const MOST_SETS = 32;
/** Sets kept for the next use. */
const MOST_SPARE = 8;
const HIGHEST_SEQ = 0x7fff_ffff;

/** Takes a term as UTF-8 bytes in `bytes` from `start` to `end`. */
export type TermVisitor = (bytes: Uint8Array, start: number, end: number, count: number) => void;

/**
 * An inverted index over messages: which messages hold a term. SQLite keeps it, in segments of
 * sorted blocks. Why not FTS5: docs/decisions/message-index.md.
 *
 * Messages added stay in memory until there are enough for a segment, or until `finish`.
 */
export class MessageIndex {
  readonly #database: Database;
  readonly #builder = new SegmentBuilder();
  /** Last message offered since the last write; null when there was none. */
  #pending: number | null = null;
  /** Counts the writes; what is remembered below was read at this one. */
  #generation = -1;
  #segments: readonly Segment[] | null = null;
  #facts: MessageFacts | null = null;
  #removed: Bitmap | null = null;
  #scores = new Float32Array();
  readonly #spare: Bitmap[] = [];
  readonly #known = new Map<string, readonly Postings[]>();
  #knownBytes = 0;
  readonly #sets = new Map<string, Bitmap>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The last message that was written, or passed over; 0 at first. */
  get lastSeq(): number {
    return readState(this.#database, 'last-message');
  }

  /** Notes that the message was seen and holds nothing to find. */
  pass(seq: number): void {
    this.#pending = Math.max(this.#pending ?? 0, seq);
  }

  /** @throws {RangeError} when the number is beyond what the index can hold (2^31 - 1). */
  add(seq: number, text: string, sentAt: number): void {
    if (!Number.isInteger(seq) || seq < 0 || seq > HIGHEST_SEQ) {
      throw new RangeError(`no message number: ${seq}`);
    }
    if (seq <= this.#builder.last || this.#builder.full) {
      this.#write();
    }
    this.#builder.add(seq, text, sentAt);
    this.pass(seq);
  }

  /** Writes what is still in memory and merges segments that became many. */
  finish(): void {
    this.#database.transaction(() => {
      this.#write();
      this.#mergeSmall();
    });
  }

  /** Drops what was added and not written yet. */
  abandon(): void {
    this.#builder.clear();
    this.#pending = null;
    this.#forget();
  }

  /** Call before reading: forgets what was remembered of tables that changed, or were rolled back, since. */
  refresh(): void {
    const generation = readState(this.#database, 'generation');
    if (generation !== this.#generation) {
      this.#forget();
      this.#generation = generation;
    }
  }

  /** Takes in what was staged. @param last number of the last message of the import */
  publishStaged(last: number): void {
    this.#database.transaction(() => {
      publishStaged(this.#database, last);
      this.#changed();
    });
    this.finish();
  }

  remove(seqs: Iterable<number>): void {
    for (const seq of seqs) {
      this.#database.run('INSERT OR IGNORE INTO message_removed (seq) VALUES (?)', seq);
    }
    this.#changed();
  }

  /** Changes with every write; what was remembered of another generation is out of date. */
  get generation(): number {
    return this.#generation;
  }

  /** Reads what every search needs. @returns whether it was missing */
  readAhead(): boolean {
    const missing = this.#facts === null;
    this.#facts = this.facts;
    return missing;
  }

  /** Messages in the index, those removed lately included. */
  get documents(): number {
    return this.segments.reduce((sum, segment) => sum + segment.documents, 0);
  }

  /** One more than the highest seq: the size of sets of messages. */
  get size(): number {
    return this.segments.reduce((highest, segment) => Math.max(highest, segment.last), 0) + 1;
  }

  get segments(): readonly Segment[] {
    this.#segments ??= allSegments(this.#database);
    return this.#segments;
  }

  get facts(): MessageFacts {
    this.#facts ??= loadFacts(this.#database, this.segments, this.size);
    return this.#facts;
  }

  /** Messages that are in the segments still and count no more. */
  get removed(): Bitmap {
    if (this.#removed === null) {
      this.#removed = new Bitmap(this.size);
      for (const { seq } of this.#database.all<{ seq: number }>('SELECT seq FROM message_removed')) {
        if (seq < this.size) {
          this.#removed.add(seq);
        }
      }
    }
    return this.#removed;
  }

  /** A set without messages; give it back with `release` when it was of passing use. */
  emptySet(): Bitmap {
    const spare = this.#spare.pop();
    if (spare?.size === this.size) {
      spare.words.fill(0);
      return spare;
    }
    return new Bitmap(this.size);
  }

  /** Gives back a set that nobody will look at any more: a query would leave dozens, of an eighth of a byte a message. */
  release(set: Bitmap): void {
    if (this.#spare.length < MOST_SPARE) {
      this.#spare.push(set);
    }
  }

  /** Zero for every message: one array for all queries, valid until the next call. */
  freshScores(): Float32Array {
    if (this.#scores.length === this.size) {
      this.#scores.fill(0);
    } else {
      this.#scores = new Float32Array(this.size);
    }
    return this.#scores;
  }

  withTerm(term: string): Bitmap {
    const found = this.emptySet();
    for (const postings of this.#postingsOf(term)) {
      addTo(found, postings);
    }
    return found;
  }

  withPrefix(prefix: string): Bitmap {
    return this.#remembered(`p${prefix}`, (found) => {
      for (const segment of this.segments) {
        this.#addPrefix(prefix, segment, found);
      }
    });
  }

  /** Messages that hold a character of unspaced writing anywhere. */
  withCharacter(character: string): Bitmap {
    return this.#remembered(`c${character}`, (found) => {
      for (const segment of this.segments) {
        const postings = findTerm(this.#database, segment.id, segment.base, characterTerm(character));
        if (postings === undefined) {
          this.#addPrefix(character, segment, found);
        } else {
          addTo(found, postings);
        }
      }
    });
  }

  /** A set of messages that is dear to read: as the query grows, it is asked for again. */
  #remembered(key: string, read: (found: Bitmap) => void): Bitmap {
    let found = this.#sets.get(key);
    if (found === undefined) {
      found = new Bitmap(this.size);
      read(found);
      if (this.#sets.size === MOST_SETS) {
        this.#sets.clear();
      }
      this.#sets.set(key, found);
    }
    const copy = this.emptySet();
    copy.words.set(found.words);
    return copy;
  }

  #addPrefix(prefix: string, segment: Segment, found: Bitmap): void {
    for (const cursor of entriesWithPrefix(this.#database, segment.id, prefix)) {
      addTo(found, postingsAt(cursor, segment.base));
    }
  }

  /** In how many messages the term stands. */
  frequency(term: string): number {
    return this.#postingsOf(term).reduce((sum, postings) => sum + postings.count, 0);
  }

  /** A few messages that hold the term, newest first. */
  examples(term: string, most: number): number[] {
    const newest = this.#postingsOf(term).at(-1);
    return newest === undefined ? [] : seqsOf(newest).slice(-most).reverse();
  }

  /** Visits terms that start with the prefix, and in how many messages of a segment they stand; one may come again. */
  visitVocabulary(prefix: string, visit: TermVisitor, most: number): void {
    let visited = 0;
    for (const segment of this.segments.toReversed()) {
      for (const cursor of entriesWithPrefix(this.#database, segment.id, prefix)) {
        if (++visited > most) {
          return;
        }
        visit(cursor.term, 0, cursor.termEnd, cursor.count);
      }
    }
  }

  #changed(): void {
    writeState(this.#database, 'generation', readState(this.#database, 'generation') + 1);
    this.#forget();
  }

  #forget(): void {
    this.#generation = -1;
    this.#segments = null;
    this.#facts = null;
    this.#removed = null;
    this.#known.clear();
    this.#knownBytes = 0;
    this.#sets.clear();
  }

  #postingsOf(term: string): readonly Postings[] {
    let postings = this.#known.get(term);
    if (postings === undefined) {
      postings = this.segments.flatMap((segment) => findTerm(this.#database, segment.id, segment.base, term) ?? []);
      postings = postings.map(ofItsOwn);
      this.#knownBytes += postings.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (this.#knownBytes > MOST_KNOWN_BYTES || this.#known.size > MOST_KNOWN) {
        this.#known.clear();
        this.#knownBytes = 0;
      }
      this.#known.set(term, postings);
    }
    return postings;
  }

  #write(): void {
    const last = this.#pending;
    if (last === null) {
      return;
    }
    this.#database.transaction(() => {
      if (this.#builder.documents > 0) {
        this.#restore(this.#builder.seqs);
        this.#builder.write(this.#database);
      }
      writeState(this.#database, 'last-message', Math.max(this.lastSeq, last));
      this.#changed();
    });
    this.#pending = null;
  }

  /** Messages that were removed and are indexed anew count again. */
  #restore(seqs: readonly number[]): void {
    const removed = this.#database.all<{ seq: number }>('SELECT seq FROM message_removed');
    if (removed.length > 0) {
      const anew = new Set(seqs);
      for (const { seq } of removed.filter((row) => anew.has(row.seq))) {
        this.#database.run('DELETE FROM message_removed WHERE seq = ?', seq);
      }
    }
  }

  #mergeSmall(): void {
    for (;;) {
      const segments = this.segments;
      const pairs = segments.slice(1).map((newer, place) => ({ older: segments[place] ?? newer, newer }));
      const small = pairs.filter(({ older, newer }) => older.documents + newer.documents <= SMALL_SEGMENT);
      if (small.length < MOST_SMALL_SEGMENTS) {
        return;
      }
      small.sort((left, right) => sizeOf(left) - sizeOf(right));
      const [smallest] = small;
      if (smallest === undefined) {
        return;
      }
      const { older, newer } = smallest;
      const [first, second] = older.id < newer.id ? [older, newer] : [newer, older];
      mergeSegments(this.#database, first, second, this.removed);
      this.#changed();
    }
  }
}

/** The same without the block it was read from. */
function ofItsOwn({ base, count, bytes, start, end }: Postings): Postings {
  return { base, count, bytes: bytes.slice(start, end), start: 0, end: end - start };
}

function sizeOf(pair: { older: Segment; newer: Segment }): number {
  return pair.older.documents + pair.newer.documents;
}
