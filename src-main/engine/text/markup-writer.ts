import { FOOTNOTE_REFERENCE, separateFootnotes } from './footnotes.ts';
import {
  addressOf,
  childrenOf,
  decodeReferences,
  escapeHtml,
  headingDepths,
  isFormula,
  isLibraryImage,
  isSafeLink,
  linkedDigest,
  type MarkdownToken,
  type MarkdownTokens,
  markdownTokens,
  plainText,
} from './markdown.ts';

/** How a `MarkupWriter` writes. */
export interface MarkupForm {
  /** Headings go down as far as needed for the highest to be of this level (1 to 6). */
  readonly highestHeading: number;
  /** Where an image of the library is found from the place of the result; null leaves only its description. */
  readonly image: (address: string) => string | null;
  /** Where a link to a digest leads, and words that say so after it; null leaves the words of the link alone. */
  readonly digestLink: (digestId: string) => { readonly address: string | null; readonly after: string } | null;
  /** Has the last word on plain text, not on code. */
  readonly text?: (text: string) => string;
  /** Whether footnotes carry the attributes by which readers of EPUB show them in a window of their own. */
  readonly epub?: boolean;
  /** Title of the list of footnotes, for those who do not see it. */
  readonly notesTitle: string;
  /** Begins the ids of footnotes, where several writers write one page. */
  readonly idPrefix?: string;
}

/**
 * Writes Markdown as markup that is HTML and XML at once: elements closed, attributes quoted, every
 * word escaped, no character that XML forbids. Built from tokens, so that nothing of the text is ever
 * taken for markup. One writer writes one page: footnotes are numbered through it.
 */
export class MarkupWriter {
  readonly #form: MarkupForm;
  /** Footnotes referred to or defined so far, in order of their numbers. */
  readonly #notes: Note[] = [];
  #labels: ReadonlyMap<string, Note> = new Map();
  #headingShift = 0;

  constructor(form: MarkupForm) {
    this.#form = form;
  }

  /** Blocks of markup, one after the other; empty for empty Markdown. */
  write(markdown: string, highestHeading = this.#form.highestHeading): string {
    const { tokens, notes } = separateFootnotes(markdownTokens(markdown));
    const labels = Array.from(notes, ([label, words]) => [label, { words, number: null, references: 0 }] as const);
    this.#labels = new Map<string, Note>(labels);
    this.#headingShift = Math.max(0, highestHeading - Math.min(7, ...headingDepths(tokens)));
    const blocks = this.#blocks(tokens);
    for (const note of this.#labels.values()) {
      this.#numbered(note);
    }
    return blocks;
  }

  /** Markdown of a single line, without a paragraph around it. */
  writeLine(markdown: string): string {
    return markdownTokens(markdown)
      .map((token) => this.#spans(childrenOf(token as { tokens?: MarkdownToken[] })))
      .join(' ');
  }

  /** The footnotes of everything written so far; empty when there are none. */
  notes(): string {
    if (this.#notes.length === 0) {
      return '';
    }
    const attributes = this.#form.epub ? ' epub:type="footnotes"' : '';
    const items = this.#notes.map((note) => this.#note(note));
    const title = escapeMarkup(this.#form.notesTitle);
    return `<section class="notes" aria-label="${title}"${attributes}>\n<hr />\n${items.join('\n')}\n</section>`;
  }

  #note(note: Note): string {
    const id = this.#noteId(note);
    const attributes = this.#form.epub ? ' epub:type="footnote" role="doc-footnote"' : '';
    const back = note.references > 0 ? ` <a class="note-back" href="#${id}-from">↩</a>` : '';
    const words = this.#blocks(note.words);
    return `<aside class="note" id="${id}"${attributes}><p class="note-number">${note.number}.${back}</p>${words}</aside>`;
  }

  #noteId(note: Note): string {
    return `${this.#form.idPrefix ?? ''}note-${note.number}`;
  }

