import type { ArchivedMessage } from '../../../contract/index.ts';
import { foldText, hashInto, hashUnitsInto, type Key64 } from '../../text/index.ts';
import type { ChatColumns } from '../chat-columns.ts';
import type { MessageIds } from '../message-ids.ts';

/** A quotation is recognised by this many characters of what it quotes. */
const QUOTED_LENGTH = 24;
const SHORTEST_QUOTATION = 2;

/**
 * What the platform itself says a message answers: the id it replies to, or the text it quotes.
 */
export class KnownLinks {
  readonly #columns: ChatColumns;
  readonly #ids: MessageIds;
  readonly #positionByText = new PositionTable();
  readonly #key: Key64 = { high: 0, low: 0 };
  readonly #earlier: EarlierMessages | null;
  /** Folded names by author number, of those who wrote since. */
  readonly #names: string[] = [];
  /** Whether texts can be found: they are noted when the first quotation comes, which in many chats it never does. */
  #isComplete = false;

  /**
   * @param ids those of the columns' messages that were added since.
   * @param earlier the messages that the columns held before; null for none.
   */
  constructor(columns: ChatColumns, ids: MessageIds, earlier: EarlierMessages | null = null) {
    this.#columns = columns;
    this.#ids = ids;
    this.#earlier = earlier;
  }

  /** Position of the message that this one answers; -1 when the platform does not say or the message is not here. */
  find(message: ArchivedMessage): number {
    if (message.replyTo !== null) {
      const position = this.positionOf(message.replyTo);
      if (position >= 0) {
        return position;
      }
    }
    if (message.quotation === null) {
      return -1;
    }
    this.#complete();
    if (!hashOpening(this.#key, foldText(message.quotation.text.slice(0, QUOTED_LENGTH * 3)))) {
      return -1;
    }
    const { sender } = message.quotation;
    return this.#positionByText.get(sender === undefined ? this.#key : by(this.#key, foldText(sender).trim()));
  }

  /** Position of a message that somebody sent by its id; -1 when it is not here. */
  positionOf(id: string): number {
    const position = this.#ids.positionOf(id);
    if (position < 0) {
      return this.#earlier === null ? -1 : this.#earlier.positionOf(id);
    }
    return (this.#columns.author[position] as number) < 0 ? -1 : position;
  }

  /** Remembers a message under the beginning of its text. @param sender, text folded. */
  note(sender: string, text: string, position: number): void {
    this.#noteName(this.#columns.author[position] as number, sender);
    if (hashOpening(this.#key, text)) {
      this.#columns.quotableHigh[position] = this.#key.high;
      this.#columns.quotableLow[position] = this.#key.low;
      if (this.#isComplete) {
        this.#noteText(sender, position);
      }
    }
  }

  /** Who changes his name is found under both: what he wrote so far is noted under the old one. */
  #noteName(author: number, name: string): void {
    const before = this.#names[author];
    if (before !== name) {
      if (before !== undefined) {
        this.#complete();
      }
      this.#names[author] = name;
    }
  }

  /** Remembers the text under `#key`. */
  #noteText(sender: string, position: number): void {
    this.#positionByText.set(this.#key, position);
    this.#positionByText.set(by(this.#key, sender), position);
  }

  #complete(): void {
    if (this.#isComplete) {
      return;
    }
    const { count, author, quotableHigh, quotableLow } = this.#columns;
    for (let position = 0; position < count; position++) {
      this.#key.high = quotableHigh[position] as number;
      this.#key.low = quotableLow[position] as number;
      if (this.#key.high !== 0 || this.#key.low !== 0) {
        const writer = author[position] as number;
        this.#noteText(this.#names[writer] ?? this.#earlier?.nameOf(writer) ?? '', position);
      }
    }
    this.#isComplete = true;
  }
}

/** What is known of messages that an earlier walk passed. */
export interface EarlierMessages {
  /** Position of one by its id; -1 when it is not among them. */
  positionOf(id: string): number;
  /** Folded name of an author. */
  nameOf(author: number): string;
}

/** Makes the key of a text that of a text by somebody. */
function by(key: Key64, sender: string): Key64 {
  const { high, low } = key;
  hashInto(key, sender);
  key.high = Math.imul(key.high ^ high, 0x9e3779b1) ^ low;
  key.low = Math.imul(key.low ^ low, 0x5f356495) ^ high;
  return key;
}

const openingUnits = new Uint16Array(QUOTED_LENGTH);

/**
 * The key of the first characters of folded text that count: quotations are cut short (…, ...) and lose their blanks.
 * @returns whether there are enough of them.
 */
function hashOpening(out: Key64, text: string): boolean {
  const end = endOfOpening(text);
  let count = 0;
  for (let index = 0; index < end && count < QUOTED_LENGTH; index++) {
    const unit = text.charCodeAt(index);
    if (!isBlank(unit)) {
      openingUnits[count++] = unit;
    }
  }
  if (count >= SHORTEST_QUOTATION) {
    hashUnitsInto(out, openingUnits, count);
  }
  return count >= SHORTEST_QUOTATION;
}

/** Where the beginning that is looked at ends, without the dots that stand for what was cut off. */
function endOfOpening(text: string): number {
  const end = Math.min(text.length, QUOTED_LENGTH * 3);
  if (text.charCodeAt(end - 1) === ELLIPSIS) {
    return end - 1;
  }
  return text.startsWith('...', end - 3) ? end - 3 : end;
}

const ELLIPSIS = 0x2026;
/** Blanks beyond those of ASCII, as `\s` counts them. */
const FURTHER_BLANKS = /\s/;

function isBlank(unit: number): boolean {
  if (unit < 128) {
    return unit === 32 || (unit >= 9 && unit <= 13);
  }
  return (unit < 0x3001 || unit === 0xfeff) && FURTHER_BLANKS.test(String.fromCharCode(unit));
}

/** From 64-bit keys to positions: flat arrays, 12 bytes an entry. */
class PositionTable {
  #high = new Int32Array(2048);
  #low = new Int32Array(2048);
  #position = new Int32Array(2048).fill(-1);
  #used = 0;

  get(key: Key64): number {
    return this.#position[this.#probe(key.high | 0, key.low | 0)] ?? -1;
  }

  set(key: Key64, position: number): void {
    const place = this.#probe(key.high | 0, key.low | 0);
    if (this.#position[place] === -1) {
      this.#used++;
      this.#high[place] = key.high | 0;
      this.#low[place] = key.low | 0;
    }
    this.#position[place] = position;
    if (this.#used * 2 > this.#position.length) {
      this.#grow();
    }
  }

  #probe(high: number, low: number): number {
    const mask = this.#position.length - 1;
    let place = (low ^ (high >>> 7)) & mask;
    while (this.#position[place] !== -1 && (this.#high[place] !== high || this.#low[place] !== low)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  #grow(): void {
    const { length } = this.#position;
    const high = this.#high;
    const low = this.#low;
    const position = this.#position;
    this.#high = new Int32Array(length * 2);
    this.#low = new Int32Array(length * 2);
    this.#position = new Int32Array(length * 2).fill(-1);
    for (let from = 0; from < length; from++) {
      if (position[from] !== -1) {
        const place = this.#probe(high[from] ?? 0, low[from] ?? 0);
        this.#high[place] = high[from] ?? 0;
        this.#low[place] = low[from] ?? 0;
        this.#position[place] = position[from] ?? -1;
      }
    }
  }
}
