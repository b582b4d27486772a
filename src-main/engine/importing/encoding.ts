import { isAscii, isUtf8 } from 'node:buffer';
import type { ParsedGuess } from '../../contract/index.ts';
import type { ExportSource } from './format.ts';
import { frequentCharacters } from './frequent-characters.ts';

export type LegacyEncoding = 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr' | 'windows-1252';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding;

export interface EncodingChoice {
  readonly encoding: Encoding;
  /** Length of the byte order mark to leave out. */
  readonly markBytes: number;
  /** What to tell the user; null where the bytes leave no doubt. */
  readonly guess: ParsedGuess | null;
}

const MULTIBYTE = ['gb18030', 'big5', 'shift_jis', 'euc-kr'] as const satisfies readonly LegacyEncoding[];
/** Non-ASCII bytes that settle the question. */
const ENOUGH_BYTES = 4096;
const SAMPLE_LIMIT = 1 << 20;
/** A file whose first 64 MB are ASCII is taken as UTF-8. */
const SEARCH_LIMIT = 64 << 20;

/** A file is looked at once, though formats read it several times; one that is all ASCII is read far for this. */
const choices = new WeakMap<ExportSource, EncodingChoice>();

/** The encoding of a whole file, from its byte order mark or from the first text in it that is not ASCII. */
export async function encodingOf(source: ExportSource): Promise<EncodingChoice> {
  const choice = choices.get(source) ?? (await findEncoding(source));
  choices.set(source, choice);
  return choice;
}

async function findEncoding(source: ExportSource): Promise<EncodingChoice> {
  const sample: Buffer[] = [];
  let sampled = 0;
  let nonAscii = 0;
  let read = 0;
  for await (const chunk of source.chunks()) {
    if (read === 0 && byteOrderMark(chunk) !== null) {
      return chooseEncoding(chunk);
    }
    read += chunk.length;
    if (!isAscii(chunk)) {
      // A chunk may begin within a character; a line does not.
      const start = read === chunk.length ? 0 : chunk.indexOf(10) + 1;
      sample.push(Buffer.from(chunk.subarray(start)));
      sampled += chunk.length;
      nonAscii += countNonAscii(chunk);
    }
    if (nonAscii >= ENOUGH_BYTES || sampled >= SAMPLE_LIMIT || read >= SEARCH_LIMIT) {
      break;
    }
  }
  return chooseEncoding(Buffer.concat(sample));
}

/** The encoding of a sample, which may end within a character. */
export function chooseEncoding(sample: Buffer): EncodingChoice {
  const mark = byteOrderMark(sample);
  if (mark !== null) {
    return { ...mark, guess: null };
  }
  if (isAscii(sample) || looksLikeUtf8(sample)) {
    return { encoding: 'utf-8', markBytes: 0, guess: null };
  }
  const encoding = chooseLegacyEncoding(sample);
  const because = 'the file has no byte order mark and is not UTF-8';
  return { encoding, markBytes: 0, guess: { type: 'guess', what: 'encoding', value: encoding, because } };
}

/**
 * The most plausible encoding of bytes that are not UTF-8. Each candidate is scored by what the bytes
 * become: the share of characters that are frequent in the languages written with it, less four times
 * the share of those that cannot be text. (Our own measure; the idea of scoring by character frequency
 * is that of Li and Momoi, “A composite approach to language/encoding detection”, 2001.)
 */
export function chooseLegacyEncoding(sample: Buffer): LegacyEncoding {
  let best: LegacyEncoding = 'windows-1252';
  let bestScore = scoreWestern(sample);
  for (const encoding of MULTIBYTE) {
    const score = scoreMultibyte(sample, encoding);
    // On equal terms (a handful of rare characters) the first of the list wins, and any of it over Western text.
    if (score > bestScore || (score === bestScore && best === 'windows-1252')) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

function byteOrderMark(bytes: Buffer): { encoding: Encoding; markBytes: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', markBytes: 3 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { encoding: 'utf-16le', markBytes: 2 };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { encoding: 'utf-16be', markBytes: 2 };
  }
  return null;
}

/** UTF-8, give or take a damaged character in ten; the last one may be cut off. */
function looksLikeUtf8(sample: Buffer): boolean {
  if (isUtf8(sample)) {
    return true;
  }
  const end = Math.max(0, sample.length - 3);
  let good = 0;
  let bad = 0;
  for (let index = 0; index < sample.length; ) {
    const length = utf8Length(sample, index);
    if (length === 0) {
      bad += index < end ? 1 : 0;
      index++;
    } else {
      good += length > 1 ? 1 : 0;
      index += length;
    }
  }
  return good > 0 && good >= 10 * bad;
}

/** Length of the UTF-8 character at `index`; 0 when there is none. */
function utf8Length(bytes: Buffer, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) {
    return 1;
  }
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let offset = 1; offset < length; offset++) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return length;
}

function scoreMultibyte(sample: Buffer, encoding: (typeof MULTIBYTE)[number]): number {
  const frequent = frequentCharacters[encoding];
  const text = new TextDecoder(encoding).decode(sample);
  let good = 0;
  let bad = 0;
  let total = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) {
      total++;
      if (frequent.has(unit)) {
        good++;
      } else if (cannotBeText(unit)) {
        bad++;
      }
    }
  }
  return total === 0 ? 0 : (good - 4 * bad) / total;
}

/** Replacement characters, controls, private use and half-width katakana: what wrong decodings are full of. */
function cannotBeText(unit: number): boolean {
  return unit === 0xfffd || unit < 0xa0 || (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xff61 && unit <= 0xff9f);
}

/** Western text: high bytes stand alone among ASCII letters; runs of three or more are another script. */
function scoreWestern(sample: Buffer): number {
  let good = 0;
  let bad = 0;
  let total = 0;
  for (let index = 0; index < sample.length; ) {
    let end = index;
    while (end < sample.length && (sample[end] ?? 0) >= 0x80) {
      end++;
    }
    const run = end - index;
    total += run;
    if (run > 2) {
      bad += run;
    } else if (run > 0 && (isAsciiLetter(sample[index - 1]) || isAsciiLetter(sample[end]))) {
      good += run === 1 ? 1 : 0.5;
    }
    index = end + 1;
  }
  return total === 0 ? 0 : (good - 4 * bad) / total;
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;
}

/** No further than enough: of an export of many files, each is looked at. */
function countNonAscii(bytes: Buffer): number {
  let count = 0;
  for (let index = 0; index < bytes.length && count < ENOUGH_BYTES; index++) {
    count += (bytes[index] ?? 0) >>> 7;
  }
  return count;
}
