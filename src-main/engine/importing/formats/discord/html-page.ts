import type { Attachment } from '../../../../contract/index.ts';
import type { HtmlAttributes, HtmlReceiver } from '../../html-events.ts';
import { HtmlText } from '../../html-text.ts';
import { attachmentOf, fileNameIn } from './media.ts';

/** A message as a page shows it. */
export interface ShownMessage {
  readonly id: string;
  /** Null for a message of the same group as the one before it. */
  author: { readonly id: string | undefined; name: string } | null;
  text: string;
  isNotice: boolean;
  isForward: boolean;
  replyTo: string | undefined;
  /** Whose command a bot answers, and which. */
  replyAuthor: string;
  replyText: string;
  readonly attachments: Attachment[];
  hasSticker: boolean;
  readonly cards: ShownCard[];
  readonly reactions: { key: string; count: number }[];
  readonly mentions: string[];
}

/** A card below a message. */
interface ShownCard {
  url: string | undefined;
  readonly words: string[];
}

/** Takes what a page shows. */
export interface PageReader {
  /** Takes an entry of the heading: the server, the channel, its topic. */
  heading(entry: string): void;
  message(message: ShownMessage): void;
}

const PREFIX = 'chatlog__';
/** Parts of a message whose text is wanted, and the parts of a card. */
const WITH_TEXT: ReadonlySet<string> = new Set([
  'heading',
  'author',
  'system-notification-author',
  'system-notification-content',
  'content',
  'forwarded-content',
  'reply-author',
  'reply-content',
  'attachment-generic-name',
  'reaction-count',
  'embed-author',
  'embed-title',
  'embed-description',
  'embed-field-name',
  'embed-field-value',
  'embed-footer-text',
]);
/** Parts in a text that are none of it. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  'edited-timestamp',
  'reply-edited-timestamp',
  'system-notification-timestamp',
  'forwarded-timestamp',
  'timestamp',
]);

/** Parts of a text that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(['markdown-quote', 'markdown-pre--multiline']);

interface OpenElement {
  readonly role: string;
  /** Where text in it goes; null where it is not wanted. */
  readonly sink: HtmlText | null;
  /** For a mention: how long the text was before it. */
  readonly start: number;
}

const OUTSIDE: OpenElement = { role: '', sink: null, start: -1 };

/** Reads a page of the exporter, message by message. */
export class DiscordPage implements HtmlReceiver {
  readonly #reader: PageReader;
  readonly #open: OpenElement[] = [];
  #message: ShownMessage | null = null;
  /** Of the attachment being read. */
  #address = '';
  #fileName = '';

  constructor(reader: PageReader) {
    this.#reader = reader;
  }

  open(tag: string, attributes: HtmlAttributes): void {
    const parent = this.#open.at(-1) ?? OUTSIDE;
    const role = this.#roleOf(attributes);
    const sink = this.#sinkOf(role, parent);
    if (tag === 'br') {
      sink?.add('\n');
    } else if (BLOCKS.has(role)) {
      sink?.breakLine();
    }
    let start = -1;
    if (this.#message === null) {
      this.#beginMessage(role, attributes);
    } else {
      this.#begin(this.#message, role, attributes);
      if (role === 'emoji') {
        sink?.add(emojiName(attributes.alt ?? ''));
      } else if (role === 'markdown-mention' && attributes.title !== undefined && !this.#isIn('reply-content')) {
        start = sink?.length ?? -1;
      }
      this.#takeAddress(attributes);
    }
    this.#open.push({ role, sink, start });
  }

  text(piece: string): void {
    this.#open.at(-1)?.sink?.add(piece);
  }

  close(): void {
    const { role, sink, start } = this.#open.pop() ?? OUTSIDE;
    const message = this.#message;
    if (role === 'heading') {
      this.#reader.heading(sink?.take() ?? '');
    } else if (role === 'message-container' && message !== null) {
      this.#message = null;
      this.#reader.message(message);
    } else if (message !== null && start !== -1) {
      message.mentions.push((sink?.since(start) ?? '').replace(/^@/, ''));
    } else if (message !== null && BLOCKS.has(role)) {
      sink?.breakLine();
    } else if (message !== null && role !== '') {
      this.#take(message, role, WITH_TEXT.has(role) ? (sink?.take() ?? '') : '');
    }
  }

