import type { Database } from '../../library/index.ts';
import { readState, writeState } from '../schema.ts';
import { Bitmap } from './bitmap.ts';
import { entriesWithPrefix, findTerm, postingsAt } from './blocks.ts';
import { mergeSegments } from './merge.ts';
import { addTo, type Postings, seqsOf } from './postings.ts';
import { allSegments, type Segment, SegmentDocuments } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';

/** More small segments than this are merged, so that a query reads few of them. */
const MOST_SMALL_SEGMENTS = 8;
/** Segments of more messages are left alone: reading one more costs a query less than merging. */
const SMALL_SEGMENT = 150_000;
const HIGHEST_SEQ = 0x7fff_ffff;

/** What ranking needs to know of every message, by seq. */
export interface MessageFacts {
  /** Terms, at most 255; 0 for those not indexed. */
  readonly lengths: Uint8Array;
  /** Days since 1970. */
  readonly days: Uint16Array;
  /** Day of the newest message. */
  readonly newestDay: number;
}

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

  remove(seqs: Iterable<number>): void {
    for (const seq of seqs) {
      this.#database.run('INSERT OR IGNORE INTO message_removed (seq) VALUES (?)', seq);
    }
    this.#changed();
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
    this.#facts ??= this.#loadFacts();
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

  withTerm(term: string): Bitmap {
    const found = new Bitmap(this.size);
    for (const postings of this.#postingsOf(term)) {
      addTo(found, postings);
    }
    return found;
  }

  withPrefix(prefix: string): Bitmap {
    const found = new Bitmap(this.size);
    for (const segment of this.segments) {
      for (const cursor of entriesWithPrefix(this.#database, segment.id, prefix)) {
        addTo(found, postingsAt(cursor, segment.base));
      }
    }
    return found;
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

  /** Terms that start with the prefix, and in how many messages they stand. */
  vocabulary(prefix: string): Map<string, number> {
    const terms = new Map<string, number>();
    for (const segment of this.segments) {
      for (const cursor of entriesWithPrefix(this.#database, segment.id, prefix)) {
        terms.set(cursor.term, (terms.get(cursor.term) ?? 0) + cursor.count);
      }
    }
    return terms;
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
  }

  #postingsOf(term: string): Postings[] {
    return this.segments.flatMap((segment) => findTerm(this.#database, segment.id, segment.base, term) ?? []);
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

  #loadFacts(): MessageFacts {
    const lengths = new Uint8Array(this.size);
    const days = new Uint16Array(this.size);
    let newestDay = 0;
    for (const segment of [...this.segments].sort((left, right) => left.id - right.id)) {
      const documents = SegmentDocuments.load(this.#database, segment);
      documents.seqs.forEach((seq, place) => {
        const day = documents.days[place] ?? 0;
        lengths[seq] = documents.lengths[place] ?? 0;
        days[seq] = day;
        newestDay = Math.max(newestDay, day);
      });
    }
    return { lengths, days, newestDay };
  }
}

function sizeOf(pair: { older: Segment; newer: Segment }): number {
  return pair.older.documents + pair.newer.documents;
}
