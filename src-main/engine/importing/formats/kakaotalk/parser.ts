import type { ParsedSender } from '../../../../contract/index.ts';
import { MessageBody } from '../../body.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { isNotice, readBody } from './bodies.ts';
import { readBracket, readStamp } from './header.ts';
import type { KakaoLayout } from './survey.ts';
import { isSavedLine, readTitle } from './title.ts';
import { isDateLine, readBar } from './written-day.ts';

const BANNER_LINES = 4;

/** Reads the lines of an export from a computer or a phone. */
export class KakaoTextParser implements LineParser {
  readonly #records: Records;
  readonly #layout: KakaoLayout;
  readonly #body: MessageBody;
  readonly #senders = new Senders();
  /** Midnight of the day of a computer's file; null before the first and under one that does not exist. */
  #day: number | null = null;
  #state: 'banner' | 'no-such-day' | 'day' | 'message' | 'skipping' = 'banner';
  /** Of the message being read, or read last. */
  #sender: ParsedSender | null = null;
  #local = 0;
  #line = 0;

  constructor(records: Records, layout: KakaoLayout) {
    this.#records = records;
    this.#layout = layout;
    this.#body = new MessageBody(records);
  }

  line(text: string, number: number): void {
    const isTaken = this.#layout === 'computer' ? this.#takeComputer(text, number) : this.#takePhone(text, number);
    if (!isTaken) {
      this.#continue(text, number);
    }
  }

  end(): void {
    this.#finish();
  }

  #takeComputer(text: string, number: number): boolean {
    const bar = readBar(text);
    if (bar !== null) {
      this.#beginDay(bar.day, text, number);
      return true;
    }
    const head = readBracket(text);
    if (head !== null) {
      const { sinceMidnight } = head;
      const local = this.#day === null || sinceMidnight === null ? null : this.#day + sinceMidnight;
      this.#begin(local, head.name, text, head.end, number);
      return true;
    }
    if (this.#day !== null && isNotice(text)) {
      this.#begin(this.#local, null, text, 0, number);
      return true;
    }
    return false;
  }

  #takePhone(text: string, number: number): boolean {
    const head = readStamp(text);
    if (head !== null) {
      this.#begin(head.local, head.name, text, head.end, number);
      return true;
    }
    if (!isDateLine(text)) {
      return false;
    }
    this.#finish();
    this.#state = 'day';
    return true;
  }

  #beginDay(day: number | null, text: string, number: number): void {
    this.#finish();
    this.#day = day;
    this.#state = day === null ? 'no-such-day' : 'day';
    if (day === null) {
      this.#records.skip(number, 'there is no such day', text);
    } else {
      this.#local = day;
    }
  }

  #begin(local: number | null, name: string | null, text: string, end: number, number: number): void {
    this.#finish();
    if (local === null) {
      const isDayless = this.#layout === 'computer' && this.#day === null;
      this.#records.skip(number, isDayless ? this.#reason() : 'there is no such day or time', text);
      this.#state = isDayless ? this.#state : 'skipping';
      return;
    }
    this.#state = 'message';
    this.#sender = name === null ? null : this.#senders.of(name);
    this.#local = local;
    this.#line = number;
    this.#body.start(text.slice(end));
  }

  #continue(text: string, number: number): void {
    if (this.#state === 'message' && (this.#sender !== null || text.trim() === '')) {
      this.#body.append(text, number);
      return;
    }
    const isBanner =
      this.#state === 'banner' && number < BANNER_LINES && (readTitle(text) !== null || isSavedLine(text));
    if (text.trim() !== '' && !isBanner) {
      this.#records.skip(number, this.#reason(), text);
    }
  }

  #reason(): string {
    switch (this.#state) {
      case 'banner':
        return 'it stands before the first day';
      case 'no-such-day':
        return 'it belongs to a day that does not exist';
      case 'skipping':
        return 'it belongs to a skipped message';
      default:
        return 'it is no message';
    }
  }

  #finish(): void {
    if (this.#state === 'message') {
      this.#state = 'day';
      this.#records.message(messageOf(this.#sender, this.#local, this.#body.text(), this.#line, this.#senders));
    }
  }
}

/** A message from what was written; without a sender it is a notice. */
export function messageOf(
  sender: ParsedSender | null,
  local: number,
  body: string,
  line: number,
  senders: Senders,
): MessageDraft {
  const at = { local };
  if (sender === null) {
    return { type: 'message', sender, at, kind: 'system', text: body, line };
  }
  const { kind, text, attachments } = readBody(body);
  const message: MessageDraft = { type: 'message', sender, at, kind, text, line };
  const mentions = mentionsIn(text, senders.isKnown);
  if (mentions !== undefined) {
    message.mentions = mentions;
  }
  if (attachments !== undefined) {
    message.attachments = attachments;
  }
  return message;
}
