import type { ImportReport } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';

interface ImportRow {
  readonly number: number;
  readonly chat: number;
  readonly report: string;
  readonly undone_at: number | null;
  readonly timezone: string;
  readonly name: string;
  readonly chat_id: string;
}

export interface RepeatOptions {
  /** As in `MergeOptions`. */
  readonly chatName?: string | undefined;
  readonly timezone?: string | undefined;
  readonly importedAt: number;
  readonly newId: () => string;
}

/**
 * Notes that a file was imported again whose reading would say nothing that an earlier one did not (ARCHIVE-19).
 *
 * @param fingerprint what decides how the file is read
 * @returns one report for each chat of the file; null where the file has to be read.
 */
export function repeatImport(database: Database, fingerprint: string, options: RepeatOptions): ImportReport[] | null {
  const started = performance.now();
  const earlier = database.all<ImportRow>(
    `SELECT import.number, import.chat, import.report, import.undone_at, chat.timezone, chat.name, chat.id AS chat_id
     FROM import LEFT JOIN chat ON chat.number = import.chat
     WHERE session = (SELECT session FROM import WHERE fingerprint = ? ORDER BY number DESC LIMIT 1)
     ORDER BY import.number`,
    fingerprint,
  );
  if (earlier.length === 0 || !earlier.every((row) => wouldBeReadAlike(row, options))) {
    return null;
  }
  return database.transaction(() => {
    let session: number | null = null;
    return earlier.map((row) => {
      const report = repeated(row, options, performance.now() - started);
      const { lastInsertRowid } = database.run(
        `INSERT INTO import (id, chat, report, format, precision, to_at, lists_seen, fingerprint, session, repeats)
         SELECT ?, chat, ?, format, precision, to_at, lists_seen, fingerprint, ?, coalesce(repeats, number)
         FROM import WHERE number = ?`,
        report.importId,
        JSON.stringify(report),
        session,
        row.number,
      );
      session ??= Number(lastInsertRowid);
      database.run('UPDATE import SET session = ? WHERE number = ?', session, lastInsertRowid);
      return report;
    });
  });
}

/** Lets the imports of a file be known again by how it was read. */
export function noteFingerprint(
  database: Database,
  fingerprint: string | null,
  reports: readonly Pick<ImportReport, 'importId'>[],
): void {
  for (const { importId } of reports) {
    database.run(
      'UPDATE import SET fingerprint = ?, session = (SELECT number FROM import WHERE id = ?) WHERE id = ?',
      fingerprint,
      reports[0]?.importId ?? '',
      importId,
    );
  }
}

/** Not after an undo, nor where the zone or the chat it would go to is another now. */
function wouldBeReadAlike(row: ImportRow, { chatName, timezone }: RepeatOptions): boolean {
  const { timezone: zone } = JSON.parse(row.report) as ImportReport;
  return (
    row.undone_at === null &&
    (zone === null || zone === (timezone ?? row.timezone)) &&
    (chatName === undefined || chatName === row.name || chatName === row.chat_id)
  );
}

function repeated(row: ImportRow, { importedAt, newId }: RepeatOptions, durationMs: number): ImportReport {
  const { attachments: _attachments, ...earlier } = JSON.parse(row.report) as ImportReport;
  return {
    ...earlier,
    importId: newId(),
    added: 0,
    duplicates: earlier.read,
    edited: 0,
    deleted: 0,
    sameAs: earlier.sameAs ?? earlier.importedAt,
    importedAt,
    durationMs: Math.round(durationMs),
  };
}

/** Whether another import that was not undone is of the very same file. */
export function isRepeated(database: Database, importId: string): boolean {
  const own = database.get<{ number: number; repeats: number | null }>(
    'SELECT number, repeats FROM import WHERE id = ?',
    importId,
  );
  return own !== undefined && (own.repeats !== null || heirOf(database, own.number) !== undefined);
}

/**
 * Before an import is undone that another is a repetition of, or that is one itself: what it brought is, or becomes,
 * the other's.
 *
 * @returns whether there is such another: then nothing is left to take back.
 */
export function leaveToRepeat(database: Database, importNumber: number): boolean {
  if (database.get('SELECT 1 FROM import WHERE number = ? AND repeats IS NOT NULL', importNumber) !== undefined) {
    return true;
  }
  const heir = heirOf(database, importNumber);
  if (heir === undefined) {
    return false;
  }
  for (const table of ['message', 'message_version', 'import_seen', 'name_seen']) {
    database.run(`UPDATE ${table} SET import = ? WHERE import = ?`, heir, importNumber);
  }
  // Both reports go on listing what was skipped.
  database.run(
    `INSERT INTO import_skip (import, line, reason, text)
     SELECT ?, line, reason, text FROM import_skip WHERE import = ? ORDER BY rowid`,
    heir,
    importNumber,
  );
  database.run('UPDATE import SET repeats = ? WHERE repeats = ?', heir, importNumber);
  database.run('UPDATE import SET repeats = NULL WHERE number = ?', heir);
  return true;
}

/** The first import that repeats another and was not undone. */
function heirOf(database: Database, importNumber: number): number | undefined {
  return database.get<{ number: number }>(
    'SELECT number FROM import WHERE repeats = ? AND undone_at IS NULL ORDER BY number LIMIT 1',
    importNumber,
  )?.number;
}
