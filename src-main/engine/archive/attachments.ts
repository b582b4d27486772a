import type { Attachment, AttachmentsTaken, ImportReport } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import type { AssetStore, AttachmentSource } from './assets/asset-store.ts';
import { parseExtra, stringifyExtra } from './rows.ts';
import { visitSeen } from './seen-list.ts';
import { SeqSet } from './seq-set.ts';

const NAMED_MISSING = 1000;
/** Extras that hold a path; quick to see without parsing. */
const WITH_PATH = '%"path":%';
const WITH_ASSET = '%"asset":%';

/** Where the files that messages of an export name are found; null for one the export lacks. */
export type FindAttachment = (path: string) => AttachmentSource | null;

interface ExtraRow {
  readonly seq: number;
  readonly extra: string;
}

/**
 * Takes the files that messages of an import name into the library's assets (ARCHIVE-18), those of messages that
 * were there already too; each file is noted when it is there, so that stopping loses nothing.
 *
 * @param onProgress told how many messages are done; when it throws, what was taken so far stays
 */
export async function takeAttachments(
  database: Database,
  report: ImportReport,
  find: FindAttachment,
  assets: AssetStore,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<AttachmentsTaken> {
  const rows = rowsWithPaths(database, report.importId);
  const taken = { taken: 0, bytes: 0, missingCount: 0, missing: [] as string[] };
  const take = async (attachment: Attachment): Promise<Attachment> => {
    if (attachment.path === undefined || attachment.asset !== undefined) {
      return attachment;
    }
    const file = find(attachment.path);
    if (file === null) {
      taken.missingCount++;
      if (taken.missing.length < NAMED_MISSING) {
        taken.missing.push(attachment.path);
      }
      return { ...attachment, missing: true };
    }
    const asset = await assets.take(file);
    taken.taken++;
    taken.bytes += file.bytes;
    return { ...attachment, asset };
  };
  for (const [done, { seq, extra }] of rows.entries()) {
    const before = parseExtra(extra)?.attachments ?? [];
    const after: Attachment[] = [];
    for (const attachment of before) {
      after.push(await take(attachment));
    }
    database.transaction(() => note(database, seq, after));
    await onProgress(done, rows.length);
  }
  const told: ImportReport = { ...report, attachments: taken };
  database.run('UPDATE import SET report = ? WHERE id = ?', JSON.stringify(told), report.importId);
  return taken;
}

/** Assets that messages name, by what is left of the archive. */
export function assetsInUse(database: Database): Set<string> {
  return assetsOf(
    database
      .all<ExtraRow>('SELECT seq, extra FROM message WHERE extra LIKE ?', WITH_ASSET)
      .concat(database.all<ExtraRow>('SELECT seq, extra FROM message_version WHERE extra LIKE ?', WITH_ASSET)),
  );
}

function assetsOf(rows: readonly ExtraRow[]): Set<string> {
  return new Set(
    rows.flatMap(({ extra }) => (parseExtra(extra)?.attachments ?? []).flatMap(({ asset }) => asset ?? [])),
  );
}

/** What this import says of its messages' files: as its own version where there are several. */
function rowsWithPaths(database: Database, importId: string): ExtraRow[] {
  const found = database.get<{ number: number; chat: number }>(
    'SELECT number, chat FROM import WHERE id = ?',
    importId,
  );
  if (found === undefined) {
    return [];
  }
  const last = database.get<{ last: number | null }>('SELECT max(seq) AS last FROM message')?.last ?? 0;
  const seen = new SeqSet(last + 1);
  visitSeen(database, found.number, (seq) => seen.add(seq));
  return database
    .all<ExtraRow & { import: number }>(
      `SELECT message.seq, message.import, coalesce(version.extra, message.extra) AS extra FROM message
       LEFT JOIN message_version AS version ON version.seq = message.seq AND version.import = ?
       WHERE message.chat = ? AND coalesce(version.extra, message.extra) LIKE ?`,
      found.number,
      found.chat,
      WITH_PATH,
    )
    .filter((row) => row.import === found.number || seen.has(row.seq));
}

/** Writes down where the files of a message are, wherever the message is kept. */
function note(database: Database, seq: number, attachments: readonly Attachment[]): void {
  const byPath = new Map(attachments.map((attachment) => [attachment.path, attachment]));
  const noted = (text: string): string | null => {
    const extra = parseExtra(text) ?? {};
    return stringifyExtra({
      ...extra,
      attachments: extra.attachments?.map((one) => (one.asset === undefined ? (byPath.get(one.path) ?? one) : one)),
    });
  };
  for (const table of ['message', 'message_version']) {
    const rows = database.all<{ extra: string }>(
      `SELECT DISTINCT extra FROM ${table} WHERE seq = ? AND extra LIKE ?`,
      seq,
      WITH_PATH,
    );
    for (const { extra } of rows) {
      database.run(`UPDATE ${table} SET extra = ? WHERE seq = ? AND extra = ?`, noted(extra), seq, extra);
    }
  }
}
