import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeightIndex } from '../../src-renderer/ui/tall-list/height-index.ts';
import {
  MAX_SCROLL_HEIGHT,
  placeAfterScroll,
  placeAt,
  positionOf,
  type ScrollExtent,
  type ScrollPlace,
  scrollHeight,
} from '../../src-renderer/ui/tall-list/scroll-mapping.ts';
import { TallModel } from '../../src-renderer/ui/tall-list/tall-model.ts';

const measurements = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 500 })), { maxLength: 60 });

describe('TALL-1 heights are estimates until measured', () => {
  test('offsets are the sums of the heights before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), measurements, (count, measured) => {
        const heights = new HeightIndex(count, 40);
        const plain = Array.from({ length: count }, () => 40);
        for (const [index, height] of measured) {
          if (index >= count) continue;
          const before = plain[index];
          expect(heights.measure(index, height)).toBe(before !== height);
          plain[index] = height;
        }
        let sum = 0;
        for (const [index, height] of plain.entries()) {
          expect(heights.heightOf(index)).toBe(height);
          expect(heights.offsetOf(index)).toBe(sum);
          expect(heights.indexAt(sum)).toBe(index);
          expect(heights.indexAt(sum + height - 0.5)).toBe(index);
          sum += height;
        }
        expect(heights.total).toBe(sum);
      }),
    );
  });

  test('offsets outside of the list lead to its ends', () => {
    const heights = new HeightIndex(10, 50);
    expect(heights.indexAt(-3)).toBe(0);
    expect(heights.indexAt(10_000)).toBe(9);
  });

  test('rows that are not there, and heights that are none, are not measured', () => {
    const heights = new HeightIndex(3, 50);
    expect(heights.measure(3, 80)).toBe(false);
    expect(heights.measure(-1, 80)).toBe(false);
    expect(heights.measure(0, 0)).toBe(false);
    expect(heights.total).toBe(150);
  });

  test('an empty list has no height', () => {
    expect(new HeightIndex(0, 50).total).toBe(0);
  });

  test('fractions of pixels measured again are no change', () => {
    const heights = new HeightIndex(5, 50);
    expect(heights.measure(2, 44.390625)).toBe(true);
    expect(heights.measure(2, 44.390625)).toBe(false);
  });
});

describe('TALL-2 the element is never too tall', () => {
  test('a million rows', () => {
    expect(scrollHeight(60_000_000)).toBe(MAX_SCROLL_HEIGHT);
    expect(scrollHeight(12_345)).toBe(12_345);
  });
});

const extents: fc.Arbitrary<ScrollExtent> = fc.record({
  listHeight: fc.integer({ min: 1000, max: 80_000_000 }),
  viewHeight: fc.integer({ min: 300, max: 1400 }),
});

function ranges({ listHeight, viewHeight }: ScrollExtent) {
  return {
    list: Math.max(0, listHeight - viewHeight),
    scroll: Math.max(0, scrollHeight(listHeight) - viewHeight),
  };
}

/** Scrolls as a browser does: by a wheel's steps, within what the element allows. */
function wheel(place: ScrollPlace, step: number, extent: ScrollExtent): ScrollPlace {
  const scrollTop = Math.min(ranges(extent).scroll, Math.max(0, place.scrollTop + step));
  return placeAfterScroll(place, scrollTop, extent);
}

describe('TALL-3 small scrolling moves the rows by exactly those pixels', () => {
  test('anywhere away from the ends', () => {
    fc.assert(
      fc.property(
        extents,
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        fc.integer({ min: -800, max: 800 }),
        (extent, share, step) => {
          const { list, scroll } = ranges(extent);
          fc.pre(list > 10_000 && Math.abs(step) <= 3 * extent.viewHeight);
          const before = placeAt(share * list, extent);
          fc.pre(before.scrollTop + step > 0 && before.scrollTop + step < scroll - 1);
          const after = wheel(before, step, extent);
          expect(positionOf(after)).toBeCloseTo(positionOf(before) + step, 6);
        },
      ),
    );
  });
});

