import type { Chat, ChatKind, ParsedChat, Platform } from '../../contract/index.ts';
import { QunshuError } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { idOf } from '../text/index.ts';
import { CHAT_PREFIX } from './rows.ts';

/** What a merge needs to know of its chat. */
export interface ChatRow {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly timezone: string;
  readonly messageCount: number;
  /** Epoch milliseconds of the first and last message; null while there is none. */
  readonly from: number | null;
  readonly to: number | null;
}

interface StoredChat {
  readonly number: number;
  readonly id: string;
  readonly platform: Platform;
  readonly kind: ChatKind;
  readonly name: string;
  readonly timezone: string;
  readonly message_count: number;
  readonly from_at: number | null;
  readonly to_at: number | null;
}

/** The chat an export belongs to (ARCHIVE-5); a new one is added with the zone it will be read in. */
export function findOrAddChat(
  database: Database,
  chat: ParsedChat,
  options: { chatName?: string | undefined; timezone?: string | undefined; defaultTimezone: string },
): ChatRow {
  const { name, platform } = chat;
  const id = idOf(CHAT_PREFIX, platform, chat.nativeId === undefined ? 'name' : 'id', chat.nativeId ?? name);
  const found =
    database.get<StoredChat>('SELECT * FROM chat WHERE id = ?', id) ??
    // A chat the user named: the one they mean may have come from an export with another name or an id.
    (options.chatName === name
      ? database.get<StoredChat>('SELECT * FROM chat WHERE (name = ? OR id = ?) AND platform = ?', name, name, platform)
      : undefined);
  if (found !== undefined) {
    if (chat.nativeId !== undefined) {
      database.run('UPDATE chat SET native_id = coalesce(native_id, ?) WHERE number = ?', chat.nativeId, found.number);
    }
    return chatRow(found);
  }
  const timezone = options.timezone ?? options.defaultTimezone;
  const number = Number(
    database.run(
      'INSERT INTO chat (id, native_id, platform, kind, name, timezone) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      chat.nativeId ?? null,
      chat.platform,
      chat.kind,
      name,
      timezone,
    ).lastInsertRowid,
  );
  return { number, id, name, timezone, messageCount: 0, from: null, to: null };
}

/** @throws {QunshuError} `not-found`. */
export function chatWithNumber(database: Database, number: number): ChatRow {
  const found = database.get<StoredChat>('SELECT * FROM chat WHERE number = ?', number);
  if (found === undefined) {
    throw new QunshuError('not-found', { what: 'chat', id: number });
  }
  return chatRow(found);
}

function chatRow({ number, id, name, timezone, message_count, from_at, to_at }: StoredChat): ChatRow {
  return { number, id, name, timezone, messageCount: message_count, from: from_at, to: to_at };
}

export function saveChatZone(database: Database, chat: ChatRow, timezone: string): void {
  database.run('UPDATE chat SET timezone = ? WHERE number = ?', timezone, chat.number);
}

/** Counts what was added; times are epoch milliseconds. */
export function addToChat(
  database: Database,
  chat: ChatRow,
  { added, from, to }: { added: number; from: number; to: number },
): void {
  if (added > 0) {
    database.run(
      `UPDATE chat SET message_count = message_count + ?,
         from_at = min(coalesce(from_at, ?), ?), to_at = max(coalesce(to_at, ?), ?) WHERE number = ?`,
      added,
      from,
      from,
      to,
      to,
      chat.number,
    );
  }
}

/** Counts the messages of a chat and of its participants anew, after some were merged or taken away. */
export function recount(database: Database, chat: number): void {
  database.run(
    `UPDATE chat SET (message_count, from_at, to_at) =
       (SELECT count(*), min(at), max(at) FROM message WHERE message.chat = chat.number) WHERE number = ?`,
    chat,
  );
  database.run('UPDATE participant SET message_count = 0 WHERE chat = ?', chat);
  database.run(
    `UPDATE participant SET message_count = found.count, from_at = found.first, to_at = found.last
     FROM (SELECT sender, count(*) AS count, min(at) AS first, max(at) AS last FROM message
       WHERE chat = ? AND sender IS NOT NULL GROUP BY sender) AS found
     WHERE found.sender = participant.number`,
    chat,
  );
}

export function listChats(database: Database): Chat[] {
  const rows = database.all<StoredChat & { participants: number }>(
    `SELECT chat.*, (SELECT count(*) FROM participant
       WHERE participant.chat = chat.number AND participant.message_count > 0) AS participants
     FROM chat ORDER BY to_at DESC, number`,
  );
  return rows.map((row) => ({
    id: row.id,
    platform: row.platform,
    kind: row.kind,
    name: row.name,
    timezone: row.timezone,
    messageCount: row.message_count,
    participantCount: row.participants,
    from: row.from_at,
    to: row.to_at,
  }));
}

export function renameChat(database: Database, id: string, name: string): void {
  if (database.run('UPDATE chat SET name = ? WHERE id = ?', name, id).changes === 0) {
    throw new QunshuError('not-found', { what: 'chat', id });
  }
}
