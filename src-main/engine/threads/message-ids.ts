import { idToKey, keyToId } from '../text/index.ts';
import { enlarged } from './chat-columns.ts';

const MESSAGE_PREFIX = 'm';
const FREE = -1;

/**
 * Ids of messages by position and positions by id: some sixteen bytes each, since ids are 64-bit keys. Others are
 * kept as they are.
 */
export class MessageIds {
  readonly #first: number;
  #count = 0;
  #high = new Int32Array(1024);
  #low = new Int32Array(1024);
  /**
   * Places in the order of the ids' low bits, each at the first free slot from there; twice as many as are taken. Those
   * from `#placed` on are put there when the next id is looked for, many at once, which in many chats never happens.
   */
  #slots = new Int32Array(0);
  #placed = 0;
  readonly #others = new Map<number, string>();
  readonly #placeOfOther = new Map<string, number>();

  /** @param first position of the first that is added. */
  constructor(first: number) {
    this.#first = first;
  }

  add(id: string): void {
    const place = this.#count++;
    if (place === this.#high.length) {
      this.#grow();
    }
    const key = idToKey(MESSAGE_PREFIX, id);
    if (key === null) {
      this.#others.set(place, id);
      this.#placeOfOther.set(id, place);
      return;
    }
    this.#high[place] = key.high;
    this.#low[place] = key.low;
  }

  at(position: number): string {
    const place = position - this.#first;
    const other = this.#others.size === 0 ? undefined : this.#others.get(place);
    return other ?? keyToId(MESSAGE_PREFIX, this.#high[place] as number, this.#low[place] as number);
  }

  /** The last position of an id; -1 when it was not added. */
  positionOf(id: string): number {
    this.#placeAll();
    const key = idToKey(MESSAGE_PREFIX, id);
    const place =
      key === null
        ? (this.#placeOfOther.get(id) ?? FREE)
        : (this.#slots[this.#slotOf(key.high | 0, key.low | 0)] ?? FREE);
    return place === FREE ? -1 : this.#first + place;
  }

  /** Where a key stands, or the free slot where it would. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const place = this.#slots[slot] as number;
      if (place === FREE || (this.#low[place] === low && this.#high[place] === high)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #placeAll(): void {
    if (this.#slots.length < 2 * this.#high.length) {
      this.#slots = new Int32Array(2 * this.#high.length).fill(FREE);
      this.#placed = 0;
    }
    for (; this.#placed < this.#count; this.#placed++) {
      const place = this.#placed;
      if (this.#others.size === 0 || !this.#others.has(place)) {
        this.#slots[this.#slotOf(this.#high[place] as number, this.#low[place] as number)] = place;
      }
    }
  }

  #grow(): void {
    const places = this.#high.length;
    this.#high = enlarged(this.#high, new Int32Array(places * 2));
    this.#low = enlarged(this.#low, new Int32Array(places * 2));
  }
}
