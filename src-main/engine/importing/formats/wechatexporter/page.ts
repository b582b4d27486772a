import type { Attachment, MessageKind } from '../../../../contract/index.ts';
import { type HtmlAttributes, type HtmlReceiver, hasClass } from '../../html-events.ts';
import { HtmlText } from '../../html-text.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { isoWallClock } from '../../written-time.ts';
import { kindOfType, typeOf } from '../wechat/kinds.ts';
import { quotationOf } from '../wechat/quotes.ts';
import { addSpeech, type Speech } from '../wechat/speech.ts';
import { isName } from './page-survey.ts';
import { UntimedNotices } from './untimed-notices.ts';

const SYSTEM_PREFIX = /^系[统統][消訊]息[：:] ?/;
const KIND_OF_TAG: Readonly<Record<string, MessageKind>> = { img: 'image', audio: 'voice', video: 'video' };

/** Longer than any message, in a page whose elements do not end: characters. */
const LONGEST_TEXT = 1_000_000;
const MOST_FILES = 1000;

/** A message as far as it was read. */
interface OpenMessage {
  readonly nativeId: string | undefined;
  readonly type: number | undefined;
  readonly isNotice: boolean;
  readonly line: number;
  name: string;
  account: string | undefined;
  time: string;
  text: string;
  quoted: string | undefined;
  title: string;
  address: string;
  files: Attachment[];
  media: MessageKind | undefined;
}

type Part = 'name' | 'time' | 'text' | 'quote' | 'title';

/** Takes the messages of a page, and of the pieces that go on with it. */
export class ExporterPage implements HtmlReceiver {
  readonly #records: Records;
  readonly #senders = new Senders();
  readonly #notices: UntimedNotices;
  readonly #text = new HtmlText();
  /** Elements that are open within the message, each with the part of it that its text belongs to. */
  #parts: (Part | null)[] = [];
  #message: OpenMessage | null = null;
  #count = 0;

  constructor(records: Records) {
    this.#records = records;
    this.#notices = new UntimedNotices(records);
  }

  open(tag: string, attributes: HtmlAttributes): void {
    const message = this.#message;
    if (message === null) {
      if (tag === 'div' && attributes.msgid !== undefined && hasClass(attributes, 'msg')) {
        this.#begin(attributes);
      }
      return;
    }
    if (tag === 'br' && (this.#parts.at(-1) ?? null) !== null) {
      this.#text.add('\n');
    }
    this.#flush();
    const part = partOf(tag, attributes);
    if (part === 'name') {
      message.account = accountIn(attributes.wxid);
    }
    if (tag !== 'div' && tag !== 'span') {
      this.#takeMedia(message, tag, attributes);
    }
    this.#parts.push(
      part ?? (tag === 'br' || tag === 'pre' || tag === 'b' || tag === 'span' ? (this.#parts.at(-1) ?? null) : null),
    );
  }

  text(piece: string): void {
    if (this.#message !== null && (this.#parts.at(-1) ?? null) !== null) {
      this.#text.add(piece);
    }
  }

  close(): void {
    if (this.#message === null) {
      return;
    }
    this.#flush();
    this.#parts.pop();
    if (this.#parts.length === 0) {
      const message = this.#message;
      this.#message = null;
      this.#add(message);
    }
  }

  /** Takes the end of the last page. */
  end(): void {
    this.#notices.end();
  }

  #begin(attributes: HtmlAttributes): void {
    const isNotice = hasClass(attributes, 'chat-notice');
    this.#message = {
      nativeId: attributes.msgid?.split(' ')[0] || undefined,
      type: /^\d+$/.test(attributes.msgtype ?? '') ? Number(attributes.msgtype) : undefined,
      isNotice,
      line: this.#count++,
      name: '',
      account: undefined,
      time: '',
      text: '',
      quoted: undefined,
      title: '',
      address: '',
      files: [],
      media: undefined,
    };
    this.#text.take();
    this.#parts = [isNotice ? 'text' : null];
  }

