/** Ticked items, by key. */
export type Marks = ReadonlySet<string>;

export const noMarks: Marks = new Set();

/** Ticks what is not ticked, and the other way round. */
export function toggled(marks: Marks, key: string): Marks {
  const next = new Set(marks);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Ticks everything between two items, both included; just `to` where `from` is not there. */
export function markedUpTo(marks: Marks, keys: readonly string[], from: string | null, to: string): Marks {
  const end = keys.indexOf(to);
  const start = from === null ? -1 : keys.indexOf(from);
  if (end < 0) return marks;
  const between = start < 0 ? [to] : keys.slice(Math.min(start, end), Math.max(start, end) + 1);
  return new Set([...marks, ...between]);
}
