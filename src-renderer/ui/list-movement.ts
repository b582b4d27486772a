export type ListMove = 'next' | 'previous' | 'first' | 'last' | 'pageDown' | 'pageUp';

const PAGE = 10;

/**
 * Where a move in a list of `count` items leads; movement stops at the ends. From nothing
 * selected (-1) `next` leads to the first item and `previous` to the last. -1 for an empty list.
 */
export function movedIndex(index: number, count: number, move: ListMove): number {
  if (count === 0) return -1;
  if (move === 'first') return 0;
  if (move === 'last') return count - 1;
  if (index < 0) return move === 'next' || move === 'pageDown' ? 0 : count - 1;
  const step = { next: 1, previous: -1, pageDown: PAGE, pageUp: -PAGE }[move];
  return Math.min(count - 1, Math.max(0, index + step));
}

/**
 * The item to select when those that are `leaving` go away: the next that stays after the first of
 * them, else the last before it; null when the list holds nothing else.
 */
export function neighbourOf<Item>(items: readonly Item[], leaving: (item: Item) => boolean): Item | null {
  const index = items.findIndex(leaving);
  if (index < 0) return items[0] ?? null;
  return items.slice(index).find((item) => !leaving(item)) ?? items[index - 1] ?? null;
}
