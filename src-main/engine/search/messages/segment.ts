import type { Database } from '../../library/index.ts';
import { packed, unpacked } from '../packed.ts';
import { ByteBuffer, seqsOf } from './postings.ts';

/** A stretch of the inverted index; see schema.ts. */
export interface Segment {
  readonly id: number;
  /** First and last seq in it. */
  readonly base: number;
  readonly last: number;
  readonly documents: number;
}

export function allSegments(database: Database): Segment[] {
  return database
    .all<Segment>('SELECT id, base, last, documents FROM message_segment WHERE staged = 0 ORDER BY base, id')
    .map((row) => ({
      id: row.id,
      base: row.base,
      last: row.last,
      documents: row.documents,
    }));
}

/** The messages of a segment as they are stored: differences as in the postings, terms a message, days since 1970. */
export interface StoredColumns {
  readonly seqs: Uint8Array;
  readonly lengths: Uint8Array;
  readonly days: Uint16Array;
}

/** Empty columns when the segment is gone. @param id the segment's */
export function storedColumns(database: Database, id: number): StoredColumns {
  const row = database.get<{ seqs: Uint8Array; lengths: Uint8Array; days: Uint8Array }>(
    'SELECT seqs, lengths, days FROM message_segment WHERE id = ?',
    id,
  );
  if (row === undefined) {
    return { seqs: new Uint8Array(), lengths: new Uint8Array(), days: new Uint16Array() };
  }
  return {
    seqs: unpacked(row.seqs),
    lengths: unpacked(row.lengths),
    days: new Uint16Array(new Uint8Array(unpacked(row.days)).buffer),
  };
}

/** What a segment knows of its messages beside their terms. Parallel arrays in ascending order of seq. */
export class SegmentDocuments {
  readonly seqs: readonly number[];
  /** Terms a message, at most 255. */
  readonly lengths: ArrayLike<number>;
  /** Days since 1970. */
  readonly days: ArrayLike<number>;

  constructor(seqs: readonly number[], lengths: ArrayLike<number>, days: ArrayLike<number>) {
    this.seqs = seqs;
    this.lengths = lengths;
    this.days = days;
  }

  static load(database: Database, segment: Segment): SegmentDocuments {
    const { seqs, lengths, days } = storedColumns(database, segment.id);
    const numbers = seqsOf({ base: segment.base, count: segment.documents, bytes: seqs, start: 0, end: seqs.length });
    return new SegmentDocuments(numbers, lengths, days);
  }

  /** These and those of a newer segment, which win where both hold a message. */
  with(newer: SegmentDocuments): SegmentDocuments {
    const places = new Map<number, readonly [SegmentDocuments, number]>();
    for (const documents of [this, newer]) {
      documents.seqs.forEach((seq, place) => {
        places.set(seq, [documents, place]);
      });
    }
    const chosen = [...places].sort(([left], [right]) => left - right);
    return new SegmentDocuments(
      chosen.map(([seq]) => seq),
      chosen.map(([, [documents, place]]) => documents.lengths[place] ?? 0),
      chosen.map(([, [documents, place]]) => documents.days[place] ?? 0),
    );
  }

  without(leftOut: (seq: number) => boolean): SegmentDocuments {
    const kept = [...this.seqs.keys()].filter((place) => !leftOut(this.seqs[place] ?? 0));
    return new SegmentDocuments(
      kept.map((place) => this.seqs[place] ?? 0),
      kept.map((place) => this.lengths[place] ?? 0),
      kept.map((place) => this.days[place] ?? 0),
    );
  }

  /** Writes the row of a new segment. `base` may lie before the first message; `staged` see staging.ts. */
  store(database: Database, base: number, staged = false): Segment {
    const bytes = new ByteBuffer(this.seqs.length + 16);
    let before = base;
    for (const seq of this.seqs) {
      bytes.number(seq - before);
      before = seq;
    }
    const last = this.seqs.at(-1) ?? base;
    const { lastInsertRowid: id } = database.run(
      'INSERT INTO message_segment (base, last, documents, staged, seqs, lengths, days) VALUES (?, ?, ?, ?, ?, ?, ?)',
      base,
      last,
      this.seqs.length,
      staged ? 1 : 0,
      packed(bytes.view()),
      packed(new Uint8Array(this.lengths)),
      packed(new Uint8Array(new Uint16Array(this.days).buffer)),
    );
    return { id, base, last, documents: this.seqs.length };
  }
}
