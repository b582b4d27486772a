import { readHeading } from './heading.ts';

const QUOTE = 34;
/** So many lines with a heading among them, or so many at all, are no quoted text. */
const LINES_WITH_HEADING = 200;
const LINES = 1000;

export interface NumberedLine {
  readonly text: string;
  readonly number: number;
}

/**
 * The lines behind a quotation mark that its own line does not close, until it is certain whether they are
 * one text. Phones set marks around texts of several lines and leave marks within them as they are, so
 * that the closing one is at the end of a line in which marks do not pair.
 */
export class QuotedLines {
  readonly lines: NumberedLine[] = [];
  #sawHeading = false;

  /** Whether a text begins with a mark that it does not close. */
  static isOpenedBy(text: string): boolean {
    return text.charCodeAt(0) === QUOTE && !marksPair(text);
  }

  add(text: string, number: number): void {
    this.lines.push({ text, number });
    this.#sawHeading ||= readHeading(text) !== null;
  }

  /** Whether the last line may be the end of the text. */
  get mayEnd(): boolean {
    const last = this.lines.at(-1)?.text ?? '';
    return last.charCodeAt(last.length - 1) === QUOTE && !marksPair(last);
  }

  /** Whether so much came without a closing mark that the first one is only a mark. */
  get isHopeless(): boolean {
    return this.lines.length > (this.#sawHeading ? LINES_WITH_HEADING : LINES);
  }
}

function marksPair(text: string): boolean {
  let marks = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    marks++;
  }
  return marks % 2 === 0;
}
