import { enlarged } from '../chat-columns.ts';
import type { MemoryReader, MemoryWriter } from '../memory.ts';

/** Participants kept of a conversation: those who spoke last. */
const KEPT_PARTICIPANTS = 6;

/** What is remembered of each conversation found so far, as columns that grow. */
export class ConversationColumns {
  #count = 0;
  #size = new Int32Array(256);
  #lastTime = new Float64Array(256);
  #starter = new Int32Array(256);
  #participants = new Int32Array(256 * KEPT_PARTICIPANTS);

  get count(): number {
    return this.#count;
  }

  /** Opens a conversation and gives its number, counting from 0. */
  open(author: number): number {
    const conversation = this.#count++;
    if (conversation >= this.#size.length) {
      this.#grow();
    }
    this.#starter[conversation] = author;
    this.#participants.fill(-1, conversation * KEPT_PARTICIPANTS, (conversation + 1) * KEPT_PARTICIPANTS);
    return conversation;
  }

  size(conversation: number): number {
    return this.#size[conversation] ?? 0;
  }

  lastTime(conversation: number): number {
    return this.#lastTime[conversation] ?? 0;
  }

  starter(conversation: number): number {
    return this.#starter[conversation] ?? -1;
  }

  /** 0 for the one who spoke last in it, 1 for the one before, …; -1 for a stranger. */
  recencyOf(author: number, conversation: number): number {
    const first = conversation * KEPT_PARTICIPANTS;
    for (let rank = 0; rank < KEPT_PARTICIPANTS; rank++) {
      if (this.#participants[first + rank] === author) {
        return rank;
      }
    }
    return -1;
  }

  participantCount(conversation: number): number {
    const first = conversation * KEPT_PARTICIPANTS;
    let count = 0;
    while (count < KEPT_PARTICIPANTS && (this.#participants[first + count] ?? -1) >= 0) {
      count++;
    }
    return count;
  }

  /** Adds a message to a conversation. */
  join(conversation: number, author: number, time: number): void {
    this.#size[conversation] = (this.#size[conversation] ?? 0) + 1;
    this.#lastTime[conversation] = time;
    const first = conversation * KEPT_PARTICIPANTS;
    let rank = this.recencyOf(author, conversation);
    if (rank < 0) {
      rank = KEPT_PARTICIPANTS - 1;
    }
    this.#participants.copyWithin(first + 1, first, first + rank);
    this.#participants[first] = author;
  }

  save(memory: MemoryWriter): void {
    const count = this.#count;
    memory.put(this.#size.subarray(0, count), this.#lastTime.subarray(0, count));
    memory.put(this.#starter.subarray(0, count), this.#participants.subarray(0, count * KEPT_PARTICIPANTS));
    memory.putJson(count);
  }

  restore(memory: MemoryReader): void {
    this.#size = memory.int32();
    this.#lastTime = memory.float64();
    this.#starter = memory.int32();
    this.#participants = memory.int32();
    this.#count = memory.json<number>();
    this.#grow();
  }

  #grow(): void {
    const size = Math.max(256, this.#size.length * 2);
    this.#size = enlarged(this.#size, new Int32Array(size));
    this.#lastTime = enlarged(this.#lastTime, new Float64Array(size));
    this.#starter = enlarged(this.#starter, new Int32Array(size));
    this.#participants = enlarged(this.#participants, new Int32Array(size * KEPT_PARTICIPANTS));
  }
}
