import { isAscii, isUtf8 } from 'node:buffer';
import { chooseLegacyEncoding } from '../../encoding.ts';

/** What is written in a mail, before anybody makes sense of it. */
export interface WrittenMail {
  /** The first header of a name in small letters, unfolded; empty without one. */
  header(name: string): string;
  readonly text: string;
}

const LONGEST_HEADERS = 1 << 16;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const TEXT = /^text\/plain(?:; ?charset=(?:"([\w-]+)"|([\w-]+)))?;?$/i;
const AS_IT_IS = new Set(['', '7bit', '8bit', 'binary']);
/** What mails of mailing lists are written in; charsets under other names are left to the MIME reader. */
const CHARSETS = new Set([
  ...['utf-8', 'us-ascii', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'koi8-r'],
  ...['windows-1250', 'windows-1251', 'windows-1252'],
  ...['gb2312', 'gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr'],
]);
/** An escaped byte, or a line end that does not count. */
const QUOTED = /=(?:([0-9A-Fa-f]{2})|\r*(?:\n|$))/g;

const decoders = new Map<string, TextDecoder>();

/**
 * Reads a mail that is one plain text, as most mails of lists are, much faster than a MIME reader may: null for
 * any other. What it gives is what the MIME reader would give.
 */
export function readOnePart(bytes: Buffer): WrittenMail | null {
  const end = endOfHeaders(bytes);
  const headers = end > LONGEST_HEADERS ? null : headersIn(bytes.toString('utf8', 0, end));
  if (headers === null || headers.has('content-disposition')) {
    return null;
  }
  const type = headers.get('content-type');
  const plain = TEXT.exec(type ?? 'text/plain');
  const charset = type === undefined ? charsetOf(bytes) : (plain?.[1] ?? plain?.[2] ?? 'utf-8').toLowerCase();
  const body = bodyOf(bytes.subarray(end), headers.get('content-transfer-encoding')?.toLowerCase() ?? '');
  if (plain === null || body === null || !CHARSETS.has(charset)) {
    return null;
  }
  return { header: (name) => headers.get(name) ?? '', text: decoderOf(charset).decode(body) };
}

/** The charset of a mail that names none: see MBOX-2. */
export function charsetOf(bytes: Buffer): string {
  return isAscii(bytes) || isUtf8(bytes) ? 'utf-8' : chooseLegacyEncoding(bytes);
}

/** Where the body begins, behind the first line that is empty; the length of the mail where none is. */
function endOfHeaders(bytes: Buffer): number {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    if (feed === -1) {
      return bytes.length;
    }
    if (feed === start || (feed === start + 1 && bytes[start] === CARRIAGE_RETURN)) {
      return feed + 1;
    }
    start = feed + 1;
  }
  return bytes.length;
}

/** The first header of each name; null where carriage returns stand by themselves. */
function headersIn(block: string): ReadonlyMap<string, string> | null {
  const lines = block.split('\n');
  const headers = new Map<string, string>();
  for (let index = 0; index < lines.length; ) {
    let line = withoutReturn(lines[index++] ?? '');
    for (let next = lines[index]; next?.startsWith(' ') || next?.startsWith('\t'); next = lines[++index]) {
      line += withoutReturn(next);
    }
    if (line.includes('\r')) {
      return null;
    }
    const colon = line.indexOf(':');
    const name = trimmed(line.slice(0, colon)).toLowerCase();
    if (colon !== -1 && !headers.has(name)) {
      headers.set(name, trimmed(line.slice(colon + 1)));
    }
  }
  return headers;
}

/** Only these blanks are blanks in headers. A pattern would try every blank of a long row. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The bytes of a text that is written as it is, or with escapes; null for anything else. */
function bodyOf(bytes: Buffer, encoding: string): Buffer | null {
  if (encoding === 'quoted-printable') {
    const decoded = bytes
      .toString('latin1')
      .replace(QUOTED, (_, hex?: string) => (hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16))));
    return Buffer.from(decoded, 'latin1');
  }
  return AS_IT_IS.has(encoding) ? bytes : null;
}

function decoderOf(charset: string): TextDecoder {
  const decoder = decoders.get(charset) ?? new TextDecoder(charset);
  decoders.set(charset, decoder);
  return decoder;
}
