import { CsvRow } from './csv-row.ts';

/** No message is longer. What is quoted beyond it is looked at: rows may stand in it. Characters. */
const LONGEST_QUOTED = 1_000_000;
/** Lines with fewer cells are not told from lines of a text with a comma. */
const FEWEST_CELLS = 3;
const LINE_ENDS = /\r\n?|\n/g;

/** Takes the rows of comma-separated values. */
export interface RowReceiver {
  /** Takes the cells of a row. */
  row(cells: readonly string[]): void;
  /** Takes a row that cannot be read: why, and its text where it is known. */
  unreadable(reason: string, text: string): void;
  /** Takes the number (from 1) of the line in which a quotation mark is never closed, before its row. */
  mended(line: number): void;
}

/**
 * Splits comma-separated values into rows as they come. Rows may have any number of cells; those without a
 * character are left out.
 *
 * A quotation mark that is never closed would swallow what follows it (IMPORTING-17). Where that shows, its row
 * is read again with the mark as text, up to the end of its line. For that the text of a row is kept while
 * nothing quoted in it is longer than a message.
 */
export class CsvRows {
  readonly #receiver: RowReceiver;
  readonly #delimiter: string;
  readonly #row: CsvRow;
  /** Cells of the first row; 0 before it. */
  #width = 0;
  /** The row so far. */
  #rest = '';
  /** Whether the row so far is too long to be kept. */
  #isDropped = false;
  /** Number of the line at the start of the row, or of what is kept of it. */
  #line = 1;
  /** Number of the line with the mark that is not closed. */
  #markLine = 1;
  /** Whether the row is read again, with that mark as text. */
  #isMended = false;
  #isLookedAt = false;
  #endsWithReturn = false;

  /** @param delimiter one character that stands between two cells. */
  constructor(receiver: RowReceiver, delimiter = ',') {
    this.#receiver = receiver;
    this.#delimiter = delimiter;
    this.#row = new CsvRow(delimiter);
  }

  feed(text: string): void {
    const start = this.#endsWithReturn && text.startsWith('\n') ? 1 : 0;
    const all = this.#rest + text.slice(start);
    this.#takeRows(all, this.#rest.length);
    if (text !== '') {
      this.#endsWithReturn = this.#rest === '' && !this.#isDropped && text.endsWith('\r');
    }
  }

  /** Takes the end of the table. */
  end(): void {
    while (this.#row.isQuoted && !this.#isDropped) {
      this.#readAgain(this.#row.opened, this.#rest.slice(0, this.#row.opened));
      this.#takeRows(this.#rest, 0);
    }
    if (this.#row.isQuoted) {
      this.#receiver.unreadable(neverClosed(this.#markLine), '');
    } else {
      this.#row.end();
      this.#give(this.#rest, 0, this.#rest.length);
    }
  }

  /** Takes a text that begins with the row so far, from a place behind it on. */
  #takeRows(text: string, from: number): void {
    let start = 0;
    for (let end = this.#row.take(text, from); start < text.length; end = this.#row.take(text, start)) {
      const mark = end === null ? this.#unclosedIn(text, start) : this.#mistakenIn(text, start, end);
      if (mark !== null) {
        this.#readAgain(mark, text.slice(start, start + mark));
        continue;
      }
      if (end === null) {
        break;
      }
      this.#give(text, start, end);
      this.#line += this.#row.acrossLines === null ? 1 : lineEnds(text.slice(start, end));
      this.#row.begin();
      this.#isMended = false;
      this.#isLookedAt = false;
      this.#isDropped = false;
      start = end;
    }
    this.#keep(text.slice(start));
  }

  /** Keeps the row so far, or lets go of it when it is too long. */
  #keep(rest: string): void {
    this.#rest = rest;
    if (this.#row.isQuoted && this.#row.isTooLong) {
      // What follows is read as if the mark were closed: one row is lost, not all.
      this.#row.close();
    }
    if (rest.length > 2 * LONGEST_QUOTED) {
      if (this.#row.isQuoted && !this.#isDropped) {
        this.#markLine = this.#line + lineEnds(rest.slice(0, this.#row.opened));
      }
      this.#line += lineEnds(rest);
      this.#rest = '';
      this.#isDropped = true;
    }
  }

  /** Begins the row again, of which the given text stands before the mark that is text now. */
  #readAgain(mark: number, before: string): void {
    this.#markLine = this.#line + lineEnds(before);
    this.#isMended = true;
    this.#row.begin(mark);
  }

  #give(text: string, start: number, end: number): void {
    const { cells, isEmpty, isTooLong } = this.#row;
    if (isTooLong) {
      this.#receiver.unreadable('the row is larger than 16 MB', '');
      return;
    }
    if (isEmpty) {
      return;
    }
    if (this.#isMended) {
      if (this.#width > 0 && cells.length !== this.#width) {
        this.#receiver.unreadable(neverClosed(this.#markLine), text.slice(start, end));
        return;
      }
      this.#receiver.mended(this.#markLine);
    }
    this.#width ||= cells.length;
    this.#receiver.row(cells);
  }

  /** The open mark of a row that does not end, when rows stand behind it. */
  #unclosedIn(text: string, start: number): number | null {
    const { isQuoted, opened, behindMark } = this.#row;
    if (
      this.#width < FEWEST_CELLS ||
      !isQuoted ||
      this.#isLookedAt ||
      this.#isDropped ||
      behindMark <= LONGEST_QUOTED
    ) {
      return null;
    }
    this.#isLookedAt = true;
    const { rows, alike } = this.#rowsIn(text.slice(start, start + opened + LONGEST_QUOTED), opened);
    return rows > 1 && alike * 2 >= rows ? opened : null;
  }

  /** The mark in a row that seems to be closed by that of another row, when all its lines are rows. */
  #mistakenIn(text: string, start: number, end: number): number | null {
    const { acrossLines, goesOn, cells } = this.#row;
    const isLikely = this.#width >= FEWEST_CELLS && acrossLines !== null && (goesOn || cells.length !== this.#width);
    if (!isLikely || this.#isDropped || end - start > LONGEST_QUOTED) {
      return null;
    }
    const { rows, alike, last } = this.#rowsIn(text.slice(start, end), acrossLines);
    const isTorn = last === 0 ? rows > 1 : goesOn && rows > 0 && last <= this.#width;
    return isTorn && alike === rows ? acrossLines : null;
  }

  /**
   * The rows in a text when marks from a place on are text: how many, how many of them have as many cells as the
   * first row of the table, and the cells of one more that does not end.
   */
  #rowsIn(text: string, mark: number): { rows: number; alike: number; last: number } {
    const row = new CsvRow(this.#delimiter);
    let rows = 0;
    let alike = 0;
    row.begin(mark);
    for (let end = row.take(text, 0); end !== null; end = row.take(text, end)) {
      rows += row.isEmpty ? 0 : 1;
      alike += row.cells.length === this.#width ? 1 : 0;
      row.begin();
    }
    return { rows, alike, last: row.isEmpty ? 0 : row.cells.length + 1 };
  }
}

function neverClosed(line: number): string {
  return `a quotation mark is opened in line ${line} and never closed`;
}

function lineEnds(text: string): number {
  return text.match(LINE_ENDS)?.length ?? 0;
}
