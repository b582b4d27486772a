import type { Reaction } from '../../contract/index.ts';

/** Counts reactions that an export lists one by one; undefined where there is none, as records leave out what is empty. */
export function reactionCounts(keys: readonly (string | undefined)[]): readonly Reaction[] | undefined {
  const counts = new Map<string, number>();
  for (const key of keys) {
    if (key !== undefined) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts.size === 0 ? undefined : Array.from(counts, ([key, count]) => ({ key, count }));
}
