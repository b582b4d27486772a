const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A row longer than this is not held in memory: characters. */
const LONGEST_ROW = 16 << 20;

/** Takes the rows of comma-separated values. */
export interface RowReceiver {
  /** Takes the cells of a row. */
  row(cells: readonly string[]): void;
  /** Takes a row that cannot be read, and why. */
  unreadable(reason: string): void;
}

/**
 * Splits comma-separated values (RFC 4180) as they come, seeing every character once. Rows end with LF, CRLF
 * or CR and may have any number of cells; those without a character are left out. A quotation mark within a
 * cell that does not begin with one is text; so are both marks of a cell that goes on behind the closing one.
 */
export class CsvRows {
  readonly #receiver: RowReceiver;
  #cells: string[] = [];
  #cell = '';
  #state: 'before' | 'plain' | 'quoted' | 'behind-quote' = 'before';
  /** Whether the row has anything in it, if only a pair of quotation marks. */
  #isBegun = false;
  /** Characters of the row. */
  #length = 0;

  constructor(receiver: RowReceiver) {
    this.#receiver = receiver;
  }

  feed(text: string): void {
    for (let position = 0; position < text.length; ) {
      switch (this.#state) {
        case 'before':
          position = this.#begin(text, position);
          break;
        case 'plain':
          position = this.#takePlain(text, position);
          break;
        case 'quoted':
          position = this.#takeQuoted(text, position);
          break;
        default:
          position = this.#goOnBehindQuote(text, position);
      }
    }
  }

  /** Takes the end of the table. */
  end(): void {
    if (this.#state === 'quoted') {
      this.#receiver.unreadable('a quotation mark is not closed');
    } else {
      this.#endRow();
    }
  }

  #begin(text: string, position: number): number {
    const isQuoted = text.charCodeAt(position) === QUOTE;
    this.#state = isQuoted ? 'quoted' : 'plain';
    this.#isBegun ||= isQuoted;
    return isQuoted ? position + 1 : position;
  }

  /** Goes to the end of the cell, which a comma or the end of the line makes. */
  #takePlain(text: string, from: number): number {
    for (let position = from; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      if (unit === COMMA || unit === LINE_FEED || unit === CARRIAGE_RETURN) {
        this.#add(text, from, position);
        if (unit === COMMA) {
          this.#endCell();
        } else {
          this.#endRow();
        }
        return position + 1;
      }
    }
    this.#add(text, from, text.length);
    return text.length;
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
  #goOnBehindQuote(text: string, position: number): number {
    const unit = text.charCodeAt(position);
    if (unit === QUOTE) {
      this.#add(text, position, position + 1);
      this.#state = 'quoted';
      return position + 1;
    }
    if (unit !== COMMA && unit !== LINE_FEED && unit !== CARRIAGE_RETURN) {
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

  #endRow(): void {
    if (this.#length > LONGEST_ROW) {
      this.#receiver.unreadable('the row is larger than 16 MB');
    } else if (this.#isBegun || this.#cell !== '') {
      this.#endCell();
      this.#receiver.row(this.#cells);
    }
    this.#cells = [];
    this.#cell = '';
    this.#length = 0;
    this.#isBegun = false;
    this.#state = 'before';
  }
}
