import { type ArchivedMessage, type MessageRole, noCorrections, type ThreadCorrections } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { AskedWords } from './asked-words.ts';
import { type ChatColumns, COLUMN_CHUNK } from './chat-columns.ts';
import { ChatWalk } from './chat-walk.ts';
import { type Outline, readinessOf } from './corrections.ts';
import { type Before, Findings, rootsOf, type TextOf } from './findings.ts';
import type { AskedThread, FoundThread, FoundThreadFilter, ThreadMessageRow, ThreadPlacement } from './found-thread.ts';
import type { MessageIds } from './message-ids.ts';
import { type DigestTopic, type KnownTopic, Novelty } from './novelty.ts';
import { groupsOfAlike } from './similar-questions.ts';
import { ThreadStore } from './store.ts';
import type { StoredWalk } from './walk-store.ts';
import { loadWeights, type Weights } from './weights.ts';
import { coveredOrNot } from './worth.ts';

export interface ThreadSource {
  /** Messages of a chat in chat order: by time, then by `seq`. Without `parts` read twice for an update. */
  messages(chatId: string): Iterable<ArchivedMessage>;
  /** What the moderator corrected in any chat; asked at each update. */
  readonly corrections?: () => ThreadCorrections;
  /** What digests there are: a question that one of them answers is worth less (WORTH-4). */
  readonly digests?: () => Iterable<DigestTopic>;
  /** Without it conversations are found from the first message each time. */
  readonly parts?: ThreadParts;
}

/** A place in a chat: the time of a message, then its `seq`. */
export interface ChatPlace {
  readonly sentAt: number;
  readonly seq: number;
}

/** What it takes to go on where the conversations of a chat were found last. */
export interface ThreadParts {
  /** Number of messages up to a place, the one there included. */
  countTo(chatId: string, place: ChatPlace): number;
  /** Messages behind a place, in chat order. */
  messagesAfter(chatId: string, place: ChatPlace): Iterable<ArchivedMessage>;
  /** Where the message of exactly this id is, whatever its chat. */
  placeOf(id: string): ChatPlace | undefined;
  /** Id and text of a message. */
  bySeq(seq: number): Pick<ArchivedMessage, 'id' | 'text'> | undefined;
  /** What the participants of a chat are called now. */
  names(chatId: string): Iterable<{ readonly id: string; readonly name: string }>;
}

export interface ThreadOptions {
  /** Messages from which it is remembered how far a chat was walked; shorter chats are soon walked again. */
  readonly rememberedFrom?: number;
}

const REMEMBERED_FROM = 5000;

/** Messages worked through between two breaths: some tens of milliseconds. */
const BREATH = 1000;
/** Questions weighed between two breaths: some 20 milliseconds. */
const WEIGHED_AT_A_TIME = 1000;

/**
 * Finds the conversations of chats and keeps them in the index. What it finds depends on the
 * messages of a chat alone, not on how often or in which portions they came.
 */
export class Threads {
  readonly #store: ThreadStore;
  readonly #source: ThreadSource;
  readonly #resources: string;
  readonly #rememberedFrom: number;
  #weights: Weights | null = null;
  /** The digests as questions were weighed by them last; null before the first time. */
  #followed: Novelty | null = null;
  /** What changed of the digests since, and the questions that are still to be weighed because of it. */
  readonly #changedTopics: KnownTopic[] = [];
  #toWeigh = new Set<number>();
  #asked: AskedWords | null = null;

  /** @param resources folder that holds `weights/`. */
  constructor(database: Database, source: ThreadSource, resources: string, options: ThreadOptions = {}) {
    this.#rememberedFrom = options.rememberedFrom ?? REMEMBERED_FROM;
    this.#store = new ThreadStore(database);
    this.#source = source;
    this.#resources = resources;
  }

