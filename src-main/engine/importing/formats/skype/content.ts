import type { Quotation } from '../../../../contract/index.ts';
import { plainText } from '../../html-plain.ts';

/** What stands in the content of a message. */
export interface SkypeContent {
  readonly text: string;
  readonly quotation: Quotation | null;
  /** Id of the message that is quoted. */
  readonly quotes: string | undefined;
  /** Name of a file that the message shows. */
  readonly file: string | undefined;
}

/** Only from the start of a name on: a long one would be tried from each of its letters. */
const ATTRIBUTE = /(?<![\w-])([\w-]+)\s*=\s*"([^"]*)"/g;
const FILE = /<OriginalName\b[^>]{0,20}\bv\s*=\s*"([^"]{1,300})"/;
/** What Skype writes before a text that was changed; an element `e_m` ends it. */
const EDITED = /^Edited previous message:\s*/;

/** Reads a content, which is a piece of HTML with elements of Microsoft's own: see SKYPE-4 and SKYPE-5. */
export function readContent(written: string): SkypeContent {
  const quote = quoteIn(written, 'quote') ?? quoteIn(written, 'blockquote');
  const isQuotation = quote !== null && (quote.tag === 'quote' || /\/Reply$/.test(quote.attributes.itemtype ?? ''));
  const said = textOfHtml(isQuotation ? quote.around : written);
  const file = FILE.exec(written)?.[1];
  return {
    text: written.includes('<e_m ') ? said.replace(EDITED, '') : said,
    quotation: isQuotation ? quotationOf(quote) : null,
    quotes: isQuotation ? quote.attributes.messageid || quote.attributes.itemid : undefined,
    file: file === undefined ? undefined : plainText(file),
  };
}

interface Quote {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inner: string;
  /** What stands before and behind it. */
  readonly around: string;
}

function quoteIn(written: string, tag: string): Quote | null {
  const start = written.indexOf(`<${tag} `);
  const begin = start === -1 ? -1 : written.indexOf('>', start);
  const end = begin === -1 ? -1 : written.indexOf(`</${tag}>`, begin);
  if (end === -1) {
    return null;
  }
  return {
    tag,
    attributes: Object.fromEntries(
      Array.from(written.slice(start, begin).matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name, value]),
    ),
    inner: written.slice(begin + 1, end),
    around: `${written.slice(0, start)} ${written.slice(end + tag.length + 3)}`,
  };
}

/** Skype names the author in an attribute, Teams in the first element. */
function quotationOf({ tag, attributes, inner }: Quote): Quotation {
  const withoutFrame = inner.replace(/<legacyquote>[^<]*<\/legacyquote>/g, '');
  const bold = /^\s*<strong\b[^>]*>([^<]*)<\/strong>/.exec(tag === 'blockquote' ? withoutFrame : '');
  const sender = plainText(bold?.[1] ?? attributes.authorname ?? '');
  return { text: textOfHtml(withoutFrame.slice(bold?.[0].length ?? 0)), ...(sender !== '' && { sender }) };
}

function textOfHtml(html: string): string {
  return plainText(html, (tag, { itemtype = '', alt = '' }) => {
    if (tag === 'at' || (tag === 'span' && /\/Mention$/.test(itemtype))) {
      return '@';
    }
    return tag === 'img' && /emoji/i.test(itemtype) ? alt : '';
  }).trim();
}
