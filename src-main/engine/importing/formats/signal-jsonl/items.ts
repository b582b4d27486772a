import type { Attachment, MessageKind, ParsedMessage, Quotation } from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { reactionCounts } from '../../reactions.ts';
import type { MessageDraft } from '../../records.ts';
import { epochMilliseconds } from '../../written-time.ts';
import { kindOfAttachments, type SignalFiles } from './attachments.ts';
import type { SignalRecipients } from './recipients.ts';
import { readUpdate } from './updates.ts';

const PLACE_OF_MENTION = '\ufffc';

/** What an item says. */
interface Content {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  readonly mentions?: readonly string[];
}

/** Reads the items of an export: its messages. */
export class SignalItems {
  readonly #recipients: SignalRecipients;
  readonly #files: SignalFiles;
  /** Messages whose text goes on in a file. */
  longTexts = 0;

  constructor(recipients: SignalRecipients, files: SignalFiles) {
    this.#recipients = recipients;
    this.#files = files;
  }

  /** The message of an item; a text that says why there is none. */
  read(item: JsonObject, line: number): ParsedMessage | string {
    const first = objectOf(elementsOf(item.revisions)[0]) ?? item;
    const sentAt = epochMilliseconds(numberOf(first.dateSent));
    if (sentAt === null || sentAt === 0) {
      return 'the message has no time';
    }
    const content = this.#contentOf(item);
    if (content === null) {
      return 'the message holds nothing that Qunshu knows';
    }
    const author = this.#recipients.senderOf(idOf(item.authorId) ?? '');
    const message: MessageDraft = {
      type: 'message',
      // Several updates may come from one person at one time.
      ...(content.kind !== 'system' && { nativeId: `${author.nativeId} ${sentAt}` }),
      sender: content.kind === 'system' ? null : author,
      at: { local: sentAt, instant: sentAt },
      kind: content.kind,
      text: content.text,
      line,
    };
    if (content.attachments !== undefined && content.attachments.length > 0) {
      message.attachments = content.attachments;
    }
    if (content.mentions !== undefined && content.mentions.length > 0) {
      message.mentions = content.mentions.map((name) => ({ name }));
    }
    const editedAt = first === item ? null : epochMilliseconds(numberOf(item.dateSent));
    if (editedAt !== null) {
      message.editedAt = editedAt;
    }
    this.#addRelations(message, item);
    return message;
  }

