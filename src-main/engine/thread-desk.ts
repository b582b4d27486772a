import { noCorrections, QunshuError, type ThreadCorrections, type ThreadLearning } from '../contract/index.ts';
import type { Archive } from './archive/index.ts';
import type { Library } from './library/index.ts';
import { Mutex } from './mutex.ts';
import {
  type FoundThread,
  mergedAnswers,
  movedAnswers,
  readinessOf,
  splitAnswers,
  type Threads,
} from './threads/index.ts';

export interface ThreadDeskParts {
  readonly library: Library;
  readonly archive: Archive;
  readonly threads: Threads;
}

/**
 * Where a moderator corrects the conversations found. What was corrected is kept with the library's
 * documents, and every later search for conversations begins from it (THREAD-13).
 */
export class ThreadDesk {
  readonly #parts: ThreadDeskParts;
  /** Corrections come one after the other: each rests on the conversations the one before left. */
  readonly #corrections = new Mutex();

  constructor(parts: ThreadDeskParts) {
    this.#parts = parts;
  }

  /** @returns id of the conversation they became. @throws {QunshuError} `not-found`, `invalid-input`, `read-only`. */
  merge(threadIds: readonly string[]): Promise<string> {
    return this.#corrections.run(async () => {
      const { threads } = this.#parts;
      const found = [...new Set(threadIds)].map((id) => this.#thread(id));
      const [first] = found;
      if (first === undefined || found.length < 2 || found.some(({ chatId }) => chatId !== first.chatId)) {
        throw new QunshuError('invalid-input', { reason: 'merging takes two or more conversations of one chat' });
      }
      const answers = mergedAnswers(found.map(({ id }) => threads.outline(id)));
      return this.#keep({ answers, merged: 1 }, first, first.messageIds[0]);
    });
  }

  /** @returns id of the new conversation. @throws {QunshuError} `not-found`, `invalid-input`, `read-only`. */
  split(threadId: string, messageIds: readonly string[]): Promise<string> {
    return this.#corrections.run(async () => {
      const thread = this.#thread(threadId);
      const outline = this.#parts.threads.outline(threadId);
      const chosen = outline.filter(({ id }) => messageIds.includes(id));
      if (chosen.length !== new Set(messageIds).size || chosen.length === outline.length) {
        throw new QunshuError('invalid-input', {
          reason: 'splitting takes some of a conversation’s messages, not all',
        });
      }
      const answers = splitAnswers(outline, new Set(messageIds));
      return this.#keep({ answers, split: 1 }, thread, chosen[0]?.id);
    });
  }

  /** @returns id of the conversation that the message is in now. @throws as `merge`. */
  move(messageId: string, threadId: string): Promise<string> {
    return this.#corrections.run(async () => {
      const { archive, threads } = this.#parts;
      const to = this.#thread(threadId);
      const seqs = archive.messages.get([messageId]).map(({ seq }) => seq);
      const fromId = threads.placement(seqs).get(messageId)?.threadId;
      if (fromId === undefined) {
        throw new QunshuError('not-found', { what: 'message', id: messageId });
      }
      const from = this.#thread(fromId);
      if (from.chatId !== to.chatId || from.id === to.id) {
        throw new QunshuError('invalid-input', { reason: 'a message moves to another conversation of its chat' });
      }
      const answers = movedAnswers(messageId, threads.outline(from.id), threads.outline(to.id));
      return this.#keep({ answers, moved: 1 }, to, messageId);
    });
  }

  learning(): ThreadLearning {
    const { answers, merged, split, moved } = this.#parts.library.corrections.data;
    return {
      merged,
      split,
      moved,
      corrected: Object.keys(answers).length,
      readiness: readinessOf({ merged, split }),
    };
  }

  /** Forgets all corrections and finds all conversations anew. @throws {QunshuError} `read-only`. */
  forgetLearning(): Promise<ThreadLearning> {
    return this.#corrections.run(async () => {
      const { library, archive, threads } = this.#parts;
      library.assertWritable();
      library.corrections.update(() => noCorrections);
      for (const chat of archive.chats()) {
        await threads.update(chat.id, breathe);
      }
      return this.learning();
    });
  }

  /** Keeps a correction, finds the conversations of the chat anew, and gives the one a message is in then. */
  async #keep(
    change: Pick<ThreadCorrections, 'answers'> & Partial<ThreadCorrections>,
    { chatId }: FoundThread,
    messageId = '',
  ): Promise<string> {
    const { library, archive, threads } = this.#parts;
    library.assertWritable();
    const { merged = 0, split = 0, moved = 0 } = change;
    library.corrections.update((before) => ({
      ...before,
      answers: { ...before.answers, ...change.answers },
      merged: before.merged + merged,
      split: before.split + split,
      moved: before.moved + moved,
    }));
    await threads.update(chatId, breathe);
    const seqs = archive.messages.get([messageId]).map(({ seq }) => seq);
    return threads.placement(seqs).get(messageId)?.threadId ?? '';
  }

  #thread(id: string): FoundThread {
    const found = this.#parts.threads.get(id);
    if (found === undefined) {
      throw new QunshuError('not-found', { what: 'conversation', id });
    }
    return found;
  }
}

/** Lets other calls be answered meanwhile. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
