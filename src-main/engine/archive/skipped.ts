import { QunshuError, type SkippedLine, type SkippedPage } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';

/** @throws {QunshuError} `not-found`; `invalid-input` for a cursor that is not ours. */
export function skippedPage(
  database: Database,
  importId: string,
  after: string | undefined,
  limit: number,
): SkippedPage {
  const found = database.get<{ number: number }>(
    'SELECT coalesce(repeats, number) AS number FROM import WHERE id = ?',
    importId,
  );
  if (found === undefined) {
    throw new QunshuError('not-found', { what: 'import', id: importId });
  }
  const last = Number(after ?? 0);
  if (!Number.isSafeInteger(last)) {
    throw new QunshuError('invalid-input', { reason: 'the cursor is not one of ours' });
  }
  const rows = database.all<SkippedLine & { number: number }>(
    `SELECT rowid AS number, line, reason, text FROM import_skip WHERE import = ? AND rowid > ?
     ORDER BY rowid LIMIT ?`,
    found.number,
    last,
    limit,
  );
  const count = database.get<{ count: number }>(
    'SELECT count(*) AS count FROM import_skip WHERE import = ?',
    found.number,
  );
  return {
    total: count?.count ?? 0,
    skipped: rows.map(({ line, reason, text }) => ({ line, reason, text })),
    next: rows.length === limit ? String(rows.at(-1)?.number) : null,
  };
}
