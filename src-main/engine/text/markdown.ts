import { Marked, type MarkedToken, type Token, Tokenizer, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { formulaAt, formulaLinesAt, inertFormula, splitFormulas } from './formulas.ts';

/**
 * Markdown as Qunshu understands it: CommonMark with tables, strikethrough and task lists of GFM,
 * where a line break is a line break, raw HTML is text (chat messages are never markup),
 * nothing is hidden: a reference definition, which CommonMark swallows, stays in sight, and formulas
 * are left as they are.
 */

/** A node of parsed Markdown. */
export type MarkdownToken = MarkedToken;
export type { Tokens as MarkdownTokens } from 'marked';

const ADDRESS_START = /^(?:https?:\/\/|ftp:\/\/|www\.)/i;
/** Where a bare address ends in Chinese and Japanese text, which puts no blank after it. */
const AFTER_ADDRESS = /[，。；：！？、…—～“”‘’「」『』【】《》〈〉（）［］｛｝]/u;
/** Letters of these scripts belong to an address only where a segment of it begins or goes on. */
const ADDRESS_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SEGMENT_START = /[/=#_&?+%.-]/;

class ChatTokenizer extends Tokenizer {
  /** The text that was masked last, and how. */
  #masked: readonly [source: string, masked: string] = ['', ''];

  override html(): undefined {
    return undefined;
  }

  override tag(): undefined {
    return undefined;
  }

  override def(): undefined {
    return undefined;
  }

  /** A formula is a piece of text in which no character means anything: like one that was escaped. */
  override escape(source: string): Tokens.Escape | undefined {
    const formula = formulaAt(source);
    return formula === null ? super.escape(source) : { type: 'escape', raw: formula, text: formula };
  }

  /** Emphasis does not begin or end within a formula. */
  override emStrong(source: string, masked: string, before?: string): Tokens.Em | Tokens.Strong | undefined {
    if (this.#masked[0] !== masked) {
      this.#masked = [masked, masked.slice(0, -source.length) + maskFormulas(source, masked.slice(-source.length))];
    }
    return super.emStrong(source, this.#masked[1], before);
  }

  override inlineText(source: string): Tokens.Text | undefined {
    const end = source.indexOf('$', 1);
    return super.inlineText(end < 0 ? source : source.slice(0, end));
  }

  override paragraph(source: string): Tokens.Paragraph | undefined {
    const whole = super.paragraph(source);
    const end = whole === undefined ? -1 : startOfFormulaLines(whole.raw);
    return end < 0 ? whole : super.paragraph(source.slice(0, end));
  }

  override url(source: string): Tokens.Link | undefined {
    return super.url(ADDRESS_START.test(source) ? source.slice(0, addressEnd(source)) : source);
  }
}

/** A masked text, formulas of its source masked as well. */
function maskFormulas(source: string, masked: string): string {
  let at = 0;
  const pieces = splitFormulas(source).map((piece, index) => {
    at += piece.length;
    return index % 2 === 0 ? masked.slice(at - piece.length, at) : '+'.repeat(piece.length);
  });
  return pieces.join('');
}

/** Where, behind the first line of a paragraph, lines of a formula begin; negative where there are none. */
function startOfFormulaLines(paragraph: string): number {
  for (let at = paragraph.indexOf('\n'); at >= 0; at = paragraph.indexOf('\n', at + 1)) {
    if (formulaLinesAt(paragraph.slice(at + 1)) !== null) {
      return at + 1;
    }
  }
  return -1;
}

/** Where the bare address at the start of `source` ends at the latest. */
function addressEnd(source: string): number {
  let inLocalLetters = false;
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    if (/\s/.test(character) || AFTER_ADDRESS.test(character)) {
      return index;
    }
    if (ADDRESS_LETTER.test(character)) {
      if (!inLocalLetters && !SEGMENT_START.test(source.charAt(index - 1))) {
        return index;
      }
      inLocalLetters = true;
    } else {
      inLocalLetters = false;
    }
  }
  return source.length;
}

const parser = new Marked();
parser.setOptions({ gfm: true, breaks: true, tokenizer: new ChatTokenizer() });
parser.use({
  // A formula of several lines is a paragraph, whatever its lines begin with.
  extensions: [
    {
      name: 'formula',
      level: 'block',
      tokenizer(source) {
        const found = formulaLinesAt(source);
        return found === null
          ? undefined
          : { type: 'paragraph', raw: found.raw, text: found.formula, tokens: this.lexer.inline(found.formula) };
      },
    },
  ],
  renderer: {
    text: (token) => (token.type === 'escape' ? escapeHtml(token.text) : false),
    link(token) {
      return linkHtml(addressOf(token), this.parser.parseInline(token.tokens), token.title);
    },
    image(token) {
      const address = addressOf(token);
      const alternative = escapeHtml(plainText(token.text));
      if (isLibraryImage(address)) {
        return `<img src="${escapeHtml(address)}" alt="${alternative}"${titleAttribute(token.title)}>`;
      }
      // Fetching a picture from afar would tell a stranger that this page is being read.
      return linkHtml(address, alternative || escapeHtml(address), token.title);
    },
    checkbox({ checked }) {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

function linkHtml(address: string, inner: string, title: string | null | undefined): string {
  return isSafeLink(address)
    ? `<a href="${escapeHtml(address)}"${titleAttribute(title)} target="_blank" rel="noopener noreferrer nofollow">${inner}</a>`
    : inner;
}

function titleAttribute(title: string | null | undefined): string {
  return title ? ` title="${escapeHtml(decodeReferences(title))}"` : '';
}

/** The second wall: whatever the renderer above lets through by mistake ends here. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code'],
    ...['strong', 'em', 'del', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'target', 'rel'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    th: [{ name: 'align', values: ['left', 'center', 'right'] }],
    td: [{ name: 'align', values: ['left', 'center', 'right'] }],
    code: ['class'],
  },
  allowedClasses: { code: [/^language-[\w+#.-]{1,40}$/] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
};

/** A line with so many quotes and lists in one another that parsers run out of stack, or of time. */
const BOTTOMLESS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){100}/m;

/**
 * HTML of a piece of Markdown, safe to put into a page: a closed list of elements and attributes,
 * links to http, https and mail addresses only, pictures of the library only. Never throws.
 */
export function renderMarkdown(markdown: string): string {
  try {
    return sanitizeHtml(parser.parser(markdownTokens(markdown)), allowed);
  } catch (error) {
    return shallow(error, `<pre>${escapeHtml(markdown)}</pre>`);
  }
}

/** The words of a piece of Markdown on one line, without its marks: for titles and snippets. */
export function plainText(markdown: string): string {
  const words = mayHoldMarks(markdown) ? wordsOfTokens(markdownTokens(markdown)) : markdown;
  return words.replace(/\s+/g, ' ').trim();
}

/**
 * The tokens of a piece of Markdown. Nesting too deep to follow comes back as one block of code, so
 * that not a word of it is lost.
 */
export function markdownTokens(markdown: string): MarkdownToken[] {
  const source = withoutNull(markdown);
  const asCode: MarkdownToken[] = [{ type: 'code', raw: source, text: source }];
  if (BOTTOMLESS.test(source)) {
    return asCode;
  }
  try {
    return parser.lexer(source) as MarkdownToken[];
  } catch (error) {
    return shallow(error, asCode);
  }
}

/** What to give instead when the parser ran out of stack. */
function shallow<T>(error: unknown, instead: T): T {
  if (error instanceof RangeError) {
    return instead;
  }
  throw error;
}

/** A block at the top level of a piece of Markdown. */
export interface MarkdownBlock {
  /** Its source; the sources of all blocks together are the whole. */
  readonly raw: string;
  /** For headings: level (1 to 6) and words, as Markdown. */
  readonly heading: { readonly depth: number; readonly text: string } | null;
}

export function markdownBlocks(markdown: string): MarkdownBlock[] {
  return markdownTokens(markdown).map((token) => ({
    raw: token.raw,
    heading: token.type === 'heading' ? { depth: token.depth, text: token.text } : null,
  }));
}

/** Whether a token is a formula, signs included. */
export function isFormula(token: MarkdownToken): boolean {
  return token.type === 'escape' && token.raw === token.text;
}

/** The tokens inside a token. */
export function childrenOf(token: { readonly tokens?: Token[] }): MarkdownToken[] {
  return (token.tokens ?? []) as MarkdownToken[];
}

/** Levels of all headings, those within lists and quotes included. */
export function headingDepths(tokens: readonly MarkdownToken[]): number[] {
  return tokens.flatMap((token) => {
    if (token.type === 'heading') {
      return [token.depth];
    }
    if (token.type === 'list') {
      return token.items.flatMap((item) => headingDepths(childrenOf(item)));
    }
    return token.type === 'blockquote' ? headingDepths(childrenOf(token)) : [];
  });
}

/** CommonMark 2.3: NUL becomes the replacement character. */
function withoutNull(markdown: string): string {
  return markdown.replaceAll('\0', '\ufffd');
}

function mayHoldMarks(text: string): boolean {
  return /[\\`*_[\]<>&~|#\n]|^\s*(?:[-+=]|\d+[.)])|:\/\/|^ {4}|\t/.test(text);
}

function wordsOfTokens(tokens: readonly MarkdownToken[]): string {
  return tokens.map(wordsOfToken).join('');
}

function wordsOfToken(token: MarkdownToken): string {
  switch (token.type) {
    case 'space':
    case 'br':
    case 'hr':
      return '\n';
    case 'code':
      return `${token.text}\n`;
    case 'codespan':
    case 'escape':
      return token.text;
    case 'image':
      return plainText(token.text);
    case 'link':
      return token.autolink ? token.text : wordsOfTokens(childrenOf(token));
    case 'checkbox':
      return '';
    case 'table':
      return [token.header, ...token.rows].map(wordsOfRow).join('');
    case 'list':
      return token.items.map((item) => `${wordsOfTokens(childrenOf(item))}\n`).join('');
    case 'blockquote':
    case 'heading':
    case 'paragraph':
      return `${wordsOfTokens(childrenOf(token))}\n`;
    default:
      return 'tokens' in token && token.tokens ? wordsOfTokens(childrenOf(token)) : decodeReferences(token.raw);
  }
}

function wordsOfRow(cells: readonly Tokens.TableCell[]): string {
  return `${cells.map((cell) => wordsOfTokens(childrenOf(cell))).join(' ')}\n`;
}

/** Character references (`&amp;`, `&#58;`) as the characters they stand for. */
export function decodeReferences(text: string): string {
  return text.replace(/&#?\w+;/g, (reference) => {
    const encoded = sanitizeHtml(reference, { allowedTags: [] });
    return ESCAPED[encoded] ?? encoded;
  });
}

const ESCAPED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/**
 * Plain words (a name, a title) as Markdown that shows exactly these words on one line, whichever
 * program reads it: what has no backslash form everywhere is written as a character reference.
 */
export function escapeMarkdown(text: string): string {
  const line = withoutNull(text).replace(/\s+/g, ' ').trim();
  const pieces = splitFormulas(line);
  const escaped = pieces.map((piece, index) => (index % 2 === 0 ? escapeCharacters(piece) : piece)).join('');
  const isReadAlike =
    pieces.every((piece, index) => index % 2 === 0 || inertFormula(piece) === piece) &&
    splitFormulas(escaped).every((piece, index) => index % 2 === 0 || piece === pieces[index]);
  return (isReadAlike ? escaped : escapeCharacters(line).replaceAll('$', '\\$'))
    .replace(/^>/, '&gt;')
    .replace(/^(?:#{1,6}(?= |$)|[-+](?= |$)|-(?=[- ]*$)|=(?==*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
    .replace(/(?<!\\)#$/, '\\#');
}

function escapeCharacters(words: string): string {
  return words
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/(?<=www)\.(?=\S)/gi, '&#46;')
    .replace(/(?<=[\w.+-])@(?=\w)/g, '&#64;');
}

/** Where a link or an image points to, as a program would read it. */
export function addressOf(token: Tokens.Link | Tokens.Image): string {
  return token.type === 'link' && token.autolink ? token.href : decodeReferences(token.href);
}

/** Whether a link may lead there: an absolute http, https or mail address. */
export function isSafeLink(address: string): boolean {
  if (address.includes('\\') || !URL.canParse(address)) {
    return false;
  }
  // Parsed as a browser will parse it: without the blanks and breaks that hide a scheme.
  return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
}

/** The digest a link inside the library leads to (`digest:ID`), or null. */
export function linkedDigest(address: string): string | null {
  return /^digest:([\w-]{1,100})$/.exec(address)?.[1] ?? null;
}

/** Whether an image lies in the library: a relative path that climbs nowhere. */
export function isLibraryImage(path: string): boolean {
  return (
    /^[\p{L}\p{N}_.][^:\\?#\p{Cc}]*$/u.test(path) &&
    !path.split('/').some((segment) => segment === '..' || segment === '' || /%2e|%2f|%5c/i.test(segment))
  );
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