  #numbered(note: Note): Note {
    if (note.number === null) {
      this.#notes.push(note);
      note.number = this.#notes.length;
    }
    return note;
  }

  #blocks(tokens: readonly MarkdownToken[]): string {
    return tokens
      .map((token) => this.#block(token))
      .filter((block) => block !== '')
      .join('\n');
  }

  #block(token: MarkdownToken): string {
    switch (token.type) {
      case 'space':
        return '';
      case 'heading':
        return this.#heading(token);
      case 'code':
        return codeBlock(token);
      case 'blockquote':
        return `<blockquote>${this.#blocks(childrenOf(token)) || '<p></p>'}</blockquote>`;
      case 'list':
        return this.#list(token);
      case 'table':
        return this.#table(token);
      case 'hr':
        return '<hr />';
      default: {
        const words = this.#spans([token]).trim();
        return words === '' ? '' : `<p>${words}</p>`;
      }
    }
  }

  #heading(token: MarkdownTokens.Heading): string {
    const words = this.#spans(childrenOf(token)).trim();
    const level = token.depth + this.#headingShift;
    if (words === '') {
      return '';
    }
    return level <= 6 ? `<h${level}>${words}</h${level}>` : `<p class="heading">${words}</p>`;
  }

  #list(list: MarkdownTokens.List): string {
    const items = list.items.map((item) => {
      const box = item.task ? (item.checked ? '☑ ' : '☐ ') : '';
      const children = childrenOf(item);
      // The words of a tight item stand in it without a paragraph around them.
      const content = children.map((token) => (token.type === 'text' ? this.#spans([token]) : this.#block(token)));
      return `<li>${box}${content.filter((part) => part !== '').join('\n')}</li>`;
    });
    const start = list.ordered && typeof list.start === 'number' && list.start !== 1 ? ` start="${list.start}"` : '';
    return list.ordered ? `<ol${start}>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`;
  }

  #table(table: MarkdownTokens.Table): string {
    const row = (cells: readonly MarkdownTokens.TableCell[], element: 'th' | 'td') => {
      const written = cells.map((cell, column) => {
        const align = table.align[column];
        const attribute = align ? ` class="align-${align}"` : '';
        return `<${element}${attribute}>${this.#spans(childrenOf(cell))}</${element}>`;
      });
      return `<tr>${written.join('')}</tr>`;
    };
    const body = table.rows.map((cells) => row(cells, 'td')).join('\n');
    const rows = body === '' ? '' : `<tbody>${body}</tbody>`;
    return `<table><thead>${row(table.header, 'th')}</thead>${rows}</table>`;
  }

  /** Neighbouring words are written together, so that what spans several tokens is seen. */
  #spans(tokens: readonly MarkdownToken[], inLink = false): string {
    let written = '';
    let words = '';
    const flush = () => {
      written += this.#words(words, inLink);
      words = '';
    };
    for (const token of tokens) {
      const children = 'tokens' in token && token.tokens ? childrenOf(token as { tokens: MarkdownToken[] }) : null;
      if (isFormula(token)) {
        flush();
        written += escapeMarkup(token.raw);
      } else if (token.type === 'escape') {
        words += token.text;
      } else if (token.type === 'text' && children === null) {
        words += decodeReferences(token.raw);
      } else {
        flush();
        written += this.#span(token, children, inLink);
      }
    }
    flush();
    return written;
  }

  #span(token: MarkdownToken, children: readonly MarkdownToken[] | null, inLink: boolean): string {
    const inner = () => this.#spans(children ?? [], inLink);
    switch (token.type) {
      case 'strong':
        return `<strong>${inner()}</strong>`;
      case 'em':
        return `<em>${inner()}</em>`;
      case 'del':
        return `<del>${inner()}</del>`;
      case 'codespan':
        return `<code>${escapeMarkup(token.text)}</code>`;
      case 'br':
        return '<br />';
      case 'link':
        return this.#link(token, inLink);
      case 'image':
        return this.#image(token, inLink);
      case 'checkbox':
        return ''; // Its list item writes it.
      default:
        return children === null ? this.#words(decodeReferences(token.raw), inLink) : inner();
    }
  }

  #words(text: string, inLink: boolean): string {
    const shown = this.#form.text?.(text) ?? text;
    if (inLink || this.#labels.size === 0) {
      return escapeMarkup(shown);
    }
    let written = '';
    let copiedTo = 0;
    for (const match of shown.matchAll(FOOTNOTE_REFERENCE)) {
      const note = this.#labels.get(match[1] ?? '');
      if (note !== undefined) {
        written += escapeMarkup(shown.slice(copiedTo, match.index)) + this.#reference(this.#numbered(note));
        copiedTo = match.index + match[0].length;
      }
    }
    return written + escapeMarkup(shown.slice(copiedTo));
  }

  #reference(note: Note): string {
    note.references++;
    const id = this.#noteId(note);
    const own = note.references === 1 ? ` id="${id}-from"` : '';
    const attributes = this.#form.epub ? ' epub:type="noteref" role="doc-noteref"' : '';
    return `<sup><a class="note-reference"${own} href="#${id}"${attributes}>${note.number}</a></sup>`;
  }

  #link(token: MarkdownTokens.Link, inLink: boolean): string {
    const address = addressOf(token);
    const words = token.autolink ? escapeMarkup(token.text) : this.#spans(childrenOf(token), true);
    const digestId = linkedDigest(address);
    if (digestId !== null) {
      const target = this.#form.digestLink(digestId);
      const linked =
        target?.address == null || inLink || words === ''
          ? words
          : `<a href="${escapeMarkup(target.address)}">${words}</a>`;
      return linked + escapeMarkup(target?.after ?? '');
    }
    return this.#leadsOut(address) && !inLink && words !== ''
      ? `<a href="${escapeMarkup(strictAddress(address))}">${words}</a>`
      : words;
  }

  #leadsOut(address: string): boolean {
    return isSafeLink(address) && (!this.#form.epub || hasStrictHost(address));
  }

  #image(token: MarkdownTokens.Image, inLink: boolean): string {
    const address = addressOf(token);
    const description = plainText(token.text);
    const shown = this.#form.text?.(description) ?? description;
    if (isSafeLink(address)) {
      const words = escapeMarkup(shown || address);
      return inLink || !this.#leadsOut(address)
        ? words
        : `<a href="${escapeMarkup(strictAddress(address))}">${words}</a>`;
    }
    const source = isLibraryImage(address) ? this.#form.image(address) : null;
    return source === null ? escapeMarkup(shown) : `<img src="${escapeMarkup(source)}" alt="${escapeMarkup(shown)}" />`;
  }
}