  /** Puts what was collected where it belongs. */
  #flush(): void {
    const message = this.#message;
    const part = this.#parts.at(-1) ?? null;
    if (message === null || part === null) {
      return;
    }
    const piece = this.#text.takeRaw();
    if (part === 'quote') {
      message.quoted = ((message.quoted ?? '') + piece).slice(0, LONGEST_TEXT);
    } else if (message[part].length < LONGEST_TEXT) {
      message[part] += piece;
    }
  }

  #takeMedia(message: OpenMessage, tag: string, attributes: HtmlAttributes): void {
    if (tag === 'a' && attributes.href !== undefined && message.address === '') {
      message.address = attributes.href;
    }
    const isPicture = tag === 'img' && (hasClass(attributes, 'image') || attributes.rawurl !== undefined);
    const isSticker = tag === 'img' && hasClass(attributes, 'emoji');
    const place = attributes.rawurl || attributes.src || attributes.poster;
    const isOwner = isPicture || isSticker || tag === 'audio' || tag === 'video' || tag === 'source';
    if (isOwner) {
      message.media ??= isSticker ? 'sticker' : (KIND_OF_TAG[tag] ?? 'video');
      if (place && message.files.length < MOST_FILES) {
        message.files.push(attachmentOf(place));
      }
    }
  }

  #add(message: OpenMessage): void {
    const { nativeId, line } = message;
    const text = message.text.trim();
    if (message.isNotice) {
      this.#notices.add({ text: text.replace(SYSTEM_PREFIX, ''), line, nativeId });
      return;
    }
    const local = isoWallClock(message.time.trim());
    if (local === null) {
      this.#records.skip(
        line,
        'the message has no time, or one that does not exist',
        `${message.name.trim()}: ${text}`,
      );
      return;
    }
    const at = { local };
    this.#notices.timeIs(at);
    const name = message.name.trim() || message.account || '';
    const sender = this.#senders.of(name, message.account);
    addSpeech(this.#records, this.#senders, sender, speechOf(message, text), { at, line, nativeId });
  }
}

/** Of the elements with each value of `class`: a page has a few dozen, each a million times. */
const partsByClass = new Map<string, Part | null>();
const MOST_CLASSES = 1000;

function partOf(tag: string, attributes: HtmlAttributes): Part | null {
  const classes = attributes.class;
  const known = classes === undefined ? null : (partsByClass.get(classes) ?? null);
  if (classes === undefined || known !== null || partsByClass.has(classes)) {
    return known ?? (tag === 'a' ? 'title' : null);
  }
  const part = partOfClass(attributes);
  if (partsByClass.size < MOST_CLASSES) {
    partsByClass.set(classes, part);
  }
  return part ?? (tag === 'a' ? 'title' : null);
}

function partOfClass(attributes: HtmlAttributes): Part | null {
  if (isName(attributes)) {
    return 'name';
  }
  if (hasClass(attributes, 'nt-box')) {
    return 'time';
  }
  if (hasClass(attributes, 'refermsg')) {
    return 'quote';
  }
  return hasClass(attributes, 'msg-text') || hasClass(attributes, 'dont-break-out') ? 'text' : null;
}

function speechOf(message: OpenMessage, text: string): Speech {
  const byType = kindOfType(typeOf(message.type));
  const title = message.title.trim();
  if (message.media !== undefined) {
    const kind = byType === 'sticker' || byType === 'file' ? byType : message.media;
    return { kind, text, ...(message.files.length > 0 && { attachments: message.files }) };
  }
  if (message.quoted !== undefined) {
    const quotation = quotationOf(message.quoted.trim().replace(/^「|」$/g, ''));
    return { kind: 'text', text, quotation };
  }
  if (message.address !== '' && !/^https?:/.test(message.address)) {
    return { kind: 'file', text, attachments: [attachmentOf(message.address)] };
  }
  if (message.address !== '' && title !== '') {
    const parts = [title, text, message.address].filter((part) => part !== '');
    return { kind: byType === undefined || byType === 'text' ? 'link' : byType, text: [...new Set(parts)].join('\n') };
  }
  return { kind: byType === undefined || byType === 'link' ? 'text' : byType, text };
}

function attachmentOf(place: string): Attachment {
  const path = decoded(place).replaceAll('\\', '/').replace(/^\.\//, '');
  const name = path.split('/').at(-1) || 'file';
  return /^(?:[a-z]+:|\/)/i.test(path) ? { name: name.slice(0, 200), missing: true } : { name, path };
}

function decoded(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

/** Whoever exported has no account there, but a sign. */
function accountIn(written: string | undefined): string | undefined {
  return written !== undefined && /^[\w@-]{3,80}$/.test(written) ? written : undefined;
}