  /**
   * Finds the conversations of a chat: goes on where it ended last when messages only came behind,
   * else begins anew. The outcome is the same.
   * @param onProgress told now and then how many messages are done; waited for, so it may let others work.
   * @param anew when messages that were there already may have changed.
   */
  async update(
    chatId: string,
    onProgress: (done: number) => void | Promise<void> = () => undefined,
    anew = false,
  ): Promise<{ threads: number }> {
    const corrections = this.#source.corrections?.() ?? noCorrections;
    const readiness = readinessOf(corrections);
    const { walk, stored } = (anew ? null : this.#takenUp(chatId, readiness)) ?? {
      walk: new ChatWalk(this.#trained(), readiness),
      stored: null,
    };
    const before = this.#before(walk, stored, corrections);
    for (const message of this.#messages(chatId, stored)) {
      walk.add(message);
      if (walk.columns.count % BREATH === 0) {
        await onProgress(walk.columns.count);
      }
    }
    walk.correct(corrections.answers);
    const findings = new Findings(walk, this.#trained(), before);
    for (let conversation = 0; conversation < findings.count; conversation++) {
      const isWork = findings.judge(conversation);
      if (isWork && conversation % BREATH === 0) {
        await onProgress(walk.columns.count);
      }
    }
    if ((this.#source.corrections?.() ?? noCorrections) !== corrections) {
      return this.update(chatId, onProgress, anew);
    }
    try {
      this.#asked = null;
      this.#assertUnchanged(chatId, walk);
      this.#store.write(chatId, {
        outdated: stored === null ? null : findings.outdated(),
        changed: findings.changedMessages(),
        added: addedRows(findings, before.count, walk.ids),
        threads: findings.threads(this.#novelty(), this.#textOf(chatId, findings, walk)),
        messagesSeen: findings.messageCount,
        walk: () => this.#laidDown(walk, stored, corrections, readiness),
      });
    } catch (error) {
      if (error instanceof ChatChanged) {
        return this.update(chatId, onProgress, anew);
      }
      throw error;
    }
    return { threads: findings.count };
  }

  /**
   * Weighs the questions anew that are concerned by what changed of the digests, some with each step: yields whether
   * any of those changed. To be done when a digest came, changed or went; what an earlier weighing had not come to is
   * done as well. The first time all questions are weighed.
   */
  *weighAgain(): Generator<boolean> {
    const isFirst = this.#followed === null;
    this.#followed ??= new Novelty();
    const novelty = this.#followed;
    this.#changedTopics.push(...novelty.follow(this.#source.digests?.() ?? []));
    if (isFirst) {
      this.#changedTopics.length = 0;
      this.#toWeigh = new Set(this.#store.questionNumbers());
    } else if (this.#changedTopics.length > 0) {
      const asked = yield* this.#wordsAsked();
      for (const { words, threadIds } of this.#changedTopics.splice(0)) {
        this.#toWeigh = this.#toWeigh.union(new Set(asked.withMost(words)));
        this.#toWeigh = this.#toWeigh.union(new Set(this.#store.numbersOf(threadIds)));
      }
    }
    while (this.#toWeigh.size > 0) {
      const numbers = this.#toWeigh.values().take(WEIGHED_AT_A_TIME).toArray();
      const hasChanged = this.#store.reweigh(numbers, (thread) => {
        const isCovered = novelty.isCovered(thread);
        return isCovered === thread.reasons.includes('covered') ? null : coveredOrNot(thread.reasons, isCovered);
      });
      for (const number of numbers) {
        this.#toWeigh.delete(number);
      }
      yield hasChanged;
    }
  }

