import type { ParsedMessage, ParsedSender, ParsedTime } from '../../../../contract/index.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { Topics } from '../telegram-json/topics.ts';
import { readMedium } from './media.ts';
import type { PageReader, ShownMessage } from './page.ts';
import { dayIn, timeIn } from './time.ts';

const DELETED_ACCOUNT = 'Deleted Account';
const CREATED_TOPIC = /\bcreated (?:the )?topic\s*[«“"](.+)[»”"]$/;

/** Turns what the pages of one chat show into records. */
export class TelegramHtmlMessages implements PageReader {
  readonly #records: Records;
  readonly #senders = new Senders();
  readonly #topics = new Topics();
  /** Who the next joined message is by. */
  #sender: ParsedSender | null = null;
  /** Of the latest message, or the beginning of the day under a new heading. */
  #now: ParsedTime | null = null;
  #line: number;

  /** @param line of the first message */
  constructor(records: Records, line: number) {
    this.#records = records;
    this.#line = line;
  }

  /** Line of the next message. */
  get line(): number {
    return this.#line;
  }

  heading(): void {
    // The name of the chat was looked for before its messages are read.
  }

  message(shown: ShownMessage): void {
    const line = this.#line++;
    const day = shown.isNotice ? dayIn(shown.text) : null;
    if (day !== null) {
      this.#beginDay(day);
      return;
    }
    const message = shown.isNotice ? this.#notice(shown, line) : this.#written(shown, line);
    if (message === null) {
      this.#records.skip(line, 'the message has no time, or one that does not exist', shown.text);
    } else {
      this.#records.message(message);
    }
  }

  #beginDay(local: number): void {
    const { instant, local: before } = this.#now ?? {};
    // A day has no time of its own, but the distance from UTC is that of the messages so far.
    this.#now =
      instant === undefined || before === undefined ? { local } : { local, instant: local + instant - before };
  }

  #notice(shown: ShownMessage, line: number): ParsedMessage | null {
    const at = timeIn(shown.time) ?? this.#now;
    if (at === null) {
      return null;
    }
    const title = CREATED_TOPIC.exec(shown.text)?.[1];
    if (title !== undefined && shown.id !== '') {
      this.#topics.create(shown.id, title);
    }
    return {
      type: 'message',
      ...(shown.id !== '' && { nativeId: shown.id }),
      sender: null,
      at,
      kind: 'system',
      text: shown.text,
      ...(title !== undefined && { topic: title }),
      line,
    };
  }

  #written(shown: ShownMessage, line: number): ParsedMessage | null {
    const at = timeIn(shown.time);
    if (shown.sender !== '') {
      this.#sender = this.#senders.of(nameIn(shown.sender));
    }
    this.#sender ??= this.#senders.of(DELETED_ACCOUNT);
    if (at === null) {
      return null;
    }
    this.#now = at;
    const medium = shown.medium === null ? null : readMedium(shown.medium);
    const text = [shown.text, medium?.text ?? ''].filter((part) => part !== '').join('\n');
    const message: MessageDraft = {
      type: 'message',
      sender: this.#sender,
      at,
      kind: medium?.kind ?? (shown.isForward ? 'forward' : text === '' ? 'other' : 'text'),
      text,
      line,
    };
    if (shown.id !== '') {
      message.nativeId = shown.id;
    }
    if (medium?.attachment) {
      message.attachments = [medium.attachment];
    }
    this.#addRelations(message, shown);
    return message;
  }

  #addRelations(message: MessageDraft, shown: ShownMessage): void {
    const { replyTo } = shown;
    if (replyTo !== undefined && !this.#topics.isFirst(replyTo)) {
      message.replyToNativeId = replyTo;
    }
    const topic = this.#topics.of(message.nativeId, replyTo);
    if (topic !== undefined) {
      message.topic = topic;
    }
    if (shown.origin !== '') {
      message.quotation = { sender: nameIn(shown.origin), text: '' };
    }
    const mentions = shown.mentions.filter((name) => name !== '');
    if (mentions.length > 0) {
      message.mentions = mentions.map((name) => ({ name }));
    }
    const reactions = shown.reactions.filter(({ key }) => key !== '');
    if (reactions.length > 0) {
      message.reactions = reactions;
    }
  }
}

/** A name without the bot through which something was sent. */
export function nameIn(written: string): string {
  return written.replace(/ via @\w+$/, '');
}
