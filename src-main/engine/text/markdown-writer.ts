import { inertFormula } from './formulas.ts';
import {
  addressOf,
  childrenOf,
  escapeMarkdown,
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

/** How `writeMarkdown` writes. */
export interface MarkdownForm {
  /** Headings go down as far as needed for the highest to be of this level (1 to 6). */
  readonly highestHeading?: number;
  /** How a line break within a paragraph is written; two blanks before it mean the same everywhere. */
  readonly lineBreak?: '\n' | '  \n';
  /** Has the last word on plain text; what it gives must mean the same in Markdown. */
  readonly text?: (text: string) => string;
  /** What stands instead of a piece of code or a formula; null: the piece itself. */
  readonly code?: (text: string, kind: 'span' | 'block' | 'formula') => string | null;
  /**
   * Where an image of the library is found from the place of the result; null leaves only its
   * description. Images from afar become links, as Qunshu shows them.
   */
  readonly image?: (address: string) => string | null;
  /**
   * Where a link to a digest (`digest:ID`) leads from the place of the result, and words that say so
   * after it; null leaves the words of the link alone. Default: the link stays as it is.
   */
  readonly digestLink?: (digestId: string) => { readonly address: string | null; readonly after: string } | null;
}

type Form = Required<MarkdownForm> & { readonly headingShift: number };

/**
 * Writes pieces of Markdown one after the other in a form that every CommonMark program reads as
 * Qunshu does, whatever stands before and after it: raw HTML as text, code fenced and closed, links
 * in place and only to safe addresses, headings below those around them, no two lists grown
 * together. Writing what was written changes nothing.
 *
 * @returns Markdown without a line break at its end; empty for empty pieces
 */
export function writeMarkdown(pieces: readonly string[], form: MarkdownForm = {}): string {
  const tokens = pieces.map(markdownTokens).flatMap((blocks) => [...blocks, PIECE_END]);
  const highest = Math.min(7, ...headingDepths(tokens));
  return writeBlocks(tokens, {
    highestHeading: 1,
    lineBreak: '  \n',
    text: (text) => text,
    code: () => null,
    image: (address) => address,
    digestLink: (digestId) => ({ address: `digest:${digestId}`, after: '' }),
    ...form,
    headingShift: Math.max(0, (form.highestHeading ?? 1) - highest),
  });
}

const PIECE_END: MarkdownToken = { type: 'space', raw: '\n\n' };

function writeBlocks(tokens: readonly MarkdownToken[], form: Form, gap = '\n\n'): string {
  const blocks: string[] = [];
  let listsInARow = 0;
  for (const token of tokens) {
    if (token.type === 'space') {
      continue;
    }
    listsInARow = token.type === 'list' ? listsInARow + 1 : 0;
    const block = writeBlock(token, form, listsInARow % 2 === 0);
    if (block.trim() !== '') {
      blocks.push(block);
    }
  }
  return blocks.join(gap);
}

function writeBlock(token: MarkdownToken, form: Form, otherMarker: boolean): string {
  switch (token.type) {
    case 'heading':
      return writeHeading(token, form);
    case 'code':
      return form.code(token.text, 'block') ?? writeCode(token.text, token.lang ?? '');
    case 'blockquote':
      return prefixLines(writeBlocks(childrenOf(token), form), '> ', '>');
    case 'list':
      return writeList(token, form, otherMarker);
    case 'table':
      return writeTable(token, form);
    case 'hr':
      return '___';
    default:
      return writeParagraph(token, form);
  }
}

function writeHeading(token: MarkdownTokens.Heading, form: Form): string {
  const line = writeInline(childrenOf(token), form).replace(/\s+/g, ' ').trim();
  // Number signs at the end would be taken for decoration.
  const words = line.replace(/(^| )(?=#+$)/, '$1\\');
  const depth = token.depth + form.headingShift;
  if (depth <= 6) {
    return `${'#'.repeat(depth)} ${words}`;
  }
  // Deeper than Markdown knows: bold words stand out as well.
  return words === '' || /[*_]/.test(words) ? words : `**${words}**`;
}

function writeCode(text: string, info: string): string {
  const body = text.replace(/\n+$/, '');
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const language = /^[\w+#.-]{1,40}(?=\s|$)/.exec(info)?.[0] ?? '';
  return [fence + language, ...(body === '' ? [] : [body]), fence].join('\n');
}

function writeList(list: MarkdownTokens.List, form: Form, otherMarker: boolean): string {
  const first = list.start === '' ? 1 : list.start;
  const items = list.items.map((item, index) => {
    const bullet = otherMarker ? '*' : '-';
    const marker = list.ordered ? `${first + index}${otherMarker ? ')' : '.'}` : bullet;
    const box = item.task ? `[${item.checked ? 'x' : ' '}] ` : '';
    const content = box + writeBlocks(childrenOf(item), form, item.loose ? '\n\n' : '\n');
    const lines = prefixLines(content, ' '.repeat(marker.length + 1), '');
    return `${marker} ${lines.trimStart()}`.trimEnd();
  });
  return items.join(list.loose ? '\n\n' : '\n');
}

function writeTable(table: MarkdownTokens.Table, form: Form): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (found: MarkdownTokens.TableCell) => writeInline(childrenOf(found), form).replaceAll('|', '\\|');
  const rules = { left: ':--', center: ':-:', right: '--:' };
  const rule = table.align.map((align) => (align === null ? '---' : rules[align]));
  return [row(table.header.map(cell)), row(rule), ...table.rows.map((cells) => row(cells.map(cell)))].join('\n');
}

function writeParagraph(token: MarkdownToken, form: Form): string {
  const [first, second] = 'tokens' in token && token.tokens ? childrenOf(token) : [];
  if (first !== undefined && second === undefined && isFormula(first)) {
    return writeFormula(first.raw, form);
  }
  const lines = writeSpan(token, form)
    .split('\n')
    .map((line) => withoutBlockStart(line.trim()))
    .filter((line) => line !== '');
  return lines.join(form.lineBreak);
}

/** A formula with its line breaks, but for those before lines that would begin something of their own. */
function writeFormula(formula: string, form: Form): string {
  const inert = inertFormula(formula);
  const lines = (form.code(inert, 'formula') ?? inert).split('\n').map((line) => line.trimEnd());
  return lines.reduce((whole, line) => whole + (withoutBlockStart(line.trim()) === line.trim() ? '\n' : ' ') + line);
}

/**
 * A line of a paragraph may begin like a heading, a list, a quote, a rule, the second line of a
 * table or a reference definition: no such thing where it stood, perhaps one where it will stand.
 */
function withoutBlockStart(line: string): string {
  return line
    .replace(/^\[(?=[^\]]*\]:)/, '\\[')
    .replace(/^>/, '&gt;')
    .replace(/^=(?==*\s*$)/, '&#61;')
    .replace(/^:(?=[|:\s-]*$)/, '&#58;')
    .replace(/^(?:#(?=#{0,5}(?:\s|$))|[-+*](?=\s|$)|[-*_](?=[-*_\s]*$)|[|-](?=[|:\s-]*$)|~(?=~~))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function writeInline(tokens: readonly MarkdownToken[], form: Form): string {
  return tokens.map((token) => writeSpan(token, form)).join('');
}

function writeSpan(token: MarkdownToken, form: Form): string {
  switch (token.type) {
    case 'escape':
      return isFormula(token)
        ? writeFormula(token.text, form).replaceAll('\n', ' ')
        : form.text(writeEscape(token.text));
    case 'strong':
      return enclosed(token, 2, form);
    case 'em':
      return enclosed(token, 1, form);
    case 'del':
      return enclosed(token, token.raw.startsWith('~~') ? 2 : 1, form);
    case 'codespan':
      // On a line of its own, code that looks like a tag would begin an HTML block elsewhere.
      return form.code(token.text, 'span') ?? token.raw.replaceAll('\n', ' ');
    case 'br':
      return '\n';
    case 'link':
      return writeLink(token, form);
    case 'image':
      return writeImage(token, form);
    case 'checkbox':
      return ''; // Its list item writes it.
    default:
      return 'tokens' in token && token.tokens ? writeInline(childrenOf(token), form) : form.text(inertText(token.raw));
  }
}

/** Not every program knows a backslash before each of these; all know character references. */
function writeEscape(character: string): string {
  return /[\\`*{}[\]()#+\-.!_>~|]/.test(character) ? `\\${character}` : `&#${character.charCodeAt(0)};`;
}

/**
 * Words that stay words: no tag, no character that begins or ends something together with what is
 * written beside it. (Links are written with other characters around them than they were read.)
 */
function inertText(text: string): string {
  return text
    .replace(/<(?=[A-Za-z/!?]|$)/g, '&lt;')
    .replace(/^[*_~]+|[*_~]+$|`|\](?=\(|$)|\\$/g, (marks) => marks.replace(/./g, '\\$&'));
}

function enclosed(
  token: MarkdownTokens.Strong | MarkdownTokens.Em | MarkdownTokens.Del,
  width: number,
  form: Form,
): string {
  const mark = token.raw.slice(0, width);
  return `${mark}${writeInline(childrenOf(token), form)}${mark}`;
}

function writeLink(token: MarkdownTokens.Link, form: Form): string {
  const address = addressOf(token);
  const digestId = linkedDigest(address);
  if (digestId !== null) {
    const words = writeInline(childrenOf(token), form);
    const target = form.digestLink(digestId);
    const linked = target?.address == null ? words : `[${words}](${encodeAddress(target.address)})`;
    return linked + (target?.after ?? '');
  }
  if (!isSafeLink(address)) {
    return token.autolink ? escapeMarkdown(token.text) : writeInline(childrenOf(token), form);
  }
  if (!token.autolink) {
    return `[${writeInline(childrenOf(token), form)}]${destination(address, token)}`;
  }
  if (address === token.text || address === `mailto:${token.text}`) {
    return `<${percentEncode(token.text, /[\s<>\\{}]/g)}>`;
  }
  return `[${escapeMarkdown(token.text)}]${destination(address, token)}`;
}

function writeImage(token: MarkdownTokens.Image, form: Form): string {
  const source = addressOf(token);
  const description = form.text(escapeMarkdown(plainText(token.text)));
  if (isSafeLink(source)) {
    return `[${description || escapeMarkdown(source)}]${destination(source, token)}`;
  }
  const address = isLibraryImage(source) ? form.image(source) : null;
  return address === null ? description : `![${description}]${destination(address, token)}`;
}

function destination(address: string, { title }: { title?: string | null }): string {
  const quoted = title ? ` "${escapeMarkdown(title).replaceAll('"', '&quot;')}"` : '';
  return `(${encodeAddress(address)}${quoted})`;
}

/** An address as a link takes it, without what would end the link early or start something else in it. */
function encodeAddress(address: string): string {
  return percentEncode(address, /[\s()<>\\{}"`*|[\]]/g).replace(/&(?=#?\w+;)/g, '&amp;');
}

function percentEncode(text: string, characters: RegExp): string {
  return text.replace(characters, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function prefixLines(text: string, prefix: string, emptyPrefix: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? emptyPrefix : prefix + line))
    .join('\n');
}
