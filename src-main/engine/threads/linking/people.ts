import { enlarged } from '../chat-columns.ts';
import type { MemoryReader, MemoryWriter } from '../memory.ts';
import type { MessageReader } from '../reading/message-reader.ts';
import { ASKING } from '../reading/signals.ts';

/**
 * What is remembered of the people of a chat and of each two of them: numbers only, and for pairs a
 * table of fixed size in which an old pair gives way to a new one.
 */
export class People {
  #lastOrdinal = new Int32Array(64).fill(-1);
  #lastTime = new Float64Array(64);
  #lastConversation = new Int32Array(64).fill(-1);
  #lastParentAuthor = new Int32Array(64).fill(-1);
  #messages = new Int32Array(64);
  #asking = new Int32Array(64);
  readonly #pairKey = new Float64Array(PAIRS).fill(-1);
  readonly #pairAddressed = new Int32Array(PAIRS).fill(-1);
  readonly #pairAnswered = new Int32Array(PAIRS).fill(-1);

  lastOrdinal(author: number): number {
    return this.#lastOrdinal[author] ?? -1;
  }

  lastTime(author: number): number {
    return this.#lastTime[author] ?? 0;
  }

  lastConversation(author: number): number {
    return this.#lastConversation[author] ?? -1;
  }

  /** Author of the message that this author's last message answers; -1 for none. */
  lastParentAuthor(author: number): number {
    return this.#lastParentAuthor[author] ?? -1;
  }

  messageCount(author: number): number {
    return this.#messages[author] ?? 0;
  }

  /** Share of the author's messages that ask something, drawn towards a quarter while there are few. */
  askingShare(author: number): number {
    return ((this.#asking[author] ?? 0) + 1) / ((this.#messages[author] ?? 0) + 4);
  }

  /** Where what is known of `from` and `to` stands; -1 for nothing. */
  pairOf(from: number, to: number): number {
    const place = pairPlace(from, to);
    return this.#pairKey[place] === pairKey(from, to) ? place : -1;
  }

  /** Ordinal of the last message in which the first of a pair addressed the second by name; -1 for never. */
  lastAddressed(pair: number): number {
    return pair < 0 ? -1 : (this.#pairAddressed[pair] as number);
  }

  /** Ordinal of the last message in which the first of a pair answered the second; -1 for never. */
  lastAnswered(pair: number): number {
    return pair < 0 ? -1 : (this.#pairAnswered[pair] as number);
  }

  noteMessage(message: MessageReader, ordinal: number, conversation: number, parentAuthor: number): void {
    const { author, time } = message;
    if (author >= this.#lastOrdinal.length) {
      this.#grow(author);
    }
    this.#lastOrdinal[author] = ordinal;
    this.#lastTime[author] = time;
    this.#lastConversation[author] = conversation;
    this.#lastParentAuthor[author] = parentAuthor;
    this.#messages[author] = (this.#messages[author] ?? 0) + 1;
    this.#asking[author] = (this.#asking[author] ?? 0) + ((message.signals & ASKING) === 0 ? 0 : 1);
  }

  noteAddressed(from: number, to: number, ordinal: number): void {
    this.#pairAddressed[this.#claim(from, to)] = ordinal;
  }

  noteAnswered(from: number, to: number, ordinal: number): void {
    this.#pairAnswered[this.#claim(from, to)] = ordinal;
  }

  save(memory: MemoryWriter): void {
    memory.put(this.#lastOrdinal, this.#lastTime, this.#lastConversation, this.#lastParentAuthor);
    memory.put(this.#messages, this.#asking, this.#pairKey, this.#pairAddressed, this.#pairAnswered);
  }

  restore(memory: MemoryReader): void {
    this.#lastOrdinal = memory.int32();
    this.#lastTime = memory.float64();
    this.#lastConversation = memory.int32();
    this.#lastParentAuthor = memory.int32();
    this.#messages = memory.int32();
    this.#asking = memory.int32();
    memory.fill(this.#pairKey, this.#pairAddressed, this.#pairAnswered);
  }

  #claim(from: number, to: number): number {
    const place = pairPlace(from, to);
    const key = pairKey(from, to);
    if (this.#pairKey[place] !== key) {
      this.#pairKey[place] = key;
      this.#pairAddressed[place] = -1;
      this.#pairAnswered[place] = -1;
    }
    return place;
  }

  #grow(author: number): void {
    const size = 2 ** Math.ceil(Math.log2(author + 1) + 0.001) * 2;
    this.#lastOrdinal = enlarged(this.#lastOrdinal, new Int32Array(size).fill(-1));
    this.#lastTime = enlarged(this.#lastTime, new Float64Array(size));
    this.#lastConversation = enlarged(this.#lastConversation, new Int32Array(size).fill(-1));
    this.#lastParentAuthor = enlarged(this.#lastParentAuthor, new Int32Array(size).fill(-1));
    this.#messages = enlarged(this.#messages, new Int32Array(size));
    this.#asking = enlarged(this.#asking, new Int32Array(size));
  }
}

const PAIRS = 1 << 15;

function pairKey(from: number, to: number): number {
  return from * 0x1000000 + to;
}

function pairPlace(from: number, to: number): number {
  const mixed = Math.imul(from + 1, 0x9e3779b1) ^ Math.imul(to + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (PAIRS - 1);
}
