import type { Attachment, MessageKind, ParsedMessage, Quotation } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { plainText } from '../../html-plain.ts';
import { parseJson } from '../../json-text.ts';
import { elementsOf, type JsonObject, objectOf } from '../../json-values.ts';
import { reactionCounts } from '../../reactions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { readIsoTime } from '../../written-moment.ts';
import { graphId, graphObject, graphText, graphValue } from './graph-value.ts';

const UNKNOWN = 'Unknown user';

/** Reads the messages of a dump. */
export class TeamsMessages {
  readonly #senders = new Senders();

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, line: number): ParsedMessage | string {
    const nativeId = graphId(record, 'id');
    const at = readIsoTime(graphText(record, 'createdDateTime') ?? '');
    if (nativeId === undefined || at === null) {
      return nativeId === undefined ? 'the message has no id' : 'the message has no time, or one that does not exist';
    }
    const isNotice = (graphText(record, 'messageType') ?? 'message') !== 'message';
    const isDeleted = graphText(record, 'deletedDateTime') !== undefined;
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
    const mentioned = isDeleted ? [] : elementsOf(graphValue(record, 'mentions'));
    if (mentioned.length > 0) {
      addMentions(message, mentioned);
    }
    const reacted = elementsOf(graphValue(record, 'reactions'));
    if (reacted.length > 0) {
      addReactions(message, reacted);
    }
    addThread(message, record, body);
    const edited = graphText(record, 'lastEditedDateTime');
    const editedAt = edited === undefined ? undefined : readIsoTime(edited)?.instant;
    if (editedAt !== undefined) {
      message.editedAt = editedAt;
    }
    return message;
  }

  #senderOf(record: JsonObject) {
    const from = graphObject(record, 'from');
    const author = graphObject(from, 'user') ?? graphObject(from, 'application') ?? graphObject(from, 'device');
    return this.#senders.of(graphText(author, 'displayName') ?? UNKNOWN, graphId(author, 'id'));
  }
}

function addThread(message: MessageDraft, record: JsonObject, { reference, quotation }: TeamsBody): void {
  const root = graphId(record, 'replyToId');
  const replyTo = root ?? reference;
  if (replyTo !== undefined && replyTo !== message.nativeId) {
    message.replyToNativeId = replyTo;
  } else if (quotation !== undefined) {
    message.quotation = quotation;
  }
  if (graphObject(record, 'channelIdentity') !== null && message.kind !== 'system') {
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
  const body = graphObject(record, 'body');
  const written = graphText(body, 'content') ?? '';
  const pictures: Attachment[] = [];
  const said =
    graphText(body, 'contentType')?.toLowerCase() === 'html' ? textOfHtml(written, pictures) : written.trim();
  const subject = graphText(record, 'subject');
  const files: Attachment[] = [];
  let reference: string | undefined;
  let quotation: Quotation | undefined;
  for (const element of elementsOf(graphValue(record, 'attachments'))) {
    const attachment = objectOf(element) ?? {};
    if (graphValue(attachment, 'contentType') === 'messageReference') {
      const quoted = objectOf(parseJson(graphText(attachment, 'content') ?? '', false)) ?? {};
      reference = graphId(quoted, 'messageId') ?? graphId(attachment, 'id');
      const sender = graphText(graphObject(graphObject(quoted, 'messageSender'), 'user'), 'displayName');
      quotation = { text: graphText(quoted, 'messagePreview') ?? '', ...(sender !== undefined && { sender }) };
    } else {
      files.push({
        name: graphText(attachment, 'name') ?? graphText(attachment, 'contentType') ?? 'attachment',
        missing: true,
      });
    }
  }
  const text = subject === undefined ? said : [subject, said].filter((part) => part !== '').join('\n\n');
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

function addMentions(message: MessageDraft, mentions: readonly unknown[]): void {
  const names = new Set(mentions.flatMap((mention) => graphText(objectOf(mention), 'mentionText') ?? []));
  if (names.size > 0) {
    message.mentions = Array.from(names, (name) => ({ name }));
  }
}

function addReactions(message: MessageDraft, reacted: readonly unknown[]): void {
  const reactions = reactionCounts(reacted.map((one) => graphText(objectOf(one), 'reactionType')));
  if (reactions !== undefined) {
    message.reactions = reactions;
  }
}

/** `#microsoft.graph.membersAddedEventMessageDetail` as words: “members added”. */
function eventText(record: JsonObject): string {
  const detail = graphObject(record, 'eventDetail');
  const type = graphText(detail, '@odata.type') ?? graphText(detail, 'odataType') ?? '';
  const words = type.replace(/^.*\./, '').replace(/EventMessageDetail$/, '');
  const spelt = words.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  const said = plainText(graphText(graphObject(record, 'body'), 'content') ?? '');
  return said || spelt || 'event';
}
