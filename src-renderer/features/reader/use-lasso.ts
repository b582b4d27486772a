import { type RefObject, useEffect, useRef } from 'react';

export interface Lasso {
  readonly onStart: () => void;
  /** The rows between where it began and where it is now, both included. */
  readonly onRange: (first: number, last: number) => void;
}

/** Within this many pixels of an edge the list scrolls along. */
const EDGE = 32;
const STEP = 24;

/**
 * A lasso over the rows of a tall list: a drag that begins at the avatars, or anywhere with Alt, so
 * that dragging over words still selects the words.
 */
export function useLasso(area: RefObject<HTMLElement | null>, lasso: Lasso): void {
  const latest = useRef(lasso);
  useEffect(() => {
    latest.current = lasso;
  });
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let from: number | null = null;
    const onDown = (event: PointerEvent) => {
      const row = rowAt(event.target);
      if (event.button !== 0 || row === null || event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (!event.altKey && !isHandle(event.target)) return;
      from = row;
      element.setPointerCapture(event.pointerId);
      event.preventDefault();
      latest.current.onStart();
      latest.current.onRange(row, row);
    };
    const onMove = (event: PointerEvent) => {
      if (from === null) return;
      scrollAlong(element, event.clientY);
      const to = rowAt(document.elementFromPoint(event.clientX, event.clientY));
      if (to !== null) latest.current.onRange(Math.min(from, to), Math.max(from, to));
    };
    const onEnd = () => {
      from = null;
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onEnd);
    element.addEventListener('pointercancel', onEnd);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onEnd);
      element.removeEventListener('pointercancel', onEnd);
    };
  }, [area]);
}

function rowAt(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row ? Number(row.dataset.row) : null;
}

function isHandle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-lasso]') !== null;
}

function scrollAlong(area: HTMLElement, y: number): void {
  const list = area.querySelector('[role="listbox"]');
  const box = list?.getBoundingClientRect();
  if (!list || !box) return;
  if (y < box.top + EDGE) list.scrollTop -= STEP;
  else if (y > box.bottom - EDGE) list.scrollTop += STEP;
}
