import type { ArchivedMessage, DayCount, Message, MessageRange } from '../../contract/index.ts';
import { QunshuError } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { idToKey, keyToId } from '../text/index.ts';
import { ChatDays } from './chat-days.ts';
import { NameCache } from './names.ts';
import {
  type ArchivedColumns,
  archivedColumns,
  kindOf,
  MESSAGE_PREFIX,
  type MessageRow,
  parseExtra,
  toArchivedMessage,
  toMessage,
} from './rows.ts';

/** Every how many messages the position of one is remembered, so that a jump reads few rows. */
const ANCHOR_STEP = 512;
/** Messages read at a time for indexing: some milliseconds. */
const TEXT_BATCH = 2000;
/** Messages read at a time for other rooms: a reading that is broken off costs little. */
const MESSAGE_BATCH = 256;

interface Anchor {
  readonly at: number;
  readonly seq: number;
}

/** A place in a chat. */
interface Place {
  readonly sentAt: number;
  readonly seq: number;
}

const BEFORE_ALL: Place = { sentAt: Number.MIN_SAFE_INTEGER, seq: 0 };

interface ChatNumber {
  readonly number: number;
  readonly timezone: string;
  readonly count: number;
}

/** What an index takes of a message. */
export type MessageText = Pick<ArchivedMessage, 'seq' | 'sentAt' | 'kind' | 'text'>;

/** A message with its number in the archive: what the rooms after this one know it by. */
export interface NumberedMessage {
  readonly seq: number;
  readonly message: Message;
}

/** A message on its way out, with the message it replies to; the platform's ids where an export gave them. */
export interface ExportedMessage {
  readonly message: Message;
  readonly nativeId: string | null;
  readonly target: Message | null;
  readonly targetNativeId: string | null;
}

/** Reads messages: by id, by position, by time, or all of a chat in order. */
export class MessageReader {
  readonly #database: Database;
  readonly #days: ChatDays;
  readonly #names: NameCache;
  readonly #anchors = new Map<number, Anchor[]>();

  constructor(database: Database) {
    this.#database = database;
    this.#names = new NameCache(database);
    this.#days = new ChatDays(database);
  }

  /** Forgets what was remembered of names and positions: call when rows were added or removed. */
  forget(): void {
    this.#names.forget();
    this.#anchors.clear();
  }

  /** In the order of the ids; those that are not there are left out. */
  get(ids: readonly string[]): NumberedMessage[] {
    return this.#findAll(ids).map((row) => this.#numbered(row));
  }

  bySeq(seq: number): Message | undefined {
    const row = this.#database.get<MessageRow>('SELECT * FROM message WHERE seq = ?', seq);
    return row && toMessage(row, this.#names);
  }

  /** Messages of a chat in order (ARCHIVE-8), or those behind a place. */
  *ofChat(chatId: string, after: Place = BEFORE_ALL): IterableIterator<ArchivedMessage> {
    const { number } = this.chat(chatId);
    for (let last = after; ; ) {
      const rows = this.#database.rows<ArchivedColumns>(
        `SELECT ${archivedColumns} FROM message WHERE chat = ? AND (at, seq) > (?, ?) ORDER BY at, seq LIMIT ?`,
        number,
        last.sentAt,
        last.seq,
        MESSAGE_BATCH,
      );
      for (const row of rows) {
        const message = toArchivedMessage(row, chatId, this.#names);
        last = message;
        yield message;
      }
      if (rows.length < MESSAGE_BATCH) {
        return;
      }
    }
  }

  /** Number of messages of a chat up to a place, the one there included. */
  countTo(chatId: string, place: Place): number {
    const row = this.#database.get<{ count: number }>(
      'SELECT count(*) AS count FROM message WHERE chat = ? AND (at, seq) <= (?, ?)',
      this.chat(chatId).number,
      place.sentAt,
      place.seq,
    );
    return row?.count ?? 0;
  }

