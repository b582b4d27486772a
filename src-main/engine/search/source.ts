import type { ArchivedMessage, DigestStatus, SearchContent } from '../../contract/index.ts';

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
