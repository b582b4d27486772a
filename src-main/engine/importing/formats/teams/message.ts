import type { Attachment, Mention, MessageKind, ParsedMessage, Quotation } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { plainText } from '../../html-plain.ts';
import { parseJson } from '../../json-text.ts';
import { elementsOf, idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { reactionCounts } from '../../reactions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { readIsoTime } from '../../written-moment.ts';

const UNKNOWN = 'Unknown user';

/** Reads the messages of a dump; their keys begin with small letters. */
export class TeamsMessages {
  readonly #senders = new Senders();

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, line: number): ParsedMessage | string {
    const nativeId = idOf(record.id);
    const at = readIsoTime(textOf(record.createdDateTime) ?? '');
    if (nativeId === undefined || at === null) {
      return nativeId === undefined ? 'the message has no id' : 'the message has no time, or one that does not exist';
    }
    const isNotice = (textOf(record.messageType) ?? 'message') !== 'message';
    const isDeleted = textOf(record.deletedDateTime) !== undefined;
    const body = isDeleted || isNotice ? EMPTY : readBody(record);
    const message: MessageDraft = {
      type: 'message',
      nativeId,
      sender: isNotice ? null : this.#senderOf(record),
      at,
      kind: isNotice ? 'system' : isDeleted ? 'recalled' : kindOf(body),
      text: isNotice ? eventText(record) : body.text,
      line,
    };
    if (body.attachments.length > 0) {
      message.attachments = body.attachments;
    }
    const mentions = isDeleted ? [] : mentionsOf(record);
    if (mentions.length > 0) {
      message.mentions = mentions;
    }
    const reactions = reactionCounts(elementsOf(record.reactions).map((one) => textOf(objectOf(one)?.reactionType)));
    if (reactions !== undefined) {
      message.reactions = reactions;
    }
    addThread(message, record, body);
    const edited = readIsoTime(textOf(record.lastEditedDateTime) ?? '')?.instant;
    if (edited !== undefined) {
      message.editedAt = edited;
    }
    return message;
  }

  #senderOf(record: JsonObject) {
    const from = objectOf(record.from);
    const author = objectOf(from?.user) ?? objectOf(from?.application) ?? objectOf(from?.device);
    return this.#senders.of(textOf(author?.displayName) ?? UNKNOWN, idOf(author?.id));
  }
}

function addThread(message: MessageDraft, record: JsonObject, { reference, quotation }: TeamsBody): void {
  const root = idOf(record.replyToId);
  const replyTo = root ?? reference;
  if (replyTo !== undefined && replyTo !== message.nativeId) {
    message.replyToNativeId = replyTo;
  } else if (quotation !== undefined) {
    message.quotation = quotation;
  }
  if (objectOf(record.channelIdentity) !== null && message.kind !== 'system') {
    message.topic = root ?? message.nativeId;
  }
}

interface TeamsBody {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Id of the message that is quoted. */
  readonly reference?: string | undefined;
  readonly quotation?: Quotation | undefined;
}

const EMPTY: TeamsBody = { text: '', attachments: [] };

function readBody(record: JsonObject): TeamsBody {
  const { content, contentType } = objectOf(record.body) ?? {};
  const written = textOf(content) ?? '';
  const pictures: Attachment[] = [];
  const said = textOf(contentType)?.toLowerCase() === 'html' ? textOfHtml(written, pictures) : written.trim();
  const subject = textOf(record.subject);
  const files: Attachment[] = [];
  let reference: string | undefined;
  let quotation: Quotation | undefined;
  for (const element of elementsOf(record.attachments)) {
    const attachment = objectOf(element) ?? {};
    if (attachment.contentType === 'messageReference') {
      const quoted = objectOf(parseJson(textOf(attachment.content) ?? '', false)) ?? {};
      reference = idOf(quoted.messageId) ?? idOf(attachment.id);
      const sender = textOf(objectOf(objectOf(quoted.messageSender)?.user)?.displayName);
      quotation = { text: textOf(quoted.messagePreview) ?? '', ...(sender !== undefined && { sender }) };
    } else {
      files.push({ name: textOf(attachment.name) ?? textOf(attachment.contentType) ?? 'attachment', missing: true });
    }
  }
  const text = [subject, said].filter((part) => part !== undefined && part !== '').join('\n\n');
  return { text, attachments: [...files, ...pictures], reference, quotation };
}

/** The text of a body; its pictures are put into `pictures`. */
function textOfHtml(html: string, pictures: Attachment[]): string {
  return plainText(html, (tag, { alt = '', itemtype = '' }) => {
    if (tag === 'img' && !/emoji/i.test(itemtype)) {
      pictures.push({ name: alt || 'image', mime: 'image/*', missing: true });
      return '';
    }
    return tag === 'at' ? '@' : tag === 'emoji' || tag === 'img' ? alt : '';
  });
}

function kindOf({ text, attachments: [first] }: TeamsBody): MessageKind {
  if (text !== '') {
    return 'text';
  }
  return first === undefined ? 'other' : kindOfFile(first.name, first.mime);
}

function mentionsOf(record: JsonObject): readonly Mention[] {
  const names = elementsOf(record.mentions).flatMap((mention) => textOf(objectOf(mention)?.mentionText) ?? []);
  return [...new Set(names)].map((name) => ({ name }));
}

/** `#microsoft.graph.membersAddedEventMessageDetail` as words: “members added”. */
function eventText(record: JsonObject): string {
  const detail = objectOf(record.eventDetail);
  const type = textOf(detail?.['@odata.type']) ?? textOf(detail?.odataType) ?? '';
  const words = type.replace(/^.*\./, '').replace(/EventMessageDetail$/, '');
  const spelt = words.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  const said = plainText(textOf(objectOf(record.body)?.content) ?? '');
  return said || spelt || 'event';
}
