import { useEffect, useMemo, useRef, useState } from 'react';
import type { Chat } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useDelayed } from '../../app/use-delayed.ts';
import { findQuery, firstMatch, matchesIn, nextMatch } from './find.ts';

const MOST = 1000;

export interface Find {
  readonly isOpen: boolean;
  readonly text: string;
  /** Counts up whenever the words are to be typed anew. */
  readonly asked: number;
  readonly error: Error | null;
  /** Null until the answer is there. */
  readonly count: number | null;
  /** There are more matches than were fetched. */
  readonly isMore: boolean;
  /** From 0; -1 for none. */
  readonly index: number;
  readonly open: () => void;
  readonly write: (text: string) => void;
  readonly go: (step: 1 | -1) => void;
  readonly close: () => void;
}

/** Finds words in a chat and goes from one place to the next. `here` is the time the view shows. */
export function useFind(chat: Chat, here: () => number, show: (messageId: string) => void): Find {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const [text, setText] = useState('');
  const [index, setIndex] = useState(-1);
  const wanted = useDelayed(text.trim(), 150);
  const isWanted = isOpen && wanted !== '';
  const result = useAnswer(
    'search.query',
    { query: findQuery(wanted, chat.name), in: 'messages', limit: MOST },
    { enabled: isWanted },
  );
  // What was not found as it stands is not found: other words are no match here.
  const exact = result.data && result.data.relaxed.length === 0 ? result.data : undefined;
  const matches = useMemo(() => (exact ? matchesIn(exact.hits, chat.id) : []), [exact, chat.id]);
  const latest = useRef({ here, show });
  useEffect(() => {
    latest.current = { here, show };
  });

  // Each new answer is entered where the view stands.
  useEffect(() => {
    const first = firstMatch(matches, latest.current.here());
    setIndex(first);
    const match = matches[first];
    if (match) latest.current.show(match.id);
  }, [matches]);

  const go = (step: 1 | -1) => {
    const next = nextMatch(index, matches.length, step);
    const match = matches[next];
    if (!match) return;
    setIndex(next);
    show(match.id);
  };
  const open = () => {
    setOpen(true);
    setAsked(asked + 1);
  };
  useShortcuts({ 'reader.find': open });
  return {
    isOpen,
    text,
    asked,
    error: result.error,
    count: isWanted && result.data ? matches.length : null,
    isMore: (exact?.hits.length ?? 0) >= MOST,
    index: matches.length === 0 ? -1 : index,
    open,
    write: setText,
    go,
    close: () => {
      setOpen(false);
      setText('');
    },
  };
}
