import {
  addressOf,
  childrenOf,
  decodeReferences,
  isFormula,
  isSafeLink,
  type MarkdownToken,
  type MarkdownTokens,
  markdownTokens,
  plainText,
} from '../../text/index.ts';
import type { SharingWording } from '../wording.ts';
import type { Flavour } from './flavours.ts';

/** A piece of a chat text that is sent whole if it fits into a message. */
export interface ChatBlock {
  readonly text: string;
  /** A block of code: when it is cut, each piece is fenced again. */
  readonly isCode: boolean;
  /** A heading goes with what follows it. */
  readonly isHeading: boolean;
}

/** Markdown as blocks of text for a chat program (SHARE-3, SHARE-4). */
export function chatBlocks(markdown: string, flavour: Flavour, wording: SharingWording): ChatBlock[] {
  return new ChatWriter(flavour, wording).blocks(markdownTokens(markdown));
}

class ChatWriter {
  readonly #flavour: Flavour;
  readonly #wording: SharingWording;

  constructor(flavour: Flavour, wording: SharingWording) {
    this.#flavour = flavour;
    this.#wording = wording;
  }

  blocks(tokens: readonly MarkdownToken[]): ChatBlock[] {
    return tokens
      .map((token) => ({
        text: this.#block(token),
        isCode: token.type === 'code',
        isHeading: token.type === 'heading',
      }))
      .filter(({ text }) => text.trim() !== '');
  }

  #block(token: MarkdownToken): string {
    switch (token.type) {
      case 'space':
        return '';
      case 'heading':
        return this.#flavour.heading(this.#spans(childrenOf(token)).replace(/\s+/g, ' ').trim(), token.depth);
      case 'code':
        return token.text.replace(/\n+$/, '');
      case 'blockquote':
        return this.#lines(childrenOf(token))
          .map((line) => this.#flavour.quote(line))
          .join('\n');
      case 'list':
        return this.#list(token).join('\n');
      case 'table':
        return this.#table(token);
      case 'hr':
        return '————';
      default:
        return this.#spans([token]).trim();
    }
  }

  #lines(tokens: readonly MarkdownToken[]): string[] {
    return this.blocks(tokens).flatMap(({ text, isCode }) =>
      (isCode ? this.#flavour.fence[0] + text + this.#flavour.fence[1] : text).split('\n'),
    );
  }

  #list(list: MarkdownTokens.List): string[] {
    const first = typeof list.start === 'number' ? list.start : 1;
    return list.items.flatMap((item, index) => {
      const box = item.task ? (item.checked ? '☑ ' : '☐ ') : '';
      const marker = list.ordered ? `${first + index}${this.#wording.numberMark}` : '· ';
      const [head = '', ...others] = this.#lines(childrenOf(item));
      const indent = this.#flavour.plain ? '　' : '   ';
      return [marker + box + head, ...others.map((line) => indent + line)];
    });
  }

  /** Chats have no columns: each row says what its cells are. */
  #table(table: MarkdownTokens.Table): string {
    const heads = table.header.map((cell) => this.#spans(childrenOf(cell)).trim());
    const rows = table.rows.map((cells) =>
      cells
        .map((cell, column) => {
          const words = this.#spans(childrenOf(cell)).trim();
          const head = heads[column] ?? '';
          return head === '' || words === '' ? words : `${head}${this.#wording.colon}${words}`;
        })
        .filter((words) => words !== '')
        .join(this.#wording.cellMark),
    );
    return (rows.length > 0 ? rows : [heads.join(this.#wording.cellMark)]).map((row) => `· ${row}`).join('\n');
  }

  #spans(tokens: readonly MarkdownToken[]): string {
    return tokens.map((token) => this.#span(token)).join('');
  }

  #span(token: MarkdownToken): string {
    const inner = () => this.#spans(childrenOf(token as { tokens?: MarkdownToken[] }));
    switch (token.type) {
      case 'escape':
        return isFormula(token) ? this.#flavour.code(token.text) : this.#flavour.escape(token.text);
      case 'strong':
        return this.#flavour.bold(inner());
      case 'em':
        return this.#flavour.italic(inner());
      case 'del':
        return this.#flavour.struck(inner());
      case 'codespan':
        return this.#flavour.code(token.text);
      case 'br':
        return '\n';
      case 'link':
        return this.#link(token);
      case 'image':
        return this.#image(token);
      case 'checkbox':
        return '';
      default:
        return 'tokens' in token && token.tokens ? inner() : this.#words(decodeReferences(token.raw));
    }
  }

  #words(text: string): string {
    const words = this.#flavour.escape(text);
    return this.#flavour.plain && this.#wording.isChinese ? withWideMarks(words) : words;
  }

  #link(token: MarkdownTokens.Link): string {
    const address = addressOf(token);
    const words = token.autolink ? token.text : this.#spans(childrenOf(token));
    return isSafeLink(address) ? this.#flavour.link(token.autolink ? address : words, address) : words;
  }

  #image(token: MarkdownTokens.Image): string {
    const address = addressOf(token);
    const description = this.#flavour.escape(plainText(token.text));
    return isSafeLink(address)
      ? this.#flavour.link(description || address, address)
      : this.#wording.picture(description);
  }
}

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/** Half-width marks within Chinese become full-width ones; those of numbers, code and Latin stay. */
function withWideMarks(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}”』」）])[,;:?!](?![/\d])/gu, (mark) => WIDE[mark] ?? mark)
    .replace(/\((?=\p{Script=Han})|(?<=\p{Script=Han})\)/gu, (mark) => WIDE[mark] ?? mark);
}
