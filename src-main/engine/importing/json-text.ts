const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LONG_DIGITS = 16;

/**
 * Makes JSON text of what some exporters write: `\xNN` escapes (Telegram) and raw control characters in
 * strings become `\u00NN`, and integers beyond 2^53, which a double would round, become strings.
 */
export function mendJson(text: string): string {
  let mended = '';
  let copied = 0;
  let position = 0;
  const replace = (from: number, to: number, by: string) => {
    mended += text.slice(copied, from) + by;
    copied = to;
  };
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === QUOTE) {
      position = mendString(text, position + 1, replace);
    } else if (isDigit(unit)) {
      position = quoteLongInteger(text, position, replace);
    } else {
      position++;
    }
  }
  return copied === 0 ? text : mended + text.slice(copied);
}

type Replace = (from: number, to: number, by: string) => void;

/** Goes through a string from behind its opening quote; returns what follows its closing one. */
function mendString(text: string, from: number, replace: Replace): number {
  let position = from;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === QUOTE) {
      return position + 1;
    }
    if (unit === BACKSLASH) {
      const code = /^x([0-9a-f]{2})/i.exec(text.slice(position + 1, position + 4))?.[1];
      if (code !== undefined) {
        replace(position, position + 4, `\\u00${code}`);
      }
      position += code === undefined ? 2 : 4;
    } else {
      if (unit < 0x20) {
        replace(position, position + 1, `\\u00${unit.toString(16).padStart(2, '0')}`);
      }
      position++;
    }
  }
  return position;
}

/** Quotes the integer at `from` if a double cannot hold it; returns what follows its digits. */
function quoteLongInteger(text: string, from: number, replace: Replace): number {
  let end = from;
  while (isDigit(text.charCodeAt(end))) {
    end++;
  }
  // A digit before or behind a point or exponent belongs to a fraction.
  const isFraction =
    /[.eE]/.test(text[end] ?? '') || /[.eE+]/.test(text[from - 1] ?? '') || /[eE]-/.test(text.slice(from - 2, from));
  if (end - from >= LONG_DIGITS && !isFraction && !Number.isSafeInteger(Number(text.slice(from, end)))) {
    const start = text[from - 1] === '-' ? from - 1 : from;
    replace(start, end, `"${text.slice(start, end)}"`);
  }
  return end;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/**
 * The value of JSON text, mended where it must be; undefined where it is no JSON.
 * @param needsMending it is known to hold something to mend; otherwise that is tried when parsing fails.
 */
export function parseJson(text: string, needsMending: boolean): unknown {
  try {
    return JSON.parse(needsMending ? mendJson(text) : text);
  } catch {
    return needsMending ? undefined : parseMended(text);
  }
}

function parseMended(text: string): unknown {
  const mended = mendJson(text);
  if (mended === text) {
    return undefined;
  }
  try {
    return JSON.parse(mended);
  } catch {
    return undefined;
  }
}

/** The value of a line of JSON; undefined where it is none. Long integers are kept as text. */
export function parseJsonLine(line: string): unknown {
  return parseJson(line, LONG_NUMBER.test(line));
}

/** Perhaps an integer of 16 digits or more; inside a string it does no harm to look closer. */
const LONG_NUMBER = /[:,[]\s?-?\d{16}/;

/** A key as it is meant, from how it is written between its quotes. */
export function unescapedKey(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

/** Why a record is skipped that only a hostile file holds. */
export const TOO_DEEP = 'the record nests too deep';

/**
 * Takes a value that may nest so deep that going through it exhausts the stack.
 * @returns false when it did.
 */
export function unlessTooDeep(take: () => void): boolean {
  try {
    take();
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

/**
 * Runs through a string without looking at its letters, which is most of a document.
 *
 * @param from what follows its opening quote, in bytes
 * @returns what follows its closing quote; -1 where an escape or the end of the bytes comes before that
 */
export function endOfPlainString(bytes: Buffer, from: number): number {
  const { length } = bytes;
  let position = from;
  while (position < length) {
    const byte = bytes[position++];
    if (byte === QUOTE) {
      return position;
    }
    if (byte === BACKSLASH) {
      return -1;
    }
  }
  return -1;
}