  /** The words of all questions, some read with each step; from the first on when conversations were found meanwhile. */
  *#wordsAsked(): Generator<boolean, AskedWords> {
    for (;;) {
      this.#asked ??= new AskedWords();
      const questions = this.#store.questions(this.#asked.last, WEIGHED_AT_A_TIME);
      for (const question of questions) {
        this.#asked.add(question);
      }
      if (questions.length < WEIGHED_AT_A_TIME) {
        return this.#asked;
      }
      yield false;
    }
  }

  /** Drops what was found in a chat. */
  forget(chatId: string): void {
    this.#asked = null;
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

  #novelty(): Novelty {
    return new Novelty(this.#source.digests?.() ?? []);
  }

  /** The walk that ended where the chat went on; null when it must begin anew. */
  #takenUp(chatId: string, readiness: number): { walk: ChatWalk; stored: StoredWalk } | null {
    const { parts } = this.#source;
    const stored = parts === undefined ? null : this.#store.walk(chatId);
    if (parts === undefined || stored === null || stored.readiness !== readiness) {
      return null;
    }
    if (parts.countTo(chatId, stored.last) !== stored.memory.count) {
      return null;
    }
    const walk = new ChatWalk(this.#trained(), readiness);
    walk.restore(stored.memory, (id) => parts.placeOf(id));
    for (const { id, name } of parts.names(chatId)) {
      if (walk.isRenamed(id, name)) {
        return null;
      }
    }
    return { walk, stored };
  }

  /** What the index holds of a chat whose walk was taken up. */
  #before(walk: ChatWalk, stored: StoredWalk | null, corrections: ThreadCorrections): Before {
    if (stored === null) {
      return { count: 0, corrected: null };
    }
    const { count } = stored.memory;
    if (JSON.stringify(stored.answers) === JSON.stringify(corrections.answers)) {
      return { count, corrected: null };
    }
    walk.correct(stored.answers);
    const corrected = { parents: walk.columns.parent.slice(0, count), roots: rootsOf(walk.columns) };
    walk.uncorrect();
    return { count, corrected };
  }

  #messages(chatId: string, stored: StoredWalk | null): Iterable<ArchivedMessage> {
    const { parts } = this.#source;
    return stored === null || parts === undefined
      ? this.#source.messages(chatId)
      : parts.messagesAfter(chatId, stored.last);
  }

  /** @throws {ChatChanged} when messages came in among those walked past, or behind them. */
  #assertUnchanged(chatId: string, { columns }: ChatWalk): void {
    const { parts } = this.#source;
    const last = placeAt(columns, columns.count - 1);
    if (parts === undefined || columns.count === 0) {
      return;
    }
    const [next] = parts.messagesAfter(chatId, last);
    if (next !== undefined || parts.countTo(chatId, last) !== columns.count) {
      throw new ChatChanged();
    }
  }

  /** Reads the messages that titles are made of again, so that no text needs to be kept. */
  #textOf(chatId: string, findings: Findings, { columns }: ChatWalk): TextOf {
    const { parts } = this.#source;
    const texts = parts === undefined ? this.#wantedTexts(chatId, findings) : null;
    return (position) => {
      const message = texts === null ? parts?.bySeq(columns.seq[position] as number) : texts.get(position);
      if (message === undefined) {
        throw new ChatChanged();
      }
      return message;
    };
  }

  /** The same where messages cannot be asked for one by one. */
  #wantedTexts(chatId: string, findings: Findings): ReadonlyMap<number, ArchivedMessage> {
    const wanted = findings.wanted();
    const texts = new Map<number, ArchivedMessage>();
    let position = 0;
    for (const message of this.#source.messages(chatId)) {
      if (!findings.isAt(position, message)) {
        throw new ChatChanged();
      }
      if (wanted.has(position)) {
        texts.set(position, message);
      }
      position++;
    }
    if (position !== findings.messageCount) {
      throw new ChatChanged();
    }
    return texts;
  }

  #laidDown(walk: ChatWalk, stored: StoredWalk | null, { answers }: ThreadCorrections, readiness: number) {
    const { columns } = walk;
    if (this.#source.parts === undefined || columns.count < this.#rememberedFrom) {
      return null;
    }
    const last = placeAt(columns, columns.count - 1);
    const firstChunk = Math.floor((stored?.memory.count ?? 0) / COLUMN_CHUNK);
    return { firstChunk, stored: { memory: walk.save(firstChunk), last, answers, readiness } };
  }
}

function placeAt({ time, seq }: ChatColumns, position: number): ChatPlace {
  return { sentAt: time[position] ?? 0, seq: seq[position] ?? 0 };
}

/** Rows of the messages that are new. */
function* addedRows(findings: Findings, first: number, ids: MessageIds): IterableIterator<ThreadMessageRow> {
  for (let position = first; position < findings.messageCount; position++) {
    const row = findings.messageRow(position, ids.at(position));
    if (row !== null) {
      yield row;
    }
  }
}

/** The chat is no longer what it was when it was walked through. */
class ChatChanged extends Error {}
