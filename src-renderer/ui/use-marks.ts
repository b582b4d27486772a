import { useState } from 'react';
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

/** Marks on a list, and where the last of them was set. */
export function useMarks(): Marking {
  const [marks, setMarks] = useState<Marks>(noMarks);
  const [anchor, setAnchor] = useState<string | null>(null);
  return {
    marks,
    toggle: (key) => {
      setMarks((before) => toggled(before, key));
      setAnchor(key);
    },
    upTo: (keys, key) => {
      setMarks((before) => markedUpTo(before, keys, anchor, key));
      setAnchor(key);
    },
    set: setMarks,
    clear: () => {
      setMarks(noMarks);
      setAnchor(null);
    },
  };
}