describe('TALL-4 large jumps go to the proportional place', () => {
  test('dragging to a share of the bar shows that share of the list', () => {
    const extent = { listHeight: 60_000_000, viewHeight: 800 };
    const { list, scroll } = ranges(extent);
    const after = placeAfterScroll(placeAt(0, extent), scroll * 0.75, extent);
    expect(positionOf(after) / list).toBeCloseTo(0.75, 5);
    expect(positionOf(placeAfterScroll(after, scroll, extent))).toBe(list);
    expect(positionOf(placeAfterScroll(after, 0, extent))).toBe(0);
  });
});

/** Where the rows of a model stand in the view, as a page would show them. */
function inView(model: TallModel, index: number): number {
  return model.topOf(index) - model.scrollTop;
}

/** Renders and measures until nothing changes, as the page does; `heightOf` says how tall rows are. */
function render(model: TallModel, heightOf: (index: number) => number): void {
  for (let turn = 0; turn < 50; turn += 1) {
    const { first, last } = model.range;
    const heights = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => heightOf(first + step));
    if (!model.measure(first, heights)) return;
  }
  throw new Error('measuring does not come to rest');
}

const rowHeights = (seed: number) => (index: number) => 30 + ((index * 7919 + seed) % 170);

describe('TALL-5 what is looked at stays where it is', () => {
  test('while rows around it turn out taller or lower', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 1_000_000 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.nat(1000),
        (count, share, seed) => {
          const model = new TallModel(count, 56, Math.floor(count * share));
          model.setView(600, 700);
          const row = model.topRow;
          const before = inView(model, row);
          render(model, rowHeights(seed));
          expect(inView(model, row)).toBeCloseTo(before, 6);
        },
      ),
    );
  });

  test('while scrolling up through rows nobody has seen', () => {
    const model = new TallModel(1_000_000, 56, 500_000);
    model.setView(600, 700);
    model.widen();
    render(model, rowHeights(3));
    for (let step = 0; step < 400; step += 1) {
      const row = model.topRow;
      const before = inView(model, row);
      model.scroll(model.scrollTop - 90);
      render(model, rowHeights(3));
      expect(inView(model, row)).toBeCloseTo(before + 90, 6);
      if (step % 50 === 0) model.settle();
    }
  });

  test('at another width the same row is at the top', () => {
    const model = new TallModel(10_000, 56, 5000);
    model.setView(600, 700);
    render(model, rowHeights(1));
    const row = model.topRow;
    const before = inView(model, row);
    model.setView(400, 700);
    render(model, rowHeights(2));
    expect(inView(model, row)).toBeCloseTo(before, 6);
  });
});

describe('TALL-6 both ends can be reached, and nothing beyond is shown', () => {
  test('a place is never outside of the list', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: -1e8, max: 2e8, noNaN: true }), (extent, position) => {
        const { list, scroll } = ranges(extent);
        const place = placeAt(position, extent);
        expect(positionOf(place)).toBeGreaterThanOrEqual(0);
        expect(positionOf(place)).toBeLessThanOrEqual(list + 1e-6);
        expect(place.scrollTop).toBeGreaterThanOrEqual(0);
        expect(place.scrollTop).toBeLessThanOrEqual(scroll + 1e-6);
      }),
    );
  });

  test('wheeling up from anywhere near the top arrives at the first row, and down at the last', () => {
    fc.assert(
      fc.property(
        extents,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 40, max: 300 }),
        (extent, distance, step) => {
          const { list } = ranges(extent);
          let up = placeAt(Math.min(distance, list), extent);
          let down = placeAt(Math.max(0, list - distance), extent);
          for (let turn = 0; turn < 20_000 / step + 20; turn += 1) {
            up = wheel(up, -step, extent);
            down = wheel(down, step, extent);
          }
          expect(positionOf(up)).toBe(0);
          // The end of the scroll bar is known to a pixel.
          expect(Math.abs(list - positionOf(down))).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the bar stuck at its end while rows are left is moved away from it', () => {
    const extent = { listHeight: 60_000_000, viewHeight: 800 };
    const after = placeAfterScroll({ scrollTop: 100, shift: 5_000_000 }, 0, extent);
    expect(positionOf(after)).toBe(5_000_000);
    expect(after.scrollTop).toBeGreaterThan(0);
  });
});

