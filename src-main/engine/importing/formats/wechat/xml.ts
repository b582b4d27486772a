import type { Attachment, MessageKind, Quotation } from '../../../../contract/index.ts';
import { kindOfType } from './kinds.ts';

/** What a message of type 49 says in its XML. */
export interface AppMessage {
  readonly kind: MessageKind;
  readonly text: string;
  readonly quotation?: Quotation;
  /** Id of the message it quotes. */
  readonly replyTo?: string;
  readonly attachments?: readonly Attachment[];
}

const APP_MESSAGE = 49;
/** What WeChat shortens the message that it quotes to, where that is no text. */
const XML_START = /^\s*(?:<\?xml|<msg|<sysmsg|<appmsg)/;

export function isXml(text: string): boolean {
  return XML_START.test(text);
}

/** Reads the XML of a message of type 49; the subtype counts where the XML names none. */
export function readAppMessage(xml: string, subtype: number): AppMessage {
  const start = xml.indexOf('<refermsg>');
  const own = start === -1 ? xml : xml.slice(0, start);
  const written = Number(tagIn(own, 'type'));
  const kind = kindOfType({ type: APP_MESSAGE, subtype: subtype || written || 5 }) ?? 'other';
  const title = tagIn(own, 'title');
  if (kind === 'file') {
    return { kind, text: '', attachments: [{ name: title || '[文件]', missing: true }] };
  }
  if (kind === 'text') {
    return { kind, text: title, ...(start !== -1 && referenceIn(xml.slice(start))) };
  }
  const parts = [title, tagIn(own, 'des'), kind === 'link' ? tagIn(own, 'url') : ''];
  return { kind, text: [...new Set(parts.filter((part) => part !== ''))].join('\n') };
}

function referenceIn(xml: string): { quotation: Quotation; replyTo?: string } {
  const sender = tagIn(xml, 'displayname');
  const replyTo = tagIn(xml, 'svrid');
  const quotation = { ...(sender !== '' && { sender }), text: quotedText(tagIn(xml, 'content')) };
  return { quotation, ...(/^[1-9]\d*$/.test(replyTo) && { replyTo }) };
}

/** What is quoted may be XML itself: then its title, if it has one. */
function quotedText(content: string): string {
  return isXml(content) ? tagIn(content, 'title') : content;
}

/** The text of the first element of a name; empty without one. */
export function tagIn(xml: string, name: string): string {
  const open = xml.indexOf(`<${name}>`);
  const start = open + name.length + 2;
  const end = open === -1 ? -1 : xml.indexOf(`</${name}>`, start);
  return end === -1 ? '' : unescapeXml(xml.slice(start, end));
}

/** The value of the first attribute of a name; empty without one. */
export function attributeIn(xml: string, name: string): string {
  const start = xml.indexOf(` ${name}="`);
  const end = start === -1 ? -1 : xml.indexOf('"', start + name.length + 3);
  return end === -1 ? '' : unescapeXml(xml.slice(start + name.length + 3, end));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', nbsp: ' ' };

/** Text of XML or HTML with its entities resolved, and out of its `CDATA`. */
export function unescapeXml(text: string): string {
  const bare = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(text)?.[1];
  if (bare !== undefined) {
    return bare.trim();
  }
  const resolved = text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return name === undefined ? characterOf(code, whole) : (ENTITIES[name.toLowerCase()] ?? whole);
  });
  return resolved.trim();
}

function characterOf(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : otherwise;
}

/** What a notice says, without links and the XML around it. */
export function noticeText(content: string): string {
  const words = tagIn(content, 'replacemsg') || tagIn(content, 'plain') || content;
  const said = words.replace(/<a [^<>]{0,200}revoke_edit[^<>]{0,200}>[^<>]{0,50}<\/a>/g, '');
  return unescapeXml(said.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/<[^<>]{1,500}>/g, ''));
}
