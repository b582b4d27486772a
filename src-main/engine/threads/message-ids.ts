import { idToKey, keyToId } from '../text/index.ts';
import { enlarged } from './chat-columns.ts';

const MESSAGE_PREFIX = 'm';

/** Ids of messages by position: eight bytes each, since they are 64-bit keys. Others are kept as they are. */
export class MessageIds {
  readonly #first: number;
  #count = 0;
  #high = new Int32Array(1024);
  #low = new Int32Array(1024);
  readonly #others = new Map<number, string>();

  /** @param first position of the first that is added. */
  constructor(first: number) {
    this.#first = first;
  }

  add(id: string): void {
    const place = this.#count++;
    if (place === this.#high.length) {
      this.#high = enlarged(this.#high, new Int32Array(place * 2));
      this.#low = enlarged(this.#low, new Int32Array(place * 2));
    }
    const key = idToKey(MESSAGE_PREFIX, id);
    if (key === null || keyToId(MESSAGE_PREFIX, key.high, key.low) !== id) {
      this.#others.set(place, id);
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
}
