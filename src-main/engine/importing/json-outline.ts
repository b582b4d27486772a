const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Deep enough for `chats.list[].messages[].date`. */
const DEPTH = 6;
/** Elements of an array that are looked into; the others are like them. */
const ELEMENTS = 3;

/**
 * The paths of the values of a JSON document, such as `messages[].date`, from as much of it as there is: the
 * text may break off anywhere. Empty for a text that does not begin like a document.
 */
export function outlineOf(bytes: Buffer): ReadonlySet<string> {
  const outline = new Outline(bytes);
  outline.value('', 0);
  return outline.paths;
}

class Outline {
  readonly paths = new Set<string>();
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Reads the next value; false where the text ends or is no JSON. */
  value(path: string, depth: number): boolean {
    const byte = this.#next();
    if (byte === 0x7b && depth < DEPTH) {
      return this.#object(path, depth);
    }
    if (byte === 0x5b && depth < DEPTH) {
      return this.#array(path, depth);
    }
    return this.#pass(byte);
  }

  #object(path: string, depth: number): boolean {
    this.#position++;
    while (this.#next() === QUOTE) {
      const start = this.#position + 1;
      if (!this.#passString()) {
        return false;
      }
      const key = this.#bytes.toString('utf8', start, this.#position - 1);
      if (this.#next() !== 0x3a) {
        return false;
      }
      this.#position++;
      const place = path === '' ? key : `${path}.${key}`;
      this.paths.add(place);
      if (!this.value(place, depth + 1)) {
        return false;
      }
      if (this.#next() === 0x2c) {
        this.#position++;
      }
    }
    return this.#passByte(0x7d);
  }

  #array(path: string, depth: number): boolean {
    this.#position++;
    const place = `${path}[]`;
    for (let index = 0; this.#next() !== 0x5d; index++) {
      this.paths.add(place);
      const isRead = index < ELEMENTS ? this.value(place, depth + 1) : this.#pass(this.#next());
      if (!isRead) {
        return false;
      }
      if (this.#next() === 0x2c) {
        this.#position++;
      }
    }
    return this.#passByte(0x5d);
  }

  #passByte(byte: number): boolean {
    if (this.#next() !== byte) {
      return false;
    }
    this.#position++;
    return true;
  }

  /** Passes over a value without looking into it. */
  #pass(byte: number | undefined): boolean {
    if (byte === QUOTE) {
      return this.#passString();
    }
    if (byte === 0x7b || byte === 0x5b) {
      return this.#passNested();
    }
    const start = this.#position;
    while (this.#position < this.#bytes.length && !isDelimiter(this.#bytes[this.#position] ?? 0)) {
      this.#position++;
    }
    return this.#position > start && this.#position < this.#bytes.length;
  }

  #passNested(): boolean {
    let depth = 0;
    while (this.#position < this.#bytes.length) {
      const byte = this.#bytes[this.#position] ?? 0;
      if (byte === QUOTE) {
        if (!this.#passString()) {
          return false;
        }
        continue;
      }
      this.#position++;
      if (byte === 0x7b || byte === 0x5b) {
        depth++;
      } else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) {
        return true;
      }
    }
    return false;
  }

  /** Long strings (pictures in base64) are jumped over from quote to quote. */
  #passString(): boolean {
    let quote = this.#bytes.indexOf(QUOTE, this.#position + 1);
    while (quote !== -1 && this.#isEscaped(quote)) {
      quote = this.#bytes.indexOf(QUOTE, quote + 1);
    }
    this.#position = quote === -1 ? this.#bytes.length : quote + 1;
    return quote !== -1;
  }

  #isEscaped(index: number): boolean {
    let start = index;
    while (this.#bytes[start - 1] === BACKSLASH) {
      start--;
    }
    return (index - start) % 2 === 1;
  }

  /** The next byte that is not blank. */
  #next(): number | undefined {
    while (this.#position < this.#bytes.length && (this.#bytes[this.#position] ?? 0) <= 0x20) {
      this.#position++;
    }
    return this.#bytes[this.#position];
  }
}

function isDelimiter(byte: number): boolean {
  return byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d;
}
