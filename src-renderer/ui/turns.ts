import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterFrame } from './after-frame.ts';

/** Milliseconds between two frames in which turns are given; the rest is for keys and scrolling. */
const GIVEN_MS = 10;

const waiting = new Set<() => void>();
let isGiving = false;

/**
 * Whether it is this one's turn, and a way to take it at once. Where a hundred things of one kind stand on a
 * page, each first shows what costs little, and gets the rest when its turn comes: in the order they stand, a few
 * with every frame.
 */
export function useTurn(isUrgent = false): readonly [isTurn: boolean, take: () => void] {
  const [isTurn, setIsTurn] = useState(isUrgent);
  const take = useCallback(() => setIsTurn(true), []);
  useEffect(() => {
    if (isTurn) return;
    waiting.add(take);
    if (!isGiving) afterFrame(giveTurns);
    isGiving = true;
    return () => void waiting.delete(take);
  }, [isTurn, take]);
  return [isTurn, take];
}

/** Shows what is in it when its turn comes: for what stands below the first screenful of a long page. */
export function InTurn({ isUrgent, children }: { isUrgent: boolean; children: ReactNode }): ReactNode {
  const [isTurn] = useTurn(isUrgent);
  return isTurn ? children : null;
}

function giveTurns(): void {
  const ends = performance.now() + GIVEN_MS;
  for (const take of waiting) {
    if (performance.now() >= ends) break;
    waiting.delete(take);
    // Each by itself, so that it is known what it cost.
    flushSync(take);
  }
  isGiving = waiting.size > 0;
  if (isGiving) afterFrame(giveTurns);
}