  #isIn(wanted: string): boolean {
    return this.#open.some(({ role }) => role === wanted);
  }

  #roleOf({ class: classes }: HtmlAttributes): string {
    if (classes === undefined) {
      return '';
    }
    if (classes.startsWith('preamble__entry') && !classes.includes('container')) {
      return 'heading';
    }
    if (classes.includes('chatlog__markdown-pre--multiline')) {
      return 'markdown-pre--multiline';
    }
    const first = classes.split(/\s/, 1)[0] ?? '';
    return first.startsWith(PREFIX) ? first.slice(PREFIX.length) : '';
  }

  #sinkOf(role: string, parent: OpenElement): HtmlText | null {
    if (WITH_TEXT.has(role)) {
      return new HtmlText();
    }
    return WITHOUT_TEXT.has(role) ? null : parent.sink;
  }

  #beginMessage(role: string, attributes: HtmlAttributes): void {
    if (role === 'message-container') {
      this.#message = {
        id: /\d+$/.exec(attributes['data-message-id'] ?? attributes.id ?? '')?.[0] ?? '',
        author: null,
        text: '',
        isNotice: false,
        isForward: false,
        replyTo: undefined,
        replyAuthor: '',
        replyText: '',
        attachments: [],
        hasSticker: false,
        cards: [],
        reactions: [],
        mentions: [],
      };
    }
  }

  /** A part of a message begins. */
  #begin(message: ShownMessage, role: string, attributes: HtmlAttributes): void {
    switch (role) {
      case 'author':
      case 'system-notification-author':
        message.author = { id: attributes['data-user-id'], name: '' };
        break;
      case 'reply-link':
        message.replyTo ??= /scrollToMessage\(event, ?'(\d+)'\)/.exec(attributes.onclick ?? '')?.[1];
        break;
      case 'forwarded':
        message.isForward = true;
        break;
      case 'attachment':
      case 'forwarded-attachment':
      case 'sticker':
        this.#address = '';
        this.#fileName = role === 'sticker' ? (attributes.title ?? '') : '';
        break;
      case 'embed':
        message.cards.push({ url: undefined, words: [] });
        break;
      case 'embed-title-link':
        (message.cards.at(-1) ?? { url: undefined }).url = attributes.href;
        break;
      case 'reaction':
        message.reactions.push({ key: attributes.title ?? '', count: 1 });
        break;
      case 'emoji':
      case 'emoji--small':
        this.#takeReactionEmoji(message, attributes.alt);
        break;
    }
  }

  /** A reaction shows its emoji as a picture, the name of which is better than the code in the title. */
  #takeReactionEmoji(message: ShownMessage, alt: string | undefined): void {
    const reaction = this.#isIn('reaction') ? message.reactions.at(-1) : undefined;
    if (reaction !== undefined && alt) {
      reaction.key = emojiName(alt);
    }
  }

  /** The first address in an attachment is that of the file. */
  #takeAddress({ href, src, title, 'data-source': source }: HtmlAttributes): void {
    this.#address ||= href ?? src ?? source ?? '';
    this.#fileName ||= /^(?:Image|Video|Audio): (.*) \([^()]*\)$/.exec(title ?? '')?.[1] ?? '';
  }

  /** Takes the text of a part that ended. */
  #take(message: ShownMessage, role: string, text: string): void {
    if (role === 'content' || role === 'forwarded-content' || role === 'system-notification-content') {
      message.isNotice ||= role === 'system-notification-content';
      message.text = message.text === '' ? text : text === '' ? message.text : `${message.text}\n${text}`;
    } else if (role === 'author' || role === 'system-notification-author') {
      message.author = { id: message.author?.id, name: text };
    } else if (role === 'reply-author') {
      message.replyAuthor = text;
    } else if (role === 'reply-content') {
      message.replyText = text;
    } else if (role === 'attachment-generic-name') {
      this.#fileName = text;
    } else if (role === 'attachment' || role === 'forwarded-attachment' || role === 'sticker') {
      message.attachments.push(this.#attachment());
      message.hasSticker ||= role === 'sticker';
    } else if (role === 'reaction-count') {
      (message.reactions.at(-1) ?? { count: 0 }).count = Number(/^\d{1,9}$/.exec(text)?.[0] ?? 1);
    } else if (role.startsWith('embed-') && text !== '') {
      message.cards.at(-1)?.words.push(text);
    }
  }

  #attachment(): Attachment {
    const address = decoded(this.#address);
    return attachmentOf(this.#fileName || fileNameIn(address), address);
  }
}

/** Emoji of a server have a name in letters, which reads better between colons. */
function emojiName(name: string): string {
  return /^\w+$/.test(name) && !/^\d$/.test(name) ? `:${name}:` : name;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
