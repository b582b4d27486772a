import { z } from 'zod';

/** Where a chat was exported from. */
export const platforms = [
  'whatsapp',
  'telegram',
  'wechat',
  'qq',
  'discord',
  'slack',
  'line',
  'irc',
  'matrix',
  'signal',
  'kakaotalk',
  'zulip',
  'mattermost',
  'google-chat',
  'teams',
  'messenger',
  'instagram',
  'mail',
  'welink',
  'other',
] as const;
export type Platform = (typeof platforms)[number];

export const chatKinds = ['group', 'private', 'channel'] as const;
export type ChatKind = (typeof chatKinds)[number];

/** What a message is. The order is the number stored in the archive: append, never reorder. */
export const messageKinds = [
  'text',
  'image',
  'file',
  'link',
  'sticker',
  'voice',
  'video',
  'location',
  'system',
  'recalled',
  'call',
  'red-packet',
  'poll',
  'contact',
  'forward',
  'other',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** One group or channel. */
export interface Chat {
  readonly id: string;
  readonly platform: Platform;
  readonly kind: ChatKind;
  readonly name: string;
  /** IANA zone in which times without a zone were read. */
  readonly timezone: string;
  readonly messageCount: number;
  readonly participantCount: number;
  /** Epoch milliseconds of the first and last message; null while the chat is empty. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Mention {
  /** The name as it stands in the text, without the `@`. */
  readonly name: string;
  readonly participantId?: string;
}

export interface Reaction {
  readonly key: string;
  readonly count: number;
}

export interface Attachment {
  readonly name: string;
  readonly mime?: string;
  /** Path inside the export, as data: it is never opened without checks. */
  readonly path?: string;
  readonly missing?: boolean;
  /** The file in the library, such as `assets/<sha256>.jpg`, where it was taken in. */
  readonly asset?: string;
}

/** What a message quotes where the platform gives a quotation and no id. */
export interface Quotation {
  readonly sender?: string;
  readonly text: string;
}

/** Where in which export a message stood. `line` counts lines or records from 0. */
export interface MessageSource {
  readonly importId: string;
  readonly line: number;
}

export interface Message {
  readonly id: string;
  readonly chatId: string;
  /** Null for system messages. */
  readonly senderId: string | null;
  readonly sender: string | null;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly text: string;
  /** Id of the message the platform says this one replies to; the target may be outside the export. */
  readonly replyTo: string | null;
  readonly mentions?: readonly Mention[];
  readonly reactions?: readonly Reaction[];
  readonly attachments?: readonly Attachment[];
  readonly quotation?: Quotation;
  /** The platform's own thread or topic. */
  readonly topic?: string;
  /** Epoch milliseconds of the last edit that the export knows of. */
  readonly editedAt?: number;
  /** Epoch milliseconds by which it was deleted, where an earlier export still had it. */
  readonly deletedAt?: number;
  /** What other exports had in place of the text, oldest first: before an edit, or before it was deleted. */
  readonly earlierTexts?: readonly string[];
  readonly source: MessageSource;
}

/** A message together with what the engine found out about it. */
export interface PlacedMessage extends Message {
  readonly threadId: string | null;
  /** The message this one answers, as far as the engine can tell; null when it starts something. */
  readonly parentId: string | null;
}

/** A name or account in one chat. */
export interface Participant {
  readonly id: string;
  /** The platform's own id of the account, where an export gave it. */
  readonly nativeId?: string;
  readonly chatId: string;
  readonly name: string;
  /** Other names the same account wrote under, oldest first. */
  readonly formerNames: readonly string[];
  readonly messageCount: number;
  readonly from: number;
  readonly to: number;
}

export const messageRangeSchema = z.strictObject({
  chatId: z.string().optional(),
  /** Epoch milliseconds, inclusive. */
  from: z.number().optional(),
  /** Epoch milliseconds, exclusive. */
  to: z.number().optional(),
});
export type MessageRange = z.infer<typeof messageRangeSchema>;

/** What a chat can be written as: for other programs, for spreadsheets, for people. */
export const chatExportFormats = ['chatlab-jsonl', 'csv', 'markdown', 'text'] as const;
export type ChatExportFormat = (typeof chatExportFormats)[number];

/** A chat that was written to a file. */
export interface ChatExported {
  readonly out: string;
  readonly messages: number;
  readonly bytes: number;
}

/** A window on a chat, by position: what a virtual list asks for. */
export interface MessageWindow {
  readonly chatId: string;
  readonly total: number;
  /** Position of the first returned message in the chat, from 0. */
  readonly offset: number;
  readonly messages: readonly PlacedMessage[];
}

export interface DayCount {
  /** Local day `YYYY-MM-DD` in the chat's zone. */
  readonly day: string;
  readonly messages: number;
  /** Position in the chat of the day's first message. */
  readonly offset: number;
}

/**
 * A message as the archive hands it to the rooms after it: numbers instead of ids, because these
 * flow by the million. `seq` counts up over the whole library in order of import.
 */
export interface ArchivedMessage {
  readonly seq: number;
  readonly id: string;
  readonly chatId: string;
  /** Null for system messages. */
  readonly senderId: string | null;
  readonly sender: string | null;
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly text: string;
  readonly replyTo: string | null;
  readonly mentions: readonly Mention[] | null;
  readonly quotation: Quotation | null;
  readonly reactions: readonly Reaction[] | null;
  /** The platform's own thread or topic. */
  readonly topic?: string;
}
