import type { Records } from './records.ts';

/** Longer than any message a chat program sends; what exceeds it is skipped, line by line. */
const LONGEST_BODY = 1_000_000;

/** The lines of the message that is being read. */
export class MessageBody {
  readonly #records: Records;
  #first = '';
  #more: string[] | null = null;
  #length = 0;

  constructor(records: Records) {
    this.#records = records;
  }

  start(text: string): void {
    this.#first = text;
    this.#more = null;
    this.#length = text.length;
  }

  append(text: string, line: number): void {
    this.#length += text.length + 1;
    if (this.#length > LONGEST_BODY) {
      this.#records.skip(line, 'the message is longer than 1,000,000 characters', text);
    } else {
      this.#more ??= [this.#first];
      this.#more.push(text);
    }
  }

  /** The lines joined with line feeds, without blank lines at the end. */
  text(): string {
    if (this.#more === null) {
      return this.#first;
    }
    let length = this.#more.length;
    while (length > 1 && this.#more[length - 1]?.trim() === '') {
      length--;
    }
    return length === this.#more.length ? this.#more.join('\n') : this.#more.slice(0, length).join('\n');
  }
}
