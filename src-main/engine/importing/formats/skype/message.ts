import type { Attachment, MessageKind, ParsedMessage } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { readIsoTime } from '../../written-moment.ts';
import { readContent, type SkypeContent } from './content.ts';
import type { MediaFiles } from './media.ts';

/** Kinds by the types of messages; what begins with `RichText` or `Text` otherwise is text. */
const KINDS: Readonly<Record<string, MessageKind>> = {
  'richtext/uriobject': 'image',
  'richtext/media_album': 'image',
  'richtext/media_video': 'video',
  'richtext/media_flikmsg': 'video',
  'richtext/media_callrecording': 'video',
  'richtext/media_audiomsg': 'voice',
  'richtext/media_genericfile': 'file',
  'richtext/media_card': 'other',
  'richtext/location': 'location',
  'richtext/contacts': 'contact',
  'richtext/scheduledcallinvite': 'call',
  'event/call': 'call',
  poll: 'poll',
};
const FILES: ReadonlySet<MessageKind> = new Set(['image', 'video', 'voice', 'file']);
/** What stands in their content are names of files, addresses and durations. */
const WORDLESS: ReadonlySet<MessageKind> = new Set([...FILES, 'call']);
const NOTICE = /^(?:threadactivity|notice|popcard|control|event|endtoendencryption\/(?!encryptedtext))/i;
const UNKNOWN = 'Unknown user';

/** Reads the messages of an export. */
export class SkypeMessages {
  readonly #media: MediaFiles;
  /** The latest names of people, by their ids: most messages name nobody. */
  readonly #names = new Map<string, string>();
  #senders = new Senders();

  constructor(media: MediaFiles) {
    this.#media = media;
  }

  learnOwner(id: string | undefined): void {
    if (id !== undefined) {
      this.#names.set(accountOf(id), accountOf(id).replace(/^\d+:/, ''));
    }
  }

  /** Begins a conversation; one between two is named after the other. */
  enter(partner: { readonly id: string; readonly name: string } | null): void {
    this.#senders = new Senders();
    if (partner !== null) {
      this.#names.set(partner.id, partner.name);
    }
  }

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, line: number): ParsedMessage | string {
    const nativeId = idOf(record.id);
    const at = readIsoTime(textOf(record.originalarrivaltime) ?? '');
    if (nativeId === undefined || at === null) {
      return nativeId === undefined ? 'the message has no id' : 'the message has no time, or one that does not exist';
    }
    const properties = objectOf(record.properties) ?? {};
    const type = textOf(record.messagetype) ?? '';
    const isNotice = NOTICE.test(type) && KINDS[type.toLowerCase()] === undefined;
    const isDeleted = !isNotice && numberOf(properties.deletetime) !== undefined;
    const content = readContent(isDeleted ? '' : (textOf(record.content) ?? ''));
    const kind = isNotice ? 'system' : isDeleted ? 'recalled' : kindOf(type, content);
    const message: MessageDraft = {
      type: 'message',
      nativeId,
      sender: isNotice ? null : this.#senderOf(record),
      at,
      kind,
      text: isNotice ? noticeOf(type) : WORDLESS.has(kind) ? '' : content.text,
      line,
    };
    this.#addReply(message, content);
    const attachments = FILES.has(kind) ? this.#filesOf(record, content) : [];
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    const mentions = mentionsIn(message.text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    addReactions(message, properties);
    const edited = numberOf(properties.edittime);
    if (edited !== undefined) {
      message.editedAt = edited;
    }
    return message;
  }

  #senderOf(record: JsonObject) {
    const account = accountOf(textOf(record.from) ?? '');
    const name = textOf(record.displayName);
    if (name !== undefined && account !== '') {
      this.#names.set(account, name);
    }
    const known = name ?? this.#names.get(account) ?? account.replace(/^\d+:/, '');
    return this.#senders.of(known || UNKNOWN, account || undefined);
  }

  #addReply(message: MessageDraft, { quotes, quotation }: SkypeContent): void {
    if (quotes !== undefined && quotes !== message.nativeId) {
      message.replyToNativeId = quotes;
    } else if (quotation !== null && quotation.text !== '') {
      message.quotation = quotation;
    }
  }

  #filesOf(record: JsonObject, { file }: SkypeContent): readonly Attachment[] {
    const references = elementsOf(record.amsreferences).flatMap((reference) => textOf(reference) ?? []);
    const named = references.map((reference, index) => {
      const path = this.#media.pathOf(reference);
      const name = (index === 0 ? file : undefined) ?? path?.slice(path.lastIndexOf('/') + 1) ?? reference;
      return path === undefined ? { name, missing: true } : { name, path };
    });
    return named.length > 0 || file === undefined ? named : [{ name: file, missing: true }];
  }
}

/** `8:live:ann`, also at the end of an address. */
function accountOf(from: string): string {
  return from.slice(from.lastIndexOf('/') + 1);
}

function kindOf(type: string, { text, file }: SkypeContent): MessageKind {
  const kind = KINDS[type.toLowerCase()] ?? (/^(?:rich)?text/i.test(type) && text !== '' ? 'text' : 'other');
  return kind === 'image' && file !== undefined ? kindOfFile(file) : kind;
}

/** `ThreadActivity/AddMember` as words: “add member”. */
function noticeOf(type: string): string {
  const words = type.slice(type.indexOf('/') + 1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.trim() || 'event';
}

function addReactions(message: MessageDraft, { emotions }: JsonObject): void {
  const reactions = elementsOf(emotions).flatMap((emotion) => {
    const { key, users } = objectOf(emotion) ?? {};
    const name = textOf(key);
    const count = elementsOf(users).length;
    return name === undefined || count === 0 ? [] : [{ key: name, count }];
  });
  if (reactions.length > 0) {
    message.reactions = reactions;
  }
}
