import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slicesOf } from '../../../src-main/hosts/printing/slices.ts';

const places = fc.array(fc.integer({ min: 0, max: 50_000 }));

it('a page that fits is one picture', () => {
  expect(slicesOf({ height: 800, ends: [100], lines: [50] }, 1000)).toEqual([{ top: 0, height: 800 }]);
});

it('a long page is cut between its pieces', () => {
  expect(slicesOf({ height: 2500, ends: [300, 900, 1700, 2400], lines: [950] }, 1000)).toEqual([
    { top: 0, height: 900 },
    { top: 900, height: 800 },
    { top: 1700, height: 800 },
  ]);
});

it('a piece that is too long is cut between its lines, one without lines anywhere', () => {
  expect(slicesOf({ height: 2500, ends: [200, 2500], lines: [200, 970, 990, 1010] }, 1000)).toEqual([
    { top: 0, height: 990 },
    { top: 990, height: 1000 },
    { top: 1990, height: 510 },
  ]);
});

it('nothing is left out or twice, no picture is too high', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), places, places, (height, ends, lines) => {
      const slices = slicesOf({ height, ends, lines }, 1000);
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
