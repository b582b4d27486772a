import type { ParsedMessage } from '../../../../contract/index.ts';
import type { Records } from '../../records.ts';
import type { Authors } from './authors.ts';
import type { TimeCheck } from './time-check.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A longer stretch of older messages is a merged export, not something a person pasted. */
const LONGEST_RUN = 200;

/** A message together with all that stands in the file for it. */
export interface ReadMessage {
  readonly message: ParsedMessage;
  readonly whole: string;
}

/**
 * Finds chats that somebody pasted into a message: lines that look like messages, older than those before
 * and after them, by people who write nowhere else. They go back into the text of the message before them.
 */
export class PastedRuns {
  readonly #records: Records;
  readonly #authors: Authors;
  readonly #times: TimeCheck;
  readonly #known = new Set<string>();
  #anchor: ReadMessage | null = null;
  #run: ReadMessage[] = [];

  constructor(records: Records, authors: Authors, times: TimeCheck) {
    this.#records = records;
    this.#authors = authors;
    this.#times = times;
  }

  /** Takes the next message in file order; it is passed on once the one after it is known. */
  add(read: ReadMessage): void {
    const anchor = this.#anchor;
    if (anchor === null) {
      this.#accept(read);
    } else if (this.#run.length === 0) {
      if (this.#isForeign(read, anchor.message.at.local - HOUR)) {
        this.#run.push(read);
      } else {
        this.#accept(read);
      }
    } else if (read.message.at.local >= anchor.message.at.local - MINUTE) {
      this.#endRun(anchor);
      this.#accept(read);
    } else if (this.#run.length < LONGEST_RUN && this.#isForeign(read, anchor.message.at.local)) {
      this.#run.push(read);
    } else {
      this.#acceptRun();
      this.#accept(read);
    }
  }

  end(): void {
    this.#acceptRun();
    if (this.#anchor !== null) {
      this.#records.message(this.#anchor.message);
      this.#anchor = null;
    }
  }

  #isForeign({ message }: ReadMessage, before: number): boolean {
    return message.at.local < before && message.sender !== null && !this.#known.has(message.sender.name);
  }

  #accept(read: ReadMessage): void {
    if (this.#anchor !== null) {
      this.#records.message(this.#anchor.message);
    }
    this.#anchor = read;
    this.#times.add(read.message.at.local);
    if (read.message.sender !== null) {
      this.#known.add(read.message.sender.name);
    }
  }

  #acceptRun(): void {
    const run = this.#run;
    this.#run = [];
    for (const read of run) {
      this.#accept(read);
    }
  }

  #endRun(anchor: ReadMessage): void {
    const counts = new Map<string, number>();
    for (const { message } of this.#run) {
      const name = message.sender?.name ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    if ([...counts].some(([name, count]) => this.#authors.countOf(name) > count)) {
      this.#acceptRun();
      return;
    }
    const pasted = this.#run.map((read) => read.whole).join('\n');
    const from = (this.#run[0]?.message.line ?? 0) + 1;
    const to = from + pasted.split('\n').length - 1;
    const { message } = anchor;
    this.#anchor = { ...anchor, message: { ...message, text: `${message.text}\n${pasted}`.trimStart() } };
    this.#run = [];
    this.#records.warn(
      `Lines ${from} to ${to} look like a chat that was pasted into the message in line ${message.line + 1}; they were kept as its text.`,
    );
  }
}
