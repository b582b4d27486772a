import type { MessageKind } from '../../../../contract/index.ts';
import { type HtmlAttributes, type HtmlReceiver, hasClass } from '../../html-events.ts';
import { HtmlText } from '../../html-text.ts';
import { ownCopy } from '../../senders.ts';
import { kindOfClass, type ShownMedium, shownMedium } from './media.ts';

/** A message as a page shows it. */
export interface ShownMessage {
  readonly id: string;
  readonly isNotice: boolean;
  /** `dd.mm.yyyy hh:mm:ss`, perhaps with the distance from UTC; empty for a notice. */
  time: string;
  /** Empty for a message joined to the one before it. */
  sender: string;
  text: string;
  replyTo: string | undefined;
  isForward: boolean;
  /** Who wrote what is forwarded. */
  origin: string;
  medium: ShownMedium | null;
  readonly reactions: ShownReaction[];
  readonly mentions: string[];
}

interface ShownReaction {
  key: string;
  count: number;
}

/** Takes what a page shows. */
export interface PageReader {
  heading(name: string): void;
  message(message: ShownMessage): void;
}

/** What an element is to the reader, by one of its classes. */
const ROLES: ReadonlySet<string> = new Set([
  'date',
  'from_name',
  'text',
  'reply_to',
  'forwarded',
  'title',
  'description',
  'status',
  'question',
  'answer',
  'reaction',
  'emoji',
  'count',
  'userpic',
  'details',
]);
/** Roles whose text is wanted. */
const WITH_TEXT: ReadonlySet<string> = new Set([
  'heading',
  'from_name',
  'text',
  'title',
  'description',
  'status',
  'question',
  'answer',
  'emoji',
  'count',
  'votes',
  'notice',
]);

/** What the classes of an element mean. */
interface Meaning {
  readonly role: string;
  readonly kind: MessageKind | null;
}

/** A page has a few dozen different lists of classes, a hundred thousand times. */
const meanings = new Map<string, Meaning>();
const MOST_MEANINGS = 1000;

function meaningOf(classes: string): Meaning {
  let meaning = meanings.get(classes);
  if (meaning === undefined) {
    const names = classes.split(/\s+/);
    const known = names.find((name) => ROLES.has(name) || kindOfClass(name) !== null) ?? '';
    meaning = { role: ROLES.has(known) ? known : '', kind: kindOfClass(known) };
    if (meanings.size < MOST_MEANINGS) {
      meanings.set(ownCopy(classes), meaning);
    }
  }
  return meaning;
}

/** An element that is open. */
interface OpenElement {
  readonly role: string;
  /** Where text in it goes; null where it is not wanted. */
  readonly sink: HtmlText | null;
  /** For a link that may be a mention: how long the text was before it. */
  readonly start: number;
}

const OUTSIDE: OpenElement = { role: '', sink: null, start: -1 };

/** Reads a page of Telegram's HTML export, message by message. */
export class TelegramPage implements HtmlReceiver {
  readonly #reader: PageReader;
  readonly #open: OpenElement[] = [];
  #message: ShownMessage | null = null;
  #votes = '';
  #count = '';
  /** Open elements of forwarded messages. */
  #forwarded = 0;

  constructor(reader: PageReader) {
    this.#reader = reader;
  }

  open(tag: string, attributes: HtmlAttributes): void {
    const parent = this.#open.at(-1) ?? OUTSIDE;
    if (tag === 'br') {
      parent.sink?.add('\n');
    }
    const role =
      this.#message === null ? this.#roleOutside(tag, attributes) : this.#roleInside(tag, attributes, parent);
    const sink = role === '' ? parent.sink : WITH_TEXT.has(role) ? new HtmlText() : null;
    const isLink = tag === 'a' && sink !== null && isMention(attributes);
    this.#open.push({ role, sink, start: isLink ? sink.length : -1 });
  }

  text(piece: string): void {
    this.#open.at(-1)?.sink?.add(piece);
  }

  close(): void {
    const { role, sink, start } = this.#open.pop() ?? OUTSIDE;
    if (role === 'message') {
      this.#finish();
    } else if (role === 'heading') {
      this.#reader.heading(sink?.take() ?? '');
    } else if (start !== -1) {
      this.#message?.mentions.push((sink?.since(start) ?? '').replace(/^@/, ''));
    } else if (role !== '' && this.#message !== null) {
      this.#take(this.#message, role, sink?.take() ?? '');
    }
  }

