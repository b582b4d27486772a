import type { Mention, ParsedMessage, ParsedSender, ParsedTime, Reaction } from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import type { MessageDraft } from '../../records.ts';
import type { Senders } from '../../senders.ts';
import { epochMilliseconds, isoWallClock } from '../../written-time.ts';
import { mediaOf } from './media.ts';
import { serviceSentence } from './service.ts';
import { Topics } from './topics.ts';

const DELETED_ACCOUNT = 'Deleted Account';

/** The messages of one chat: what earlier ones tell about later ones. */
export class TelegramMessages {
  readonly #senders: Senders;
  readonly #topics = new Topics();

  constructor(senders: Senders) {
    this.#senders = senders;
  }

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, index: number): ParsedMessage | string {
    if (record.type === 'unsupported') {
      return 'Telegram could not export this message';
    }
    const at = timeOf(record);
    if (at === null) {
      return 'the message has no date, or one that does not exist';
    }
    return record.type === 'service' ? this.#service(record, at, index) : this.#message(record, at, index);
  }

  #service(record: JsonObject, at: ParsedTime, line: number): ParsedMessage {
    const nativeId = idOf(record.id);
    const title = textOf(record.title);
    const isTopic = record.action === 'topic_created' && nativeId !== undefined && title !== undefined;
    if (isTopic) {
      this.#topics.create(nativeId, title);
    }
    const topic = isTopic ? title : this.#topics.of(nativeId, targetOf(record));
    const isCall = record.action === 'phone_call';
    return {
      type: 'message',
      ...(nativeId !== undefined && { nativeId }),
      sender: isCall ? this.#sender(record.actor, record.actor_id) : null,
      at,
      kind: isCall ? 'call' : 'system',
      text: serviceSentence(record),
      ...(topic !== undefined && { topic }),
      line,
    };
  }

  #message(record: JsonObject, at: ParsedTime, line: number): ParsedMessage {
    const media = mediaOf(record);
    const written = plainText(record.text);
    const text = media?.text ? [written, media.text].filter((part) => part !== '').join('\n') : written;
    const message: MessageDraft = {
      type: 'message',
      sender: this.#sender(record.from, record.from_id),
      at,
      kind: media?.kind ?? (record.forwarded_from === undefined ? (text === '' ? 'other' : 'text') : 'forward'),
      text,
      line,
    };
    const nativeId = idOf(record.id);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    if (media?.attachment !== undefined) {
      message.attachments = [media.attachment];
    }
    this.#addRelations(message, record);
    return message;
  }

  /** What binds a message to others: replies, mentions, reactions, its origin. */
  #addRelations(message: MessageDraft, record: JsonObject): void {
    const target = targetOf(record);
    if (target !== undefined && !this.#topics.isFirst(target)) {
      message.replyToNativeId = target;
    }
    const topic = this.#topics.of(message.nativeId, target);
    if (topic !== undefined) {
      message.topic = topic;
    }
    const mentions = mentionsOf(record);
    if (mentions !== null) {
      message.mentions = mentions;
    }
    if (record.reactions !== undefined) {
      message.reactions = reactionsOf(record.reactions);
    }
    // Who wrote what was forwarded: it is not the sender's own.
    const origin = textOf(record.forwarded_from);
    if (origin !== undefined) {
      message.quotation = { sender: origin, text: '' };
    }
    const editedAt = epochMilliseconds(numberOf(record.edited_unixtime));
    if (editedAt !== null) {
      message.editedAt = editedAt;
    }
  }

  #sender(from: unknown, fromId: unknown): ParsedSender {
    // Older exports write the bare number of a user.
    const id = typeof fromId === 'number' ? `user${fromId}` : textOf(fromId);
    return this.#senders.of(textOf(from) ?? DELETED_ACCOUNT, id);
  }
}

/** The message of this chat that a message names. */
function targetOf(record: JsonObject): string | undefined {
  // A reply into another chat names an id of that chat.
  return record.reply_to_peer_id === undefined ? idOf(record.reply_to_message_id) : undefined;
}

function timeOf(record: JsonObject): ParsedTime | null {
  const local = isoWallClock(textOf(record.date) ?? '');
  if (local === null) {
    return null;
  }
  const instant = epochMilliseconds(numberOf(record.date_unixtime));
  return instant === null ? { local } : { local, instant };
}

/** The text without its formatting: a string, or pieces that are strings or objects with a text. */
function plainText(text: unknown): string {
  if (typeof text === 'string') {
    return text;
  }
  let joined = '';
  for (const piece of elementsOf(text)) {
    joined += typeof piece === 'string' ? piece : (textOf(objectOf(piece)?.text) ?? '');
  }
  return joined;
}

function mentionsOf(record: JsonObject): readonly Mention[] | null {
  const pieces = elementsOf(record.text_entities ?? record.text);
  let mentions: Mention[] | null = null;
  for (const piece of pieces) {
    const { type, text } = objectOf(piece) ?? {};
    if ((type === 'mention' || type === 'mention_name') && typeof text === 'string') {
      mentions ??= [];
      mentions.push({ name: text.replace(/^@/, '') });
    }
  }
  return mentions;
}

function reactionsOf(reactions: unknown): readonly Reaction[] {
  return elementsOf(reactions).flatMap((reaction) => {
    const { type, emoji, document_id, count } = objectOf(reaction) ?? {};
    const key = textOf(emoji) ?? textOf(document_id) ?? (type === 'paid' ? '⭐' : undefined);
    return key === undefined ? [] : [{ key, count: numberOf(count) ?? 1 }];
  });
}
