import { isUtf8 } from 'node:buffer';

/** A character that would be the first byte of UTF-8 with two bytes or more. */
const LEAD = /[\u00c2-\u00f4]/;
const BEYOND_BYTES = /[\u0100-\uffff]/;

const DEEPEST = 30;

/** Bytes of a text that is looked at; a longer one takes memory of its own. */
const scratch = Buffer.allocUnsafeSlow(16 << 10);

/** Puts right text whose UTF-8 bytes were each written as a character; any other text stays. */
export function repaired(text: string): string {
  if (!LEAD.test(text) || BEYOND_BYTES.test(text)) {
    return text;
  }
  const bytes = text.length > scratch.length ? Buffer.from(text, 'latin1') : written(text);
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

function written(text: string): Buffer {
  return scratch.subarray(0, scratch.write(text, 'latin1'));
}

/** Puts right every text in a JSON value, in its place, down to where Meta nests nothing any more. */
export function repairValue(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) {
    return;
  }
  const members = value as Record<string, unknown>;
  for (const key in members) {
    const member = members[key];
    if (typeof member === 'string') {
      members[key] = repaired(member);
    } else if (typeof member === 'object') {
      repairValue(member, depth + 1);
    }
  }
}
