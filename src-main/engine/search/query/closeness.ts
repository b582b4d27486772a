import type { FoldedRange } from './match.ts';

/**
 * How close together the words of a query stand in a text: the share of them in the shortest
 * stretch that holds one place of each. 1 means side by side, near 0 far apart.
 *
 * @param places for each word that was found, where it stands, in order
 */
export function closeness(places: readonly (readonly FoldedRange[])[]): number {
  const found = places.filter((ranges) => ranges.length > 0);
  const wanted = found.reduce((sum, [first]) => sum + (first === undefined ? 0 : first[1] - first[0]), 0);
  if (found.length < 2) {
    return found.length;
  }
  const stretch = shortestStretch(found);
  return Math.min(1, wanted / Math.max(1, stretch[1] - stretch[0]));
}

/** The shortest stretch with one place of each word; the earliest of several. Sweeps over all places once. */
export function shortestStretch(places: readonly (readonly FoldedRange[])[]): FoldedRange {
  const all = places
    .flatMap((ranges, word) => ranges.map((range) => ({ word, range })))
    .sort((left, right) => left.range[0] - right.range[0] || left.range[1] - right.range[1]);
  const inside = new Map<number, number>();
  let best: FoldedRange = [all[0]?.range[0] ?? 0, Math.max(0, ...all.map(({ range }) => range[1]))];
  let from = 0;
  for (const [to, { word, range }] of all.entries()) {
    inside.set(word, (inside.get(word) ?? 0) + 1);
    let first = all[from];
    while (first !== undefined && from < to && (inside.get(first.word) ?? 0) > 1) {
      inside.set(first.word, (inside.get(first.word) ?? 0) - 1);
      first = all[++from];
    }
    const start = first?.range[0] ?? range[0];
    if (inside.size === places.length && range[1] - start < best[1] - best[0]) {
      best = [start, range[1]];
    }
  }
  return best;
}
