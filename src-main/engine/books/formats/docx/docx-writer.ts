import {
  BorderStyle,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  addressOf,
  childrenOf,
  decodeReferences,
  FOOTNOTE_REFERENCE,
  headingDepths,
  isFormula,
  isLibraryImage,
  isSafeLink,
  linkedDigest,
  type MarkdownToken,
  type MarkdownTokens,
  markdownTokens,
  plainText,
  separateFootnotes,
  strictAddress,
  withoutControls,
} from '../../../text/index.ts';
import { headingStyle, INDENT, numbering } from './styles.ts';

/** A picture as Word takes it, in pixels of the page. */
export interface DocxImage {
  readonly type: 'png' | 'jpg' | 'gif';
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface DocxForm {
  readonly image: (address: string) => DocxImage | null;
  /** The bookmark of a digest, and words that say where it is. */
  readonly digestLink: (digestId: string) => { readonly anchor: string | null; readonly after: string } | null;
}

export type DocxBlock = Paragraph | Table;

/** How the words of a run look. */
interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
  readonly inLink?: boolean;
}

/** Where blocks stand: how deep in lists, and whether in a quotation. */
interface Setting {
  readonly style?: string;
  readonly list?: { readonly reference: string; readonly instance: number; readonly level: number };
  readonly level: number;
}

const MOST_LEVELS = 8;
const TOP: Setting = { level: 0 };

/** Writes Markdown as paragraphs and tables of Word; one writer writes one document. */
export class DocxWriter {
  /** Footnotes by their number, as the document takes them. */
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  /** The numbers lists begin with: the document needs a numbering for each. */
  readonly listStarts = new Set<number>();
  readonly #form: DocxForm;
  #notes: ReadonlyMap<string, readonly MarkdownToken[]> = new Map();
  #numbers = new Map<string, number>();
  #lastNote = 0;
  #lastList = 0;
  #headingShift = 0;

  constructor(form: DocxForm) {
    this.#form = form;
  }

  write(markdown: string, highestHeading: number): DocxBlock[] {
    const { tokens, notes } = separateFootnotes(markdownTokens(markdown));
    this.#notes = notes;
    this.#numbers = new Map();
    this.#headingShift = Math.max(0, highestHeading - Math.min(7, ...headingDepths(tokens)));
    return this.#blocks(tokens, TOP);
  }

  #blocks(tokens: readonly MarkdownToken[], setting: Setting): DocxBlock[] {
    return tokens.flatMap((token, index) => this.#block(token, index === 0 ? setting : continued(setting)));
  }

  #block(token: MarkdownToken, setting: Setting): DocxBlock[] {
    switch (token.type) {
      case 'space':
        return [];
      case 'heading':
        return this.#heading(token);
      case 'code':
        return [this.#paragraph(inLines(token.text.replace(/\n+$/, ''), {}), { ...setting, style: 'Code' })];
      case 'blockquote':
        return this.#blocks(childrenOf(token), { ...continued(setting), style: 'Quotation' });
      case 'list':
        return this.#list(token, setting);
      case 'table':
        return this.#table(token);
      case 'hr':
        return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' } } })];
      default: {
        const children = this.#spans([token], {});
        return children.length === 0 ? [] : [this.#paragraph(children, setting)];
      }
    }
  }

  #heading(token: MarkdownTokens.Heading): DocxBlock[] {
    const children = this.#spans(childrenOf(token), {});
    const level = Math.min(6, token.depth + this.#headingShift);
    return children.length === 0 ? [] : [new Paragraph({ style: headingStyle(level), children })];
  }

  #paragraph(children: readonly ParagraphChild[], { style, list, level }: Setting): Paragraph {
    return new Paragraph({
      ...(style === undefined ? {} : { style }),
      ...(list === undefined ? {} : { numbering: list }),
      ...(list === undefined && level > 0 ? { indent: { left: level * INDENT } } : {}),
      children,
    });
  }

