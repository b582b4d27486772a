import { type ImportReport, QunshuError } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { noteChangedChat } from './changes.ts';
import { chatWithNumber, recount } from './chats.ts';
import { firstFreeSeq, rememberNumbers } from './numbers.ts';
import { leaveToRepeat } from './repeat.ts';
import { recompose } from './revisions.ts';
import { saidOf, visitSeen } from './seen-list.ts';
import { SeqSet } from './seq-set.ts';

interface ImportRow {
  readonly number: number;
  readonly chat: number;
  readonly report: string;
  readonly undone_at: number | null;
}

/**
 * Takes back what one import brought and nothing else (ARCHIVE-14), in one transaction.
 *
 * @param now epoch milliseconds
 * @throws {QunshuError} `not-found`; `import-undone` for one that was undone before.
 */
export function undoImport(database: Database, importId: string, now: number): ImportReport {
  const found = database.get<ImportRow>('SELECT number, chat, report, undone_at FROM import WHERE id = ?', importId);
  if (found === undefined) {
    throw new QunshuError('not-found', { what: 'import', id: importId });
  }
  if (found.undone_at !== null) {
    throw new QunshuError('import-undone', { file: (JSON.parse(found.report) as ImportReport).file });
  }
  return database.transaction(() => {
    if (leaveToRepeat(database, found.number)) {
      database.run('UPDATE import SET undone_at = ? WHERE number = ?', now, found.number);
      return readReport({ report: found.report, undone_at: now });
    }
    const chat = chatWithNumber(database, found.chat);
    rememberNumbers(database);
    database.run('UPDATE import SET undone_at = ? WHERE number = ?', now, found.number);
    const revised = versionsOfImport(database, found.number);
    handOver(database, found, revised);
    withdrawVersions(database, found.number);
    recompose(database, chat, revised);
    dropUnused(database, found.number);
    withdrawNames(database, found.number);
    recount(database, found.chat);
    noteChangedChat(database, found.chat);
    removeWhenEmpty(database, found.chat);
    return readReport({ report: found.report, undone_at: now });
  });
}

/** The report of an import as it is told: those of the first version lack what came later. */
export function readReport(row: { report: string; undone_at: number | null }): ImportReport {
  const report = JSON.parse(row.report) as Omit<ImportReport, 'edited' | 'deleted' | 'timezone'>;
  return {
    ...{ edited: 0, deleted: 0, timezone: null },
    ...report,
    ...(row.undone_at !== null && { undoneAt: row.undone_at }),
  };
}

/** Messages that a later import has as well now come from that one, and so does what both said of them. */
function handOver(database: Database, { number, chat }: ImportRow, versions: readonly { seq: number }[]): void {
  const revised = new SeqSet(versions.length === 0 ? 0 : firstFreeSeq(database));
  for (const { seq } of versions) {
    revised.add(seq);
  }
  const others = database.all<{ number: number; lists_seen: number; report: string }>(
    'SELECT number, lists_seen, report FROM import WHERE chat = ? AND undone_at IS NULL ORDER BY number',
    chat,
  );
  const handOne = database.prepare('UPDATE message SET import = ?, line = ? WHERE seq = ? AND import = ?');
  const handVersion = database.prepare(
    'UPDATE OR IGNORE message_version SET import = ?, line = ? WHERE seq = ? AND import = ?',
  );
  for (const other of others) {
    if (other.lists_seen === 0) {
      handOverByTime(database, number, other);
    }
    visitSeen(database, other.number, (seq, line, said) => {
      handOne.run(other.number, line, seq, number);
      if (revised.has(seq) && said === saidByImport(database, seq, number)) {
        handVersion.run(other.number, line, seq, number);
      }
    });
  }
}

/** Imports of the first version did not list what they found already there: all of their time counts as theirs. */
function handOverByTime(database: Database, from: number, other: { number: number; report: string }): void {
  const report = JSON.parse(other.report) as ImportReport;
  if (report.duplicates > 0 && other.number !== from) {
    database.run(
      'UPDATE message SET import = ? WHERE import = ? AND at >= ? AND at <= ?',
      other.number,
      from,
      report.from,
      report.to,
    );
  }
}

/** Messages that several imports say something different of, this one among them. */
function versionsOfImport(database: Database, importNumber: number): { seq: number }[] {
  return database.all<{ seq: number }>('SELECT seq FROM message_version WHERE import = ?', importNumber);
}

/** What the list of an import holds that said the same; undefined when there is no version of that import any more. */
function saidByImport(database: Database, seq: number, importNumber: number): number | undefined {
  const version = database.get<{ key_low: number; mark: number | null }>(
    'SELECT key_low, mark FROM message_version WHERE seq = ? AND import = ?',
    seq,
    importNumber,
  );
  return version && saidOf(version.key_low, version.mark ?? 0);
}

/** Forgets what only this import said. */
function withdrawVersions(database: Database, importNumber: number): void {
  // The row still bears the mark of what is withdrawn: read again, it must be seen as something new.
  database.run(
    'UPDATE message SET mark = 0 WHERE seq IN (SELECT seq FROM message_version WHERE import = ?)',
    importNumber,
  );
  database.run('DELETE FROM message_version WHERE import = ?', importNumber);
}

/** Messages that nobody else has go; the index is told. */
function dropUnused(database: Database, importNumber: number): void {
  database.run('INSERT OR IGNORE INTO changed_message (seq) SELECT seq FROM message WHERE import = ?', importNumber);
  database.run('DELETE FROM message WHERE import = ?', importNumber);
  database.run('DELETE FROM import_seen WHERE import = ?', importNumber);
}

/** Names and people only this import knew go; of the others, it no longer says since when. */
function withdrawNames(database: Database, importNumber: number): void {
  database.run(
    `DELETE FROM participant_name WHERE participant IN (SELECT participant FROM name_seen WHERE import = ?)`,
    importNumber,
  );
  database.run(
    `INSERT INTO participant_name (participant, name, from_at, to_at)
     SELECT participant, name, min(from_at), max(to_at) FROM name_seen
     WHERE import <> ?1 AND participant IN (SELECT participant FROM name_seen WHERE import = ?1)
     GROUP BY participant, name`,
    importNumber,
  );
  database.run(
    `DELETE FROM participant WHERE number IN (SELECT participant FROM name_seen WHERE import = ?)
       AND number NOT IN (SELECT participant FROM participant_name)`,
    importNumber,
  );
  database.run('DELETE FROM name_seen WHERE import = ?', importNumber);
}

/** A chat that only undone imports brought is not there any more. */
function removeWhenEmpty(database: Database, chat: number): void {
  database.run(
    `DELETE FROM chat WHERE number = ?1 AND message_count = 0
       AND NOT EXISTS (SELECT 1 FROM import WHERE chat = ?1 AND undone_at IS NULL)`,
    chat,
  );
}
