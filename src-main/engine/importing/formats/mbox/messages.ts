import type { ParsedMessage } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import type { Mail } from './mail.ts';

/** What stands before the subject of an answer, in the languages of mail programs, and the tag of a list. */
const REPLY =
  /^(?:re|aw|antw|sv|vs|ref|rif|fwd?|wg|回复|回覆|答复|答覆|回信|转发|轉寄|返信|ответ)(?:\[\d+\]|\(\d+\))?\s?[:：]\s*/i;
const TAG = /^\[([^\]]{1,60})\]\s*/;
/** More subjects than any list has in one file. */
const REMEMBERED = 200_000;

/** The tag of a list at the start of a subject; undefined without one. */
export function tagOf(subject: string): string | undefined {
  return TAG.exec(plainSubject(subject, false))?.[1];
}

/** Makes messages of the mails of a list, in the order of the file. */
export class MailMessages {
  readonly #senders = new Senders();
  readonly #firstOfSubject = new Map<string, string>();

  /** The message of a mail; a text that says why there is none. */
  read(mail: Mail, line: number): ParsedMessage | string {
    if (mail.at === null || mail.address === '') {
      return mail.at === null ? 'the mail has no date, or one that does not exist' : 'the mail has no sender';
    }
    const topic = plainSubject(mail.subject, true);
    const replyTo = mail.inReplyTo ?? this.#answered(mail, topic);
    const isFirst = replyTo === undefined;
    const attachments = [...mail.attachments, ...mail.body.scrubbed];
    const text = isFirst ? [topic, mail.body.text].filter((part) => part !== '').join('\n\n') : mail.body.text;
    const message: MessageDraft = {
      type: 'message',
      sender: this.#senders.of(mail.name, mail.address),
      at: mail.at,
      kind:
        text === ''
          ? attachments[0] === undefined
            ? 'other'
            : kindOfFile(attachments[0].name, attachments[0].mime)
          : 'text',
      text,
      line,
    };
    if (mail.messageId !== undefined) {
      message.nativeId = mail.messageId;
      this.#remember(topic, mail.messageId);
    }
    if (replyTo !== undefined) {
      message.replyToNativeId = replyTo;
    } else if (mail.body.quotation !== null) {
      message.quotation = mail.body.quotation;
    }
    if (topic !== '') {
      message.topic = topic;
    }
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    const mentions = mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }

  /** The first mail of the subject, for an answer whose program does not say what it answers. */
  #answered({ subject }: Mail, topic: string): string | undefined {
    return REPLY.test(subject.replace(TAG, '')) ? this.#firstOfSubject.get(topic.toLowerCase()) : undefined;
  }

  #remember(topic: string, messageId: string): void {
    const key = topic.toLowerCase();
    if (topic !== '' && !this.#firstOfSubject.has(key) && this.#firstOfSubject.size < REMEMBERED) {
      this.#firstOfSubject.set(key, messageId);
    }
  }
}

/** A subject without what says that it is answered, and without the tag of the list. */
function plainSubject(subject: string, withoutTag: boolean): string {
  let rest = subject;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(REPLY, '');
    rest = withoutTag ? rest.replace(TAG, '') : rest;
  }
  return rest.trim();
}
