import type { Database } from '../../library/index.ts';
import { Bitmap } from './bitmap.ts';
import { type Segment, storedColumns } from './segment.ts';

/** A message of so many terms says enough by itself; shorter ones are worth less. */
const TELLING_LENGTH = 12;
const SHORTEST_FACTOR = 0.7;
/** The newest message is worth so much more than the oldest, half of it after half a year. */
const RECENCY_SHARE = 0.2;
const RECENCY_HALF_LIFE_DAYS = 180;

const FACTORS_BY_LENGTH = Float64Array.from({ length: 256 }, (_, length) =>
  length === 0 ? 0 : length >= TELLING_LENGTH ? 1 : SHORTEST_FACTOR + ((1 - SHORTEST_FACTOR) * length) / TELLING_LENGTH,
);
/** By age in days; what is older than the last entry counts as old as that. */
const FACTORS_BY_AGE = Float64Array.from(
  { length: 10 * RECENCY_HALF_LIFE_DAYS },
  (_, age) => 1 + RECENCY_SHARE * 2 ** (-age / RECENCY_HALF_LIFE_DAYS),
);

const OLDEST_AGE = FACTORS_BY_AGE.length - 1;

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
  /** The messages that say anything. */
  readonly indexed: Bitmap;
}

/** @param size one more than the highest seq */
export function loadFacts(database: Database, segments: readonly Segment[], size: number): MessageFacts {
  // Of a message that was indexed again the newer segment tells.
  const parts = [...segments]
    .sort((left, right) => left.id - right.id)
    .map(({ id, base }) => ({ base, ...storedColumns(database, id) }));
  const newestDay = parts.reduce((newest, { days }) => Math.max(newest, highestOf(days)), 0);
  const factors = new Float32Array(size);
  for (const { base, seqs, lengths, days } of parts) {
    let seq = base;
    let position = 0;
    // A million rounds: no call, and nothing that is looked up, in between.
    for (let place = 0; place < lengths.length; place++) {
      let byte = seqs[position++] ?? 0;
      let difference = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = seqs[position++] ?? 0;
        difference |= (byte & 0x7f) << shift;
      }
      seq += difference;
      const age = Math.min(newestDay - (days[place] ?? 0), OLDEST_AGE);
      factors[seq] = (FACTORS_BY_LENGTH[lengths[place] ?? 0] ?? 1) * (FACTORS_BY_AGE[age] ?? 1);
    }
  }
  return { factors, ...orderOf(factors), indexed: indexedOf(factors) };
}

function highestOf(days: Uint16Array): number {
  let highest = 0;
  for (let place = 0; place < days.length; place++) {
    highest = Math.max(highest, days[place] ?? 0);
  }
  return highest;
}

function orderOf(factors: Float32Array): Pick<MessageFacts, 'bounds' | 'blocks'> {
  const bounds = new Float32Array(Math.ceil(factors.length / BLOCK));
  for (let block = 0; block < bounds.length; block++) {
    let highest = 0;
    const end = Math.min(factors.length, (block + 1) * BLOCK);
    for (let seq = block * BLOCK; seq < end; seq++) {
      highest = Math.max(highest, factors[seq] ?? 0);
    }
    bounds[block] = highest;
  }
  const blocks = Uint32Array.from(bounds, (_, block) => block).sort(
    (left, right) => (bounds[right] ?? 0) - (bounds[left] ?? 0) || right - left,
  );
  return { bounds, blocks };
}

function indexedOf(factors: Float32Array): Bitmap {
  const indexed = new Bitmap(factors.length);
  const { words } = indexed;
  for (let index = 0; index < words.length; index++) {
    let word = 0;
    const end = Math.min(factors.length, index * 32 + 32);
    for (let seq = index * 32; seq < end; seq++) {
      word |= (factors[seq] ?? 0) > 0 ? 1 << (seq & 31) : 0;
    }
    words[index] = word;
  }
  return indexed;
}