  #roleOutside(tag: string, attributes: HtmlAttributes): string {
    const { class: classes = '', id = '' } = attributes;
    if (tag === 'div' && id.startsWith('message') && hasClass(attributes, 'message')) {
      const isNotice = hasClass(attributes, 'service');
      this.#message = {
        id: /-?\d+$/.exec(id)?.[0] ?? '',
        isNotice,
        time: '',
        sender: '',
        text: '',
        replyTo: undefined,
        isForward: false,
        origin: '',
        medium: null,
        reactions: [],
        mentions: [],
      };
      return 'message';
    }
    if (classes.includes('page_header')) {
      return 'header';
    }
    const isTitle = classes.includes('text') && hasClass(attributes, 'bold');
    return isTitle && this.#open.some(({ role }) => role === 'header') ? 'heading' : '';
  }

  #roleInside(tag: string, attributes: HtmlAttributes, parent: OpenElement): string {
    const message = this.#message as ShownMessage;
    const { class: classes, href, title } = attributes;
    if (parent.role === 'reply_to' && href !== undefined) {
      message.replyTo ??= /go_to_message(-?\d+)$/.exec(href)?.[1];
    }
    if (classes === undefined) {
      return '';
    }
    const { kind, role } = meaningOf(classes);
    if (kind !== null) {
      message.medium ??= shownMedium(kind, tag === 'a' ? href : undefined);
      return 'medium';
    }
    return role === '' ? '' : this.#begin(message, role, classes, title, parent);
  }

  /** An element of a message begins; returns its role. */
  #begin(message: ShownMessage, name: string, classes: string, title: string | undefined, parent: OpenElement): string {
    if (name === 'details') {
      return parent.role === 'answer' ? 'votes' : message.isNotice && parent.role === 'message' ? 'notice' : 'details';
    }
    if (name === 'forwarded') {
      if (!/\bbody\b/.test(classes)) {
        return '';
      }
      message.isForward = true;
      this.#forwarded++;
    } else if (name === 'date') {
      if (this.#forwarded === 0) {
        message.time ||= title ?? '';
      }
    } else if (name === 'reaction') {
      message.reactions.push({ key: '', count: 0 });
      this.#count = '';
    } else if (name === 'userpic' && message.reactions.length > 0) {
      (message.reactions.at(-1) as ShownReaction).count++;
    }
    return name;
  }

  /** Takes the text of an element that ended. */
  #take(message: ShownMessage, role: string, text: string): void {
    const { medium } = message;
    if (role === 'forwarded') {
      this.#forwarded--;
    } else if (role === 'from_name') {
      if (this.#forwarded > 0) {
        message.origin ||= text;
      } else {
        message.sender ||= text;
      }
    } else if (role === 'text' || role === 'notice') {
      message.text = message.text === '' ? text : `${message.text}\n${text}`;
    } else if (role === 'emoji' || role === 'count' || role === 'reaction') {
      this.#takeReaction(message, role, text);
    } else if (role === 'votes') {
      this.#votes = /\d+/.exec(text)?.[0] ?? '0';
    } else if (role === 'answer') {
      medium?.answers.push(`- ${text.replace(/^-\s*/, '')} (${this.#votes || '0'})`);
      this.#votes = '';
    } else if (medium !== null) {
      if (role === 'question' || role === 'title') {
        medium.title ||= text;
      } else if (role === 'description' || role === 'status') {
        medium[role] ||= text;
      }
    }
  }

  #takeReaction(message: ShownMessage, role: string, text: string): void {
    const reaction = message.reactions.at(-1);
    if (role === 'count') {
      this.#count = text;
    } else if (reaction !== undefined && role === 'emoji') {
      reaction.key = text;
    } else if (reaction !== undefined) {
      // A count is written where there are more people than pictures.
      reaction.count = Number(/\d+/.exec(this.#count)?.[0] ?? (reaction.count || 1));
    }
  }

  #finish(): void {
    const message = this.#message;
    this.#message = null;
    this.#forwarded = 0;
    if (message !== null) {
      this.#reader.message(message);
    }
  }
}

/** Telegram links people without a user name to a script, others to their page. */
function isMention({ onclick, href }: HtmlAttributes): boolean {
  return onclick?.includes('ShowMentionName') === true || /^https:\/\/t\.me\/\w+$/.test(href ?? '');
}
