import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Election } from '../../../src-main/engine/threads/election.ts';
import { Forest } from '../../../src-main/engine/threads/forest.ts';
import { logOf, pauseBetween, UNIT } from '../../../src-main/engine/threads/linking/logarithms.ts';
import { Pace } from '../../../src-main/engine/threads/linking/pace.ts';
import { MessageIds } from '../../../src-main/engine/threads/message-ids.ts';
import { WordWeights, wordHash } from '../../../src-main/engine/threads/reading/word-weights.ts';

describe('THREAD-5 the pace of a chat', () => {
  it('follows a chat that slows down', () => {
    const pace = new Pace();
    let time = 0;
    for (let count = 0; count < 300; count++) {
      time += 3000;
      pace.hear(time);
    }
    const fast = pace.logPause;
    for (let count = 0; count < 300; count++) {
      time += 600_000;
      pace.hear(time);
    }
    expect(fast).toBeCloseTo(Math.log2(4), 1);
    expect(pace.logPause).toBeCloseTo(Math.log2(601), 0);
  });

  it('counts messages within a span', () => {
    const pace = new Pace();
    for (let second = 0; second < 100; second++) {
      pace.hear(second * 1000);
    }
    expect(pace.within(100_000, 10_000)).toBe(10);
    expect(pace.within(100_000, 1e9)).toBe(100);
    expect(pace.within(1e9, 10)).toBe(0);
  });
});

describe('logarithms in 256ths', () => {
  it('are the logarithm, and never negative', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (count) => {
        expect(Math.abs(logOf(count) / UNIT - Math.log2(count + 1))).toBeLessThan(0.01);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 10 ** 10 }), (milliseconds) => {
        const expected = Math.log2(Math.max(0, milliseconds) / 1000 + 1);
        // Seconds are rounded where the table serves, which is coarse below a few of them.
        expect(Math.abs(pauseBetween(5, 5 + milliseconds) / UNIT - expected)).toBeLessThan(0.6);
      }),
    );
    expect(pauseBetween(1000, 0)).toBe(0);
    expect(pauseBetween(0, 60_000) / UNIT).toBeCloseTo(Math.log2(61), 2);
  });
});

/** A forest of the given trees over features a and b. */
function forest(trees: { columns: number[]; thresholds: number[]; leaves: number[] }[]): Forest {
  return new Forest({ features: ['a', 'b'], trees }, ['a', 'b']);
}

describe('forest', () => {
  it('sums the leaf of each tree; bit i of the leaf is set above threshold i', () => {
    const trees = forest([
      { columns: [0, 1], thresholds: [5, 0], leaves: [1, 2, 4, 8] },
      { columns: [], thresholds: [], leaves: [100] },
    ]);
    const scores = new Float64Array(4);
    trees.vote(Int32Array.of(5, 0, 6, 0, 5, 1, 6, 1), Int32Array.of(0, 1, 2, 3), 4, scores, 0, 2);
    expect([...scores]).toEqual([101, 102, 104, 108]);
  });

  it('refuses weights that were trained for other features', () => {
    expect(() => new Forest({ features: ['a'], trees: [] }, ['a', 'b'])).toThrow(/weights do not fit/);
  });

  it('says the same of four rows at a time, whatever the features', () => {
    const level = fc.record({ column: fc.nat(1), threshold: fc.integer({ min: -300, max: 300 }) });
    const tree = fc.array(level, { maxLength: 6 }).map((levels) => ({
      columns: levels.map(({ column }) => column),
      thresholds: levels.map(({ threshold }) => threshold),
      leaves: Array.from({ length: 1 << levels.length }, (_, leaf) => leaf + 1),
    }));
    const values = fc.array(fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -1e6, max: 1e6 })), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 8 }), values, (trees, features) => {
        const one = forest(trees);
        const rows = Int32Array.from(features);
        const places = Int32Array.of(0, 1, 2, 3, 4);
        const alone = new Float64Array(5);
        one.vote(rows, places, 5, alone, 0, trees.length);
        const packed = new Int32Array(4);
        one.packed.pack(new Uint8Array(packed.buffer), places, 5, places, rows, Uint8Array.of(0, 1));
        const together = new Float64Array(8);
        one.packed.vote(packed, 0, together, 0, trees.length);
        one.packed.vote(packed, 1, together, 0, trees.length);
        expect([...together.subarray(0, 5)]).toEqual([...alone]);
      }),
    );
  });

  it('elects the same where rows have features in common', () => {
    const trees = [
      { columns: [0, 1], thresholds: [5, 0], leaves: [1, 3, 2, 7] },
      { columns: [1], thresholds: [9], leaves: [0, -4] },
    ];
    const rows = Int32Array.of(8, 0, 8, 4, 8, 12);
    expect(new Election(forest(trees), 3, (column) => column === 0).bestOf(rows, 3)).toBe(
      new Election(forest(trees), 3).bestOf(rows, 3),
    );
  });

  it('elects the row with the highest sum, whatever is given up on the way', () => {
    const tree = { columns: [0], thresholds: [0], leaves: [0, 0.05] };
    const election = new Election(forest(Array.from({ length: 300 }, () => tree)), 3);
    expect(election.bestOf(Int32Array.of(0, 0, 1, 0, -1, 0), 3)).toBe(1);
    expect(election.bestOf(Int32Array.of(0, 0, 1, 0, -1, 0), 3, 100)).toBe(0);
    expect(election.bestOf(Int32Array.of(0, 0), 1)).toBe(0);
  });
});

describe('ids of messages', () => {
  it('come back as they were, keys or not', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwzA'),
      minLength: 14,
      maxLength: 14,
    });
    const id = fc.oneof(
      digits.map((key) => `m${key}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), fc.nat(9), (given, first) => {
        const ids = new MessageIds(first);
        for (const each of given) {
          ids.add(each);
        }
        expect(given.map((_, place) => ids.at(first + place))).toEqual(given);
      }),
    );
  });
});

describe('word weights', () => {
  it('rare words weigh more than common ones, from the first message on', () => {
    const weights = new WordWeights(new Map([['the', 0.3]]));
    expect(weights.weightOf(wordHash('zotero'))).toBeGreaterThan(weights.weightOf(wordHash('the')) + 3);
  });

  it('what is said often in a chat loses weight there', () => {
    const weights = new WordWeights(new Map());
    const before = weights.weightOf(wordHash('anki'));
    for (let count = 0; count < 1000; count++) {
      weights.hear(Int32Array.of(wordHash('anki')), 1);
    }
    expect(weights.weightOf(wordHash('anki'))).toBeLessThan(before - 4);
  });
});
