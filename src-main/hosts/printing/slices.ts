/**
 * What a page is asked for before it is made a picture: its height, and where it can be cut, in CSS
 * pixels. Both hosts evaluate it, so that both cut alike.
 */
export const MEASURE_PAGE = `(() => {
  const HEADINGS = 'h1, h2, h3, h4, h5, h6';
  const bottom = (element) => Math.ceil(element.getBoundingClientRect().bottom);
  const boxes = Array.from(document.images, (image) => ({ box: image.getBoundingClientRect(), heading: false }));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const heading = texts.currentNode.parentElement.closest(HEADINGS) !== null;
    boxes.push(...Array.from(range.getClientRects(), (box) => ({ box, heading })));
  }
  const lines = [];
  let line = null;
  for (const { box, heading } of boxes.sort((one, other) => one.box.top - other.box.top)) {
    if (line !== null && box.top < line.bottom) {
      line = { bottom: Math.max(line.bottom, box.bottom), heading: line.heading || heading };
      continue;
    }
    if (line !== null && !line.heading && Math.ceil(line.bottom) <= box.top) lines.push(Math.ceil(line.bottom));
    line = { bottom: box.bottom, heading };
  }
  return JSON.stringify({
    height: Math.ceil(document.documentElement.getBoundingClientRect().height),
    ends: Array.from(document.querySelectorAll(':is(p, li, pre, img):not(td *, th *), tr, hr, section'), bottom),
    lines,
  });
})()`;

export interface PageMeasure {
  readonly height: number;
  /** Where paragraphs, rows, pictures and the like end. */
  readonly ends: readonly number[];
  /** Where nothing but space between two lines would be cut; not below a heading. */
  readonly lines: readonly number[];
}

export interface Slice {
  readonly top: number;
  readonly height: number;
}

/** Cuts a long page into pictures that are no higher than `most`: between pieces, else between lines, else anywhere. */
export function slicesOf({ height, ends, lines }: PageMeasure, most: number): Slice[] {
  const slices: Slice[] = [];
  let top = 0;
  while (height - top > most) {
    const fullest = top + most;
    const bottom = lastOf(ends, fullest, most) ?? lastOf(lines, fullest, most) ?? fullest;
    slices.push({ top, height: bottom - top });
    top = bottom;
  }
  return [...slices, { top, height: Math.max(1, height - top) }];
}

/** The last place up to one; nothing where it would leave the picture less than half full. */
function lastOf(places: readonly number[], fullest: number, most: number): number | undefined {
  const fitting = places.filter((place) => place > fullest - most / 2 && place <= fullest);
  return fitting.length > 0 ? Math.max(...fitting) : undefined;
}
