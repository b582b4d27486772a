import { type ArchivedMessage, type MessageRole, noCorrections, type ThreadCorrections } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { ChatWalk } from './chat-walk.ts';
import { type Outline, readinessOf } from './corrections.ts';
import { Findings } from './findings.ts';
import { groupsOfAlike } from './similar-questions.ts';
import {
  type AskedThread,
  type FoundThread,
  type FoundThreadFilter,
  type ThreadMessageRow,
  type ThreadPlacement,
  ThreadStore,
} from './store.ts';
import { loadWeights, type Weights } from './weights.ts';

export interface ThreadSource {
  /** Messages of a chat in chat order: by time, then by `seq`. Read twice for an update. */
  messages(chatId: string): Iterable<ArchivedMessage>;
  /** What the moderator corrected in any chat; asked at each update. */
  readonly corrections?: () => ThreadCorrections;
}

/** Messages worked through between two breaths: some tens of milliseconds. */
const BREATH = 1000;

/**
 * Finds the conversations of chats and keeps them in the index. What it finds depends on the
 * messages of a chat alone, not on how often or in which portions they came.
 */
export class Threads {
  readonly #store: ThreadStore;
  readonly #source: ThreadSource;
  readonly #resources: string;
  #weights: Weights | null = null;

  /** @param resources folder that holds `weights/`. */
  constructor(database: Database, source: ThreadSource, resources: string) {
    this.#store = new ThreadStore(database);
    this.#source = source;
    this.#resources = resources;
  }

  /**
   * Finds the conversations of a chat anew.
   * @param onProgress told now and then how many messages are done; waited for, so it may let others work.
   */
  async update(
    chatId: string,
    onProgress: (done: number) => void | Promise<void> = () => undefined,
  ): Promise<{ threads: number }> {
    const corrections = this.#source.corrections?.() ?? noCorrections;
    const walk = new ChatWalk(this.#trained(), readinessOf(corrections));
    for (const message of this.#source.messages(chatId)) {
      walk.add(message);
      if (walk.columns.count % BREATH === 0) {
        await onProgress(walk.columns.count);
      }
    }
    walk.correct(corrections.answers);
    const findings = new Findings(walk, this.#trained());
    for (let conversation = 0; conversation < findings.count; conversation++) {
      findings.judge(conversation);
      if (conversation % BREATH === 0) {
        await onProgress(walk.columns.count);
      }
    }
    if ((this.#source.corrections?.() ?? noCorrections) !== corrections) {
      return this.update(chatId, onProgress);
    }
    try {
      this.#store.write(chatId, this.#readAgain(chatId, findings), findings.threads(), findings.messageCount);
    } catch (error) {
      if (error instanceof ChatChanged) {
        return this.update(chatId, onProgress);
      }
      throw error;
    }
    return { threads: findings.count };
  }

  /** Drops what was found in a chat. */
  forget(chatId: string): void {
    this.#store.forget(chatId);
  }

  /** Number of messages the chat had when its conversations were found last; 0 when they never were. */
  messagesSeen(chatId: string): number {
    return this.#store.messagesSeen(chatId);
  }

  /** Best first. */
  list(filter: FoundThreadFilter): FoundThread[] {
    return this.#store.list(filter);
  }

  count(filter: FoundThreadFilter): number {
    return this.#store.count(filter);
  }

  get(threadId: string): FoundThread | undefined {
    return this.#store.get(threadId);
  }

  /** Where messages stand, by message id; those outside all conversations (notices) are left out. */
  placement(seqs: Iterable<number>): Map<string, ThreadPlacement> {
    return this.#store.placement(seqs);
  }

  /**
   * Threads that ask the same, in groups of two and more: the most often asked first, in each the best first.
   * @param since epoch milliseconds: only threads that began then or later.
   */
  repeated(filter: { readonly chatId?: string | undefined; readonly since: number }): (readonly AskedThread[])[] {
    const asked = new Map(this.#store.asked(filter).map((thread) => [thread.id, thread]));
    const questions = Array.from(asked.values(), ({ id, title, ask }) => ({ id, text: `${title}\n${ask}` }));
    return groupsOfAlike(questions).map((ids) => ids.flatMap((id) => asked.get(id) ?? []));
  }

  /** The messages of a thread and what each answers, in chat order; empty when there is no such thread. */
  outline(threadId: string): Outline {
    return this.#store.outline(threadId);
  }

  /** Numbers of the messages that do this; `unanswered`: questions of conversations without an answer. */
  withRole(role: MessageRole | 'unanswered'): number[] {
    return this.#store.withRole(role);
  }

  #trained(): Weights {
    this.#weights ??= loadWeights(this.#resources);
    return this.#weights;
  }

  /** Rows of the messages, with their ids; the texts that titles are made of are noted on the way. */
  *#readAgain(chatId: string, findings: Findings): IterableIterator<ThreadMessageRow> {
    let position = 0;
    for (const message of this.#source.messages(chatId)) {
      if (!findings.isAt(position, message)) {
        throw new ChatChanged();
      }
      const row = findings.messageRow(position, message);
      if (row !== null) {
        yield row;
      }
      position++;
    }
    if (position !== findings.messageCount) {
      throw new ChatChanged();
    }
  }
}

/** The chat is no longer what it was at the first reading. */
class ChatChanged extends Error {}
