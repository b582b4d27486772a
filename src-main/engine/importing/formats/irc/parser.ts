import type { ParsedTime } from '../../../../contract/index.ts';
import type { LineParser } from '../../lines.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import type { Nicks } from './addressing.ts';
import type { LogClock } from './clock.ts';
import { type LineContent, type LineTime, readBanner, readColumns, readContent, readTime } from './line.ts';

/** mIRC writes colours as U+0003 with numbers, styles as single control characters. */
const COLOUR = String.fromCharCode(3);
const STYLES = String.fromCharCode(2, 4, 15, 17, 22, 29, 30, 31);
const FORMATTING = new RegExp(`${COLOUR}(?:\\d{1,2}(?:,\\d{1,2})?)?|[${STYLES}]`, 'g');
/** Untimed lines before the first time wait for it; so many, no more. */
const LONGEST_WAIT = 1000;

/** Reads a log, in which every line is a message. */
export class IrcParser implements LineParser {
  readonly #records: Records;
  readonly #clock: LogClock;
  readonly #nicks: Nicks;
  readonly #senders = new Senders();
  /** Lines without a time before the first line with one; null afterwards. */
  #waiting: { readonly content: LineContent; readonly line: number }[] | null = [];

  constructor(records: Records, clock: LogClock, nicks: Nicks) {
    this.#records = records;
    this.#clock = clock;
    this.#nicks = nicks;
  }

  line(written: string, number: number): void {
    const text = written.replace(FORMATTING, '');
    const time = readTime(text);
    if (time !== null) {
      this.#timed(text, time, number);
    } else if (text.trim() !== '') {
      this.#untimed(text, number);
    }
  }

  end(): void {
    this.#release();
  }

  #timed(text: string, time: LineTime, number: number): void {
    const content = readColumns(text.slice(time.end)) ?? readContent(text.slice(time.end).trimStart());
    if (content !== null) {
      const local = this.#clock.at(time);
      this.#release();
      this.#add(content, time.offset === null ? { local } : { local, instant: local - time.offset }, number);
    } else if (readBanner(text.slice(time.end)) === null) {
      this.#records.skip(number, 'the line is neither message nor notice', text);
    }
  }

  #untimed(text: string, number: number): void {
    const banner = readBanner(text);
    if (banner !== null) {
      if (banner.day !== null) {
        this.#clock.startDay(banner.day);
      }
      return;
    }
    const content = readContent(text.trimStart());
    if (content === null) {
      this.#records.skip(number, 'the line is neither message nor notice', text);
    } else if (this.#waiting === null) {
      this.#add(content, { local: this.#clock.now }, number);
    } else {
      this.#waiting.push({ content, line: number });
      if (this.#waiting.length > LONGEST_WAIT) {
        this.#release();
      }
    }
  }

  #release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const { content, line } of waiting) {
      this.#add(content, { local: this.#clock.now }, line);
    }
  }

  #add(content: LineContent, at: ParsedTime, line: number): void {
    if (content.what === 'notice') {
      this.#records.message({ type: 'message', sender: null, at, kind: 'system', text: content.text, line });
      return;
    }
    const { nick, text } = content;
    this.#nicks.add(nick);
    const message: MessageDraft = { type: 'message', sender: this.#senders.of(nick), at, kind: 'text', text, line };
    const mentions = this.#nicks.addressedBy(text);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    this.#records.message(message);
  }
}
