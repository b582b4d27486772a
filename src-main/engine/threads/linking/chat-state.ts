import type { MemoryReader, MemoryWriter } from '../memory.ts';
import type { MessageReader } from '../reading/message-reader.ts';
import { Address, MAXIMUM_ADDRESSEES } from '../reading/names.ts';
import { ASKING } from '../reading/signals.ts';
import { ConversationColumns } from './conversation-columns.ts';
import { Pace } from './pace.ts';
import { People } from './people.ts';
import { RecentMessages, Trait, WINDOW } from './recent.ts';

/** Everything later decisions rest on: what was said lately, by whom, and what it was found to answer. */
export class ChatState {
  readonly recent = new RecentMessages();
  readonly people = new People();
  readonly conversations = new ConversationColumns();
  readonly pace = new Pace();
  /** Ordinal the next message gets; system notices have none. */
  next = 0;
  /** Lines so far, system notices included. */
  line = 0;

  /** Oldest ordinal that is still in the window. */
  get oldest(): number {
    return Math.max(0, this.next - WINDOW + 1);
  }

  isInWindow(ordinal: number): boolean {
    return ordinal >= this.oldest && ordinal < this.next;
  }

  /** Counts a line that is no message of anybody. */
  passLine(): void {
    this.line++;
  }

  /**
   * Adds the message that the reader holds, which joins `conversation` or, when that is -1, opens one.
   * @param parent ordinal of the message it answers; -1 when it starts something.
   * @returns its conversation.
   */
  add(message: MessageReader, parent: number, conversation: number): number {
    const { author, time } = message;
    const ordinal = this.next;
    const joined = conversation < 0 ? this.conversations.open(author) : conversation;
    const parentAuthor = this.isInWindow(parent) ? this.#noteAnswer(author, parent) : -1;
    const slot = this.recent.slotOf(ordinal);
    this.conversations.join(joined, author, time);
    this.#store(slot, message);
    this.recent.conversation[slot] = joined;
    this.recent.placeInConversation[slot] = this.conversations.size(joined);
    this.recent.parentAuthor[slot] = parentAuthor;
    this.#noteAddressees(message);
    this.people.noteMessage(message, ordinal, joined, parentAuthor);
    this.pace.hear(time);
    this.next++;
    this.line++;
    return joined;
  }

  save(memory: MemoryWriter): void {
    this.recent.save(memory);
    this.people.save(memory);
    this.conversations.save(memory);
    this.pace.save(memory);
    memory.putJson([this.next, this.line]);
  }

  restore(memory: MemoryReader): void {
    this.recent.restore(memory);
    this.people.restore(memory);
    this.conversations.restore(memory);
    this.pace.restore(memory);
    [this.next, this.line] = memory.json<[number, number]>();
  }

  #noteAnswer(author: number, parent: number): number {
    const recent = this.recent;
    const slot = recent.slotOf(parent);
    const parentAuthor = recent.author[slot] ?? -1;
    recent.answers[slot] = (recent.answers[slot] ?? 0) + 1;
    recent.lastAnswerer[slot] = author;
    if (parentAuthor !== author) {
      recent.answersByOthers[slot] = (recent.answersByOthers[slot] ?? 0) + 1;
      this.people.noteAnswered(author, parentAuthor, this.next);
    }
    return parentAuthor;
  }

  #store(slot: number, message: MessageReader): void {
    const recent = this.recent;
    recent.author[slot] = message.author;
    recent.time[slot] = message.time;
    recent.signals[slot] = message.signals;
    recent.length[slot] = message.length;
    recent.hanShare[slot] = message.hanShare;
    recent.bot[slot] = message.isBot ? 1 : 0;
    recent.isAnnouncement[slot] =
      message.isMachine && message.addressees.count === 0 && (message.signals & ASKING) === 0 ? 1 : 0;
    recent.topic[slot] = message.topic;
    recent.answers[slot] = 0;
    recent.answersByOthers[slot] = 0;
    recent.lastAnswerer[slot] = -1;
    recent.previousOfAuthor[slot] = this.#passTurn(message.author);
    recent.ordinalOfAuthor[slot] = this.people.messageCount(message.author) + 1;
    recent.traits[slot] =
      Trait.lastOfAuthor |
      (message.addressees.count > 0 ? Trait.addresses : 0) |
      ((message.signals & ASKING) === 0 ? 0 : Trait.asks);
    recent.line[slot] = this.line;
    recent.storeWords(this.next, message.words, message.wordCount);
    recent.weightSum[slot] = message.weightSum;
    const { count, authors, strengths } = message.addressees;
    recent.addresseeCount[slot] = count;
    const firstAddressee = slot * MAXIMUM_ADDRESSEES;
    for (let index = 0; index < count; index++) {
      recent.addressees[firstAddressee + index] = authors[index] ?? -1;
      recent.addressStrengths[firstAddressee + index] = strengths[index] ?? 0;
    }
  }

  /** The author's last message no longer is the last; gives its ordinal, -1 when there is none. */
  #passTurn(author: number): number {
    const last = this.people.lastOrdinal(author);
    if (this.isInWindow(last)) {
      const slot = this.recent.slotOf(last);
      this.recent.traits[slot] = (this.recent.traits[slot] as number) & ~Trait.lastOfAuthor;
    }
    return last;
  }

  #noteAddressees(message: MessageReader): void {
    const { count, authors, strengths } = message.addressees;
    for (let index = 0; index < count; index++) {
      if ((strengths[index] ?? 0) >= Address.end) {
        this.people.noteAddressed(message.author, authors[index] ?? -1, this.next);
      }
    }
  }
}
