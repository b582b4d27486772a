/** A line longer than this is cut: no chat program writes a megabyte of text without a line end. */
const LINE_BYTES = 1 << 20;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Some complete lines of a file, in order and without their line ends. */
export interface LineBlock {
  /** 0-based number of the first of the lines. */
  readonly first: number;
  readonly lines: readonly string[];
  /** What was cut off from an overlong line that ended before the first of these. */
  readonly cut: CutLine | null;
}

export interface CutLine {
  readonly line: number;
  readonly bytes: number;
}

/** Cuts bytes into blocks of whole lines; `decode` turns a block into its lines. */
export async function* lineBlocks(
  chunks: AsyncIterable<Buffer>,
  decode: (block: Buffer) => string[],
): AsyncGenerator<LineBlock> {
  let first = 0;
  let rest: Buffer = Buffer.alloc(0);
  let cut: CutLine | null = null;
  let cutting = false;
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (cutting && cut !== null) {
      const start = lineStart(bytes);
      if (start === -1) {
        cut = { line: cut.line, bytes: cut.bytes + bytes.length };
        rest = Buffer.alloc(0);
        continue;
      }
      cut = { line: cut.line, bytes: cut.bytes + start };
      cutting = false;
      bytes = bytes.subarray(start);
    }
    const end = lastLineEnd(bytes);
    if (end > 0) {
      const lines = decode(bytes.subarray(0, end));
      yield { first, lines, cut };
      first += lines.length;
      cut = null;
      bytes = bytes.subarray(end);
    }
    if (bytes.length > LINE_BYTES) {
      const length = characterStart(bytes, LINE_BYTES);
      yield { first, lines: decode(bytes.subarray(0, length)), cut };
      cut = { line: first, bytes: bytes.length - length };
      cutting = true;
      first++;
      bytes = bytes.subarray(bytes.length);
    }
    // A copy, because the chunk's memory is used again.
    rest = Buffer.from(bytes);
  }
  const lines = rest.length === 0 ? [] : decode(rest);
  if (lines.length > 0 || cut !== null) {
    yield { first, lines, cut };
  }
}

/** Where the line after the first line end begins; -1 without one. A CR at the very end may be half of a CRLF. */
function lineStart(bytes: Buffer): number {
  const feed = bytes.indexOf(LINE_FEED);
  const carriage = bytes.indexOf(CARRIAGE_RETURN);
  if (carriage === -1 || (feed !== -1 && feed <= carriage + 1)) {
    return feed + 1 || -1;
  }
  return carriage + 1 < bytes.length ? carriage + 1 : -1;
}

/** End of the last line end; 0 without one. A CR at the very end may be half of a CRLF and does not count. */
function lastLineEnd(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(LINE_FEED);
  return feed !== -1 ? feed + 1 : bytes.length < 2 ? 0 : bytes.lastIndexOf(CARRIAGE_RETURN, bytes.length - 2) + 1;
}

/** The start of the UTF-8 character that holds the byte at `index`. */
function characterStart(bytes: Buffer, index: number): number {
  let start = index;
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) {
    start--;
  }
  return start;
}

/** The lines of a text; a line end at its end does not begin another line. */
export function splitLines(text: string): string[] {
  const lines = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines;
}
