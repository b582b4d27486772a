import { type ArchivedMessage, messageKinds } from '../../contract/index.ts';
import { ChatColumns, COLUMN_CHUNK, MOST_TOLD } from './chat-columns.ts';
import type { CorrectedAnswers } from './corrections.ts';
import { KnownLinks } from './linking/known-links.ts';
import { Linker } from './linking/linker.ts';
import { WINDOW } from './linking/recent.ts';
import { Topics } from './linking/topics.ts';
import { MemoryReader, MemoryWriter } from './memory.ts';
import { MessageIds } from './message-ids.ts';
import type { Leanings } from './reading/leanings.ts';
import { MessageReader } from './reading/message-reader.ts';
import { ANNOUNCEMENT, Signal } from './reading/signals.ts';
import type { LinkWeights } from './weights.ts';

/** Kinds that say nothing: they keep the conversation going but neither ask nor answer. */
const WORDLESS = new Set(['sticker', 'red-packet', 'call']);
/** Kinds that are not part of any conversation. */
const APART = new Set(['system', 'recalled']);

/** What corrections changed, as it was found. */
interface Uncorrected {
  readonly parents: ReadonlyMap<number, number>;
  readonly conversations: Int32Array;
}

/** A walk laid down: what was found of the messages in portions, and what the next decision rests on. */
export interface WalkMemory {
  /** Messages walked past. */
  readonly count: number;
  /** Each is to be taken before the next is asked for. */
  readonly chunks: Iterable<Uint8Array>;
  readonly end: Uint8Array;
}

/**
 * Walks through a chat in order and finds for each message the one it answers: first from what the
 * platform knows, else by the linker.
 */
export class ChatWalk {
  readonly columns = new ChatColumns();
  readonly #reader: MessageReader;
  readonly #leanings: Leanings;
  readonly #linker: Linker;
  /** Of the messages that were added since the walk began or was taken up. */
  ids = new MessageIds(0);
  #known = new KnownLinks(this.columns, this.ids);
  readonly #topics = new Topics();
  /** Positions in the chat of the linker's last messages, in the slots of their ordinals, which leave out notices. */
  readonly #positions = new Int32Array(WINDOW);
  #participants: string[] = [];
  #conversationCount: number | null = null;
  #uncorrected: Uncorrected | null = null;

  /** @param readiness how much more readily than trained conversations start, in log odds. */
  constructor(weights: LinkWeights, readiness = 0) {
    this.#reader = new MessageReader(weights.commonWords);
    this.#leanings = weights.leanings;
    this.#linker = new Linker(weights.link, weights.glance, readiness);
  }

  /** Participant ids by author number. */
  get participants(): readonly string[] {
    return this.#participants;
  }

  get conversationCount(): number {
    return this.#conversationCount ?? this.#linker.state.conversations.count;
  }

  /** Takes the next message of the chat. */
  add(message: ArchivedMessage): void {
    const { columns } = this;
    const position = columns.push();
    this.ids.add(message.id);
    columns.seq[position] = message.seq;
    columns.time[position] = message.sentAt;
    columns.kind[position] = messageKinds.indexOf(message.kind);
    if (message.senderId === null || APART.has(message.kind)) {
      columns.author[position] = -1;
      columns.parent[position] = -1;
      columns.conversation[position] = -1;
      this.#linker.state.passLine();
      return;
    }
    this.#read(message, message.senderId, position);
    const parent = this.#parentOf(message, position);
    columns.parent[position] = parent;
    columns.conversation[position] = this.#settle(parent);
    this.#topics.note(this.#reader.topic, position);
    this.#known.note(this.#reader.name, this.#reader.text, position);
  }

  /**
   * Puts messages where the moderator put them; call when all have been added. What was decided of
   * other messages stays as it is, so that a correction changes what it is about and nothing else.
   */
  correct(answers: CorrectedAnswers): void {
    const { columns } = this;
    const parents = new Map<number, number>();
    for (const [id, parentId] of Object.entries(answers)) {
      const position = this.#known.positionOf(id);
      const parent = parentId === null ? -1 : this.#known.positionOf(parentId);
      const isKnown = position >= 0 && (parentId === null || (parent >= 0 && parent < position));
      if (isKnown && columns.parent[position] !== parent) {
        parents.set(position, columns.parent[position] as number);
        columns.parent[position] = parent;
      }
    }
    if (parents.size > 0) {
      this.#uncorrected = { parents, conversations: columns.conversation.slice() };
      this.#numberConversations();
    }
  }

