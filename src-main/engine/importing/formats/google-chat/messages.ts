import type { Mention, ParsedMessage, Reaction } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { attachmentsOf } from './attachments.ts';
import { instantOf } from './written-date.ts';

/** Reads the messages of one chat. */
export class GoogleChatMessages {
  readonly #beside: readonly string[];
  readonly #senders = new Senders();

  /** @param beside entries of the files in the folder of the chat. */
  constructor(beside: readonly string[]) {
    this.#beside = beside;
  }

  /** The message of a record; a text that says why there is none. */
  read(value: unknown, line: number): ParsedMessage | string {
    const record = objectOf(value);
    if (record === null) {
      return 'the record is no message';
    }
    const created = instantOf(textOf(record.created_date) ?? '');
    const updated = instantOf(textOf(record.updated_date) ?? '');
    const instant = created ?? (record.created_date === undefined ? updated : null);
    if (instant === null) {
      return 'the message has no date, or one that does not exist';
    }
    const message: MessageDraft = {
      type: 'message',
      sender: this.#senderOf(record),
      at: { local: instant, instant },
      kind: 'text',
      text: textOf(record.text) ?? '',
      line,
    };
    const nativeId = textOf(record.message_id);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    if (created !== null && updated !== null && updated !== created) {
      message.editedAt = updated;
    }
    this.#addContent(message, record);
    return message;
  }

  #senderOf(record: JsonObject) {
    const { name, email } = objectOf(record.creator) ?? {};
    const address = textOf(email);
    const called = textOf(name) ?? address;
    return called === undefined ? null : this.#senders.of(called, address);
  }

  #addContent(message: MessageDraft, record: JsonObject): void {
    const topic = textOf(record.topic_id);
    if (topic !== undefined) {
      message.topic = topic;
    }
    if (isDeleted(record)) {
      message.kind = 'recalled';
      message.text = '';
      return;
    }
    const attachments = attachmentsOf(record, this.#beside);
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    const [first] = attachments;
    const withSender = first !== undefined ? kindOfFile(first.name) : message.text === '' ? 'other' : 'text';
    message.kind = message.sender === null ? 'system' : withSender;
    const quoted = objectOf(record.quoted_message_metadata);
    if (quoted !== null) {
      const sender = textOf(objectOf(quoted.creator)?.name);
      message.quotation = { ...(sender !== undefined && { sender }), text: textOf(quoted.text) ?? '' };
    }
    const mentions = mentionsOf(record, message.text);
    if (mentions.length > 0) {
      message.mentions = mentions;
    }
    const reactions = elementsOf(record.reactions).flatMap(reactionOf);
    if (reactions.length > 0) {
      message.reactions = reactions;
    }
  }
}

function isDeleted(record: JsonObject): boolean {
  return record.deletion_metadata !== undefined || /^DELETED/i.test(textOf(record.message_state) ?? '');
}

function mentionsOf(record: JsonObject, text: string): readonly Mention[] {
  const names = elementsOf(record.annotations).flatMap((element) => {
    const { user_mention, start_index, length } = objectOf(element) ?? {};
    const mention = objectOf(user_mention);
    if (mention === null) {
      return [];
    }
    const start = typeof start_index === 'number' ? start_index : 0;
    const written = text.slice(start, start + (typeof length === 'number' ? length : 0));
    const name = written.startsWith('@') ? written.slice(1) : textOf(objectOf(mention.user)?.name);
    return name === undefined || name === '' ? [] : [name];
  });
  return Array.from(new Set(names), (name) => ({ name }));
}

function reactionOf(value: unknown): Reaction[] {
  const { emoji, reactor_emails } = objectOf(value) ?? {};
  const { unicode, custom_emoji } = objectOf(emoji) ?? {};
  const key = textOf(unicode) ?? textOf(objectOf(custom_emoji)?.shortcode);
  return key === undefined ? [] : [{ key, count: Math.max(1, elementsOf(reactor_emails).length) }];
}
