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
import { type Key64, PartHash, withOrdinal, ZonedClock } from '../text/index.ts';
import { noteChangedChat } from './changes.ts';
import { addToChat, type ChatRow, findOrAddChat, recount, saveChatZone } from './chats.ts';
import { KeyMap } from './key-map.ts';
import { KeySet } from './key-set.ts';
import { extraOf, MESSAGE_COLUMNS, type MessageValues, withNativeId } from './message-values.ts';
import { firstFreeSeq } from './numbers.ts';
import { ParticipantBook } from './participants.ts';
import type { MessageText } from './reading.ts';
import { reconcile } from './reconcile.ts';
import { pointRepliesAtShownIds } from './replies.ts';
import { type RevisedCounts, Revisions } from './revisions.ts';
import { SeenList, saidOf } from './seen-list.ts';
import { SeqSet } from './seq-set.ts';

const REPORTED_SKIPS = 1000;
/** In the place of a place in the map of known messages: of none, and of a message this file added. */
const UNKNOWN = -1;
const FRESH = -2;
const NOTHING_YET = new PartHash();
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
  /** Told of every message that is new, in order of `seq`; whether it stays is only known when the import is committed. */
  readonly onAdded?: (message: MessageText) => void;
}

/** Merges the records of one chat of one export into the archive, in the caller's transaction. */
export class ChatMerge {
  readonly #database: Database;
  readonly #options: MergeOptions;
  readonly #chat: ChatRow;
  readonly #clock: ZonedClock;
  readonly #importNumber: number;
  readonly #importId: string;
  /** Every message that the chat had before by its keys: its number, and the mark of what was said of it. */
  readonly #known: KeyMap;
  /** The keys of the messages this file added. */
  readonly #fresh = new KeySet();
  /** How often words that stood in this file before came again, by their key. */
  readonly #ordinals = new Map<string, number>();
  readonly #participants: ParticipantBook;
  readonly #insert: BulkInsert;
  readonly #hash = new PartHash();
  /** What the keys of all messages begin with: of those with a platform id, of those without. */
  readonly #idStart = new PartHash();
  readonly #timeStart = new PartHash();
  readonly #key: Key64 = { high: 0, low: 0 };
  readonly #markKey: Key64 = { high: 0, low: 0 };
  readonly #replyKey: Key64 = { high: 0, low: 0 };
  readonly #firstSeq: number;
  /** Messages that were there before and are in this file in the same words. */
  readonly #recognised: SeqSet;
  readonly #seen: SeenList;
  readonly #revisions: Revisions;
  readonly #senders = new Set<number>();
  readonly #skipped: SkippedLine[] = [];
  readonly #guesses: ImportGuess[] = [];
  readonly #warnings: string[] = [];
  #nextSeq: number;
  /** Whether a time came without its zone. */
  #isZoneNeeded = false;
  #read = 0;
  #added = 0;
  /** Milliseconds that all times so far are whole multiples of. */
  #precision = 60_000;
  #skippedCount = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #addedFrom = Number.POSITIVE_INFINITY;
  #addedTo = Number.NEGATIVE_INFINITY;

