import type { JsonSelection } from './json-selection.ts';
import { endOfPlainString, unescapedKey } from './json-text.ts';

/** Takes what a splitter finds. */
export interface JsonReceiver {
  /** A wanted value as JSON text. */
  value(piece: JsonPiece): void;
  /** A named container begins. */
  enter(name: string): void;
  /** A named container ends. */
  leave(name: string): void;
}

export interface JsonPiece {
  readonly name: string;
  /** 0-based index in the array the value is an element of; 0 for the value of a key. */
  readonly index: number;
  /** UTF-8; null when the value is longer than `VALUE_BYTES`. */
  readonly text: string | null;
  /** The value holds something `JSON.parse` refuses or falsifies: see `mendJson`. */
  readonly needsMending: boolean;
}

/** The document is no JSON: at `position`, in bytes from the start. */
export class JsonDamage extends Error {
  readonly position: number;

  constructor(position: number, message: string) {
    super(message);
    this.position = position;
  }
}

/** A value larger than this is not held in memory. */
export const VALUE_BYTES = 16 << 20;
/** Integers of this many digits do not fit a double. */
const LONG_DIGITS = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const LETTER_X = 0x78;

/** A container that is being read, not passed over. */
interface Frame {
  readonly selection: JsonSelection;
  readonly isArray: boolean;
  index: number;
}

type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'separator' | 'nothing';
const NOT_WANTED: JsonSelection = {};

/**
 * Finds the wanted values of a JSON document in its bytes, chunk by chunk, by counting quotes and brackets;
 * the rest is not even looked at. Every byte is seen once.
 */
export class JsonSplitter {
  readonly #receiver: JsonReceiver;
  readonly #frames: Frame[] = [];
  #expected: Expected = 'value';
  #selection: JsonSelection;
  /** Bytes of the document before `#bytes`. */
  #before = 0;
  #bytes: Buffer = Buffer.alloc(0);
  /** Where the token being scanned begins in `#bytes`; -1 between tokens. */
  #start = -1;
  /** Of the token being scanned. */
  #kind: 'key' | 'string' | 'container' | 'scalar' = 'scalar';
  #isClosed = false;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #digits = 0;
  #needsMending = false;
  #tooLong = false;

  constructor(selection: JsonSelection, receiver: JsonReceiver) {
    this.#selection = selection;
    this.#receiver = receiver;
  }

  /** @throws {JsonDamage} */
  feed(chunk: Buffer): void {
    const kept = this.#start === -1 ? null : this.#bytes.subarray(this.#start);
    this.#before += this.#bytes.length - (kept?.length ?? 0);
    if (kept !== null && !this.#isWanted()) {
      this.#before += kept.length;
      this.#bytes = chunk;
      this.#start = 0;
      this.#scan(0);
    } else {
      this.#bytes = kept === null ? chunk : Buffer.concat([kept, chunk]);
      this.#start = kept === null ? -1 : 0;
      this.#scan(kept?.length ?? 0);
    }
    // The chunk's memory is used again.
    if (this.#start !== -1 && this.#bytes.buffer === chunk.buffer) {
      const rest = Buffer.from(this.#bytes.subarray(this.#start));
      this.#before += this.#start;
      this.#bytes = rest;
      this.#start = 0;
    }
  }

  /** @throws {JsonDamage} when the document is not complete. */
  end(): void {
    if (this.#start !== -1 && this.#kind === 'scalar') {
      this.#endToken(this.#bytes.length);
    }
    if (this.#expected !== 'nothing' || this.#start !== -1) {
      throw new JsonDamage(this.#before + this.#bytes.length, 'it ends in the middle');
    }
  }

  /** The wanted value in the middle of which the bytes so far end; null between values. */
  unfinished(): JsonPiece | null {
    const name = this.#selection.take;
    if (this.#start === -1 || this.#kind === 'key' || name === undefined) {
      return null;
    }
    const text = this.#tooLong ? null : this.#bytes.toString('utf8', this.#start);
    return { name, index: this.#frames.at(-1)?.index ?? 0, text, needsMending: false };
  }

  #isWanted(): boolean {
    return !this.#tooLong && (this.#kind === 'key' || this.#selection.take !== undefined);
  }

  #scan(from: number): void {
    let position = from;
    const { length } = this.#bytes;
    while (position < length) {
      if (this.#start !== -1) {
        position = this.#scanToken(position);
      } else {
        const byte = this.#bytes[position] ?? 0;
        position = byte <= 0x20 ? position + 1 : this.#scanStructure(byte, position);
      }
    }
  }

  /** Takes one byte between tokens; returns where to go on. */
  #scanStructure(byte: number, position: number): number {
    switch (this.#expected) {
      case 'first-value':
      case 'value':
        if (byte === CLOSE_BRACKET && this.#expected === 'first-value') {
          return this.#leave(position);
        }
        return this.#beginValue(byte, position);
      case 'first-key':
      case 'key':
        if (byte === CLOSE_BRACE && this.#expected === 'first-key') {
          return this.#leave(position);
        }
        if (byte !== QUOTE) {
          throw this.#damage(position, 'a key is missing');
        }
        this.#beginToken('key', position);
        return position + 1;
      case 'colon':
        if (byte !== COLON) {
          throw this.#damage(position, 'a colon is missing');
        }
        this.#expected = 'value';
        return position + 1;
      case 'separator':
        return this.#separate(byte, position);
      default:
        throw this.#damage(position, 'something follows the document');
    }
  }

