/**
 * What a page is asked for before it is made a picture: its height, and where pieces of it end, in
 * CSS pixels. Both hosts evaluate it, so that both cut alike.
 */
export const MEASURE_PAGE = `JSON.stringify({
  height: Math.ceil(document.documentElement.getBoundingClientRect().height),
  ends: Array.from(document.querySelectorAll('p, li, pre, h1, h2, h3, h4, h5, h6, img, tr, hr, section'),
    (element) => Math.ceil(element.getBoundingClientRect().bottom)),
})`;

export interface PageMeasure {
  readonly height: number;
  readonly ends: readonly number[];
}

export interface Slice {
  readonly top: number;
  readonly height: number;
}

/** Cuts a long page into pictures that are no higher than `most`, between pieces where that is possible. */
export function slicesOf({ height, ends }: PageMeasure, most: number): Slice[] {
  const slices: Slice[] = [];
  let top = 0;
  while (height - top > most) {
    const fitting = ends.filter((end) => end > top + most / 2 && end <= top + most);
    const bottom = fitting.length > 0 ? Math.max(...fitting) : top + most;
    slices.push({ top, height: bottom - top });
    top = bottom;
  }
  return [...slices, { top, height: Math.max(1, height - top) }];
}
