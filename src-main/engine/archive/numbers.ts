import type { Database } from '../library/index.ts';

/** The number the next message gets: higher than any message ever had, also one that was undone. */
export function firstFreeSeq(database: Database): number {
  const row = database.get<{ last: number | null }>(
    `SELECT max(coalesce((SELECT max(seq) FROM message), 0),
       coalesce((SELECT last FROM numbers_given WHERE name = 'message'), 0)) AS last`,
  );
  return (row?.last ?? 0) + 1;
}

/** Remembers the numbers given so far: call before messages are taken away. */
export function rememberNumbers(database: Database): void {
  database.run("INSERT OR REPLACE INTO numbers_given (name, last) VALUES ('message', ?)", firstFreeSeq(database) - 1);
}
