import type { MemoryReader, MemoryWriter } from '../memory.ts';

/** With so many messages a topic is no longer one thread but a place where people talk of many things. */
const LONGEST_THREAD = 60;

/** The platform's own threads and topics, by number: where each was written last, and how much. */
export class Topics {
  #last: number[] = [];
  #count: number[] = [];

  /** Position of the last message of the topic; -1 when there is none. */
  lastOf(topic: number): number {
    return this.#last[topic] ?? -1;
  }

  /** Whether what is written in it goes on with what was written before: it has begun and is not too long. */
  isThread(topic: number): boolean {
    const count = this.#count[topic] ?? 0;
    return count > 0 && count < LONGEST_THREAD;
  }

  save(memory: MemoryWriter): void {
    memory.putJson([this.#last, this.#count]);
  }

  restore(memory: MemoryReader): void {
    [this.#last, this.#count] = memory.json<[number[], number[]]>();
  }

  note(topic: number, position: number): void {
    if (topic >= 0) {
      this.#last[topic] = position;
      this.#count[topic] = (this.#count[topic] ?? 0) + 1;
    }
  }
}