  /** Where the message of exactly this id is. */
  placeOf(id: string): Place | undefined {
    const key = idToKey(MESSAGE_PREFIX, id);
    const row =
      key === null
        ? undefined
        : this.#database.get<{ at: number; seq: number }>(
            'SELECT at, seq FROM message WHERE key_low = ? AND key_high = ?',
            key.low,
            key.high,
          );
    return row && { sentAt: row.at, seq: row.seq };
  }

  /** Messages of a part of a chat in order, with what an export needs of them; times are epoch milliseconds. */
  *toExport(chatId: string, from: number, to: number): IterableIterator<ExportedMessage> {
    const { number } = this.chat(chatId);
    const rows = this.#database.iterate<MessageRow>(
      'SELECT * FROM message WHERE chat = ? AND at >= ? AND at < ? ORDER BY at, seq',
      number,
      from,
      to,
    );
    for (const row of rows) {
      const message = toMessage(row, this.#names);
      const [target] = message.replyTo === null ? [] : this.#findAll([message.replyTo]);
      yield {
        message,
        nativeId: parseExtra(row.extra)?.nativeId ?? null,
        target: target === undefined ? null : toMessage(target, this.#names),
        targetNativeId: parseExtra(target?.extra ?? null)?.nativeId ?? null,
      };
    }
  }

  /** What there is to index of the messages after `seq`, in order of import, in batches. */
  *textsSince(seq: number): IterableIterator<MessageText[]> {
    for (let last = seq; ; ) {
      const rows = this.#database.rows<[number, number, number, string]>(
        'SELECT seq, at, kind, text FROM message WHERE seq > ? ORDER BY seq LIMIT ?',
        last,
        TEXT_BATCH,
      );
      const batch = rows.map(([number, sentAt, kind, text]) => ({ seq: number, sentAt, kind: kindOf(kind), text }));
      yield batch;
      if (batch.length < TEXT_BATCH) {
        return;
      }
      last = batch.at(-1)?.seq ?? last;
    }
  }

  /** Id and text of one message: what a title is made of. */
  wordsOf(seq: number): Pick<ArchivedMessage, 'id' | 'text'> | undefined {
    const [row] = this.#database.rows<[number, number, string]>(
      'SELECT key_high, key_low, text FROM message WHERE seq = ?',
      seq,
    );
    return row && { id: keyToId(MESSAGE_PREFIX, row[0], row[1]), text: row[2] };
  }

  /** What there is to index of one message. */
  textOf(seq: number): MessageText | undefined {
    const row = this.#database.get<{ at: number; kind: number; text: string }>(
      'SELECT at, kind, text FROM message WHERE seq = ?',
      seq,
    );
    return row && { seq, sentAt: row.at, kind: kindOf(row.kind), text: row.text };
  }

  /**
   * Tells of every message after a number, up to another, what filters need, in no promised order: numbers of its
   * chat and sender (0: nobody), minutes since 1970, its kind's number, whether it has a link or code.
   */
  visitBetween(
    after: number,
    upTo: number,
    visit: (
      seq: number,
      chat: number,
      sender: number,
      minute: number,
      kind: number,
      link: number,
      code: number,
    ) => void,
  ): void {
    this.#database.visit(
      `SELECT count(visit(seq, chat, coalesce(sender, 0), at / 60000, kind,
         instr(text, '://') > 0, instr(text, '\`') > 0)) FROM message WHERE seq > ? AND seq <= ?`,
      [after, upTo],
      (seq = 0, chat = 0, sender = 0, minute = 0, kind = 0, link = 0, code = 0) =>
        visit(seq, chat, sender, minute, kind, link, code),
    );
  }

  lastSeq(): number {
    return this.#database.get<{ last: number | null }>('SELECT max(seq) AS last FROM message')?.last ?? 0;
  }

  /** A window by position in a chat; reads at most `ANCHOR_STEP` rows more than asked for. */
  window(chatId: string, offset: number, limit: number): { total: number; messages: NumberedMessage[] } {
    const chat = this.chat(chatId);
    const anchors = this.#anchorsOf(chat.number);
    const anchor = anchors[Math.floor(offset / ANCHOR_STEP)];
    if (anchor === undefined) {
      return { total: chat.count, messages: [] };
    }
    const skip = offset % ANCHOR_STEP;
    const rows = this.#database.all<MessageRow>(
      'SELECT * FROM message WHERE chat = ? AND (at, seq) >= (?, ?) ORDER BY at, seq LIMIT ? OFFSET ?',
      chat.number,
      anchor.at,
      anchor.seq,
      limit,
      skip,
    );
    return { total: chat.count, messages: rows.map((row) => this.#numbered(row)) };
  }

  /** Position of a message in its chat, from 0. */
  locate(id: string): { chatId: string; offset: number } {
    const row = this.#find(id);
    if (row === undefined) {
      throw new QunshuError('not-found', { what: 'message', id });
    }
    const anchors = this.#anchorsOf(row.chat);
    let index = anchors.length - 1;
    while (index > 0 && isAfter(anchors[index], row)) {
      index--;
    }
    const anchor = anchors[index] ?? { at: row.at, seq: row.seq };
    const before = this.#database.get<{ count: number }>(
      'SELECT count(*) AS count FROM message WHERE chat = ? AND (at, seq) >= (?, ?) AND (at, seq) < (?, ?)',
      row.chat,
      anchor.at,
      anchor.seq,
      row.at,
      row.seq,
    );
    return { chatId: this.#names.chatId(row.chat), offset: index * ANCHOR_STEP + (before?.count ?? 0) };
  }

  /** A page in order; `after` is the cursor given with the page before. */
  page(
    range: MessageRange,
    after: string | undefined,
    limit: number,
  ): { messages: NumberedMessage[]; next: string | null } {
    const chat = range.chatId === undefined ? null : this.chat(range.chatId).number;
    const [afterChat, afterAt, afterSeq] = parseCursor(after);
    const rows = this.#database.all<MessageRow>(
      `SELECT * FROM message WHERE (?1 IS NULL OR chat = ?1) AND (chat, at, seq) > (?2, ?3, ?4)
         AND at >= ?5 AND at < ?6 ORDER BY chat, at, seq LIMIT ?7`,
      chat,
      afterChat,
      afterAt,
      afterSeq,
      range.from ?? Number.MIN_SAFE_INTEGER,
      range.to ?? Number.MAX_SAFE_INTEGER,
      limit,
    );
    const last = rows.at(-1);
    return {
      messages: rows.map((row) => this.#numbered(row)),
      next: last !== undefined && rows.length === limit ? `${last.chat},${last.at},${last.seq}` : null,
    };
  }

  /** Messages a day, in the chat's zone. */
  days(chatId: string): DayCount[] {
    return this.#days.of(this.chat(chatId));
  }

  /** @throws {QunshuError} `not-found`. */
  chat(id: string): ChatNumber {
    const row = this.#database.get<{ number: number; timezone: string; message_count: number }>(
      'SELECT number, timezone, message_count FROM chat WHERE id = ?',
      id,
    );
    if (row === undefined) {
      throw new QunshuError('not-found', { what: 'chat', id });
    }
    return { number: row.number, timezone: row.timezone, count: row.message_count };
  }

  #numbered(row: MessageRow): NumberedMessage {
    return { seq: row.seq, message: toMessage(row, this.#names) };
  }

  #findAll(ids: readonly string[]): MessageRow[] {
    return ids.flatMap((id) => this.#find(id) ?? []);
  }

  /** By its own id, or by one that another export gives it. */
  #find(id: string): MessageRow | undefined {
    const key = idToKey(MESSAGE_PREFIX, id);
    return key === null
      ? undefined
      : (this.#database.get<MessageRow>(
          'SELECT * FROM message WHERE key_low = ? AND key_high = ?',
          key.low,
          key.high,
        ) ??
          this.#database.get<MessageRow>(
            `SELECT * FROM message WHERE seq =
               (SELECT seq FROM message_version WHERE key_low = ? AND key_high = ? LIMIT 1)`,
            key.low,
            key.high,
          ));
  }

  #anchorsOf(chat: number): Anchor[] {
    let anchors = this.#anchors.get(chat);
    if (anchors === undefined) {
      anchors = this.#database.all<Anchor>(
        `SELECT at, seq FROM (
           SELECT at, seq, row_number() OVER (ORDER BY at, seq) AS position FROM message WHERE chat = ?
         ) WHERE position % ? = 1 ORDER BY at, seq`,
        chat,
        ANCHOR_STEP,
      );
      this.#anchors.set(chat, anchors);
    }
    return anchors;
  }
}

function isAfter(anchor: Anchor | undefined, row: Anchor): boolean {
  return anchor !== undefined && (anchor.at > row.at || (anchor.at === row.at && anchor.seq > row.seq));
}

function parseCursor(cursor: string | undefined): [number, number, number] {
  if (cursor === undefined) {
    return [0, Number.MIN_SAFE_INTEGER, 0];
  }
  const parts = cursor.split(',').map(Number);
  if (parts.length !== 3 || !parts.every(Number.isSafeInteger)) {
    throw new QunshuError('invalid-input', { reason: 'the cursor is not one of ours' });
  }
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}
