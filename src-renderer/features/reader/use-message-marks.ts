import { type RefObject, useRef } from 'react';
import { type Marks, toggled } from '../../ui/marks.ts';
import { type Marking, useMarks } from '../../ui/use-marks.ts';
import type { MessageCache } from './message-cache.ts';
import { useLasso } from './use-lasso.ts';

/** Rows to either side within which a range of marks is looked for. */
const REACH = 2000;

export interface MessageMarks extends Marking {
  readonly isMarked: (index: number) => boolean;
  /** Marks or unmarks a message, or all up to it. */
  readonly mark: (index: number, upTo: boolean) => void;
  /** Marks a message and the one next to it. */
  readonly markBoth: (index: number, next: number) => void;
}

/** Marks on messages: by key, by click and by lasso. */
export function useMessageMarks(cache: MessageCache, area: RefObject<HTMLElement | null>): MessageMarks {
  const marking = useMarks();
  const before = useRef<Marks>(marking.marks);
  const idsOf = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, step) => cache.at(first + step)?.id ?? '').filter((id) => id !== '');

  useLasso(area, {
    onStart: () => {
      before.current = marking.marks;
    },
    onRange: (first, last) => {
      const ids = idsOf(first, last);
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) marking.set(toggled(before.current, only));
      else marking.set(new Set([...before.current, ...ids]));
    },
  });

  return {
    ...marking,
    isMarked: (index) => marking.marks.has(cache.at(index)?.id ?? ''),
    mark: (index, upTo) => {
      const id = cache.at(index)?.id;
      if (id === undefined) return;
      if (upTo) marking.upTo(idsOf(Math.max(0, index - REACH), index + REACH), id);
      else marking.toggle(id);
    },
    markBoth: (index, next) => marking.set(new Set([...marking.marks, ...idsOf(index, index), ...idsOf(next, next)])),
  };
}