describe('TALL-6 a list that shows its end', () => {
  test('goes on showing it while rows are measured and the view changes', () => {
    const model = new TallModel(1_000_000, 56, 999_999);
    const bottom = () => inView(model, 999_999) + rowHeights(5)(999_999);
    model.setView(600, 700);
    render(model, rowHeights(5));
    expect(bottom()).toBeCloseTo(700, 6);
    model.setView(600, 500);
    render(model, rowHeights(5));
    expect(bottom()).toBeCloseTo(500, 6);
  });

  test('a list shorter than its view begins at the top', () => {
    const model = new TallModel(3, 56, 2);
    model.setView(600, 700);
    render(model, () => 80);
    expect(inView(model, 0)).toBe(0);
    expect(model.height).toBe(240);
  });

  test('an empty list has nothing to render', () => {
    expect(new TallModel(0, 56, 0).range).toEqual({ first: 0, last: -1 });
  });
});

describe('TALL-7 going to a row', () => {
  test('puts it where it was asked for, and keeps it there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999_000 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.nat(1000),
        (row, share, seed) => {
          const model = new TallModel(1_000_000, 56, 0);
          model.setView(600, 700);
          render(model, rowHeights(seed));
          model.scrollTo(row, share);
          render(model, rowHeights(seed));
          expect(inView(model, row)).toBeCloseTo(share * 700, 4);
        },
      ),
    );
  });

  test('a list that begins with a row has it there, whatever size the view turns out to have', () => {
    const model = new TallModel(1_000_000, 56, 500_000, 0.25);
    expect(inView(model, 500_000)).toBe(200);
    render(model, rowHeights(3));
    const { range } = model;
    expect(model.setView(600, 700)).toBe(true);
    render(model, rowHeights(3));
    expect(inView(model, 500_000)).toBeCloseTo(200, 6);
    expect(model.range.first).toBe(range.first);
    expect(model.setView(600, 700)).toBe(false);
  });

  test('TALL-8 at first, and after going far, little more than the view is rendered', () => {
    const model = new TallModel(1_000_000, 50, 500_000);
    model.setView(600, 700);
    const rendered = () => model.range.last - model.range.first + 1;
    const narrow = rendered();
    expect(narrow * 50).toBeLessThan(900);
    expect(model.isNarrow).toBe(true);
    model.widen();
    expect(model.isNarrow).toBe(false);
    expect(rendered()).toBe(narrow + 18);
    model.scrollTo(500_020, 0.25);
    expect(model.isNarrow).toBe(false);
    model.scrollTo(700_000, 0.25);
    expect(model.isNarrow).toBe(true);
    expect(rendered()).toBeLessThanOrEqual(narrow + 1);
  });

  test('revealing scrolls only when needed, and as little', () => {
    const model = new TallModel(1000, 56, 500);
    model.setView(600, 700);
    render(model, () => 56);
    expect(model.reveal(505)).toBe(false);
    expect(model.reveal(520)).toBe(true);
    expect(inView(model, 520) + 56).toBeLessThanOrEqual(700);
    expect(inView(model, 520)).toBeGreaterThan(500);
    expect(model.reveal(100)).toBe(true);
    expect(inView(model, 100)).toBeGreaterThanOrEqual(0);
    expect(inView(model, 100)).toBeLessThan(50);
  });

  test('movement starts from the selected row while it is in view', () => {
    const model = new TallModel(1000, 56, 500);
    model.setView(600, 700);
    expect(model.startFrom(503)).toBe(503);
    expect(model.startFrom(3)).toBe(500);
    expect(model.startFrom(null)).toBe(500);
  });

  test('settling changes where the bar is, never what is shown', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
        const position = share * ranges(extent).list;
        expect(positionOf(placeAt(position, extent))).toBeCloseTo(position, 4);
      }),
    );
  });
});
