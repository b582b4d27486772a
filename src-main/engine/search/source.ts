import type { ArchivedMessage, DigestStatus, SearchContent } from '../../contract/index.ts';
import type { Calendar, SearchRole } from './query/filters.ts';

/** What the archive tells the search about a message that was found. */
export interface FoundMessage {
  readonly seq: number;
  readonly id: string;
  readonly chatId: string;
  readonly chatName: string;
  readonly sender: string | null;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly text: string;
}

/** The archive as the search sees it. The index keeps no text of messages: it asks for it here. */
export interface SearchSource {
  /** The messages with these numbers, in any order; those that are gone are left out. */
  messages(seqs: readonly number[]): Iterable<FoundMessage>;
  /** Number of the newest message, 0 when there is none: is the index complete? */
  lastSeq(): number;
  /** Tells of every message after a number, up to another, what filters and facets need, in no promised order. */
  visitMessages(after: number, upTo: number, visit: MessageVisitor): void;
  /** The chats, with the numbers that `visitMessages` uses. */
  chats(): readonly { readonly number: number; readonly id: string; readonly name: string }[];
  /** Everybody who wrote, with all their names, the one to show first; the same list until something changes. */
  people(): readonly SearchedPerson[];
  books(): readonly { readonly id: string; readonly title: string }[];
  /** Numbers of the messages that do this in their conversations. */
  withRole(role: SearchRole): Iterable<number>;
  /** By message id, the digests that condense the conversation it stands in. */
  digestsOf(seqs: readonly number[]): ReadonlyMap<string, readonly string[]>;
  /** The digest that says now what a digest said: the one it was merged into, or itself. */
  canonicalOf(digestId: string): string;
  /** What time it is, where the library is. */
  calendar(): Calendar;
}

/** @param contents one bit for each of the contract's `searchContents`; `minute` counts from 1970 */
export type MessageVisitor = (seq: number, chat: number, sender: number, minute: number, contents: number) => void;

export interface SearchedPerson {
  readonly id: string;
  readonly names: readonly string[];
  /** The numbers that `visitMessages` calls them by. */
  readonly senders: readonly number[];
}

/** What of a message is indexed. */
export type IndexedMessage = Pick<ArchivedMessage, 'seq' | 'text' | 'kind' | 'sentAt'>;

/** A digest as the search sees it. All texts are plain, not Markdown. */
export interface DigestDocument {
  readonly id: string;
  readonly externalId?: string | undefined;
  readonly title: string;
  readonly ask: string;
  readonly background: string;
  readonly answers: string;
  readonly discussion: string;
  readonly conclusion: string;
  readonly tags: readonly string[];
  /** Names under which the contributors are credited. */
  readonly contributors: readonly string[];
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly status: DigestStatus;
  readonly chatIds: readonly string[];
  /** When the conversation took place, epoch milliseconds; null for digests without one. */
  readonly discussedFrom: number | null;
  readonly discussedTo: number | null;
  /** What its passages hold beside words. */
  readonly holds: readonly SearchContent[];
}
