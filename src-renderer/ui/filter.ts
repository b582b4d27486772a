import Fuse from 'fuse.js';

/**
 * Items whose texts match what was typed, best first; all of them, in their order, while nothing
 * was typed. Tolerates small mistakes in longer words; every word of the query has to be found.
 */
export function filterItems<Item>(
  items: readonly Item[],
  query: string,
  textsOf: (item: Item) => readonly string[],
): readonly Item[] {
  const trimmed = query.trim();
  if (trimmed === '') return items;
  const fuse = new Fuse(items, {
    keys: [{ name: 'texts', getFn: (item) => [...textsOf(item)] }],
    threshold: 0.34,
    ignoreLocation: true,
    // A Chinese name may be found by one of its characters.
    minMatchCharLength: 1,
  });
  return fuse.search(trimmed).map((result) => result.item);
}
