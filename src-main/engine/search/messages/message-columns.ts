import type { SearchSource } from '../source.ts';

const SMALLEST = 1024;
/** Messages read at once while nobody waits: some ten milliseconds. */
const PIECE = 8192;

/**
 * What filters and facets need of every message, by seq: eleven bytes each. Read piece by piece ahead,
 * the rest when a query asks for it; afterwards only for messages that came since.
 */
export class MessageColumns {
  readonly #source: SearchSource;
  #read = 0;
  chats = new Uint16Array(SMALLEST);
  senders = new Uint32Array(SMALLEST);
  /** Minutes since 1970. */
  minutes = new Uint32Array(SMALLEST);
  contents = new Uint8Array(SMALLEST);

  constructor(source: SearchSource) {
    this.#source = source;
  }

  /** The last message that was read. */
  get read(): number {
    return this.#read;
  }

  /** Reads all that was not read yet. */
  refresh(): void {
    this.#readUpTo(this.#source.lastSeq());
  }

  /** Reads a piece of what was not read yet. @returns whether there was one */
  readAhead(): boolean {
    const last = this.#source.lastSeq();
    if (last === this.#read) {
      return false;
    }
    this.#reserve(last + 1);
    this.#readUpTo(Math.min(last, (last < this.#read ? 0 : this.#read) + PIECE));
    return true;
  }

  #readUpTo(last: number): void {
    if (last === this.#read) {
      return;
    }
    // An archive that became shorter is another one.
    const after = last < this.#read ? 0 : this.#read;
    this.#reserve(last + 1);
    const { chats, senders, minutes, contents } = this;
    this.#source.visitMessages(after, last, (seq, chat, sender, minute, content) => {
      chats[seq] = chat;
      senders[seq] = sender;
      minutes[seq] = minute;
      contents[seq] = content;
    });
    this.#read = last;
  }

  #reserve(size: number): void {
    if (size <= this.chats.length) {
      return;
    }
    const room = Math.max(size, Math.ceil(this.chats.length * 1.5));
    const grown = {
      chats: new Uint16Array(room),
      senders: new Uint32Array(room),
      minutes: new Uint32Array(room),
      contents: new Uint8Array(room),
    };
    grown.chats.set(this.chats);
    grown.senders.set(this.senders);
    grown.minutes.set(this.minutes);
    grown.contents.set(this.contents);
    Object.assign(this, grown);
  }
}