interface Note {
  readonly words: readonly MarkdownToken[];
  number: number | null;
  references: number;
}

function codeBlock({ text, lang }: MarkdownTokens.Code): string {
  const language = /^[\w+#.-]{1,40}(?=\s|$)/.exec(lang ?? '')?.[0];
  const attribute = language === undefined ? '' : ` class="language-${escapeMarkup(language)}"`;
  return `<pre><code${attribute}>${escapeMarkup(text.replace(/\n+$/, ''))}</code></pre>`;
}

/** Control characters and noncharacters: XML 1.0 forbids most of them, and none is there to be read. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** Words without the characters that no XML may hold; the replacement character stands for them. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '\ufffd');
}

/** Words as markup shows them, in HTML and in XML. */
export function escapeMarkup(text: string): string {
  return escapeHtml(withoutControls(text));
}

/**
 * Whether a link's host is one by RFC 2396, 3.2.2: labels of letters, digits and inner hyphens, the last of which
 * begins with a letter, or an IP address. Browsers also go to others; checkers of e-books warn of them.
 */
function hasStrictHost(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const labels = hostname.replace(/\.$/, '').split('.');
  const isName = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label));
  const isAddress = hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(hostname);
  return protocol === 'mailto:' || isAddress || (isName && /^[a-z]/.test(labels.at(-1) ?? ''));
}

/**
 * A safe address as the strictest reader takes it: browsers forgive marks that the URL standard calls
 * invalid, checkers of e-books do not.
 */
export function strictAddress(address: string): string {
  const { href, protocol, hostname } = new URL(address);
  const [, origin = '', rest = ''] = /^([a-z]+:(?:\/\/[^/?#]*)?)(.*)$/su.exec(href) ?? [];
  if (protocol !== 'mailto:' && hostname === '') {
    return href;
  }
  const encoded = rest.replace(/[\s"<>\\^`{|}[\]]|%(?![0-9a-fA-F]{2})/g, (mark) => encodeURIComponent(mark));
  const [before, ...fragment] = encoded.split('#');
  return origin + [before, ...(fragment.length > 0 ? [fragment.join('%23')] : [])].join('#');
}
