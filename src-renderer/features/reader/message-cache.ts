import type { MessageWindow, PlacedMessage } from '../../../src-main/contract/index.ts';

export const PAGE_SIZE = 200;
export const MAX_PAGES = 40;
const MAX_REQUESTS = 2;
/** Previews beyond this many are let go: they come again with the next page that needs them. */
const MAX_REPLIED = 5000;

/** Where the messages come from: the engine's methods of these names, for one chat. */
export interface MessageSource {
  window(offset: number, limit: number): Promise<MessageWindow>;
  windowOf(id: string, limit: number): Promise<MessageWindow>;
  get(ids: string[]): Promise<readonly PlacedMessage[]>;
}

interface Page {
  readonly messages: readonly PlacedMessage[];
  /** Counts up with `forget`: a page of an earlier generation is shown but asked for again. */
  readonly generation: number;
}

/** The messages around the view, of a chat of any length. Rules: SPEC.md in this folder. */
export class MessageCache {
  readonly #source: MessageSource;
  readonly #pages = new Map<number, Page>();
  readonly #byId = new Map<string, PlacedMessage>();
  /** Messages replied to: null when the engine does not have them. */
  readonly #replied = new Map<string, PlacedMessage | null>();
  readonly #underWay = new Set<number>();
  readonly #failed = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #wanted: readonly number[] = [];
  #generation = 0;
  #version = 0;
  #total: number | null = null;
  #error: unknown = null;

  constructor(source: MessageSource) {
    this.#source = source;
  }

  /** Counts up whenever something to show has changed: for `useSyncExternalStore`. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Number of messages in the chat; null until the engine has said so. */
  get total(): number | null {
    return this.#total;
  }

  /** Why the last page that failed did so; null after one came. */
  get error(): unknown {
    return this.#error;
  }

  /** The message at a position of the chat; undefined while it is not there. */
  at(index: number): PlacedMessage | undefined {
    const page = Math.floor(index / PAGE_SIZE);
    return this.#pages.get(page)?.messages[index - page * PAGE_SIZE];
  }

  /** The message a reply answers; null when the library does not have it, undefined while unknown. */
  replied(id: string): PlacedMessage | null | undefined {
    return this.#byId.get(id) ?? this.#replied.get(id);
  }

  /** Says which positions (both included) are in view: their pages are fetched. */
  want(first: number, last: number): void {
    const from = Math.floor(Math.max(0, first) / PAGE_SIZE);
    const to = Math.floor(Math.max(0, last) / PAGE_SIZE);
    const inView = Array.from({ length: to - from + 1 }, (_, step) => from + step);
    this.#wanted = [...inView, to + 1, from - 1].filter((page) => page >= 0);
    this.#failed.clear();
    this.#fetch();
  }

  /**
   * Where a message stands. Its page is kept, and fetched with the same question where it is not yet.
   *
   * @throws what the engine does, when the chat does not have it
   */
  async find(id: string): Promise<number> {
    for (const [page, { messages, generation }] of this.#pages) {
      const step = generation === this.#generation ? messages.findIndex((message) => message.id === id) : -1;
      if (step >= 0) return page * PAGE_SIZE + step;
    }
    const generation = this.#generation;
    const window = await this.#source.windowOf(id, PAGE_SIZE);
    this.#take(window, generation);
    this.#tell();
    return window.offset + window.messages.findIndex((message) => message.id === id);
  }

  /** The chat changed: everything is asked for again, and shown until its replacement has come. */
  forget(): void {
    this.#generation += 1;
    for (const [id, message] of this.#replied) if (message === null) this.#replied.delete(id);
    this.#failed.clear();
    this.#fetch();
  }

  #fetch(): void {
    for (const page of this.#wanted) {
      if (this.#underWay.size >= MAX_REQUESTS) return;
      if (this.#isNeeded(page)) void this.#load(page);
    }
  }

  #isNeeded(page: number): boolean {
    if (this.#underWay.has(page) || this.#failed.has(page)) return false;
    if (this.#total !== null && page > 0 && page * PAGE_SIZE >= this.#total) return false;
    return this.#pages.get(page)?.generation !== this.#generation;
  }

  async #load(page: number): Promise<void> {
    const generation = this.#generation;
    this.#underWay.add(page);
    try {
      const window = await this.#source.window(page * PAGE_SIZE, PAGE_SIZE);
      this.#take(window, generation);
    } catch (error) {
      this.#failed.add(page);
      this.#error = error;
    } finally {
      this.#underWay.delete(page);
    }
    this.#tell();
    this.#fetch();
  }

  #take({ total, offset, messages }: MessageWindow, generation: number): void {
    this.#total = total;
    this.#error = null;
    this.#keep(offset / PAGE_SIZE, { messages, generation });
    void this.#loadReplied(messages);
  }

  #keep(page: number, content: Page): void {
    this.#drop(page);
    this.#pages.set(page, content);
    for (const message of content.messages) this.#byId.set(message.id, message);
    const middle = this.#wanted[0] ?? page;
    while (this.#pages.size > MAX_PAGES) {
      const farthest = [...this.#pages.keys()].reduce((a, b) => (Math.abs(a - middle) >= Math.abs(b - middle) ? a : b));
      this.#drop(farthest);
    }
  }

  #drop(page: number): void {
    for (const message of this.#pages.get(page)?.messages ?? []) this.#byId.delete(message.id);
    this.#pages.delete(page);
  }

  async #loadReplied(messages: readonly PlacedMessage[]): Promise<void> {
    const ids = new Set<string>();
    for (const { replyTo } of messages) {
      if (replyTo !== null && this.replied(replyTo) === undefined) ids.add(replyTo);
    }
    if (ids.size === 0) return;
    try {
      const found = await this.#source.get([...ids]);
      if (this.#replied.size > MAX_REPLIED) this.#replied.clear();
      for (const id of ids) this.#replied.set(id, null);
      for (const message of found) this.#replied.set(message.id, message);
      this.#tell();
    } catch {
      // A reply without its preview is still a message: the next page asks again.
    }
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
