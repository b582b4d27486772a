import {
  type Chat,
  type OpenQuestionFilter,
  type PlacedMessage,
  QunshuError,
  type RepeatedQuestion,
  type RepeatedQuestionFilter,
  type Thread,
  type ThreadCard,
  type ThreadDetail,
  type ThreadFilter,
  type ThreadMessage,
  type ThreadPage,
  type ThreadState,
} from '../contract/index.ts';
import type { Archive, NumberedMessage } from './archive/index.ts';
import type { Members } from './members/index.ts';
import type { FoundThread, Threads } from './threads/index.ts';

/** Threads read at a time while looking for those that a filter lets through. */
const PAGE = 500;
/** Read beyond what is wanted, in place of those that were decided about. */
const FEW = 20;
const DEFAULT_STATES: readonly ThreadState[] = ['open', 'kept'];

export interface ConversationParts {
  readonly archive: Archive;
  readonly members: Members;
  readonly threads: Threads;
  /** Ids of the digests that rest on a thread. */
  readonly digestsOf: (threadId: string) => readonly string[];
  readonly threadsWithDigests: () => Iterable<string>;
  /** Number of messages of a thread that none of these digests has seen. */
  readonly newSinceDigest: (thread: FoundThread, digestIds: readonly string[]) => number;
  readonly now: () => number;
}

/**
 * Conversations as people see them: what the engine found (index), what the moderator decided
 * (archive), and which digests came of it, put together.
 */
