import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slicesOf } from '../../../src-main/hosts/printing/slices.ts';

it('a page that fits is one picture', () => {
  expect(slicesOf({ height: 800, ends: [100] }, 1000)).toEqual([{ top: 0, height: 800 }]);
});

it('a long page is cut between its pieces', () => {
  expect(slicesOf({ height: 2500, ends: [300, 900, 1700, 2400] }, 1000)).toEqual([
    { top: 0, height: 900 },
    { top: 900, height: 800 },
    { top: 1700, height: 800 },
  ]);
});

it('pieces that are too long are cut, and nothing is left out or twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), fc.array(fc.integer({ min: 0, max: 50_000 })), (height, ends) => {
      const slices = slicesOf({ height, ends }, 1000);
      expect(slices.reduce((sum, one) => sum + one.height, 0)).toBe(height);
      let top = 0;
      for (const slice of slices) {
        expect(slice.top).toBe(top);
        expect(slice.height).toBeGreaterThan(0);
        expect(slice.height).toBeLessThanOrEqual(1000);
        top += slice.height;
      }
    }),
  );
});