  #separate(byte: number, position: number): number {
    const isArray = this.#frames.at(-1)?.isArray === true;
    if (byte === COMMA) {
      this.#expected = isArray ? 'value' : 'key';
      return position + 1;
    }
    if (byte !== (isArray ? CLOSE_BRACKET : CLOSE_BRACE)) {
      throw this.#damage(position, 'a comma or bracket is missing');
    }
    return this.#leave(position);
  }

  #beginValue(byte: number, position: number): number {
    const frame = this.#frames.at(-1);
    if (frame?.isArray === true) {
      this.#selection = frame.selection.elements ?? NOT_WANTED;
    }
    const { take, keys, elements } = this.#selection;
    if (take === undefined && ((byte === OPEN_BRACE && keys) || (byte === OPEN_BRACKET && elements))) {
      return this.#enter(byte === OPEN_BRACKET, position);
    }
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#beginToken('container', position);
      this.#depth = 1;
    } else if (byte === QUOTE) {
      this.#beginToken('string', position);
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET || byte === COMMA || byte === COLON) {
      throw this.#damage(position, 'a value is missing');
    } else {
      this.#beginToken('scalar', position);
      return position;
    }
    return position + 1;
  }

  #enter(isArray: boolean, position: number): number {
    this.#frames.push({ selection: this.#selection, isArray, index: 0 });
    this.#expected = isArray ? 'first-value' : 'first-key';
    if (this.#selection.name !== undefined) {
      this.#receiver.enter(this.#selection.name);
    }
    return position + 1;
  }

  #leave(position: number): number {
    const name = this.#frames.pop()?.selection.name;
    if (name !== undefined) {
      this.#receiver.leave(name);
    }
    this.#afterValue();
    return position + 1;
  }

  #afterValue(): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      this.#expected = 'nothing';
    } else {
      frame.index++;
      this.#expected = 'separator';
    }
  }

  #beginToken(kind: 'key' | 'string' | 'container' | 'scalar', position: number): void {
    this.#kind = kind;
    this.#start = position;
    this.#isClosed = false;
    this.#depth = 0;
    this.#inString = kind === 'key' || kind === 'string';
    this.#isEscaped = false;
    this.#digits = 0;
    this.#needsMending = false;
    this.#tooLong = false;
  }

  /** Goes on through the token; returns where it ends, or the end of the bytes. */
  #scanToken(from: number): number {
    const end = this.#kind === 'scalar' ? this.#scanScalar(from) : this.#scanNested(from);
    if (end === -1) {
      if (this.#bytes.length - this.#start > VALUE_BYTES) {
        this.#tooLong = true;
      }
      return this.#bytes.length;
    }
    this.#endToken(end);
    return end;
  }

  #scanScalar(from: number): number {
    const bytes = this.#bytes;
    for (let position = from; position < bytes.length; position++) {
      const byte = bytes[position] ?? 0;
      if (byte <= 0x20 || byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#needsMending = position - this.#start >= LONG_DIGITS;
        return position;
      }
    }
    return -1;
  }

  /** Runs through strings and counts brackets; returns the end of the token, or -1. */
  #scanNested(from: number): number {
    const { length } = this.#bytes;
    let position = from;
    while (position < length && !this.#isClosed) {
      position = this.#inString ? this.#scanString(position) : this.#scanBetweenStrings(position);
    }
    return this.#isClosed ? position : -1;
  }

  /** Goes to the end of a string; returns what follows it, or the end of the bytes. */
  #scanString(from: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    let position = from;
    if (this.#isEscaped && position < length) {
      this.#isEscaped = false;
      this.#needsMending ||= bytes[position] === LETTER_X;
      position++;
    }
    while (position < length) {
      const byte = bytes[position++];
      if (byte === QUOTE) {
        this.#inString = false;
        this.#isClosed = this.#depth === 0;
        return position;
      }
      if (byte === BACKSLASH) {
        if (position === length) {
          this.#isEscaped = true;
          return length;
        }
        this.#needsMending ||= bytes[position] === LETTER_X;
        position++;
      }
    }
    return length;
  }

  /**
   * Goes to the end of the token, or to the next string that holds an escape or is cut off; returns what follows its
   * first byte, or the end of the bytes.
   */
  #scanBetweenStrings(from: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    let position = from;
    while (position < length) {
      const byte = bytes[position++] ?? 0;
      if (byte === QUOTE) {
        this.#digits = 0;
        const end = endOfPlainString(bytes, position);
        if (end === -1) {
          this.#inString = true;
          return position;
        }
        position = end;
        continue;
      }
      // Blanks, commas and colons, most of what stands between strings, lie outside both ranges.
      if (byte >= OPEN_BRACKET) {
        // The two opening brackets and the two closing ones differ in one bit.
        if ((byte | 0x20) === OPEN_BRACE) {
          this.#depth++;
        } else if ((byte | 0x20) === CLOSE_BRACE && --this.#depth === 0) {
          this.#isClosed = true;
          return position;
        }
        this.#digits = 0;
      } else if (byte >= 0x30 && byte <= 0x39) {
        this.#digits++;
        this.#needsMending ||= this.#digits >= LONG_DIGITS;
      } else {
        this.#digits = 0;
      }
    }
    return length;
  }

  #endToken(end: number): void {
    const start = this.#start;
    this.#start = -1;
    if (this.#kind === 'key') {
      this.#endKey(start, end);
      return;
    }
    const name = this.#selection.take;
    if (name !== undefined) {
      const index = this.#frames.at(-1)?.isArray === true ? (this.#frames.at(-1)?.index ?? 0) : 0;
      const text = this.#tooLong ? null : this.#bytes.toString('utf8', start, end);
      this.#receiver.value({ name, index, text, needsMending: this.#needsMending });
    }
    this.#afterValue();
  }

  #endKey(start: number, end: number): void {
    const written = this.#tooLong ? '""' : this.#bytes.toString('utf8', start, end);
    const key = written.includes('\\') ? unescapedKey(written) : written.slice(1, -1);
    const keys = this.#frames.at(-1)?.selection.keys ?? {};
    this.#selection = Object.hasOwn(keys, key) ? (keys[key] ?? NOT_WANTED) : NOT_WANTED;
    this.#expected = 'colon';
  }

  #damage(position: number, reason: string): JsonDamage {
    return new JsonDamage(this.#before + position, reason);
  }
}
