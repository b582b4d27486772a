import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** Blocks nest five deep; a hostile file may nest them as it likes. */
const DEEPEST = 12;

/** The text of Block Kit blocks as mrkdwn; empty where they hold none. */
export function blocksText(blocks: unknown): string {
  return linesOf(blocks, 0);
}

/** The text of attachments that carry a bot's words, as mrkdwn: a title over a text. Previews of links are left out. */
export function attachmentsText(attachments: unknown): string {
  const texts = elementsOf(attachments).map((element) => {
    const attachment = objectOf(element) ?? {};
    return isPreview(attachment) || isShare(attachment) ? '' : attachmentText(attachment);
  });
  return joined(texts, '\n');
}

/** The first message that an attachment shares; null without one. */
export function sharedMessage(
  attachments: unknown,
): { readonly sender: string | undefined; readonly text: string } | null {
  for (const element of elementsOf(attachments)) {
    const attachment = objectOf(element) ?? {};
    if (isShare(attachment)) {
      const sender = textOf(attachment.author_name) ?? textOf(attachment.author_subname);
      return { sender, text: textOf(attachment.text) ?? textOf(attachment.fallback) ?? '' };
    }
  }
  return null;
}

function isShare(attachment: JsonObject): boolean {
  return attachment.is_share === true || attachment.is_msg_unfurl === true;
}

function isPreview(attachment: JsonObject): boolean {
  return textOf(attachment.from_url) !== undefined;
}

function attachmentText(attachment: JsonObject): string {
  const link = textOf(attachment.title_link);
  const title = textOf(attachment.title);
  const heading = title === undefined || link === undefined ? title : `<${link}|${title}>`;
  const fields = elementsOf(attachment.fields).map((element) => {
    const field = objectOf(element) ?? {};
    return joined([textOf(field.title) ?? '', textOf(field.value) ?? ''], ': ');
  });
  const text = textOf(attachment.text) ?? linesOf(attachment.blocks, 0);
  const whole = joined([textOf(attachment.pretext) ?? '', heading ?? '', text, ...fields], '\n');
  return whole === '' ? (textOf(attachment.fallback) ?? '') : whole;
}

function linesOf(blocks: unknown, depth: number): string {
  return depth > DEEPEST
    ? ''
    : joined(
        elementsOf(blocks).map((block) => blockText(objectOf(block) ?? {}, depth)),
        '\n',
      );
}

function blockText(block: JsonObject, depth: number): string {
  const { type } = block;
  if (type === 'rich_text_section') {
    return inlineText(block.elements);
  }
  if (type === 'rich_text_preformatted') {
    return `\`\`\`${inlineText(block.elements)}\`\`\``;
  }
  if (type === 'rich_text_quote') {
    return inlineText(block.elements).replace(/^/gm, '> ');
  }
  if (type === 'rich_text_list') {
    return listText(block, depth);
  }
  const own = objectOf(block.text);
  const fields = elementsOf(block.fields).map((field) => textOf(objectOf(field)?.text) ?? '');
  return joined([textOf(own?.text ?? block.text) ?? '', ...fields, linesOf(block.elements, depth + 1)], '\n');
}

function listText(block: JsonObject, depth: number): string {
  const items = linesOf(block.elements, depth + 1).split('\n');
  return items.map((item, index) => (block.style === 'ordered' ? `${index + 1}. ${item}` : `• ${item}`)).join('\n');
}

function inlineText(elements: unknown): string {
  return elementsOf(elements)
    .map((element) => elementText(objectOf(element) ?? {}))
    .join('');
}

function elementText(element: JsonObject): string {
  const text = textOf(element.text);
  switch (element.type) {
    case 'user':
      return `<@${textOf(element.user_id) ?? ''}>`;
    case 'channel':
      return `<#${textOf(element.channel_id) ?? ''}>`;
    case 'broadcast':
      return `<!${textOf(element.range) ?? ''}>`;
    case 'emoji':
      return `:${textOf(element.name) ?? ''}:`;
    case 'link':
      return text === undefined ? `<${textOf(element.url) ?? ''}>` : `<${textOf(element.url) ?? ''}|${text}>`;
    default:
      return escaped(text ?? '');
  }
}

/** Blocks hold characters as they are; mrkdwn has entities for three of them. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by);
}
