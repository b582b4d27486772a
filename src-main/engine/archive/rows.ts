import {
  type ArchivedMessage,
  type Attachment,
  type Mention,
  type Message,
  type MessageKind,
  messageKinds,
  type Quotation,
  type Reaction,
} from '../../contract/index.ts';
import { keyToId } from '../text/index.ts';

/** Prefixes of ids that are derived from content. */
export const MESSAGE_PREFIX = 'm';
export const CHAT_PREFIX = 'c';
export const PARTICIPANT_PREFIX = 'p';

/** What few messages have, kept as JSON in the `extra` column. */
export interface MessageExtra {
  readonly nativeId?: string | undefined;
  readonly mentions?: readonly Mention[] | undefined;
  readonly reactions?: readonly Reaction[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly quotation?: Quotation | undefined;
  readonly topic?: string | undefined;
  readonly editedAt?: number | undefined;
  readonly deletedAt?: number | undefined;
  readonly earlierTexts?: readonly string[] | undefined;
}

/** A row of `message` as SQLite gives it. */
export interface MessageRow {
  readonly seq: number;
  readonly chat: number;
  readonly at: number;
  readonly sender: number | null;
  readonly kind: number;
  readonly text: string;
  readonly key_high: number;
  readonly key_low: number;
  readonly reply_high: number | null;
  readonly reply_low: number | null;
  readonly import: number;
  readonly line: number;
  readonly extra: string | null;
}

/** Names behind the numbers of a row. */
export interface RowNames {
  chatId(chat: number): string;
  participant(number: number): { id: string; name: string };
  importId(number: number): string;
}

export function parseExtra(text: string | null): MessageExtra | null {
  return text === null ? null : (JSON.parse(text) as MessageExtra);
}

/** The same content gives the same text; null when there is nothing to keep. */
export function stringifyExtra(extra: MessageExtra): string | null {
  const { nativeId, mentions, reactions, attachments, quotation, topic, editedAt, deletedAt, earlierTexts } = extra;
  const text = JSON.stringify({
    nativeId,
    mentions: mentions?.length ? mentions : undefined,
    reactions: reactions?.length ? reactions : undefined,
    attachments: attachments?.length ? attachments : undefined,
    quotation,
    topic,
    editedAt,
    deletedAt,
    earlierTexts,
  });
  return text === '{}' ? null : text;
}

export function kindOf(kind: number): MessageKind {
  return messageKinds[kind] ?? 'other';
}

export function toMessage(row: MessageRow, names: RowNames): Message {
  const sender = row.sender === null ? null : names.participant(row.sender);
  const extra = parseExtra(row.extra);
  return {
    id: keyToId(MESSAGE_PREFIX, row.key_high, row.key_low),
    chatId: names.chatId(row.chat),
    senderId: sender?.id ?? null,
    sender: sender?.name ?? null,
    sentAt: row.at,
    kind: kindOf(row.kind),
    text: row.text,
    replyTo: replyId(row),
    ...(extra?.mentions && { mentions: extra.mentions }),
    ...(extra?.reactions && { reactions: extra.reactions }),
    ...(extra?.attachments && { attachments: extra.attachments }),
    ...(extra?.quotation && { quotation: extra.quotation }),
    ...(extra?.topic !== undefined && { topic: extra.topic }),
    ...(extra?.editedAt !== undefined && { editedAt: extra.editedAt }),
    ...(extra?.deletedAt !== undefined && { deletedAt: extra.deletedAt }),
    ...(extra?.earlierTexts && { earlierTexts: extra.earlierTexts }),
    source: { importId: names.importId(row.import), line: row.line },
  };
}

/** Columns that `toArchivedMessage` takes, as arrays: half the time of objects. */
export const archivedColumns = 'seq, at, sender, kind, text, key_high, key_low, reply_high, reply_low, extra';
export type ArchivedColumns = readonly [
  seq: number,
  at: number,
  sender: number | null,
  kind: number,
  text: string,
  keyHigh: number,
  keyLow: number,
  replyHigh: number | null,
  replyLow: number | null,
  extra: string | null,
];

export function toArchivedMessage(row: ArchivedColumns, chatId: string, names: RowNames): ArchivedMessage {
  const [seq, sentAt, senderNumber, kind, text, keyHigh, keyLow, replyHigh, replyLow, extraText] = row;
  const sender = senderNumber === null ? null : names.participant(senderNumber);
  const extra = extraText === null || isNativeId(extraText) ? null : parseExtra(extraText);
  const message = {
    seq,
    id: keyToId(MESSAGE_PREFIX, keyHigh, keyLow),
    chatId,
    senderId: sender?.id ?? null,
    sender: sender?.name ?? null,
    sentAt,
    kind: kindOf(kind),
    text,
    replyTo: replyHigh === null || replyLow === null ? null : keyToId(MESSAGE_PREFIX, replyHigh, replyLow),
    mentions: extra?.mentions ?? null,
    quotation: extra?.quotation ?? null,
    reactions: extra?.reactions ?? null,
  };
  return extra?.topic === undefined ? message : { ...message, topic: extra.topic };
}

const NATIVE_ID = '{"nativeId":"';

/** Whether the platform's id is all there is: so it is of most messages, and parsing takes longer than looking. */
function isNativeId(extra: string): boolean {
  return extra.startsWith(NATIVE_ID) && extra.indexOf('"', NATIVE_ID.length) === extra.length - 2;
}

function replyId(row: MessageRow): string | null {
  return row.reply_high === null || row.reply_low === null
    ? null
    : keyToId(MESSAGE_PREFIX, row.reply_high, row.reply_low);
}
