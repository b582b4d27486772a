/** A mail as it lies in a mailbox. */
export interface RawMail {
  /** 0-based. */
  readonly index: number;
  /** The line before the headers; empty where there is none. */
  readonly fromLine: string;
  /** Headers and body, unescaped. */
  readonly bytes: Buffer;
  /** Whether its end was left out. */
  readonly isCut: boolean;
}

/** With its attachments; what is longer is cut. */
export const LONGEST_MAIL = 32 << 20;
/** No line before the headers and no header line that tells them apart is longer. */
const LONGEST_LINE = 1000;
const MARK = Buffer.from('\nFrom ');
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const FROM_LINE = /^From \S.*\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b\d{4}\b/;
const HEADER = /^[!-9;-~]+:/;

/** Whether a line begins a mail in a mailbox, and the next one is its first header. */
export function beginsMail(line: string, next: string): boolean {
  return FROM_LINE.test(line) && HEADER.test(next);
}

/** Cuts the bytes of a mailbox into mails. A file without a line `From ` is one mail. */
export async function* splitMails(chunks: AsyncIterable<Buffer>, longest = LONGEST_MAIL): AsyncGenerator<RawMail> {
  let index = 0;
  let rest: Buffer = Buffer.alloc(0);
  let searched = 0;
  let isCut = false;
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = nextMail(rest, searched, false); end !== null; end = nextMail(rest, 0, false)) {
      yield mailOf(rest.subarray(0, end), index++, isCut);
      rest = rest.subarray(end);
      isCut = false;
    }
    if (rest.length > longest + 2 * LONGEST_LINE) {
      // The last bytes stay, for the line that begins the next mail.
      rest = Buffer.concat([rest.subarray(0, longest), rest.subarray(rest.length - 2 * LONGEST_LINE)]);
      isCut = true;
    }
    searched = Math.max(0, rest.length - 2 * LONGEST_LINE);
  }
  for (let end = nextMail(rest, 0, true); end !== null; end = nextMail(rest, 0, true)) {
    yield mailOf(rest.subarray(0, end), index++, isCut);
    rest = rest.subarray(end);
    isCut = false;
  }
  if (rest.length > 0) {
    yield mailOf(rest, index, isCut);
  }
}

/** Where the next mail begins; null while that cannot be told or there is none. */
function nextMail(bytes: Buffer, from: number, isEnd: boolean): number | null {
  for (let mark = bytes.indexOf(MARK, from); mark !== -1; mark = bytes.indexOf(MARK, mark + 1)) {
    if (!followsBlankLine(bytes, mark)) {
      continue;
    }
    const start = mark + 1;
    const text = bytes.toString('latin1', start, start + 2 * LONGEST_LINE);
    const [line = '', next] = text.split(/\r?\n/, 2);
    if (next === undefined && !isEnd) {
      return null;
    }
    if (beginsMail(line, next ?? '')) {
      return start;
    }
  }
  return null;
}

function followsBlankLine(bytes: Buffer, mark: number): boolean {
  const end = bytes[mark - 1] === CARRIAGE_RETURN ? mark - 1 : mark;
  return end > 0 && bytes[end - 1] === LINE_FEED;
}

function mailOf(bytes: Buffer, index: number, isCut: boolean): RawMail {
  const end = bytes.indexOf(LINE_FEED);
  const line = end === -1 ? '' : bytes.toString('latin1', 0, Math.min(end, LONGEST_LINE)).trimEnd();
  const hasFromLine = line.startsWith('From ');
  return {
    index,
    fromLine: hasFromLine ? line : '',
    bytes: unescaped(hasFromLine ? bytes.subarray(end + 1) : bytes),
    isCut,
  };
}

/** Without one `>` of every line that is `>From ` (the form mboxrd). */
function unescaped(bytes: Buffer): Buffer {
  return bytes.includes('>From ')
    ? Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
    : Buffer.from(bytes);
}
