/** A page of a list that the engine gives newest first. */
export interface PageOf {
  readonly offset: number;
  readonly limit: number;
}

/** Where the `shown` oldest of `total` are, for showing them oldest first. */
export function oldestPage(total: number, shown: number): PageOf {
  const limit = Math.min(total, shown);
  return { offset: total - limit, limit: Math.max(1, limit) };
}
