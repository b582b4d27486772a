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
  /** What is asked of the messages again and again, brought together from all over the columns of the chat. */
  #authors = new Int32Array(64);
  #times = new Float64Array(64);
  #signals = new Int32Array(64);
  #forms = new Int32Array(64);
  #lengths = new Uint16Array(64);
  #wordsLow = new Int32Array(64);
  #wordsHigh = new Int32Array(64);

  constructor(columns: ChatColumns) {
    this.columns = columns;
  }

  /** Lays out the conversation whose messages stand at these positions, in order. */
  load(positions: Int32Array): void {
    this.#reserve(positions.length);
    this.count = positions.length;
    this.positions.set(positions);
    this.#bringTogether();
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
    return this.#authors[place] ?? -1;
  }

  signals(place: number): number {
    return place < 0 || place >= this.count ? 0 : (this.#signals[place] as number);
  }

  /** Whether it is a message of words: pictures, polls and the like ask nothing by themselves. */
  isWorded(place: number): boolean {
    return WORDED.has(messageKinds[this.columns.kind[this.positions[place] ?? 0] ?? 0] ?? 'other');
  }

  /** Bits of `Form` and `Leanings`; 0 beyond the ends. */
  forms(place: number): number {
    return place < 0 || place >= this.count ? 0 : (this.#forms[place] as number);
  }

  /** Words two messages have in common, roughly: bits of 64. */
  wordsInCommon(place: number, other: number): number {
    const low = (this.#wordsLow[place] as number) & (this.#wordsLow[other] as number);
    const high = (this.#wordsHigh[place] as number) & (this.#wordsHigh[other] as number);
    return bitCount(low) + bitCount(high);
  }

  time(place: number): number {
    return this.#times[place] ?? 0;
  }

  /** UTF-16 units of its text; 0 beyond the ends. */
  length(place: number): number {
    return place < 0 || place >= this.count ? 0 : (this.#lengths[place] as number);
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

  #bringTogether(): void {
    const { count, positions } = this;
    const { author, time, signals, forms, length, wordsLow, wordsHigh } = this.columns;
    for (let place = 0; place < count; place++) {
      const position = positions[place] as number;
      this.#authors[place] = author[position] as number;
      this.#times[place] = time[position] as number;
      this.#signals[place] = signals[position] as number;
      this.#forms[place] = forms[position] as number;
      this.#lengths[place] = length[position] as number;
      this.#wordsLow[place] = wordsLow[position] as number;
      this.#wordsHigh[place] = wordsHigh[position] as number;
    }
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
      this.#authors = new Int32Array(size);
      this.#times = new Float64Array(size);
      this.#signals = new Int32Array(size);
      this.#forms = new Int32Array(size);
      this.#lengths = new Uint16Array(size);
      this.#wordsLow = new Int32Array(size);
      this.#wordsHigh = new Int32Array(size);
    }
  }
}

/** Number of bits set, of 32 (Warren, Hacker's Delight, 5-1). */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