  /** Takes corrections back. */
  uncorrect(): void {
    const { columns } = this;
    if (this.#uncorrected !== null) {
      for (const [position, parent] of this.#uncorrected.parents) {
        columns.parent[position] = parent;
      }
      columns.conversation.set(this.#uncorrected.conversations);
      this.#uncorrected = null;
      this.#conversationCount = null;
    }
  }

  /** Lays the walk down, without corrections. @param firstChunk chunks before this one lie in the index already. */
  save(firstChunk = 0): WalkMemory {
    this.uncorrect();
    const { count } = this.columns;
    const end = new MemoryWriter();
    this.#reader.save(end);
    this.#linker.state.save(end);
    this.#topics.save(end);
    return { count, chunks: this.#chunks(firstChunk), end: end.finish() };
  }

  /** Made when they are asked for, each in the place of the one before: together they are as large as the columns. */
  *#chunks(first: number): IterableIterator<Uint8Array> {
    let room: Uint8Array | undefined;
    for (let number = first; number * COLUMN_CHUNK < this.columns.count; number++) {
      const chunk = new MemoryWriter();
      this.columns.save(chunk, number);
      room = chunk.finish(room);
      yield room;
    }
  }

  /** Takes a walk up where it was laid down; call before anything is added. @param find time and number of a message. */
  restore(memory: WalkMemory, find: (id: string) => Pick<ArchivedMessage, 'sentAt' | 'seq'> | undefined): void {
    const { columns } = this;
    columns.restore(
      Array.from(memory.chunks, (chunk) => new MemoryReader(chunk)),
      memory.count,
    );
    const end = new MemoryReader(memory.end);
    this.#reader.restore(end);
    this.#linker.state.restore(end);
    this.#topics.restore(end);
    this.#participants = this.#reader.participants;
    let ordinal = this.#linker.state.next - 1;
    for (let position = memory.count - 1; position >= 0 && ordinal >= this.#linker.state.oldest; position--) {
      if ((columns.author[position] as number) >= 0) {
        this.#positions[this.#linker.state.recent.slotOf(ordinal--)] = position;
      }
    }
    this.ids = new MessageIds(memory.count);
    this.#known = new KnownLinks(columns, this.ids, {
      positionOf: (id) => {
        const found = find(id);
        const position = found === undefined ? -1 : columns.positionOf(found.sentAt, found.seq);
        return position < memory.count && (columns.author[position] ?? -1) >= 0 ? position : -1;
      },
      nameOf: (author) => this.#reader.nameOf(author),
    });
  }

  /** Whether an author is no longer called as in the messages walked past: what was decided by the name may be wrong. */
  isRenamed(participantId: string, name: string): boolean {
    return this.#reader.isRenamed(participantId, name);
  }

  #numberConversations(): void {
    const { columns } = this;
    let count = 0;
    for (let position = 0; position < columns.count; position++) {
      if ((columns.author[position] as number) >= 0) {
        const parent = columns.parent[position] as number;
        columns.conversation[position] = parent < 0 ? count++ : (columns.conversation[parent] as number);
      }
    }
    this.#conversationCount = count;
  }

  #read(message: ArchivedMessage, senderId: string, position: number): void {
    const { columns } = this;
    const reader = this.#reader;
    reader.read(message, senderId);
    if (reader.author === this.#participants.length) {
      this.#participants.push(senderId);
    }
    columns.author[position] = reader.author;
    columns.length[position] = Math.min(reader.length, MOST_TOLD);
    columns.content[position] = Math.min(Math.round(reader.length * (1 + 2 * reader.hanShare)), MOST_TOLD);
    const announces = reader.isMachine && message.replyTo === null ? ANNOUNCEMENT : 0;
    columns.signals[position] = WORDLESS.has(message.kind) ? Signal.noise : reader.signals | announces;
    columns.forms[position] = reader.forms | this.#leanings.bitsIn(reader.text.slice(reader.addressees.bodyStart));
    columns.wordsLow[position] = reader.wordsLow;
    columns.wordsHigh[position] = reader.wordsHigh;
    columns.addressee[position] = reader.addressees.count > 0 ? (reader.addressees.authors[0] ?? -1) : -1;
    if (message.reactions !== null) {
      const count = message.reactions.reduce((sum, reaction) => sum + reaction.count, 0);
      columns.reactions[position] = Math.min(count, MOST_TOLD);
    }
  }

  /** Position of the message it answers; -1 when it starts something. */
  #parentOf(message: ArchivedMessage, position: number): number {
    const known = this.#known.find(message);
    if (known >= 0 && known < position) {
      return known;
    }
    this.#linker.consider(this.#reader);
    const { topic } = this.#reader;
    const isThread = this.#topics.isThread(topic);
    const ordinal = isThread ? this.#linker.decideWhat() : this.#linker.decide();
    if (ordinal >= 0) {
      return this.#positions[this.#linker.state.recent.slotOf(ordinal)] as number;
    }
    return isThread ? this.#topics.lastOf(topic) : -1;
  }

  /** Tells the linker what was decided and gives the conversation the message belongs to. */
  #settle(parent: number): number {
    const { state } = this.#linker;
    const position = this.columns.count - 1;
    this.#positions[state.recent.slotOf(state.next)] = position;
    return parent < 0
      ? state.add(this.#reader, -1, -1)
      : state.add(this.#reader, this.#ordinalOf(parent), this.columns.conversation[parent] ?? -1);
  }

  /** The linker's ordinal of the message at a position; -1 when it is out of the linker's sight. */
  #ordinalOf(position: number): number {
    const { recent, next, oldest } = this.#linker.state;
    let low = oldest;
    let high = next - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#positions[recent.slotOf(middle)] as number) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#positions[recent.slotOf(low)] === position ? low : -1;
  }
}