  #list(list: MarkdownTokens.List, { level, style }: Setting): DocxBlock[] {
    const start = list.ordered && typeof list.start === 'number' ? list.start : 1;
    if (list.ordered) {
      this.listStarts.add(start);
    }
    const reference = list.ordered ? numbering(start) : 'bullets';
    const instance = ++this.#lastList;
    const deep = Math.min(level, MOST_LEVELS);
    return list.items.flatMap((item) => {
      const box = item.task ? (item.checked ? '☑ ' : '☐ ') : '';
      const setting = { level: level + 1, list: { reference, instance, level: deep }, ...(style ? { style } : {}) };
      const children = childrenOf(item).filter(({ type }) => type !== 'checkbox');
      const [first, ...others] = children;
      const isWords = first !== undefined && (first.type === 'text' || first.type === 'paragraph');
      const head = [...(box === '' ? [] : [new TextRun(box)]), ...(isWords ? this.#spans([first], {}) : [])];
      const rest = isWords ? others : children;
      return [this.#paragraph(head, setting), ...this.#blocks(rest, continued(setting))];
    });
  }

  #table(table: MarkdownTokens.Table): DocxBlock[] {
    const row = (cells: readonly MarkdownTokens.TableCell[], isHead: boolean) =>
      new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: cells.map((cell, column) => {
          const alignment = table.align[column] ?? 'left';
          const children = this.#spans(childrenOf(cell), isHead ? { bold: true } : {});
          return new TableCell({ children: [new Paragraph({ alignment, children })] });
        }),
      });
    const rows = [row(table.header, true), ...table.rows.map((cells) => row(cells, false))];
    return [new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }), new Paragraph({})];
  }

  #spans(tokens: readonly MarkdownToken[], look: Look): ParagraphChild[] {
    const written: ParagraphChild[] = [];
    let words = '';
    const flush = () => {
      written.push(...this.#words(words, look));
      words = '';
    };
    for (const token of tokens) {
      const children = 'tokens' in token && token.tokens ? childrenOf(token as { tokens: MarkdownToken[] }) : null;
      if (isFormula(token)) {
        flush();
        written.push(...inLines(token.raw, look));
      } else if (token.type === 'escape') {
        words += token.text;
      } else if (token.type === 'text' && children === null) {
        words += decodeReferences(token.raw);
      } else {
        flush();
        written.push(...this.#span(token, children ?? [], look));
      }
    }
    flush();
    return written;
  }

  #span(token: MarkdownToken, children: readonly MarkdownToken[], look: Look): ParagraphChild[] {
    switch (token.type) {
      case 'strong':
        return this.#spans(children, { ...look, bold: true });
      case 'em':
        return this.#spans(children, { ...look, italics: true });
      case 'del':
        return this.#spans(children, { ...look, strike: true });
      case 'codespan':
        return [run(token.text, look, 'CodeWords')];
      case 'br':
        return [new TextRun({ break: 1 })];
      case 'link':
        return this.#link(token, children, look);
      case 'image':
        return this.#image(token, look);
      case 'checkbox':
        return [];
      default:
        return children.length > 0 ? this.#spans(children, look) : this.#words(decodeReferences(token.raw), look);
    }
  }

  #words(text: string, look: Look): ParagraphChild[] {
    const written: ParagraphChild[] = [];
    let copiedTo = 0;
    for (const match of this.#notes.size === 0 ? [] : text.matchAll(FOOTNOTE_REFERENCE)) {
      const reference = this.#noteReference(match[1] ?? '');
      if (reference !== null) {
        written.push(...inLines(text.slice(copiedTo, match.index), look), reference);
        copiedTo = match.index + match[0].length;
      }
    }
    return [...written, ...inLines(text.slice(copiedTo), look)];
  }

  /** Word takes one reference to a footnote; those after the first show its number. */
  #noteReference(label: string): ParagraphChild | null {
    const words = this.#notes.get(label);
    if (words === undefined) {
      return null;
    }
    const known = this.#numbers.get(label);
    if (known !== undefined) {
      return new TextRun({ text: String(known), superScript: true });
    }
    const number = ++this.#lastNote;
    this.#numbers.set(label, number);
    // A footnote within a footnote is no footnote to Word.
    const notes = this.#notes;
    this.#notes = new Map();
    const children = this.#blocks(words, TOP).filter((block) => block instanceof Paragraph);
    this.#notes = notes;
    this.footnotes[number] = { children: children.length > 0 ? children : [new Paragraph({})] };
    return new FootnoteReferenceRun(number);
  }

  #link(token: MarkdownTokens.Link, children: readonly MarkdownToken[], look: Look): ParagraphChild[] {
    const address = addressOf(token);
    const inner = () => (token.autolink ? inLines(token.text, look) : this.#spans(children, { ...look, inLink: true }));
    const digestId = linkedDigest(address);
    if (digestId !== null) {
      const target = this.#form.digestLink(digestId);
      const words = inner();
      const linked =
        target?.anchor == null || look.inLink
          ? words
          : [new InternalHyperlink({ anchor: target.anchor, children: words })];
      return [...linked, ...inLines(target?.after ?? '', look)];
    }
    return isSafeLink(address) && !look.inLink
      ? [new ExternalHyperlink({ link: strictAddress(address), children: inner() })]
      : inner();
  }

  #image(token: MarkdownTokens.Image, look: Look): ParagraphChild[] {
    const address = addressOf(token);
    const description = plainText(token.text);
    if (isSafeLink(address) && !look.inLink) {
      const children = inLines(description || address, look);
      return [new ExternalHyperlink({ link: strictAddress(address), children })];
    }
    const image = isLibraryImage(address) ? this.#form.image(address) : null;
    if (image === null) {
      return inLines(description, look);
    }
    const { type, data, width, height } = image;
    const name = withoutControls(description);
    return [
      new ImageRun({
        type,
        data,
        transformation: { width, height },
        altText: { name, title: name, description: name },
      }),
    ];
  }
}

/** What follows the first block of a list's item has no number of its own. */
function continued({ level, style }: Setting): Setting {
  return { level, ...(style === undefined ? {} : { style }) };
}

function inLines(text: string, look: Look): ParagraphChild[] {
  if (text === '') {
    return [];
  }
  return text
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [new TextRun({ break: 1 })]), run(line, look)]);
}

function run(text: string, { bold, italics, strike, inLink }: Look, style = inLink ? 'Hyperlink' : undefined): TextRun {
  return new TextRun({
    text: withoutControls(text),
    ...(bold ? { bold } : {}),
    ...(italics ? { italics } : {}),
    ...(strike ? { strike } : {}),
    ...(style === undefined ? {} : { style }),
  });
}
