import type { ParsedSender } from '../../../../contract/index.ts';
import { MessageBody } from '../../body.ts';
import { stemOf } from '../../file-name.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { kindOfNotice, nameInNotice, readBody } from './bodies.ts';
import { readHeading } from './heading.ts';
import { lengthOfName } from './names.ts';
import { QuotedLines } from './quoted-lines.ts';
import type { LineReading } from './survey.ts';
import { type LineTime, readTime } from './time.ts';
import { isSavedLine } from './title.ts';

const TAB = 9;
const BLANK = 32;

/** Reads the lines of an export. */
export class LineChatParser implements LineParser {
  readonly #records: Records;
  readonly #reading: LineReading;
  readonly #body: MessageBody;
  readonly #senders = new Senders();
  /** Wall clock of the midnight that began the day; null before the first, and under one that does not exist. */
  #day: number | null = null;
  #state: 'banner' | 'no-such-day' | 'day' | 'message' | 'skipping' = 'banner';
  #quoted: QuotedLines | null = null;
  /** Of the message being read. */
  #sender: ParsedSender | null = null;
  #local = 0;
  #line = 0;

  constructor(records: Records, reading: LineReading, fileName: string, chatName: string | undefined) {
    this.#records = records;
    this.#reading = reading;
    this.#body = new MessageBody(records);
    this.#openChat(fileName, chatName);
  }

  line(text: string, number: number): void {
    if (this.#quoted === null) {
      this.#take(text, number, true);
      return;
    }
    if (this.#quoted.mayEnd && this.#mayFollowMessage(text)) {
      this.#closeQuoted();
      this.#take(text, number, true);
      return;
    }
    this.#quoted.add(text, number);
    if (this.#quoted.isHopeless) {
      this.#releaseQuoted();
    }
  }

  end(): void {
    if (this.#quoted?.mayEnd) {
      this.#closeQuoted();
    }
    this.#releaseQuoted();
    this.#finish();
  }

  #take(text: string, number: number, mayQuote: boolean): void {
    const time = this.#timeOf(text);
    if (time !== null) {
      this.#begin(time, text, number, mayQuote);
      return;
    }
    const heading = readHeading(text);
    if (heading === null) {
      this.#continue(text, number);
      return;
    }
    this.#finish();
    if (heading.kind === 'impossible') {
      this.#records.skip(number, 'there is no such day', text);
      this.#day = null;
      this.#state = 'no-such-day';
    } else {
      this.#day = heading.kind === 'day' ? heading.local : heading[this.#reading.order];
      this.#state = 'day';
    }
  }

  /** The time of a message line in the layout of the file. */
  #timeOf(text: string): LineTime | null {
    const time = readTime(text);
    const separator = this.#reading.isDesktop ? BLANK : TAB;
    return time !== null && text.charCodeAt(time.end) === separator ? time : null;
  }

  #mayFollowMessage(text: string): boolean {
    return text.trim() === '' || this.#timeOf(text) !== null || readHeading(text) !== null;
  }

  #begin(time: LineTime, text: string, number: number, mayQuote: boolean): void {
    this.#finish();
    if (this.#day === null || time.sinceMidnight === null) {
      const reason =
        time.sinceMidnight === null
          ? 'there is no such time'
          : this.#state === 'banner'
            ? 'it stands before the first day'
            : 'it belongs to a day that does not exist';
      this.#records.skip(number, reason, text);
      this.#state = this.#day === null ? this.#state : 'skipping';
      return;
    }
    this.#state = 'message';
    this.#local = this.#day + time.sinceMidnight;
    this.#line = number;
    const said = this.#readSender(text.slice(time.end + 1));
    this.#body.start(said);
    if (mayQuote && !this.#reading.isDesktop && QuotedLines.isOpenedBy(said)) {
      this.#quoted = new QuotedLines();
    }
  }

  /** Sets the sender, null for a notice; returns what follows the name. */
  #readSender(rest: string): string {
    const { isDesktop, names } = this.#reading;
    const isNotice = isDesktop && nameInNotice(rest) !== null && kindOfNotice(rest) !== 'call';
    const end = isNotice ? 0 : isDesktop ? lengthOfName(rest, names) : rest.indexOf('\t');
    if (end <= 0) {
      this.#sender = null;
      return rest.slice(end === 0 && !isDesktop ? 1 : 0);
    }
    this.#sender = this.#senders.of(rest.slice(0, end));
    return rest.slice(end + 1);
  }

  #continue(text: string, number: number): void {
    if (this.#state === 'message') {
      this.#body.append(text, number);
      return;
    }
    const isBanner = number === 0 ? this.#reading.title !== null : number < 3 && isSavedLine(text);
    if (text.trim() === '' || (this.#state === 'banner' && isBanner)) {
      return;
    }
    const reasons = {
      banner: 'it stands before the first day',
      'no-such-day': 'it belongs to a day that does not exist',
      day: 'it is no message',
      skipping: 'it belongs to a skipped message',
    };
    this.#records.skip(number, reasons[this.#state], text);
  }

  /** The text between the marks is complete. */
  #closeQuoted(): void {
    for (const { text, number } of this.#quoted?.lines ?? []) {
      this.#body.append(text, number);
    }
    this.#quoted = null;
  }

  /** The mark was only a mark: the lines behind it are lines like others. */
  #releaseQuoted(): void {
    const lines = this.#quoted?.lines ?? [];
    this.#quoted = null;
    for (const { text, number } of lines) {
      this.#take(text, number, false);
    }
  }

  #finish(): void {
    if (this.#state !== 'message') {
      return;
    }
    this.#state = 'day';
    const said = withoutMarks(this.#body.text());
    const isNotice = this.#sender === null || nameInNotice(said) === this.#sender.name;
    const { kind, text, attachments } = readBody(said, this.#reading.isDesktop);
    const message: MessageDraft = {
      type: 'message',
      sender: isNotice ? null : this.#sender,
      at: { local: this.#local },
      kind: isNotice ? kindOfNotice(said) : kind,
      text: isNotice ? said : text,
      line: this.#line,
    };
    const mentions = isNotice ? undefined : mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    if (!isNotice && attachments !== undefined) {
      message.attachments = attachments;
    }
    this.#records.message(message);
  }

  #openChat(fileName: string, chatName: string | undefined): void {
    const { title, kind, isDesktop, names, order, because } = this.#reading;
    const name = chatName ?? title ?? stemOf(fileName);
    this.#records.chat({ type: 'chat', platform: 'line', kind, name });
    if (chatName === undefined && title === null) {
      const reason = 'the file does not name the chat';
      this.#records.note({ type: 'guess', what: 'chat-name', value: name, because: reason });
    }
    if (because !== null) {
      this.#records.note({ type: 'guess', what: 'date-order', value: order, because });
    }
    if (isDesktop) {
      const list = Array.from(names).slice(0, 50).join(', ');
      this.#records.warn(`The file does not set names apart from texts. These were taken for names: ${list}.`);
    }
  }
}

/** A text of several lines without the quotation marks around it. */
function withoutMarks(text: string): string {
  return text.includes('\n') && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
