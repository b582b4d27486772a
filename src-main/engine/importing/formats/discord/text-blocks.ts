import type { Attachment, MessageKind, Reaction } from '../../../../contract/index.ts';
import { MessageBody } from '../../body.ts';
import type { Records } from '../../records.ts';
import { attachmentOf, fileNameIn } from './media.ts';
import { joined, kindOf } from './message.ts';

const BLOCK = /^\{(Attachments|Embed|Stickers|Reactions|Forwarded Message)\}$/;
const ADDRESS = /^(?:https?:\/\/\S+|.*[\\/].*|[^/\\]+\.\w{1,5})$/;
/** More lines than any block has. */
const MOST_LINES = 1000;

/** What the lines of a message say together. */
export interface TextContent {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly reactions: readonly Reaction[];
}

/** Takes the lines of one message apart: its text, and the blocks in braces below it. */
export class TextBlocks {
  readonly #records: Records;
  readonly #text: MessageBody;
  #isEmpty = true;
  #block = '';
  #lines: Record<string, string[]> = {};

  constructor(records: Records) {
    this.#records = records;
    this.#text = new MessageBody(records);
  }

  start(): void {
    this.#text.start('');
    this.#isEmpty = true;
    this.#block = '';
    this.#lines = {};
  }

  add(line: string, number: number): void {
    const block = line.charCodeAt(0) === 123 ? BLOCK.exec(line)?.[1] : undefined;
    if (block !== undefined) {
      this.#block = block;
      this.#lines[block] ??= [];
    } else if (this.#takesLine(line)) {
      this.#addToBlock(line, number);
    } else if (this.#block !== '' && line === '') {
      this.#block = '';
    } else {
      this.#block = '';
      this.#addToText(line, number);
    }
  }

  /** The message; begins anew. */
  take(): TextContent {
    const written = this.#text.text();
    const {
      Attachments: files = [],
      Stickers: stickers = [],
      Embed: cards = [],
      Reactions: reactions = [],
    } = this.#lines;
    const forwarded = this.#lines['Forwarded Message'];
    // The card of a link in the text is a preview of it.
    const isPreview = cards.some((line) => /^https?:/.test(line) && written.includes(line));
    const words = isPreview ? '' : cards.join('\n').trim();
    const text = joined(joined(written, (forwarded ?? []).join('\n').trim()), words);
    const attachments = [...files, ...stickers].map((address) => attachmentOf(fileNameIn(address), address));
    const kind = kindOf(text, attachments[0]?.name, files.length === 0, forwarded !== undefined);
    this.start();
    return { kind, text, attachments, reactions: reactions.flatMap(reactionsIn) };
  }

  /** Addresses and reactions end at a blank line, words of cards and of what was forwarded with the message. */
  #takesLine(line: string): boolean {
    if (this.#block === '') {
      return false;
    }
    if (this.#block === 'Embed' || this.#block === 'Forwarded Message') {
      return true;
    }
    return line !== '' && (this.#block === 'Reactions' || ADDRESS.test(line));
  }

  #addToBlock(line: string, number: number): void {
    const lines = this.#lines[this.#block] ?? [];
    if (lines.length < MOST_LINES) {
      lines.push(line);
    } else {
      this.#records.skip(number, 'the block of the message is longer than 1,000 lines', line);
    }
  }

  #addToText(line: string, number: number): void {
    if (this.#isEmpty) {
      this.#text.start(line);
      this.#isEmpty = line.trim() === '';
    } else {
      this.#text.append(line, number);
    }
  }
}

/** `👍 (2) ❤`: a count follows where it is not one. */
function reactionsIn(line: string): readonly Reaction[] {
  return Array.from(line.matchAll(/(\S+)(?: \((\d{1,9})\))?/g), ([, key = '', count = '1']) => ({
    key,
    count: Number(count),
  }));
}
