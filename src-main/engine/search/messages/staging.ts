import type { Database } from '../../library/index.ts';
import { readState, writeState } from '../schema.ts';
import { SegmentBuilder } from './segment-builder.ts';

/** Messages on their way to an index: the cheapest form to hand from thread to thread. Parallel arrays. */
export interface MessageBatch {
  /** Ascending. */
  readonly seqs: Uint32Array;
  /** Epoch milliseconds. */
  readonly times: Float64Array;
  /** Where in `texts`, which joins them all, each text ends. */
  readonly ends: Uint32Array;
  readonly texts: string;
}

/** @param texts as many as there are numbers and times */
export function batchOf(seqs: readonly number[], times: readonly number[], texts: readonly string[]): MessageBatch {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let place = 0; place < texts.length; place++) {
    end += texts[place]?.length ?? 0;
    ends[place] = end;
  }
  return { seqs: Uint32Array.from(seqs), times: Float64Array.from(times), ends, texts: texts.join('') };
}

/**
 * Indexes messages while they are being imported, on a connection and a thread of its own. Its segments
 * are written but not read by anybody until `publishStaged`, because the import may still fail (SEARCH-36).
 */
export class StagingIndex {
  readonly #database: Database;
  readonly #builder = new SegmentBuilder();

  /** @param database another connection to the library's index; what an earlier import left there is dropped */
  constructor(database: Database) {
    this.#database = database;
    dropStaged(database);
  }

  /** @throws {QunshuError} `disk-full` */
  add({ seqs, times, ends, texts }: MessageBatch): void {
    let start = 0;
    for (const [place, seq] of seqs.entries()) {
      if (this.#builder.full) {
        this.finish();
      }
      const end = ends[place] ?? start;
      this.#builder.add(seq, texts.slice(start, end), times[place] ?? 0);
      start = end;
    }
  }

  /** Writes what is still in memory. */
  finish(): void {
    if (this.#builder.documents > 0) {
      this.#database.transaction(() => this.#builder.write(this.#database, true));
    }
  }
}

/** Forgets what was staged and never published, because its import failed or the program was killed. */
export function dropStaged(database: Database): void {
  if (database.get('SELECT 1 FROM message_segment WHERE staged = 1') !== undefined) {
    database.transaction(() => {
      database.run('DELETE FROM message_terms WHERE segment IN (SELECT id FROM message_segment WHERE staged = 1)');
      database.run('DELETE FROM message_segment WHERE staged = 1');
    });
  }
}

/** Lets everybody see what was staged. @param last number of the last message of the import */
export function publishStaged(database: Database, last: number): void {
  database.run('UPDATE message_segment SET staged = 0 WHERE staged = 1');
  writeState(database, 'last-message', Math.max(readState(database, 'last-message'), last));
}