export class Conversations {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  cards(filter: ThreadFilter): ThreadPage {
    const { total, found } = this.#find(filter);
    const chats = new Map(this.#parts.archive.chats().map((chat) => [chat.id, chat]));
    return { total, threads: found.map((thread) => this.#card(thread, chats)) };
  }

  threads(filter: ThreadFilter): { total: number; threads: Thread[] } {
    const { total, found } = this.#find(filter);
    return { total, threads: found.map((thread) => this.#thread(thread)) };
  }

  /** Questions nobody answered, newest first. */
  openQuestions(filter: OpenQuestionFilter): ThreadPage {
    const { total, found } = this.#find({ ...filter, unanswered: true });
    const chats = new Map(this.#parts.archive.chats().map((chat) => [chat.id, chat]));
    return { total, threads: found.map((thread) => this.#card(thread, chats)) };
  }

  /** Questions asked more than once, most often asked first. */
  repeatedQuestions({ chatId, since = 0, limit }: RepeatedQuestionFilter): RepeatedQuestion[] {
    const groups = this.#parts.threads.repeated({ chatId, since }).slice(0, limit);
    return groups.map((threads) => ({
      title: threads[0]?.title ?? '',
      threadIds: threads.map(({ id }) => id),
      digestIds: [...new Set(threads.flatMap(({ id }) => this.#parts.digestsOf(id)))],
      from: Math.min(...threads.map(({ from }) => from)),
      to: Math.max(...threads.map(({ from }) => from)),
    }));
  }

  /** @throws {QunshuError} `not-found`. */
  detail(threadId: string): ThreadDetail {
    const found = this.#parts.threads.get(threadId);
    if (found === undefined) {
      throw new QunshuError('not-found', { what: 'conversation', id: threadId });
    }
    return { ...this.#thread(found), messages: this.#messages(found) };
  }

  /** Adds to messages the conversation they belong to and the message they answer. */
  place(messages: readonly NumberedMessage[]): PlacedMessage[] {
    const places = this.#parts.threads.placement(messages.map(({ seq }) => seq));
    return messages.map(({ message }) => {
      const place = places.get(message.id);
      return { ...message, threadId: place?.threadId ?? null, parentId: place?.parentId ?? null };
    });
  }

  /** The best conversations with a question that have no digest and were not put away. */
  *bestWithoutDigest(): Generator<FoundThread> {
    for (let offset = 0; ; offset += PAGE) {
      const page = this.#parts.threads.list({ questions: true, limit: PAGE, offset });
      yield* page.filter((thread) => DEFAULT_STATES.includes(this.#stateOf(thread.id)));
      if (page.length < PAGE) {
        return;
      }
    }
  }

  /** Number of conversations found, and of those with a question. */
  counts(): { threads: number; questions: number } {
    const { threads } = this.#parts;
    return { threads: threads.count({}), questions: threads.count({ questions: true }) };
  }

  #find(filter: ThreadFilter & { unanswered?: boolean }): { total: number; found: FoundThread[] } {
    const {
      chatId,
      questions,
      unanswered,
      states = DEFAULT_STATES,
      offset = 0,
      limit = Number.POSITIVE_INFINITY,
    } = filter;
    const wanted = { chatId, questions, unanswered };
    // Every thread is open unless it is among the few that were decided about.
    const total = states.includes('open')
      ? this.#parts.threads.count(wanted) - this.#decided(wanted, (state) => !states.includes(state)).length
      : this.#decided(wanted, (state) => states.includes(state)).length;
    if (!states.includes('open')) {
      const decided = this.#decided(wanted, (state) => states.includes(state));
      const best = decided.sort((one, other) => other.score - one.score || other.to - one.to);
      return { total, found: best.slice(offset, offset + limit) };
    }
    const found: FoundThread[] = [];
    let skip = offset;
    // The interface often wants one, for the total: hardly more are read than are wanted, then more and more.
    let size = Math.min(PAGE, offset + limit + FEW);
    for (let start = 0; found.length < limit; start += size, size = Math.min(PAGE, size * 2)) {
      const page = this.#parts.threads.list({ ...wanted, limit: size, offset: start });
      for (const thread of page) {
        if (!states.includes(this.#stateOf(thread.id))) {
          continue;
        }
        if (skip > 0) {
          skip--;
        } else if (found.length < limit) {
          found.push(thread);
        }
      }
      if (page.length < size) {
        break;
      }
    }
    return { total, found };
  }

  /** Threads that were judged or have a digest, whose state passes. */
  #decided(
    wanted: { chatId: string | undefined; questions: boolean | undefined; unanswered: boolean | undefined },
    passes: (state: ThreadState) => boolean,
  ): FoundThread[] {
    const ids = new Set([...this.#parts.archive.judgements.all().keys(), ...this.#parts.threadsWithDigests()]);
    return Array.from(ids).flatMap((id) => {
      const thread = passes(this.#stateOf(id)) ? this.#parts.threads.get(id) : undefined;
      const matches =
        thread !== undefined &&
        (wanted.chatId === undefined || thread.chatId === wanted.chatId) &&
        (wanted.questions !== true || thread.questionCount > 0) &&
        (wanted.unanswered !== true || (thread.questionCount > 0 && thread.answerers.length === 0));
      return matches ? [thread] : [];
    });
  }

  #stateOf(threadId: string): ThreadState {
    if (this.#parts.digestsOf(threadId).length > 0) {
      return 'digested';
    }
    const judgement = this.#parts.archive.judgements.all().get(threadId);
    if (judgement === undefined) {
      return 'open';
    }
    const awake =
      judgement.state === 'snoozed' && judgement.until !== undefined && judgement.until <= this.#parts.now();
    return awake ? 'open' : judgement.state;
  }

  #thread(found: FoundThread): Thread {
    const digestIds = this.#parts.digestsOf(found.id);
    const newSinceDigest = this.#parts.newSinceDigest(found, digestIds);
    return {
      id: found.id,
      chatId: found.chatId,
      messageIds: found.messageIds,
      questionIds: found.questionIds,
      answerIds: found.answerIds,
      score: found.score,
      reasons: found.reasons,
      participants: found.participants,
      from: found.from,
      to: found.to,
      title: found.title,
      state: this.#stateOf(found.id),
      digestIds,
      ...(newSinceDigest > 0 && { newSinceDigest }),
    };
  }

  #card(found: FoundThread, chats: ReadonlyMap<string, Chat>): ThreadCard {
    const { members } = this.#parts;
    const nameOf = (participantId: string) => members.nameOf(members.memberOf(participantId));
    const {
      messageIds,
      questionIds: _questions,
      answerIds: _answers,
      participants: _people,
      ...rest
    } = this.#thread(found);
    return {
      ...rest,
      chatName: chats.get(found.chatId)?.name ?? '',
      messageCount: messageIds.length,
      questionCount: found.questionCount,
      answerCount: found.answerCount,
      ask: found.ask,
      askers: found.askers.map(nameOf),
      answerers: found.answerers.map(nameOf),
    };
  }

  #messages(found: FoundThread): ThreadMessage[] {
    const messages = this.#parts.archive.messages.get(found.messageIds);
    const places = this.#parts.threads.placement(messages.map(({ seq }) => seq));
    return messages.map(({ message }) => {
      const place = places.get(message.id);
      return { ...message, threadId: found.id, parentId: place?.parentId ?? null, role: place?.role ?? 'other' };
    });
  }
}
