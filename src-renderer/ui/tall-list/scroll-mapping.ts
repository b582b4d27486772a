/** The tallest the scrolled element gets, in pixels (TALL-2). */
export const MAX_SCROLL_HEIGHT = 4_000_000;

/**
 * Within so many view heights of its ends the list is scrolled exactly, not proportionally: so far
 * a reader gets before the end of the scroll bar has to be moved away from under them.
 */
const EXACT_VIEWS = 20;

/** Scrolling by more than this many view heights at once is a jump (TALL-3, TALL-4). */
const JUMP_VIEWS = 3;

/**
 * Where the list stands: `scrollTop` of the element, and `shift`, which added to it gives the
 * position in the list (`scrollTop + shift` pixels below the top of the first row).
 */
export interface ScrollPlace {
  readonly scrollTop: number;
  readonly shift: number;
}

/** How tall the rows are together, and how much of them the view shows, in pixels. */
export interface ScrollExtent {
  readonly listHeight: number;
  readonly viewHeight: number;
}

/** Height of the scrolled element. */
export function scrollHeight(listHeight: number): number {
  return Math.min(listHeight, MAX_SCROLL_HEIGHT);
}

export function positionOf(place: ScrollPlace): number {
  return place.scrollTop + place.shift;
}

/** The place to show the list at `position`, with the scroll bar where it belongs (TALL-6). */
export function placeAt(position: number, extent: ScrollExtent): ScrollPlace {
  const { listRange, scrollRange } = rangesOf(extent);
  const within = Math.min(listRange, Math.max(0, position));
  const scrollTop = scrollTopFor(
    within,
    listRange,
    scrollRange,
    Math.min(scrollRange / 2, EXACT_VIEWS * extent.viewHeight),
  );
  return { scrollTop, shift: within - scrollTop };
}

/** Proportional, but exact within `edge` of both ends, so that small scrolling reaches them. */
function scrollTopFor(within: number, listRange: number, scrollRange: number, edge: number): number {
  if (within <= edge) return within;
  if (listRange - within <= edge) return scrollRange - (listRange - within);
  return Math.min(scrollRange - edge, Math.max(edge, Math.round((within / listRange) * scrollRange)));
}

/** How far the list and the scrolled element can be scrolled. */
function rangesOf(extent: ScrollExtent): { readonly listRange: number; readonly scrollRange: number } {
  return {
    listRange: Math.max(0, extent.listHeight - extent.viewHeight),
    scrollRange: Math.max(0, scrollHeight(extent.listHeight) - extent.viewHeight),
  };
}

/**
 * The place after the element was scrolled to `scrollTop`. The result's `scrollTop` differs from
 * that only where the end of the scroll bar and the end of the list do not meet: then the element
 * has to be scrolled there.
 */
export function placeAfterScroll(before: ScrollPlace, scrollTop: number, extent: ScrollExtent): ScrollPlace {
  const { listRange, scrollRange } = rangesOf(extent);
  if (Math.abs(scrollTop - before.scrollTop) > JUMP_VIEWS * extent.viewHeight) {
    const share = scrollRange === 0 ? 0 : scrollTop / scrollRange;
    const position = Math.round(Math.min(1, share) * listRange);
    return { scrollTop, shift: position - scrollTop };
  }
  const position = scrollTop + before.shift;
  const beyond = position < 0 || position > listRange;
  // The element's own end may be a fraction of a pixel short of what was computed.
  const stuck = (scrollTop <= 0 && position > 0) || (scrollTop >= scrollRange - 1 && position < listRange - 1);
  return beyond || stuck ? placeAt(position, extent) : { scrollTop, shift: before.shift };
}
