import {
  type ImportGuess,
  type ImportReport,
  messageKinds,
  type ParsedChat,
  type ParsedMessage,
  type ParsedRecord,
  type SkippedLine,
} from '../../contract/index.ts';
import { BulkInsert, type Database } from '../library/index.ts';
import { hashInto, type Key64, withOrdinal, ZonedClock } from '../text/index.ts';
import { type ChatRow, findOrAddChat, saveChatCounts } from './chats.ts';
import { KeySet } from './key-set.ts';
import { ParticipantBook } from './participants.ts';
import type { MessageExtra } from './rows.ts';

const MESSAGE_COLUMNS = [
  'seq',
  'chat',
  'at',
  'sender',
  'kind',
  'text',
  'key_high',
  'key_low',
  'reply_high',
  'reply_low',
  'import',
  'line',
  'extra',
] as const;
const REPORTED_SKIPS = 1000;
const kindNumbers = new Map(messageKinds.map((kind, number) => [kind, number]));

export interface MergeOptions {
  readonly file: string;
  readonly format: string;
  /** Name the user gave: a chat record that bears it may go to a chat of that name, whatever its export calls it. */
  readonly chatName?: string | undefined;
  /** Zone for times without one; when absent the chat's own, then `defaultTimezone`. */
  readonly timezone?: string | undefined;
  readonly defaultTimezone: string;
  readonly importedAt: number;
  readonly newId: () => string;
}

/** Merges the records of one chat of one export into the archive, in the caller's transaction. */
export class ChatMerge {
  readonly #database: Database;
  readonly #options: MergeOptions;
  readonly #chat: ChatRow;
  readonly #clock: ZonedClock;
  readonly #importNumber: number;
  readonly #importId: string;
  readonly #known: KeySet;
  /** Base keys met in this file, to count equal messages. */
  readonly #met = new KeySet();
  readonly #ordinals = new Map<string, number>();
  readonly #participants: ParticipantBook;
  readonly #insert: BulkInsert;
  readonly #key: Key64 = { high: 0, low: 0 };
  readonly #replyKey: Key64 = { high: 0, low: 0 };
  readonly #senders = new Set<number>();
  readonly #skipped: SkippedLine[] = [];
  readonly #guesses: ImportGuess[] = [];
  readonly #warnings: string[] = [];
  #nextSeq: number;
  #read = 0;
  #added = 0;
  #skippedCount = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #addedFrom = Number.POSITIVE_INFINITY;
  #addedTo = Number.NEGATIVE_INFINITY;

  constructor(database: Database, chat: ParsedChat, options: MergeOptions) {
    this.#database = database;
    this.#options = options;
    this.#chat = findOrAddChat(database, chat, options);
    this.#clock = new ZonedClock(options.timezone ?? this.#chat.timezone);
    this.#importId = options.newId();
    this.#importNumber = Number(
      database.run("INSERT INTO import (id, chat, report) VALUES (?, ?, '')", this.#importId, this.#chat.number)
        .lastInsertRowid,
    );
    this.#known = loadKeys(database, this.#chat);
    this.#participants = new ParticipantBook(database, this.#chat);
    this.#insert = new BulkInsert(database, 'message', MESSAGE_COLUMNS);
    this.#nextSeq = (database.get<{ last: number }>('SELECT max(seq) AS last FROM message')?.last ?? 0) + 1;
  }

  get read(): number {
    return this.#read;
  }

  get skippedCount(): number {
    return this.#skippedCount;
  }

  get chatId(): string {
    return this.#chat.id;
  }

  add(record: Exclude<ParsedRecord, ParsedChat>): void {
    switch (record.type) {
      case 'message':
        this.#addMessage(record);
        break;
      case 'skip':
        this.#addSkip(record);
        break;
      case 'guess':
        this.#guesses.push({ what: record.what, value: record.value, because: record.because });
        break;
      case 'warning':
        this.#warnings.push(record.text);
        break;
    }
  }