  constructor(database: Database, chat: ParsedChat, options: MergeOptions) {
    this.#database = database;
    this.#options = options;
    this.#chat = findOrAddChat(database, chat, options);
    this.#idStart.add(this.#chat.id).add('id');
    this.#timeStart.add(this.#chat.id).add('at');
    this.#clock = new ZonedClock(options.timezone ?? this.#chat.timezone);
    this.#importId = options.newId();
    this.#importNumber = Number(
      database.run(
        "INSERT INTO import (id, chat, report, format, lists_seen) VALUES (?, ?, '', ?, 1)",
        this.#importId,
        this.#chat.number,
        options.format,
      ).lastInsertRowid,
    );
    this.#known = loadKeys(database, this.#chat);
    this.#participants = new ParticipantBook(database, this.#chat);
    this.#insert = new BulkInsert(database, 'message', MESSAGE_COLUMNS);
    this.#firstSeq = firstFreeSeq(database);
    this.#nextSeq = this.#firstSeq;
    this.#recognised = new SeqSet(this.#firstSeq);
    this.#seen = new SeenList(database, this.#importNumber);
    this.#revisions = new Revisions(database, this.#chat, this.#importNumber);
  }

  get read(): number {
    return this.#read;
  }

  get added(): number {
    return this.#added;
  }

  get skippedCount(): number {
    return this.#skippedCount;
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
    this.release();
    this.#insert.flush();
    this.#participants.save(this.#importNumber);
    this.#database.run(
      'UPDATE import SET precision = ?, to_at = ? WHERE number = ?',
      this.#precision,
      this.#read > 0 ? this.#to : 0,
      this.#importNumber,
    );
    saveChatZone(this.#database, this.#chat, this.#clock.timezone);
    const arrived = { chat: this.#chat, firstSeq: this.#firstSeq, recognised: this.#recognised, seen: this.#seen };
    const merged = this.#added === 0 ? 0 : reconcile(this.#database, arrived);
    this.#added -= merged;
    this.#seen.flush();
    const revised = this.#revisions.settle();
    pointRepliesAtShownIds(this.#database, this.#chat.number);
    this.#count(merged, revised);
    const report: ImportReport = {
      importId: this.#importId,
      chatId: this.#chat.id,
      chat: this.#chat.name,
      file: this.#options.file,
      format: this.#options.format,
      read: this.#read,
      added: this.#added,
      duplicates: this.#read - this.#added,
      edited: revised.edited,
      deleted: revised.deleted,
      skippedCount: this.#skippedCount,
      skipped: this.#skipped,
      participants: this.#senders.size,
      from: this.#read > 0 ? this.#from : null,
      to: this.#read > 0 ? this.#to : null,
      timezone: this.#isZoneNeeded ? this.#clock.timezone : null,
      guesses: this.#guesses,
      warnings: this.#warnings,
      importedAt: this.#options.importedAt,
      durationMs: Math.round(durationMs),
    };
    this.#database.run('UPDATE import SET report = ? WHERE number = ?', JSON.stringify(report), this.#importNumber);
    return report;
  }

  /** Gives memory and temporary files back: nothing can be added any more. */
  release(): void {
    this.#known.release();
    this.#fresh.release();
  }

  /** Takes back what was noted of a chat that turned out to be empty. */
  discard(): void {
    this.release();
    this.#database.run('DELETE FROM import WHERE number = ?', this.#importNumber);
    if (this.#chat.messageCount === 0) {
      this.#database.run('DELETE FROM chat WHERE number = ?', this.#chat.number);
    }
  }

  #count(merged: number, revised: RevisedCounts): void {
    if (merged === 0 && revised.changed === 0) {
      addToChat(this.#database, this.#chat, { added: this.#added, from: this.#addedFrom, to: this.#addedTo });
      return;
    }
    recount(this.#database, this.#chat.number);
    noteChangedChat(this.#database, this.#chat.number);
  }

  #addMessage(message: ParsedMessage): void {
    const at = message.at.instant ?? this.#instantOf(message.at.local);
    this.#read++;
    this.#from = Math.min(this.#from, at);
    this.#to = Math.max(this.#to, at);
    if (at % this.#precision !== 0) {
      this.#precision = at % 1000 === 0 ? 1000 : 1;
    }
    const sender = message.sender === null ? null : this.#participants.meet(message.sender, at);
    if (sender !== null) {
      this.#senders.add(sender);
    }
    const place = this.#recognise(message);
    const key = this.#key;
    const extra = extraOf(message);
    const mark = this.#markOf(message, at, sender, extra);
    if (place === FRESH) {
      return;
    }
    if (place !== UNKNOWN) {
      const seq = this.#known.seqAt(place);
      this.#recognised.add(seq);
      this.#seen.add(seq, message.line, saidOf(key.low, mark));
      if (this.#known.markAt(place) !== mark) {
        this.#revisions.note(seq, this.#row(seq, message, at, sender, key, extra, mark));
      }
      return;
    }
    this.#fresh.add(key.high, key.low);
    if (sender !== null) {
      this.#participants.countMessage(sender, at);
    }
    this.#added++;
    this.#addedFrom = Math.min(this.#addedFrom, at);
    this.#addedTo = Math.max(this.#addedTo, at);
    this.#options.onAdded?.({ seq: this.#nextSeq, sentAt: at, kind: message.kind, text: message.text });
    this.#insert.add(this.#row(this.#nextSeq++, message, at, sender, key, extra, mark));
  }

  #row(
    seq: number,
    message: ParsedMessage,
    at: number,
    sender: number | null,
    key: Key64,
    extra: string | null,
    mark: number,
  ): MessageValues {
    const { replyToNativeId } = message;
    const reply =
      replyToNativeId === undefined
        ? null
        : this.#hash.startFrom(this.#idStart).add(replyToNativeId).into(this.#replyKey);
    return [
      seq,
      this.#chat.number,
      at,
      sender,
      kindNumbers.get(message.kind) ?? 0,
      message.text,
      key.high,
      key.low,
      reply?.high ?? null,
      reply?.low ?? null,
      this.#importNumber,
      message.line,
      withNativeId(extra, message.nativeId),
      mark,
    ];
  }

  /** A hash of all that the export says of a message beyond its key; 0 is left for messages without one. */
  #markOf(message: ParsedMessage, at: number, sender: number | null, extra: string | null): number {
    let mark = Math.imul((kindNumbers.get(message.kind) ?? 0) + 1, 0x9e3779b1) ^ Math.imul(sender ?? -1, 0x85ebca6b);
    mark = Math.imul(mark ^ Math.floor(at / 2 ** 32), 0x27d4eb2f) ^ (at | 0);
    mark = Math.imul(mark ^ (mark >>> 15), 0xc2b2ae35);
    // Without a platform id the text is part of the key.
    const text = message.nativeId === undefined ? undefined : message.text;
    if (text !== undefined || extra !== null || message.replyToNativeId !== undefined) {
      const rest = this.#hash
        .startFrom(NOTHING_YET)
        .add(text ?? '')
        .add(extra ?? '')
        .add(message.replyToNativeId ?? '');
      mark ^= rest.into(this.#markKey).low;
    }
    return mark >>> 0 || 1;
  }

  #instantOf(local: number): number {
    if (!this.#isZoneNeeded) {
      this.#isZoneNeeded = true;
      if (this.#options.timezone === undefined && this.#chat.messageCount === 0) {
        const because = 'the export does not say in which zone its times are; this is the library’s';
        this.#guesses.push({ what: 'timezone', value: this.#clock.timezone, because });
      }
    }
    return this.#clock.toInstant(local);
  }

  /** Puts the key a message is recognised by (ARCHIVE-2) into `#key`; gives its place in `#known`, or what else it is. */
  #recognise(message: ParsedMessage): number {
    const key = this.#key;
    if (message.nativeId !== undefined) {
      this.#hash.startFrom(this.#idStart).add(message.nativeId).into(key);
      return this.#find(key);
    }
    const sender = message.sender === null ? '' : (message.sender.nativeId ?? message.sender.name);
    const time = String(message.at.instant ?? message.at.local);
    this.#hash.startFrom(this.#timeStart).add(time).add(sender).add(message.text).into(key);
    const place = this.#find(key);
    if (place === UNKNOWN || !this.#stoodBefore(place)) {
      return place;
    }
    const base = `${key.high},${key.low}`;
    const ordinal = (this.#ordinals.get(base) ?? 0) + 1;
    this.#ordinals.set(base, ordinal);
    withOrdinal(key, ordinal);
    return this.#find(key);
  }

  #find({ high, low }: Key64): number {
    const place = this.#known.size === 0 ? UNKNOWN : this.#known.find(high, low);
    return place === UNKNOWN && this.#fresh.has(high, low) ? FRESH : place;
  }

  /** Whether the message was met in this file. */
  #stoodBefore(place: number): boolean {
    return place === FRESH || this.#recognised.has(this.#known.seqAt(place));
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

function loadKeys(database: Database, chat: ChatRow): KeyMap {
  const keys = new KeyMap(chat.messageCount + 1024);
  const take = (high: number, low: number, seq: number, mark: number) => {
    keys.add(high, low, seq, mark);
  };
  if (chat.messageCount > 0) {
    const columns = 'key_high, key_low, seq, coalesce(mark, 0)';
    database.visit(`SELECT count(visit(${columns})) FROM message WHERE chat = ?`, [chat.number], take);
    database.visit(
      `SELECT count(visit(version.key_high, version.key_low, version.seq, coalesce(version.mark, 0)))
       FROM message_version AS version JOIN message ON message.seq = version.seq WHERE message.chat = ?`,
      [chat.number],
      take,
    );
  }
  return keys;
}
