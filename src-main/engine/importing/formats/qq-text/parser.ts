import type { ParsedSender } from '../../../../contract/index.ts';
import { MessageBody } from '../../body.ts';
import type { ChatChoice } from '../../chat-choice.ts';
import { stemOf } from '../../file-name.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { ownCopy, Senders } from '../../senders.ts';
import { type QqHeader, readHeader, readSender } from './header.ts';
import { kindOfNotice, readBody } from './kinds.ts';

const EQUALS_SIGN = 61;
const GROUP_LINE = '消息分组:';
export const CHAT_LINE = '消息对象:';
export const BANNER = '消息记录（';
/** QQ speaks under these numbers: notices, joins. */
const SYSTEM_IDS = new Set(['10000', '1000000']);
const SYSTEM_NAMES = new Set(['系统消息', '系統訊息']);

/** Somebody as written in a header: `sender` is null for QQ itself. */
interface Author {
  readonly sender: ParsedSender | null;
  readonly hasId: boolean;
}

/** Reads the lines of a QQ message record, chat after chat. */
export class QqTextParser implements LineParser {
  readonly #records: Records;
  readonly #fileName: string;
  /** Name for the only chat of the file, instead of its own. */
  readonly #chatName: string | undefined;
  readonly #choice: ChatChoice;
  readonly #body: MessageBody;
  /** Of the chat being read; null for a file whose beginning is missing. */
  #chat: string | null = null;
  #isOpen = false;
  /** Whether senders have a number; decided by the first message of a chat. */
  #hasIds: boolean | null = null;
  #senders = new Senders();
  #authors = new Map<string, Author>();
  #names = new Map<string, string>();
  #state: 'banner' | 'message' | 'skipping' = 'banner';
  /** A line of `=` that is part of a chat's heading if one follows, and of the text if not. */
  #heldRule: { readonly text: string; readonly number: number } | null = null;
  #afterBlank = true;
  /** Of the message being read. */
  #header: QqHeader | null = null;
  #author: Author = { sender: null, hasId: false };
  #line = 0;

  constructor(records: Records, fileName: string, chatName: string | undefined, choice: ChatChoice) {
    this.#records = records;
    this.#fileName = fileName;
    this.#chatName = chatName;
    this.#choice = choice;
    this.#body = new MessageBody(records);
  }

  line(text: string, number: number): void {
    if (text.charCodeAt(0) === EQUALS_SIGN && isRule(text)) {
      this.#releaseRule();
      this.#heldRule = { text, number };
      return;
    }
    if (this.#heldRule !== null && this.#takeHeading(text)) {
      return;
    }
    this.#releaseRule();
    const header = readHeader(text);
    if (header !== null && this.#isHeader(header)) {
      this.#begin(header, text, number);
    } else {
      this.#continue(text, number);
    }
    this.#afterBlank = text === '';
  }

  end(): void {
    this.#releaseRule();
    this.#finish();
    if (!this.#records.opened) {
      this.#openChat();
    }
  }

  /** The lines between the rules of a heading; false for a text that merely follows a rule. */
  #takeHeading(text: string): boolean {
    if (text.startsWith(CHAT_LINE)) {
      this.#finish();
      this.#chat = text.slice(CHAT_LINE.length).trim();
      this.#isOpen = false;
      this.#hasIds = null;
      this.#senders = new Senders();
      this.#authors = new Map();
      this.#names = new Map();
    } else if (!text.startsWith(GROUP_LINE)) {
      return false;
    }
    this.#finish();
    this.#state = 'banner';
    this.#heldRule = null;
    this.#afterBlank = true;
    return true;
  }

  #releaseRule(): void {
    const rule = this.#heldRule;
    this.#heldRule = null;
    if (rule !== null && this.#state !== 'banner') {
      this.#continue(rule.text, rule.number);
      this.#afterBlank = false;
    }
  }

  /** In a chat where everybody has a number, a time and a name without one is something pasted. */
  #isHeader(header: QqHeader): boolean {
    return this.#authorOf(header.sender).hasId || (this.#hasIds !== true && this.#afterBlank);
  }

  #begin(header: QqHeader, text: string, number: number): void {
    this.#finish();
    this.#author = this.#authorOf(header.sender);
    this.#hasIds ??= this.#author.hasId;
    this.#openChat();
    if (header.local === null) {
      this.#records.skip(number, 'there is no such date or time', text);
      this.#state = 'skipping';
      return;
    }
    this.#state = 'message';
    this.#header = header;
    this.#line = number;
    this.#body.start('');
  }

  #continue(text: string, number: number): void {
    if (this.#state === 'message') {
      if (number === this.#line + 1) {
        this.#body.start(text);
      } else {
        this.#body.append(text, number);
      }
    } else if (text.trim() !== '' && !(this.#chat === null && text.startsWith(BANNER))) {
      this.#openChatUnlessBanner();
      const reason =
        this.#state === 'skipping' ? 'it belongs to a skipped message' : 'it stands before the first message';
      this.#records.skip(number, reason, text);
    }
  }

  #finish(): void {
    const header = this.#header;
    if (header?.local == null) {
      return;
    }
    this.#header = null;
    const { sender } = this.#author;
    const body = this.#body.text();
    const at = { local: header.local };
    if (sender === null) {
      this.#records.message({ type: 'message', sender, at, kind: kindOfNotice(body), text: body, line: this.#line });
      return;
    }
    const { kind, text, attachments } = readBody(body);
    const message: MessageDraft = { type: 'message', sender, at, kind, text, line: this.#line };
    const mentions = mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    if (attachments !== undefined) {
      message.attachments = attachments;
    }
    this.#records.message(message);
  }

  #authorOf(written: string): Author {
    let author = this.#authors.get(written);
    if (author === undefined) {
      author = this.#newAuthor(written);
      if (this.#authors.size < 100_000) {
        this.#authors.set(ownCopy(written), author);
      }
    }
    return author;
  }

  #newAuthor(written: string): Author {
    const { name, id } = readSender(written);
    if (id === null) {
      return { sender: SYSTEM_NAMES.has(name) ? null : this.#senders.of(name), hasId: false };
    }
    if (SYSTEM_IDS.has(id)) {
      return { sender: null, hasId: true };
    }
    if (name !== id && name !== '') {
      this.#names.set(id, ownCopy(name));
    }
    // Some lines show the number in the place of the name.
    return { sender: this.#senders.of(this.#names.get(id) ?? id, id), hasId: true };
  }

  #openChatUnlessBanner(): void {
    if (this.#chat !== null) {
      this.#openChat();
    }
  }

  #openChat(): void {
    if (this.#isOpen) {
      return;
    }
    this.#isOpen = true;
    const name = this.#chatName ?? this.#chat ?? stemOf(this.#fileName);
    if (!this.#choice.wants({ name })) {
      this.#records.passOver();
      return;
    }
    const kind = this.#hasIds === false ? 'private' : 'group';
    this.#records.chat({ type: 'chat', platform: 'qq', kind, name });
    if (this.#chatName === undefined && this.#chat === null) {
      const because = 'the file does not name the chat';
      this.#records.note({ type: 'guess', what: 'chat-name', value: name, because });
    }
  }
}

/** A line of 16 and more equals signs; QQ writes 64. */
function isRule(text: string): boolean {
  return /^={16,}\s*$/.test(text);
}