  #addRelations(message: MessageDraft, item: JsonObject): void {
    const body = objectOf(Object.values(item).find((value) => objectOf(value)?.reactions !== undefined));
    const reactions = reactionCounts(elementsOf(body?.reactions).map((reaction) => textOf(objectOf(reaction)?.emoji)));
    if (reactions !== undefined) {
      message.reactions = reactions;
    }
    const quote = objectOf(objectOf(item.standardMessage)?.quote);
    if (quote === null) {
      return;
    }
    const author = this.#recipients.senderOf(idOf(quote.authorId) ?? '');
    const target = epochMilliseconds(numberOf(quote.targetSentTimestamp));
    if (target === null || target === 0) {
      const { text } = this.#textOf(quote.text);
      message.quotation = { sender: author.name, text } satisfies Quotation;
    } else {
      message.replyToNativeId = `${author.nativeId} ${target}`;
    }
  }

  #contentOf(item: JsonObject): Content | null {
    const standard = objectOf(item.standardMessage);
    if (standard !== null) {
      return this.#standard(standard);
    }
    const sticker = objectOf(objectOf(item.stickerMessage)?.sticker);
    if (sticker !== null) {
      const file = this.#files.attachmentOf(objectOf(sticker.data) ?? {}, textOf(sticker.emoji) ?? 'sticker');
      return { kind: 'sticker', text: '', attachments: [file] };
    }
    if (item.remoteDeletedMessage !== undefined || item.adminDeletedMessage !== undefined) {
      return { kind: 'recalled', text: '' };
    }
    const update = objectOf(item.updateMessage);
    return update === null ? this.#rareContentOf(item) : readUpdate(update, this.#recipients);
  }

  #rareContentOf(item: JsonObject): Content | null {
    const poll = objectOf(item.poll);
    if (poll !== null) {
      return { kind: 'poll', text: pollText(poll) };
    }
    const contact = objectOf(objectOf(item.contactMessage)?.contact);
    if (contact !== null) {
      return { kind: 'contact', text: contactText(contact) };
    }
    const once = objectOf(item.viewOnceMessage);
    if (once !== null) {
      const { kind, attachments } = this.#attachments([once.attachment ?? {}]);
      return { kind: kind === undefined || kind === 'file' ? 'image' : kind, text: '', attachments };
    }
    const payment = objectOf(item.paymentNotification);
    if (payment !== null) {
      return { kind: 'other', text: textOf(payment.note) ?? '' };
    }
    const reply = objectOf(item.directStoryReplyMessage);
    if (reply !== null) {
      const { text, mentions } = this.#textOf(objectOf(reply.textReply)?.text);
      return { kind: 'text', text: text === '' ? (textOf(reply.emoji) ?? '') : text, mentions };
    }
    return item.giftBadge === undefined ? null : { kind: 'other', text: '' };
  }

  #standard(message: JsonObject): Content {
    const { text, mentions } = this.#textOf(message.text);
    const { kind, attachments } = this.#attachments(elementsOf(message.attachments));
    const longText = objectOf(message.longText);
    if (longText !== null) {
      this.longTexts++;
      attachments.push(this.#files.attachmentOf(longText, 'long-text.txt'));
    }
    return { kind: kind ?? (text === '' ? 'other' : 'text'), text, attachments, mentions };
  }

  #attachments(elements: readonly unknown[]): { kind: MessageKind | undefined; attachments: Attachment[] } {
    const attachments = elements.map((element) => {
      const pointer = objectOf(objectOf(element)?.pointer) ?? {};
      return this.#files.attachmentOf(pointer, textOf(pointer.contentType) ?? 'attachment');
    });
    const [attachment] = attachments;
    const first = objectOf(elements[0]) ?? {};
    return { kind: attachment === undefined ? undefined : kindOfAttachments(first, attachment), attachments };
  }

  /** A text with its mentions written out; ranges count UTF-16 units. */
  #textOf(value: unknown): { readonly text: string; readonly mentions: readonly string[] } {
    const { body, bodyRanges } = objectOf(value) ?? {};
    const written = textOf(body) ?? '';
    if (!written.includes(PLACE_OF_MENTION)) {
      return { text: written, mentions: [] };
    }
    const names = new Map<number, string>();
    for (const element of elementsOf(bodyRanges)) {
      const { start, mentionAci } = objectOf(element) ?? {};
      const aci = textOf(mentionAci);
      if (aci !== undefined) {
        names.set(numberOf(start) ?? 0, this.#recipients.nameOfService(aci) ?? 'Unknown');
      }
    }
    const text = written.replaceAll(PLACE_OF_MENTION, (place, at: number) => {
      const name = names.get(at);
      return name === undefined ? place : `@${name}`;
    });
    return { text, mentions: [...new Set(names.values())] };
  }
}

function pollText(poll: JsonObject): string {
  const options = elementsOf(poll.options).map((element) => {
    const { option, votes } = objectOf(element) ?? {};
    return `• ${textOf(option) ?? ''} (${elementsOf(votes).length})`;
  });
  return [textOf(poll.question) ?? '', ...options].join('\n');
}

function contactText(contact: JsonObject): string {
  const { givenName, middleName, familyName, nickname } = objectOf(contact.name) ?? {};
  const name = [givenName, middleName, familyName].flatMap((part) => textOf(part) ?? []).join(' ');
  const numbers = elementsOf(contact.number).flatMap((number) => textOf(objectOf(number)?.value) ?? []);
  return [name || (textOf(nickname) ?? textOf(contact.organization) ?? ''), ...numbers]
    .filter((part) => part !== '')
    .join(', ');
}
