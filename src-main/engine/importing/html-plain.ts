import { Parser } from 'htmlparser2';
import type { HtmlAttributes } from './html-events.ts';

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'p div li ul ol tr table h1 h2 h3 h4 h5 h6 pre blockquote section article header footer hr dl dt dd'.split(' '),
);
const SILENT = new Set(['script', 'style', 'head', 'title', 'template']);
/** As for pages: closing an element costs time for every one it may stand in. */
const DEEPEST = 500;
/** What most messages are: one block of words, without an entity or another element, and without a line break. */
const ONE_PARAGRAPH = /^<(?:p|div)>([^<&\t\r\n\f]{0,10000})<\/(?:p|div)>$/;
const BLANKS = /[ \t\r\n\f]+/g;
const LONGEST_TEXT = 1_000_000;
const PIECE = 64 << 10;

/**
 * The text of a piece of HTML that stands in a message. Blocks are lines, quotations begin with `> `, list
 * entries with `- `; scripts and styles go, and so does what nests too deep.
 * @param insert what to put where an element begins, such as the name of a picture
 */
export function plainText(
  html: string,
  insert: (tag: string, attributes: HtmlAttributes) => string = () => '',
): string {
  const alone = ONE_PARAGRAPH.exec(html)?.[1];
  if (alone !== undefined) {
    return (alone.includes('  ') ? alone.replace(BLANKS, ' ') : alone).trim();
  }
  const writer = new PlainWriter();
  let depth = 0;
  let isTooDeep = false;
  const parser = new Parser({
    onopentag(tag, attributes) {
      isTooDeep ||= ++depth > DEEPEST;
      if (!isTooDeep) {
        writer.open(tag);
        writer.text(insert(tag, attributes));
      }
    },
    ontext: (piece) => writer.text(piece),
    onclosetag(tag) {
      depth--;
      if (!isTooDeep) {
        writer.close(tag);
      }
    },
  });
  for (let start = 0; start < Math.min(html.length, LONGEST_TEXT) && !isTooDeep; start += PIECE) {
    parser.write(html.slice(start, start + PIECE));
  }
  if (!isTooDeep) {
    parser.end();
  }
  return writer.take();
}

class PlainWriter {
  readonly #lines: string[] = [];
  #line = '';
  #endsBlank = true;
  #quotes = 0;
  #silent = 0;
  #preformatted = 0;

  open(tag: string): void {
    if (BLOCKS.has(tag)) {
      this.#endLine(false);
    }
    if (tag === 'br') {
      this.#endLine(true);
    } else if (tag === 'li') {
      this.#append('- ');
    } else if (tag === 'blockquote') {
      this.#quotes++;
    } else if (tag === 'pre') {
      this.#preformatted++;
    } else if (SILENT.has(tag)) {
      this.#silent++;
    }
  }

  text(piece: string): void {
    if (this.#silent > 0 || piece === '') {
      return;
    }
    if (this.#preformatted === 0) {
      const squeezed = piece.replace(BLANKS, ' ');
      this.#append(this.#endsBlank ? squeezed.trimStart() : squeezed);
      return;
    }
    const [first = '', ...others] = piece.split('\n');
    this.#append(first);
    for (const line of others) {
      this.#endLine(true);
      this.#append(line);
    }
  }

  close(tag: string): void {
    if (BLOCKS.has(tag)) {
      this.#endLine(false);
    }
    if (tag === 'blockquote') {
      this.#quotes--;
    } else if (tag === 'pre') {
      this.#preformatted--;
    } else if (tag === 'p') {
      this.#lines.push('');
    } else if (tag === 'td' || tag === 'th') {
      this.#append(' ');
    } else if (SILENT.has(tag)) {
      this.#silent--;
    }
  }

  /** Without blank lines at the ends, and no two of them together. */
  take(): string {
    this.#endLine(false);
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #endLine(evenEmpty: boolean): void {
    const line = this.#line.trimEnd();
    if (line !== '' || evenEmpty) {
      this.#lines.push('> '.repeat(this.#quotes) + line);
    }
    this.#line = '';
    this.#endsBlank = true;
  }

  /** Whether the line ends with a blank is kept aside: looking at a long line again and again takes long. */
  #append(text: string): void {
    if (text !== '') {
      this.#line += text;
      this.#endsBlank = text.endsWith(' ');
    }
  }
}
