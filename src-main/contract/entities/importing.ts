import { z } from 'zod';
import type { Attachment, ChatKind, Mention, MessageKind, Platform, Quotation, Reaction } from './chat.ts';
import { columnMappingSchema } from './column-mapping.ts';
import { dateOrders } from './date-order.ts';

/** A format Qunshu can read, as `formats` lists it. */
export interface FormatInfo {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly extensions: readonly string[];
}

export interface FormatCandidate {
  readonly format: string;
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Detection {
  /** Null when nothing scored high enough. */
  readonly format: string | null;
  readonly confidence: number;
  /** All formats that scored above 0, best first. */
  readonly candidates: readonly FormatCandidate[];
}

export const importOptionsSchema = z.strictObject({
  /** Format id; detected from the content when absent. */
  format: z.string().optional(),
  /** Name the chat gets when the export has none, or instead of the one it has. */
  chat: z.string().min(1).optional(),
  /** The chats to read of an export of several, by name or native id; all when absent. */
  chats: z.array(z.string().min(1)).min(1).max(10_000).optional(),
  /** IANA zone for times without one; else the chat's, else the library's. */
  timezone: z.string().optional(),
  dateOrder: z.enum(dateOrders).optional(),
  /** Day `YYYY-MM-DD` on which a log with bare clock times begins. */
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** For tables of messages (CSV, JSON, JSONL): which column holds what. */
  mapping: columnMappingSchema.optional(),
  /** Takes the files that messages name, and the export holds, into the library. */
  attachments: z.boolean().optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export interface SkippedLine {
  /** 0-based line or record. */
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** A page of the skipped lines of an import. */
export interface SkippedPage {
  readonly total: number;
  readonly skipped: readonly SkippedLine[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

/** Something the importer decided by itself and the user may want to overrule. */
export interface ImportGuess {
  readonly what: 'encoding' | 'date-order' | 'timezone' | 'date' | 'chat-name' | 'format' | 'self' | 'columns';
  readonly value: string;
  readonly because: string;
}

/** Attachments that an import took into the library. */
export interface AttachmentsTaken {
  readonly taken: number;
  readonly bytes: number;
  readonly missingCount: number;
  /** Paths of the first 1,000 that the export lacks. */
  readonly missing: readonly string[];
}

/** The report of one import: one chat out of one file. Kept with the library. */
export interface ImportReport {
  readonly importId: string;
  readonly chatId: string;
  readonly chat: string;
  readonly file: string;
  readonly format: string;
  /** Messages read from the file: added + duplicates. */
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  /** Of the duplicates: those whose text is another now, and those that are deleted now. */
  readonly edited: number;
  readonly deleted: number;
  readonly skippedCount: number;
  /** The first 1,000 skipped lines; the archive keeps them all. */
  readonly skipped: readonly SkippedLine[];
  readonly participants: number;
  /** Epoch milliseconds of the first and last message of this file. */
  readonly from: number | null;
  readonly to: number | null;
  /** The IANA zone that times without one were read in; null where the export knows its times. */
  readonly timezone: string | null;
  readonly guesses: readonly ImportGuess[];
  readonly warnings: readonly string[];
  /** What was taken in, where that was asked for. */
  readonly attachments?: AttachmentsTaken;
  readonly importedAt: number;
  readonly durationMs: number;
  /** Epoch milliseconds at which this very file was imported before: it was not read again. */
  readonly sameAs?: number;
  /** Epoch milliseconds; set when the import was taken back. */
  readonly undoneAt?: number;
}

/** A message as a preview shows it. */
export interface PreviewMessage {
  readonly sender: string | null;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly text: string;
}

/** The attachments that messages of an export name, and what of them the export holds. */
export interface AttachmentCount {
  readonly named: number;
  readonly found: number;
  /** Of those found. */
  readonly bytes: number;
}

/** What importing one chat of a file would do; nothing of it was done. */
export interface ChatPreview {
  readonly name: string;
  readonly platform: Platform;
  readonly kind: ChatKind;
  /** The chat in the library it would be merged into; null when it would be a new one. */
  readonly existing: { readonly id: string; readonly name: string } | null;
  /** As the import would report it; `added` would be new, `duplicates` is there already. */
  readonly report: Omit<ImportReport, 'importId' | 'chatId'>;
  readonly first: readonly PreviewMessage[];
  readonly last: readonly PreviewMessage[];
  /** Most active first. */
  readonly participants: readonly { readonly name: string; readonly messages: number }[];
  readonly attachments: AttachmentCount;
}

export interface ImportPreview {
  readonly file: string;
  readonly detection: Detection;
  readonly chats: readonly ChatPreview[];
}

/**
 * What an importing format yields and the archive merges: the door between the two rooms.
 * Times are wall clock (`local`: milliseconds as if the clock were UTC) unless the export knows
 * the instant.
 */
export interface ParsedChat {
  readonly type: 'chat';
  readonly platform: Platform;
  readonly kind: ChatKind;
  readonly name: string;
  /** The platform's own id, where the export has one. */
  readonly nativeId?: string;
}

export interface ParsedSender {
  readonly nativeId?: string;
  readonly name: string;
}

export interface ParsedTime {
  readonly local: number;
  /** Epoch milliseconds, where the export knows the zone or the epoch. */
  readonly instant?: number;
}

export interface ParsedMessage {
  readonly type: 'message';
  readonly nativeId?: string;
  readonly sender: ParsedSender | null;
  readonly at: ParsedTime;
  readonly kind: MessageKind;
  readonly text: string;
  readonly replyToNativeId?: string;
  readonly quotation?: Quotation;
  readonly mentions?: readonly Mention[];
  readonly reactions?: readonly Reaction[];
  readonly attachments?: readonly Attachment[];
  readonly editedAt?: number;
  /** The platform's own thread or topic: its title, or its id where it has no title. */
  readonly topic?: string;
  /** 0-based line or record in the file. */
  readonly line: number;
}

export interface ParsedSkip extends SkippedLine {
  readonly type: 'skip';
}

export interface ParsedGuess extends ImportGuess {
  readonly type: 'guess';
}

export interface ParsedWarning {
  readonly type: 'warning';
  readonly text: string;
}

/**
 * One parsed record. A `chat` record opens a chat; the messages after it belong to it until the
 * next `chat` record. Formats yield records in batches, because a million awaits cost more than a
 * million messages.
 */
export type ParsedRecord = ParsedChat | ParsedMessage | ParsedSkip | ParsedGuess | ParsedWarning;
