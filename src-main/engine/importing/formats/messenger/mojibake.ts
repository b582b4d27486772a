import { isUtf8 } from 'node:buffer';

/** A character that would be the first byte of UTF-8 with two bytes or more. */
const LEAD = /[\u00c2-\u00f4]/;
const BEYOND_BYTES = /[\u0100-\uffff]/;

const DEEPEST = 30;

/** Puts right text whose UTF-8 bytes were each written as a character; any other text stays. */
export function repaired(text: string): string {
  if (!LEAD.test(text) || BEYOND_BYTES.test(text)) {
    return text;
  }
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

/** The same for every text in a value, down to where Meta nests nothing any more. */
export function repairedValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return repaired(value);
  }
  if (typeof value !== 'object' || value === null || depth > DEEPEST) {
    return value;
  }
  return Array.isArray(value)
    ? value.map((element) => repairedValue(element, depth + 1))
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, repairedValue(inner, depth + 1)]));
}
