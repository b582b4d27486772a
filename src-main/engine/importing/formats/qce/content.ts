import type { Attachment, MessageKind, Quotation } from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** What a message says, apart from who and when. */
export interface QceContent {
  readonly text: string;
  /** Kind by what the message holds; undefined for nothing but text. */
  readonly media: MessageKind | undefined;
  readonly attachments: readonly Attachment[];
  readonly replyTo: string | undefined;
  readonly quotation: Quotation | undefined;
}

const KIND_OF_RESOURCE: Readonly<Record<string, MessageKind>> = {
  image: 'image',
  图片: 'image',
  video: 'video',
  视频: 'video',
  audio: 'voice',
  voice: 'voice',
  语音: 'voice',
  file: 'file',
  文件: 'file',
  market_face: 'sticker',
  location: 'location',
  json: 'link',
  forward: 'forward',
};
/** What stands in the text for something that is no text. */
const TOKEN = /\[(图片|视频|语音|文件)(?:[:：]\s*([^\]\n]*))?\]/g;

/** Takes the content of a message apart: text, media, reply. */
export function readContent(value: unknown): QceContent {
  const content: JsonObject = objectOf(value) ?? { text: value };
  const elements = objectsIn(content.elements);
  const reply = objectOf(content.reply) ?? objectOf(elements.find(({ type }) => type === 'reply')?.data);
  const written = textOf(content.text) ?? '';
  const said = reply === null ? written : withoutReply(written);
  const saved = objectsIn(content.resources);
  const text = said.replace(TOKEN, '').trim();
  const attachments = saved.length > 0 ? saved.map(attachmentOf) : attachmentsIn(said);
  return {
    text: text === '' || CARD.test(text) ? cardText(elements) || text : text,
    media: kindOf(saved, said, elements),
    attachments,
    ...relationOf(reply),
  };
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return elementsOf(value)
    .map(objectOf)
    .filter((object) => object !== null);
}

function kindOf(saved: readonly JsonObject[], said: string, elements: readonly JsonObject[]): MessageKind | undefined {
  const [first] = saved;
  const word = first === undefined ? (said.match(TOKEN)?.[0]?.slice(1, 3) ?? '') : (textOf(first.type) ?? 'file');
  const known = KIND_OF_RESOURCE[word];
  return known ?? elements.flatMap(({ type }) => KIND_OF_RESOURCE[textOf(type) ?? ''] ?? [])[0];
}

function attachmentOf(resource: JsonObject): Attachment {
  const path = textOf(resource.localPath)?.replaceAll('\\', '/');
  const name = textOf(resource.filename) ?? textOf(resource.fileName) ?? path?.split('/').at(-1) ?? 'file';
  // A path from the root of somebody's disk leads nowhere here.
  const isInside = path !== undefined && !/^(?:\/|[A-Za-z]:)/.test(path);
  return isInside ? { name, path } : { name, missing: true };
}

function attachmentsIn(text: string): readonly Attachment[] {
  return Array.from(text.matchAll(TOKEN), ([whole, word, name]) => {
    // Of a voice message only its length stands there.
    const isNamed = word !== '语音' && name !== undefined && name.trim() !== '';
    return { name: isNamed ? name.trim() : whole, missing: true };
  });
}

const CARD = /^\[(?:JSON消息|位置消息)[^\]]*\]$/;

/** The words of a card, which the text only hints at. */
function cardText(elements: readonly JsonObject[]): string {
  const card = objectOf(elements.find(({ type }) => type === 'json')?.data);
  const parts = [textOf(card?.title), textOf(card?.description), textOf(card?.url)];
  return [...new Set(parts.filter((part) => part !== undefined))].join('\n');
}

/** Takes `[回复 …]` off the beginning; what it quotes may hold brackets. */
function withoutReply(text: string): string {
  if (!text.startsWith('[回复')) {
    return text;
  }
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text[index];
    depth += unit === '[' ? 1 : unit === ']' ? -1 : 0;
    if (depth === 0) {
      return text.slice(index + 1).trim();
    }
  }
  return text;
}

function relationOf(reply: JsonObject | null): { replyTo: string | undefined; quotation: Quotation | undefined } {
  const ids = [reply?.referencedMessageId, reply?.replyMsgId, reply?.messageId].map(idOf);
  const replyTo = ids.find((id) => id !== undefined && id !== '0');
  const sender = textOf(reply?.senderName);
  const quoted = textOf(reply?.content);
  const isQuoted = replyTo === undefined && (quoted !== undefined || sender !== undefined);
  const quotation = isQuoted ? { ...(sender !== undefined && { sender }), text: quoted ?? '' } : undefined;
  return { replyTo, quotation };
}
