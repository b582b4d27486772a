import { type RefObject, useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';
import { afterFrame } from '../after-frame.ts';
import { type RowRange, TallModel } from './tall-model.ts';

/** Milliseconds without scrolling after which the scroll bar is put where it belongs. */
const SETTLE_MS = 160;

export interface TallScroll extends RowRange {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  /** Pixels from the top of the scrolled element to the first rendered row. */
  readonly top: number;
  /** Height of the scrolled element. */
  readonly height: number;
  readonly scrollTo: (index: number, share: number) => void;
  readonly reveal: (index: number) => void;
  readonly startFrom: (index: number | null) => number;
  readonly topRow: () => number;
}

/** A tall list's model joined to the page: scrolling, measuring and resizing. */
export function useTallScroll(count: number, estimate: number, initialRow: number, initialShare: number): TallScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const settling = useRef(0);
  const [, render] = useReducer((tick: number) => tick + 1, 0);
  const kept = useRef<TallModel | null>(null);
  kept.current ??= new TallModel(count, estimate, initialRow, initialShare);
  const model = kept.current;
  if (model.count !== count) model.resize(count);
  const { first, last } = model.range;

  useLayoutEffect(() => {
    const element = scroller.current;
    // The rows are measured at the width that they have.
    const isViewNew = element !== null && model.setView(element.clientWidth, element.clientHeight);
    const rows = [...(content.current?.children ?? [])];
    const isMeasured = model.measure(
      first,
      rows.map((row) => row.getBoundingClientRect().height),
    );
    if (isViewNew || isMeasured) {
      render();
      return;
    }
    if (element && Math.abs(element.scrollTop - model.scrollTop) > 1) element.scrollTop = model.scrollTop;
  });

  const { isNarrow } = model;
  useEffect(() => {
    if (!isNarrow) return;
    let isLeft = false;
    afterFrame(() => {
      if (isLeft) return;
      model.widen();
      render();
    });
    return () => {
      isLeft = true;
    };
  }, [model, isNarrow]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (model.setView(element.clientWidth, element.clientHeight)) render();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      window.clearTimeout(settling.current);
    };
  }, [model]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    // Within a pixel it is the echo of what was set here.
    if (!element || Math.abs(element.scrollTop - model.scrollTop) <= 1) return;
    window.clearTimeout(settling.current);
    settling.current = window.setTimeout(() => {
      if (model.settle()) render();
    }, SETTLE_MS);
    // Rendered within the event, so that no frame shows a blank where rows should be.
    if (model.scroll(element.scrollTop)) flushSync(render);
  }, [model]);

  const scrollTo = useCallback(
    (index: number, share: number) => {
      model.scrollTo(index, share);
      render();
    },
    [model],
  );
  const reveal = useCallback(
    (index: number) => {
      if (model.reveal(index)) render();
    },
    [model],
  );
  const startFrom = useCallback((index: number | null) => model.startFrom(index), [model]);
  const topRow = useCallback(() => model.topRow, [model]);

  return {
    scroller,
    content,
    onScroll,
    first,
    last,
    top: model.topOf(first),
    height: model.height,
    scrollTo,
    reveal,
    startFrom,
    topRow,
  };
}
