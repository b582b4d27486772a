const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const LINE_END = /[\r\n]/;

/** A row longer than this is not held in memory: characters. */
const LONGEST_ROW = 16 << 20;

/**
 * One row of comma-separated values (RFC 4180), taken as its text comes. It ends with LF, CRLF or CR. A
 * quotation mark within a cell that does not begin with one is text; so are both marks of a cell that goes on
 * behind the closing one.
 */
export class CsvRow {
  readonly #divider: number;
  #cells: string[] = [];
  #cell = '';
  #state: 'before' | 'plain' | 'quoted' | 'behind-quote' = 'before';
  /** Whether the row has anything in it, if only a pair of quotation marks. */
  #isBegun = false;
  /** Characters of its cells. */
  #length = 0;
  /** Characters taken before the text that is being taken. */
  #taken = 0;
  #textFrom = Number.POSITIVE_INFINITY;
  #opened = 0;
  #acrossLines: number | null = null;
  #goesOn = false;

  /** @param delimiter one character that stands between two cells. */
  constructor(delimiter: string) {
    this.#divider = delimiter.charCodeAt(0);
  }

  /** The cells so far. */
  get cells(): readonly string[] {
    return this.#cells;
  }

  get isEmpty(): boolean {
    return !this.#isBegun && this.#cell === '';
  }

  get isTooLong(): boolean {
    return this.#length > LONGEST_ROW;
  }

  /** Whether a quotation mark is open. */
  get isQuoted(): boolean {
    return this.#state === 'quoted';
  }

  /** Where in the row the mark stands that opened the latest quoted cell. */
  get opened(): number {
    return this.#opened;
  }

  /** Characters behind that mark. */
  get behindMark(): number {
    return this.#taken - this.#opened;
  }

  /** Where in the row the mark stands that opened the first cell with a line end in it; null without one. */
  get acrossLines(): number | null {
    return this.#acrossLines;
  }

  /** Whether a cell with a line end in it goes on behind its closing mark. */
  get goesOn(): boolean {
    return this.#goesOn;
  }

  /** Begins a row. @param textFrom place in the row from which on quotation marks are text. */
  begin(textFrom = Number.POSITIVE_INFINITY): void {
    this.#cells = [];
    this.#cell = '';
    this.#state = 'before';
    this.#isBegun = false;
    this.#length = 0;
    this.#taken = 0;
    this.#textFrom = textFrom;
    this.#acrossLines = null;
    this.#goesOn = false;
  }

  /** Takes a text from a place on; gives the place behind the end of the row, null when the text ends first. */
  take(text: string, from: number): number | null {
    for (let position = from; position < text.length; ) {
      if (this.#state === 'before') {
        position = this.#open(text, position, from);
      } else if (this.#state === 'plain') {
        const end = this.#takePlain(text, position);
        if (end < text.length && text.charCodeAt(end) !== this.#divider) {
          this.end();
          return isPair(text, end) ? end + 2 : end + 1;
        }
        if (end < text.length) {
          this.#endCell();
        }
        position = end + 1;
      } else {
        position = this.#state === 'quoted' ? this.#takeQuoted(text, position) : this.#goBehindMark(text, position);
      }
    }
    this.#taken += text.length - from;
    return null;
  }

  /** Takes the end of the table, which ends the row unless a mark is open. */
  end(): void {
    if (!this.isEmpty && !this.isQuoted) {
      this.#endCell();
    }
  }

  /** Goes on as if the open mark were closed. */
  close(): void {
    this.#state = 'plain';
  }

  #open(text: string, position: number, from: number): number {
    const place = this.#taken + position - from;
    const isQuoted = text.charCodeAt(position) === QUOTE && place < this.#textFrom;
    this.#state = isQuoted ? 'quoted' : 'plain';
    if (!isQuoted) {
      return position;
    }
    this.#isBegun = true;
    this.#opened = place;
    return position + 1;
  }

  /** Goes to the comma or the line end that ends the cell. */
  #takePlain(text: string, from: number): number {
    let position = from;
    for (; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      if (unit === this.#divider || unit === LINE_FEED || unit === CARRIAGE_RETURN) {
        break;
      }
    }
    this.#add(text, from, position);
    return position;
  }

  #takeQuoted(text: string, from: number): number {
    const end = text.indexOf('"', from);
    this.#add(text, from, end === -1 ? text.length : end);
    if (end === -1) {
      return text.length;
    }
    this.#state = 'behind-quote';
    return end + 1;
  }

  /** The mark was the first of two that stand for one, or the closing one. */
  #goBehindMark(text: string, position: number): number {
    const unit = text.charCodeAt(position);
    if (unit === QUOTE) {
      this.#add(text, position, position + 1);
      this.#state = 'quoted';
      return position + 1;
    }
    const goesOn = unit !== this.#divider && unit !== LINE_FEED && unit !== CARRIAGE_RETURN;
    if (LINE_END.test(this.#cell)) {
      this.#acrossLines ??= this.#opened;
      this.#goesOn ||= goesOn;
    }
    if (goesOn) {
      this.#cell = `"${this.#cell}"`;
    }
    this.#state = 'plain';
    return position;
  }

  #add(text: string, from: number, to: number): void {
    this.#length += to - from;
    if (this.#length <= LONGEST_ROW) {
      this.#cell += text.slice(from, to);
    } else {
      this.#cell = '';
      this.#cells = [];
    }
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#isBegun = true;
    this.#state = 'before';
  }
}

function isPair(text: string, position: number): boolean {
  return text.charCodeAt(position) === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED;
}
