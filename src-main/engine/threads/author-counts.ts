import { enlarged } from './chat-columns.ts';

/**
 * A number for each author of the conversation at hand. One object serves conversation after conversation without
 * being cleared: what an earlier one left in it bears an earlier number.
 */
export class AuthorCounts {
  /** How many authors have been given a number. */
  size = 0;
  #counts = new Int32Array(64);
  #conversationOf = new Int32Array(64);
  #conversation = 0;

  /** Begins with nobody. */
  start(): void {
    this.#conversation++;
    this.size = 0;
  }

  has(author: number): boolean {
    return this.#conversationOf[author] === this.#conversation;
  }

  /** 0 for who has been given none. */
  get(author: number): number {
    return this.has(author) ? (this.#counts[author] as number) : 0;
  }

  /** Adds to an author's number, and gives what it is now. */
  add(author: number, count: number): number {
    if (author >= this.#counts.length) {
      this.#grow(author);
    }
    if (!this.has(author)) {
      this.size++;
      this.#conversationOf[author] = this.#conversation;
      this.#counts[author] = 0;
    }
    this.#counts[author] = (this.#counts[author] as number) + count;
    return this.#counts[author];
  }

  #grow(author: number): void {
    const size = 2 * (author + 1);
    this.#counts = enlarged(this.#counts, new Int32Array(size));
    this.#conversationOf = enlarged(this.#conversationOf, new Int32Array(size));
  }
}
