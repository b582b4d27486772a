/**
 * 64-bit keys of strings as two unsigned 32-bit halves: what messages are recognised by.
 *
 * Two independent multiply-xorshift lanes over UTF-16 units with the finaliser of MurmurHash3
 * (Appleby, public domain). Not for secrets. With a million messages in a chat the chance that any
 * two different ones share a key is about 3 in 100 million.
 */
export interface Key64 {
  high: number;
  low: number;
}

/** Hashes the parts as if joined by U+001F, into `out`. */
export function hashInto(out: Key64, ...parts: readonly string[]): Key64 {
  const hash = new PartHash();
  for (const part of parts) {
    hash.add(part);
  }
  return hash.into(out);
}

/** `hashInto` part by part, for what is hashed a million times: it allocates nothing, and a beginning that many share is hashed once. */
export class PartHash {
  #high = 0x9e3779b9;
  #low = 0x85ebca6b;

  /** Goes on from where another hash stands. */
  startFrom(other: PartHash): this {
    this.#high = other.#high;
    this.#low = other.#low;
    return this;
  }

  add(part: string): this {
    let high = this.#high;
    let low = this.#low;
    for (let index = 0; index < part.length; index++) {
      const unit = part.charCodeAt(index);
      high = Math.imul(high ^ unit, 0x9e3779b1);
      low = Math.imul(low ^ unit, 0x5f356495);
      high ^= high >>> 15;
      low ^= low >>> 13;
    }
    return this.#endPart(high, low);
  }

  /** The same of a text that lies in the first `count` units. */
  addUnits(units: Uint16Array, count: number): this {
    let high = this.#high;
    let low = this.#low;
    for (let index = 0; index < count; index++) {
      const unit = units[index] as number;
      high = Math.imul(high ^ unit, 0x9e3779b1);
      low = Math.imul(low ^ unit, 0x5f356495);
      high ^= high >>> 15;
      low ^= low >>> 13;
    }
    return this.#endPart(high, low);
  }

  #endPart(high: number, low: number): this {
    this.#high = Math.imul(high ^ 0x1f, 0x9e3779b1);
    this.#low = Math.imul(low ^ 0x1f, 0x5f356495);
    return this;
  }

  into(out: Key64): Key64 {
    out.high = finalise(this.#high ^ (this.#low >>> 16));
    out.low = finalise(this.#low ^ (this.#high >>> 16));
    return out;
  }
}

/** The hash of the text that the first `count` units make up. */
export function hashUnitsInto(out: Key64, units: Uint16Array, count: number): Key64 {
  return new PartHash().addUnits(units, count).into(out);
}

/** The key of the `ordinal`-th equal thing; ordinal 0 is the thing itself. */
export function withOrdinal(key: Key64, ordinal: number): Key64 {
  if (ordinal > 0) {
    key.high = finalise(key.high ^ Math.imul(ordinal, 0x9e3779b1));
    key.low = finalise(key.low + ordinal);
  }
  return key;
}

function finalise(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuv';

/** Two digits at a time, which is quicker than one by one. */
const PAIRS = Array.from({ length: 1024 }, (_, pair) => (DIGITS[pair >> 5] ?? '') + (DIGITS[pair & 31] ?? ''));
/** Value of a digit by its character; -1 for what is none. */
const VALUES = Int8Array.from({ length: 128 }, (_, unit) => DIGITS.indexOf(String.fromCharCode(unit)));
/** Digits of 32 bits. */
const HALF = 7;

/** A key as text: a prefix and 14 lower-case base-32 digits, safe in file names and addresses. */
export function keyToId(prefix: string, high: number, low: number): string {
  return prefix + base32(high) + base32(low);
}

function base32(value: number): string {
  return (
    (DIGITS[value >>> 30] as string) +
    (PAIRS[(value >>> 20) & 1023] as string) +
    (PAIRS[(value >>> 10) & 1023] as string) +
    (PAIRS[value & 1023] as string)
  );
}

/** The key behind an id; null when the text is no id with this prefix. */
export function idToKey(prefix: string, id: string): Key64 | null {
  if (id.length !== prefix.length + 2 * HALF || !id.startsWith(prefix)) {
    return null;
  }
  const high = halfAt(id, prefix.length);
  const low = halfAt(id, prefix.length + HALF);
  return high < 0 || low < 0 ? null : { high, low };
}

/** The number that seven digits tell; -1 when they are no digits, or tell more than 32 bits hold. */
function halfAt(id: string, start: number): number {
  let value = 0;
  for (let index = start; index < start + HALF; index++) {
    const unit = id.charCodeAt(index);
    const digit = unit < 128 ? (VALUES[unit] as number) : -1;
    if (digit < 0) {
      return -1;
    }
    value = value * 32 + digit;
  }
  return value > 0xffffffff ? -1 : value;
}

/** An id derived from the parts: the same parts, the same id. */
export function idOf(prefix: string, ...parts: readonly string[]): string {
  const key = hashInto({ high: 0, low: 0 }, ...parts);
  return keyToId(prefix, key.high, key.low);
}
