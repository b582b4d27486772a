import type { MessageRole, Thread, ThreadCard } from '../../contract/index.ts';
import type { StoredWalk } from './walk-store.ts';

/**
 * A conversation as it lies in the index: what the contract tells of one, but for what the moderator
 * decided and what digests there are. People are participant ids.
 */
export interface FoundThread
  extends Omit<Thread, 'state' | 'digestIds' | 'newSinceDigest'>,
    Pick<ThreadCard, 'messageCount' | 'questionCount' | 'answerCount' | 'ask' | 'askers' | 'answerers'> {}

/** Which threads to list; all of them when empty. */
export interface FoundThreadFilter {
  readonly chatId?: string;
  /** Only threads that hold a question. */
  readonly questions?: boolean;
  /** Only threads whose question nobody else answered, newest first. */
  readonly unanswered?: boolean | undefined;
  /** Only threads with at least so many messages. */
  readonly minimumMessages?: number;
  readonly limit?: number;
  readonly offset?: number;
}

/** Where a message stands: its thread, the message it answers, what it does there. */
export interface ThreadPlacement {
  readonly threadId: string;
  readonly parentId: string | null;
  readonly role: MessageRole;
}

/** What was asked in a thread, and when it began, in epoch milliseconds. */
export interface AskedThread {
  readonly id: string;
  readonly title: string;
  readonly ask: string;
  readonly from: number;
}

/** What `ThreadStore.write` takes of a thread; everything else follows from its messages. */
export interface ThreadRow {
  /** `seq` of its first message: the key the other table refers to. */
  readonly number: number;
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly participants: readonly string[];
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly ask: string;
  readonly messageCount: number;
  readonly questionCount: number;
  readonly answerCount: number;
}

/** One message of a thread: `parent` is the `seq` of the message it answers, `role` its place in `messageRoles`. */
export interface ThreadMessageChange {
  readonly seq: number;
  readonly thread: number;
  readonly parent: number | null;
  readonly role: number;
}

/** The same of a message that is new, with its position in the chat; as an array, since there may be millions. */
export type ThreadMessageRow = readonly [
  seq: number,
  id: string,
  thread: number,
  position: number,
  parent: number | null,
  role: number,
];

/** What changes of a chat in the index. */
export interface ThreadChange {
  /** Numbers of threads to be dropped, or null: all of the chat. */
  readonly outdated: readonly number[] | null;
  /** Messages that are there already and stand otherwise now. */
  readonly changed: Iterable<ThreadMessageChange>;
  readonly added: Iterable<ThreadMessageRow>;
  readonly threads: Iterable<ThreadRow>;
  /** Number of messages in the chat, those in no thread included. */
  readonly messagesSeen: number;
  /** Asked when all else is written: the walk laid down, its chunks from `firstChunk` on; null to keep none. */
  readonly walk: () => { readonly firstChunk: number; readonly stored: StoredWalk } | null;
}
