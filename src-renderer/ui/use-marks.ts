import { useMemo, useRef, useState } from 'react';
import { type Marks, markedUpTo, noMarks, toggled } from './marks.ts';

export interface Marking {
  readonly marks: Marks;
  /** Marks or unmarks one. */
  readonly toggle: (key: string) => void;
  /** Marks all from the one marked last. */
  readonly upTo: (keys: readonly string[], key: string) => void;
  /** Marks these and no others. */
  readonly set: (marks: Marks) => void;
  readonly clear: () => void;
}

/** Marks on a list, and where the last of them was set. What changes them stays the same, as rows that are kept ask. */
export function useMarks(): Marking {
  const [marks, set] = useState<Marks>(noMarks);
  const anchor = useRef<string | null>(null);
  const changes = useMemo(
    () => ({
      toggle: (key: string) => {
        set((before) => toggled(before, key));
        anchor.current = key;
      },
      upTo: (keys: readonly string[], key: string) => {
        const from = anchor.current;
        set((before) => markedUpTo(before, keys, from, key));
        anchor.current = key;
      },
      set,
      clear: () => {
        set(noMarks);
        anchor.current = null;
      },
    }),
    [],
  );
  return useMemo(() => ({ marks, ...changes }), [marks, changes]);
}
