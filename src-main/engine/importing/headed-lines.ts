import { MessageBody } from './body.ts';
import type { LineParser } from './lines.ts';
import type { Records } from './records.ts';

/** The first line of a message, in a text in which each message begins with one. */
export interface MessageHead {
  /** Wall clock; null for a time that does not exist. */
  readonly local: number | null;
  /** What of the text stands in the head's own line; without it the text begins in the next one. */
  readonly text?: string;
}

/** How a format reads a text of messages with heads. */
export interface HeadedText<Head extends MessageHead> {
  /**
   * Reads a line as the head of a message; null for any other line.
   * @param afterBlank whether a blank line stands before it, or nothing
   */
  head(line: string, afterBlank: boolean): Head | null;
  /** Takes a line before the first message; true for a banner. */
  banner?(line: string): boolean;
  /** Opens the chat that the message with this head, or what could not be read, belongs to. */
  open(head: Head | null): void;
  /** Takes a message; its text is without blank lines at the end. */
  message(head: Head, text: string, line: number): void;
}

/** Reads a text in which every message begins with a head and goes on until the next one. */
export class HeadedLines<Head extends MessageHead> implements LineParser {
  readonly #records: Records;
  readonly #text: HeadedText<Head>;
  readonly #body: MessageBody;
  #head: Head | null = null;
  #line = 0;
  #isEmpty = true;
  #isSkipping = false;
  #afterBlank = true;

  constructor(records: Records, text: HeadedText<Head>) {
    this.#records = records;
    this.#text = text;
    this.#body = new MessageBody(records);
  }

  line(text: string, number: number): void {
    const head = this.#text.head(text, this.#afterBlank);
    if (head === null) {
      this.#continue(text, number);
    } else {
      this.#begin(head, text, number);
    }
    this.#afterBlank = text.trim() === '';
  }

  end(): void {
    this.#finish();
    if (!this.#records.opened) {
      this.#text.open(null);
    }
  }

  #begin(head: Head, text: string, number: number): void {
    this.#finish();
    this.#text.open(head);
    if (head.local === null) {
      this.#records.skip(number, 'there is no such date or time', text);
      this.#isSkipping = true;
      return;
    }
    this.#isSkipping = false;
    this.#head = head;
    this.#line = number;
    this.#isEmpty = head.text === undefined;
    this.#body.start(head.text ?? '');
  }

  #continue(text: string, number: number): void {
    if (this.#head !== null) {
      if (this.#isEmpty) {
        this.#isEmpty = false;
        this.#body.start(text);
      } else {
        this.#body.append(text, number);
      }
    } else if (text.trim() !== '' && (this.#isSkipping || this.#text.banner?.(text) !== true)) {
      const reason = this.#isSkipping ? 'it belongs to a skipped message' : 'it stands before the first message';
      this.#records.skip(number, reason, text);
    }
  }

  #finish(): void {
    const head = this.#head;
    this.#head = null;
    if (head !== null) {
      this.#text.message(head, this.#body.text(), this.#line);
    }
  }
}
