import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySet } from '../../../src-main/engine/archive/key-set.ts';

const half = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 1, 0xffffffff, 0xfffffffe),
  fc.integer({ min: 0, max: 200 }),
);

/** The key that looks like an empty place is taken for its neighbour. */
const nameOf = ([high, low]: readonly [number, number]) =>
  high === 0xffffffff && low === 0xffffffff ? `${high},${low - 1}` : `${high},${low}`;

test('a set of keys has what was added to it, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 400 }), fc.integer({ min: 1, max: 500 }), (keys, held) => {
      // Beyond so many the keys go to a file.
      const set = new KeySet(held);
      const expected = new Set<string>();
      for (const key of keys) {
        expect(set.has(...key)).toBe(expected.has(nameOf(key)));
        if (!set.has(...key)) {
          set.add(...key);
          expected.add(nameOf(key));
        }
        expect(set.has(...key)).toBe(true);
      }
      for (const key of keys) {
        expect(set.has(...key)).toBe(true);
      }
      set.release();
    }),
  );
});

test.each([1_000_000, 12_000])('it grows part by part, %i keys held, and is empty afterwards', (held) => {
  const set = new KeySet(held);
  for (let number = 0; number < 50_000; number++) {
    set.add(Math.imul(number, 0x9e3779b1) >>> 0, number);
  }
  for (let number = 0; number < 50_000; number++) {
    expect(set.has(Math.imul(number, 0x9e3779b1) >>> 0, number)).toBe(true);
    expect(set.has(Math.imul(number, 0x9e3779b1) >>> 0, number + 50_000)).toBe(false);
  }
  set.release();
  expect(set.has(0, 0)).toBe(false);
});
