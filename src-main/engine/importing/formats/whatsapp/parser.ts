import type { ParsedSender } from '../../../../contract/index.ts';
import { wallClock } from '../../../text/index.ts';
import { MessageBody } from '../../body.ts';
import type { DateReading } from '../../date-order.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { ownCopy, Senders } from '../../senders.ts';
import { authorEnd, cleanName } from './authors.ts';
import { readHeader, type WhatsAppHeader } from './header.ts';
import { readSpecialBody, withoutEditNote } from './media.ts';
import { PastedRuns } from './pasted-runs.ts';
import type { Survey } from './survey.ts';
import { TimeCheck } from './time-check.ts';

const MARK = 0x200e;
const BLANK = 32;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Reads the lines of a WhatsApp chat once the survey has told how they are written. */
export class WhatsAppParser implements LineParser {
  readonly #records: Records;
  readonly #survey: Survey;
  readonly #reading: DateReading;
  readonly #times: TimeCheck;
  readonly #pasted: PastedRuns;
  readonly #body: MessageBody;
  readonly #senders = new Senders();
  readonly #senderOf = new Map<string, ParsedSender | null>();
  #state: 'nothing' | 'message' | 'skipping' = 'nothing';
  /** Of the message being read. */
  #header: WhatsAppHeader | null = null;
  #line = 0;
  #local = 0;

  /** @param writtenAt epoch milliseconds at which the file was written: no message is younger. */
  constructor(records: Records, survey: Survey, reading: DateReading, writtenAt: number) {
    this.#records = records;
    this.#survey = survey;
    this.#reading = reading;
    this.#times = new TimeCheck(writtenAt);
    this.#pasted = new PastedRuns(records, survey.authors, this.#times);
    this.#body = new MessageBody(records);
  }

  line(text: string, number: number): void {
    const header = readHeader(text);
    if (header === null || !this.#survey.shapes.has(header.shape)) {
      this.#continue(text, number);
      return;
    }
    this.#finish();
    const local = this.#timeOf(header);
    if (local === null) {
      this.#records.skip(number, 'there is no such date or time', text);
      this.#state = 'skipping';
      return;
    }
    this.#state = 'message';
    this.#header = header;
    this.#line = number;
    this.#local = local;
    this.#body.start(text);
  }

  end(): void {
    this.#finish();
    this.#pasted.end();
    this.#times.report(this.#records);
  }

  #continue(text: string, number: number): void {
    if (this.#state === 'message') {
      this.#body.append(text, number);
    } else if (text.trim() !== '') {
      const reason =
        this.#state === 'skipping' ? 'it belongs to a skipped message' : 'it stands before the first message';
      this.#records.skip(number, reason, text);
    }
  }

  #timeOf({ parts, digits, hour, minute, second }: WhatsAppHeader): number | null {
    const { year, month, day } = this.#reading;
    const fullYear = digits[year] > 2 ? parts[year] : 2000 + parts[year];
    return wallClock(fullYear, parts[month], parts[day], hour, minute, second);
  }

  #finish(): void {
    const header = this.#header;
    if (header === null) {
      return;
    }
    this.#header = null;
    const whole = this.#body.text();
    const end = authorEnd(whole, header.end);
    const sender = end === -1 ? null : this.#sender(whole.slice(header.end, end));
    const bodyStart = sender === null ? header.end : whole.charCodeAt(end + 1) === BLANK ? end + 2 : end + 1;
    this.#add(header, sender, whole, whole.slice(bodyStart));
  }

  #add(header: WhatsAppHeader, sender: ParsedSender | null, whole: string, body: string): void {
    const special = readSpecialBody(body);
    const at = { local: this.#local };
    const line = this.#line;
    // iOS signs its notices with the name of the chat and marks them with U+200E.
    const notice = sender === null || (header.shape === 'bracket' && body.charCodeAt(0) === MARK && special === null);
    if (notice) {
      const text = body.replace(MARKS, '').trim();
      const kind = special?.kind === 'call' ? 'call' : 'system';
      this.#pasted.add({ message: { type: 'message', sender: null, at, kind, text, line }, whole });
      return;
    }
    const text = withoutEditNote(special?.text ?? body);
    const message: MessageDraft = { type: 'message', sender, at, kind: special?.kind ?? 'text', text, line };
    const mentions = mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    if (special?.attachments !== undefined) {
      message.attachments = special.attachments;
    }
    this.#pasted.add({ message, whole });
  }

  /** Null for what stands in the place of a name and is none. */
  #sender(written: string): ParsedSender | null {
    let sender = this.#senderOf.get(written);
    if (sender === undefined) {
      const name = cleanName(written);
      sender = name !== '' && this.#survey.authors.isAuthor(name) ? this.#senders.of(name) : null;
      if (this.#senderOf.size < 100_000) {
        this.#senderOf.set(ownCopy(written), sender);
      }
    }
    return sender;
  }
}
