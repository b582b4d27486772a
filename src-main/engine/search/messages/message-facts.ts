import type { Database } from '../../library/index.ts';
import { eachSeq } from './postings.ts';
import type { Segment } from './segment.ts';

/** A message of so many terms says enough by itself; shorter ones are worth less. */
const TELLING_LENGTH = 12;
const SHORTEST_FACTOR = 0.7;
/** The newest message is worth so much more than the oldest, half of it after half a year. */
const RECENCY_SHARE = 0.2;
const RECENCY_HALF_LIFE_DAYS = 180;

const FACTORS_BY_LENGTH = Float64Array.from({ length: 256 }, (_, length) =>
  length >= TELLING_LENGTH ? 1 : SHORTEST_FACTOR + ((1 - SHORTEST_FACTOR) * length) / TELLING_LENGTH,
);
/** By age in days; what is older than the last entry counts as old as that. */
const FACTORS_BY_AGE = Float64Array.from(
  { length: 10 * RECENCY_HALF_LIFE_DAYS },
  (_, age) => 1 + RECENCY_SHARE * 2 ** (-age / RECENCY_HALF_LIFE_DAYS),
);

/** Messages whose best factor is known together; a multiple of the 32 of a bitmap's word. */
export const BLOCK = 1024;

/** What ranking needs to know of every message, by seq. */
export interface MessageFacts {
  /** What length and age of a message make of its score; 0 for those not indexed. */
  readonly factors: Float32Array;
  /** The highest factor in each block of messages. */
  readonly bounds: Float32Array;
  /** The blocks, those with the highest factors first. */
  readonly blocks: Uint32Array;
}

/** @param size one more than the highest seq */
export function loadFacts(database: Database, segments: readonly Segment[], size: number): MessageFacts {
  const factors = new Float32Array(size);
  const days = new Uint16Array(size);
  let newestDay = 0;
  // Of a message that was indexed again the newer segment tells.
  for (const segment of [...segments].sort((left, right) => left.id - right.id)) {
    const row = database.get<{ seqs: Uint8Array; lengths: Uint8Array; days: Uint8Array }>(
      'SELECT seqs, lengths, days FROM message_segment WHERE id = ?',
      segment.id,
    );
    if (row !== undefined) {
      const ownDays = new Uint16Array(row.days.slice().buffer);
      const { lengths, seqs } = row;
      let place = 0;
      eachSeq({ base: segment.base, count: segment.documents, bytes: seqs, start: 0, end: seqs.length }, (seq) => {
        const day = ownDays[place] ?? 0;
        factors[seq] = (lengths[place] ?? 0) === 0 ? 0 : (FACTORS_BY_LENGTH[lengths[place] ?? 0] ?? 1);
        days[seq] = day;
        newestDay = Math.max(newestDay, day);
        place++;
      });
    }
  }
  const bounds = new Float32Array(Math.ceil(size / BLOCK));
  for (let seq = 0; seq < size; seq++) {
    const age = Math.min(newestDay - (days[seq] ?? 0), FACTORS_BY_AGE.length - 1);
    const factor = (factors[seq] ?? 0) * (FACTORS_BY_AGE[age] ?? 1);
    factors[seq] = factor;
    const block = Math.floor(seq / BLOCK);
    if (factor > (bounds[block] ?? 0)) {
      bounds[block] = factor;
    }
  }
  const blocks = Uint32Array.from(bounds, (_, block) => block).sort(
    (left, right) => (bounds[right] ?? 0) - (bounds[left] ?? 0) || right - left,
  );
  return { factors, bounds, blocks };
}
