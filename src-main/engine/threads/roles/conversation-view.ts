import { type MessageKind, messageKinds } from '../../../contract/index.ts';
import { AuthorCounts } from '../author-counts.ts';
import type { ChatColumns } from '../chat-columns.ts';

const WORDED: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'text',
  'link',
  'image',
  'video',
  'file',
  'forward',
  'other',
]);

/**
 * One conversation laid out for judging roles: its messages in order, numbered from 0, each with
 * its neighbours. Message numbers here are places in the conversation, not positions in the chat.
 */
export class ConversationView {
  readonly columns: ChatColumns;
  count = 0;
  /** Position in the chat. */
  positions = new Int32Array(64);
  /** Place of the last message before this one, or the first after it, by somebody else; -1 for none. */
  otherBefore = new Int32Array(64);
  otherAfter = new Int32Array(64);
  /** Place of the message it answers; -1 for none. */
  parent = new Int32Array(64);
  /** Messages so far by the same author, this one included. */
  ordinalOfAuthor = new Int32Array(64);
  /** Messages that answer this one, by others than its author. */
  answersByOthers = new Int32Array(64);
  readonly #countOf = new AuthorCounts();

  constructor(columns: ChatColumns) {
    this.columns = columns;
  }

  /** Lays out the conversation whose messages stand at these positions, in order. */
  load(positions: Int32Array): void {
    this.#reserve(positions.length);
    this.count = positions.length;
    this.positions.set(positions);
    this.#countOf.start();
    for (let place = 0; place < this.count; place++) {
      this.#loadMessage(place);
    }
    for (let place = this.count - 1; place >= 0; place--) {
      const isLast = place === this.count - 1;
      this.otherAfter[place] = isLast
        ? -1
        : this.author(place + 1) === this.author(place)
          ? (this.otherAfter[place + 1] ?? -1)
          : place + 1;
    }
  }

  author(place: number): number {
    return this.columns.author[this.positions[place] ?? 0] ?? -1;
  }

  signals(place: number): number {
    return place < 0 || place >= this.count ? 0 : (this.columns.signals[this.positions[place] ?? 0] ?? 0);
  }

  /** Whether it is a message of words: pictures, polls and the like ask nothing by themselves. */
  isWorded(place: number): boolean {
    return WORDED.has(messageKinds[this.columns.kind[this.positions[place] ?? 0] ?? 0] ?? 'other');
  }

  /** Bits of `Form` and `Leanings`; 0 beyond the ends. */
  forms(place: number): number {
    return place < 0 || place >= this.count ? 0 : (this.columns.forms[this.positions[place] ?? 0] ?? 0);
  }

  /** Words two messages have in common, roughly: bits of 64. */
  wordsInCommon(place: number, other: number): number {
    const one = this.positions[place] ?? 0;
    const two = this.positions[other] ?? 0;
    const { wordsLow, wordsHigh } = this.columns;
    return (
      bitCount((wordsLow[one] ?? 0) & (wordsLow[two] ?? 0)) + bitCount((wordsHigh[one] ?? 0) & (wordsHigh[two] ?? 0))
    );
  }

  time(place: number): number {
    return this.columns.time[this.positions[place] ?? 0] ?? 0;
  }

  /** UTF-16 units of its text; 0 beyond the ends. */
  length(place: number): number {
    return place < 0 || place >= this.count ? 0 : (this.columns.length[this.positions[place] ?? 0] ?? 0);
  }

  /** How much it says; see `ChatColumns.content`. */
  content(place: number): number {
    return this.columns.content[this.positions[place] ?? 0] ?? 0;
  }

  reactions(place: number): number {
    return this.columns.reactions[this.positions[place] ?? 0] ?? 0;
  }

  /** Author it addresses most plainly; -1 for none. */
  addressee(place: number): number {
    return this.columns.addressee[this.positions[place] ?? 0] ?? -1;
  }

  /** Messages of the author in the whole conversation. */
  messagesOf(author: number): number {
    return this.#countOf.get(author);
  }

  get peopleCount(): number {
    return this.#countOf.size;
  }

  #loadMessage(place: number): void {
    const position = this.positions[place] ?? 0;
    const author = this.author(place);
    this.otherBefore[place] =
      place === 0 ? -1 : this.author(place - 1) === author ? (this.otherBefore[place - 1] ?? -1) : place - 1;
    const parent = this.#placeOf(this.columns.parent[position] as number, place);
    this.parent[place] = parent;
    this.answersByOthers[place] = 0;
    if (parent >= 0 && this.author(parent) !== author) {
      this.answersByOthers[parent] = (this.answersByOthers[parent] ?? 0) + 1;
    }
    this.ordinalOfAuthor[place] = this.#countOf.add(author, 1);
  }

  /** Place of the message at a position of the chat, among those before `end`; -1 when it is not there. */
  #placeOf(position: number, end: number): number {
    let low = 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.positions[middle] as number) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end && this.positions[low] === position ? low : -1;
  }

  #reserve(count: number): void {
    if (count > this.positions.length) {
      const size = count * 2;
      this.positions = new Int32Array(size);
      this.otherBefore = new Int32Array(size);
      this.otherAfter = new Int32Array(size);
      this.parent = new Int32Array(size);
      this.ordinalOfAuthor = new Int32Array(size);
      this.answersByOthers = new Int32Array(size);
    }
  }
}

/** Number of bits set, of 32 (Warren, Hacker's Delight, 5-1). */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
