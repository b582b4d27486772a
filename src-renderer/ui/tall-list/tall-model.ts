import { HeightIndex } from './height-index.ts';
import {
  placeAfterScroll,
  placeAt,
  positionOf,
  type ScrollExtent,
  type ScrollPlace,
  scrollHeight,
} from './scroll-mapping.ts';

/** Rows are rendered this many pixels beyond the view, so that scrolling finds them there. */
const OVERSCAN = 500;
/** So few until the frame is there that shows where the list was opened, or taken to. */
const OVERSCAN_AT_FIRST = 50;
/** What a view is taken for until it was measured, in pixels. */
const UNKNOWN_VIEW = 800;

export interface RowRange {
  readonly first: number;
  /** Included; -1 for an empty list. */
  readonly last: number;
}

/** Where a tall list stands, apart from the page it is shown in. Rules: SPEC.md in this folder. */
export class TallModel {
  readonly #estimate: number;
  #heights: HeightIndex;
  #place: ScrollPlace;
  /** The row that stays where it is while others are measured (TALL-5, TALL-7). */
  #anchor: number;
  #viewHeight = UNKNOWN_VIEW;
  #overscan = OVERSCAN_AT_FIRST;
  #viewWidth = 0;

  /** @param initialShare the initial row stands so much of the view below the view's upper edge */
  constructor(count: number, estimate: number, initialRow: number, initialShare = 0) {
    this.#estimate = estimate;
    this.#heights = new HeightIndex(count, estimate);
    this.#anchor = initialRow;
    this.#place = placeAt(this.#heights.offsetOf(initialRow) - initialShare * this.#viewHeight, this.#extent());
  }

  get count(): number {
    return this.#heights.count;
  }

  /** What the element's `scrollTop` has to be. */
  get scrollTop(): number {
    return this.#place.scrollTop;
  }

  /** Height of the scrolled element. */
  get height(): number {
    return scrollHeight(this.#heights.total);
  }

  /** Rows to render. */
  get range(): RowRange {
    if (this.count === 0) return { first: 0, last: -1 };
    const position = positionOf(this.#place);
    return {
      first: this.#heights.indexAt(position - this.#overscan),
      last: this.#heights.indexAt(position + this.#viewHeight + this.#overscan),
    };
  }

  /** Whether rows beyond the view are still to be rendered (TALL-8). */
  get isNarrow(): boolean {
    return this.#overscan < OVERSCAN;
  }

  /** Call when the rows in view are on the screen; then render again. */
  widen(): void {
    this.#overscan = OVERSCAN;
  }

  /** The row at the upper edge of the view. */
  get topRow(): number {
    return this.#heights.indexAt(positionOf(this.#place));
  }

  /** Pixels from the top of the scrolled element to a row. */
  topOf(index: number): number {
    return this.#heights.offsetOf(index) - this.#place.shift;
  }

  /** The list has another number of rows now: what was measured is forgotten. */
  resize(count: number): void {
    const inView = this.#heights.offsetOf(this.#anchor) - positionOf(this.#place);
    this.#heights = new HeightIndex(count, this.#estimate);
    this.#anchor = Math.max(0, Math.min(count - 1, this.#anchor));
    this.#place = placeAt(this.#heights.offsetOf(this.#anchor) - inView, this.#extent());
  }

  /** The view has this size now; at another width every row may have another height. True when it had another size. */
  setView(width: number, height: number): boolean {
    if (width === this.#viewWidth && height === this.#viewHeight) return false;
    const atEnd = this.#isAtEnd();
    const widthChanged = width !== this.#viewWidth && this.#viewWidth !== 0;
    this.#viewWidth = width;
    this.#viewHeight = height;
    if (widthChanged) this.resize(this.count);
    if (atEnd) this.#place = placeAt(this.#heights.total, this.#extent());
    return true;
  }

  /** Takes note of the heights of rendered rows; true when something has to be rendered again. */
  measure(first: number, heights: readonly number[]): boolean {
    const before = this.#heights.offsetOf(this.#anchor);
    const atEnd = this.#isAtEnd();
    let changed = false;
    for (const [index, height] of heights.entries()) {
      if (this.#heights.measure(first + index, height)) changed = true;
    }
    if (!changed) return false;
    const { scrollTop, shift } = this.#place;
    this.#place = { scrollTop, shift: shift + this.#heights.offsetOf(this.#anchor) - before };
    const position = positionOf(this.#place);
    const range = Math.max(0, this.#heights.total - this.#viewHeight);
    // Who has reached the end stays there, though the last rows turn out taller (TALL-6).
    if (atEnd || position < 0 || position > range) this.#place = placeAt(atEnd ? range : position, this.#extent());
    return true;
  }

  /** The element was scrolled; true when other rows have to be rendered, or elsewhere. */
  scroll(scrollTop: number): boolean {
    const before = this.range;
    const { shift } = this.#place;
    this.#place = placeAfterScroll(this.#place, scrollTop, this.#extent());
    this.#anchor = this.topRow;
    const after = this.range;
    return before.first !== after.first || before.last !== after.last || shift !== this.#place.shift;
  }

  /** Puts the scroll bar where it belongs without moving the rows; true when it was elsewhere. */
  settle(): boolean {
    const { scrollTop, shift } = this.#place;
    this.#place = placeAt(positionOf(this.#place), this.#extent());
    return scrollTop !== this.#place.scrollTop || shift !== this.#place.shift;
  }

  /** Puts a row `share` of the view below the view's upper edge. */
  scrollTo(index: number, share: number): void {
    const before = positionOf(this.#place);
    this.#anchor = index;
    this.#place = placeAt(this.#heights.offsetOf(index) - share * this.#viewHeight, this.#extent());
    // Of what is rendered nothing is of use there.
    if (Math.abs(positionOf(this.#place) - before) > this.#viewHeight + OVERSCAN) this.#overscan = OVERSCAN_AT_FIRST;
  }

  /** Scrolls as little as needed to show a row; true when that was needed. */
  reveal(index: number): boolean {
    const above = this.#heights.offsetOf(index) - positionOf(this.#place);
    const height = this.#heights.heightOf(index);
    if (above >= 0 && above + height <= this.#viewHeight) return false;
    this.scrollTo(index, above < 0 ? 0.02 : Math.max(0.02, 0.98 - height / this.#viewHeight));
    return true;
  }

  /** Where movement by key starts: the row itself while it is in view, else the first row that is. */
  startFrom(index: number | null): number {
    const last = this.#heights.indexAt(positionOf(this.#place) + this.#viewHeight);
    return index !== null && index >= this.topRow && index <= last ? index : this.topRow;
  }

  #extent(): ScrollExtent {
    return { listHeight: this.#heights.total, viewHeight: this.#viewHeight };
  }

  #isAtEnd(): boolean {
    return positionOf(this.#place) >= this.#heights.total - this.#viewHeight - 1;
  }
}
