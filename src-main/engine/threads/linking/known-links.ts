import type { ArchivedMessage } from '../../../contract/index.ts';
import { foldText, hashInto, type Key64 } from '../../text/index.ts';

/** A quotation is recognised by this many characters of what it quotes. */
const QUOTED_LENGTH = 24;
const SHORTEST_QUOTATION = 2;

/**
 * What the platform itself says a message answers: the id it replies to, or the text it quotes.
 */
export class KnownLinks {
  readonly #positionById = new PositionTable();
  readonly #positionByText = new PositionTable();

  /** Position of the message that this one answers; -1 when the platform does not say or the message is not here. */
  find(message: ArchivedMessage): number {
    if (message.replyTo !== null) {
      const position = this.#positionById.get(message.replyTo, '');
      if (position >= 0) {
        return position;
      }
    }
    if (message.quotation === null) {
      return -1;
    }
    const text = opening(foldText(message.quotation.text.slice(0, QUOTED_LENGTH * 3)));
    if (text.length < SHORTEST_QUOTATION) {
      return -1;
    }
    const { sender } = message.quotation;
    return this.#positionByText.get(text, sender === undefined ? '' : foldText(sender).trim());
  }

  /** Position of a message by its id; -1 when it is not here. */
  positionOf(id: string): number {
    return this.#positionById.get(id, '');
  }

  /** Remembers a message under its id and the beginning of its text. @param sender, text folded. */
  note(id: string, sender: string, text: string, position: number): void {
    this.#positionById.set(id, '', position);
    const quotable = opening(text);
    if (quotable.length >= SHORTEST_QUOTATION) {
      this.#positionByText.set(quotable, '', position);
      this.#positionByText.set(quotable, sender, position);
    }
  }
}

/** The first characters that count of folded text; quotations are cut short and lose their blanks. */
function opening(text: string): string {
  return text
    .slice(0, QUOTED_LENGTH * 3)
    .replace(/\s+|\.{3}$|…$/g, '')
    .slice(0, QUOTED_LENGTH);
}

/** From pairs of strings to positions: 64-bit hashes in flat arrays, 12 bytes an entry. */
class PositionTable {
  #high = new Int32Array(2048);
  #low = new Int32Array(2048);
  #position = new Int32Array(2048).fill(-1);
  #used = 0;
  readonly #key: Key64 = { high: 0, low: 0 };

  get(first: string, second: string): number {
    return this.#position[this.#placeOf(first, second)] ?? -1;
  }

  set(first: string, second: string, position: number): void {
    const place = this.#placeOf(first, second);
    if (this.#position[place] === -1) {
      this.#used++;
      this.#high[place] = this.#key.high | 0;
      this.#low[place] = this.#key.low | 0;
    }
    this.#position[place] = position;
    if (this.#used * 2 > this.#position.length) {
      this.#grow();
    }
  }

  #placeOf(first: string, second: string): number {
    hashInto(this.#key, first, second);
    return this.#probe(this.#key.high | 0, this.#key.low | 0);
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