  /** Writes the counts and the report; the transaction is still the caller's to commit. */
  finish(durationMs: number): ImportReport {
    this.#insert.flush();
    this.#participants.save();
    saveChatCounts(this.#database, this.#chat, {
      added: this.#added,
      from: this.#addedFrom,
      to: this.#addedTo,
      timezone: this.#clock.timezone,
    });
    const report: ImportReport = {
      importId: this.#importId,
      chatId: this.#chat.id,
      chat: this.#chat.name,
      file: this.#options.file,
      format: this.#options.format,
      read: this.#read,
      added: this.#added,
      duplicates: this.#read - this.#added,
      skippedCount: this.#skippedCount,
      skipped: this.#skipped,
      participants: this.#senders.size,
      from: this.#read > 0 ? this.#from : null,
      to: this.#read > 0 ? this.#to : null,
      guesses: this.#guesses,
      warnings: this.#warnings,
      importedAt: this.#options.importedAt,
      durationMs: Math.round(durationMs),
    };
    this.#database.run('UPDATE import SET report = ? WHERE number = ?', JSON.stringify(report), this.#importNumber);
    return report;
  }

  /** Takes back what was noted of a chat that turned out to be empty. */
  discard(): void {
    this.#database.run('DELETE FROM import WHERE number = ?', this.#importNumber);
    if (this.#chat.messageCount === 0) {
      this.#database.run('DELETE FROM chat WHERE number = ?', this.#chat.number);
    }
  }

  #addMessage(message: ParsedMessage): void {
    const at = message.at.instant ?? this.#clock.toInstant(message.at.local);
    this.#read++;
    this.#from = Math.min(this.#from, at);
    this.#to = Math.max(this.#to, at);
    const sender = message.sender === null ? null : this.#participants.meet(message.sender, at);
    if (sender !== null) {
      this.#senders.add(sender);
    }
    const key = this.#recognise(message);
    if (!this.#known.add(key.high, key.low)) {
      return;
    }
    if (sender !== null) {
      this.#participants.countMessage(sender, at);
    }
    this.#added++;
    this.#addedFrom = Math.min(this.#addedFrom, at);
    this.#addedTo = Math.max(this.#addedTo, at);
    let replyHigh: number | null = null;
    let replyLow: number | null = null;
    if (message.replyToNativeId !== undefined) {
      const reply = hashInto(this.#replyKey, this.#chat.id, 'id', message.replyToNativeId);
      replyHigh = reply.high;
      replyLow = reply.low;
    }
    this.#insert.add(
      this.#nextSeq++,
      this.#chat.number,
      at,
      sender,
      kindNumbers.get(message.kind) ?? 0,
      message.text,
      key.high,
      key.low,
      replyHigh,
      replyLow,
      this.#importNumber,
      message.line,
      extraOf(message),
    );
  }

  /** The key a message is recognised by (ARCHIVE-2). */
  #recognise(message: ParsedMessage): Key64 {
    if (message.nativeId !== undefined) {
      return hashInto(this.#key, this.#chat.id, 'id', message.nativeId);
    }
    const sender = message.sender === null ? '' : (message.sender.nativeId ?? message.sender.name);
    const time = String(message.at.instant ?? message.at.local);
    const key = hashInto(this.#key, this.#chat.id, 'at', time, sender, message.text);
    if (this.#met.add(key.high, key.low)) {
      return key;
    }
    const base = `${key.high},${key.low}`;
    const ordinal = (this.#ordinals.get(base) ?? 0) + 1;
    this.#ordinals.set(base, ordinal);
    return withOrdinal(key, ordinal);
  }

  #addSkip(skip: SkippedLine): void {
    this.#skippedCount++;
    this.#database.run(
      'INSERT INTO import_skip (import, line, reason, text) VALUES (?, ?, ?, ?)',
      this.#importNumber,
      skip.line,
      skip.reason,
      skip.text,
    );
    if (this.#skipped.length < REPORTED_SKIPS) {
      this.#skipped.push({ line: skip.line, reason: skip.reason, text: skip.text });
    }
  }
}

function loadKeys(database: Database, chat: ChatRow): KeySet {
  const keys = new KeySet(chat.messageCount + 1024);
  database.visit('SELECT count(visit(key_high, key_low)) FROM message WHERE chat = ?', [chat.number], (high, low) => {
    keys.add(high, low);
  });
  return keys;
}

function extraOf(message: ParsedMessage): string | null {
  const { nativeId, mentions, reactions, attachments, quotation, editedAt } = message;
  if (!(nativeId || mentions || reactions || attachments || quotation || editedAt)) {
    return null;
  }
  const extra: MessageExtra = {
    ...(nativeId !== undefined && { nativeId }),
    ...(mentions?.length && { mentions }),
    ...(reactions?.length && { reactions }),
    ...(attachments?.length && { attachments }),
    ...(quotation && { quotation }),
    ...(editedAt !== undefined && { editedAt }),
  };
  return JSON.stringify(extra);
}
