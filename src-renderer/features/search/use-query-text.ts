import { useEffect, useRef, useState } from 'react';
import { routes } from '../../app/routes.ts';
import { useDelayed } from '../../app/use-delayed.ts';
import { useReplace } from '../../app/use-navigation.ts';

const TYPING_MS = 120;

export interface QueryText {
  /** What stands in the field. */
  readonly text: string;
  /** What is searched for: the text once typing paused, and never half of a composition. */
  readonly wanted: string;
  readonly type: (text: string, composing: boolean) => void;
  /** Puts another query into the field and searches for it at once. */
  readonly put: (text: string) => void;
}

/** The query of the screen, in step with its address: the address is the link to the search. */
export function useQueryText(query: string): QueryText {
  const replace = useReplace();
  const [text, setText] = useState(query);
  const [settled, setSettled] = useState(query);
  const [delay, setDelay] = useState(0);
  const shownQuery = useRef(query);
  const wanted = useDelayed(settled.trim(), delay);

  // The address follows the typing, and the typing an address that came from elsewhere.
  useEffect(() => {
    if (shownQuery.current === wanted) return;
    shownQuery.current = wanted;
    replace(routes.search(wanted));
  }, [wanted, replace]);
  useEffect(() => {
    if (query === shownQuery.current) return;
    shownQuery.current = query;
    setText(query);
    setSettled(query);
    setDelay(0);
  }, [query]);

  return {
    text,
    wanted,
    type: (next, composing) => {
      setText(next);
      if (composing) return;
      setSettled(next);
      setDelay(TYPING_MS);
    },
    put: (next) => {
      setText(next);
      setSettled(next);
      setDelay(0);
    },
  };
}
