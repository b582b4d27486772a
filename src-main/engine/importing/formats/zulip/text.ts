import type { Attachment, Mention, Quotation } from '../../../../contract/index.ts';

/** What the Markdown of a message says. */
export interface ZulipText {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly replyTo: string | null;
  readonly quotation: Quotation | null;
  readonly attachments: readonly Attachment[];
}

const QUOTE =
  /(?:^|\n)(?:@_?\*\*([^*|\n]{1,200})(?:\|\d+)?\*\*:? ?(?:\[[^\]\n]{0,50}\]\([^)\n]{0,1000}\/near\/(\d+)\/?\))?[:：]?\n)?(`{3,})quote\n([\s\S]*?)\n?\3(?=\n|$)/g;
const LONGEST_QUOTATION = 2000;

/** Reads the content of a message: see ZULIP-5 to ZULIP-7. */
export function readContent(content: string): ZulipText {
  let replyTo: string | null = null;
  let quotation: Quotation | null = null;
  const own = content.includes('```quote')
    ? content.replace(QUOTE, (_, sender?: string, near?: string, _fence?: string, text = '') => {
        replyTo ??= near ?? null;
        quotation ??= { text: plain(text).slice(0, LONGEST_QUOTATION), ...(sender !== undefined && { sender }) };
        return '\n';
      })
    : content;
  const isOwn = own.trim() !== '';
  const attachments = attachmentsIn(content);
  const written = isOwn ? own : content;
  const text = isOwn && attachments.length > 0 && withoutUploads(own) === '' ? '' : plain(written).trim();
  return {
    text,
    mentions: mentionsIn(written),
    replyTo,
    quotation: replyTo === null && isOwn ? quotation : null,
    attachments,
  };
}

/** The tokens of Zulip as people see them. */
function plain(text: string): string {
  return !text.includes('**')
    ? text
    : text
        .replace(/@_?\*\*([^*|\n]+)(?:\|\d+)?\*\*/g, '@$1')
        .replace(/#\*\*([^*>\n]+)>([^*\n]+)\*\*/g, '#$1 > $2')
        .replace(/#\*\*([^*\n]+)\*\*/g, '#$1');
}

const MENTION = /@\*\*([^*|\n]+)(?:\|\d+)?\*\*/g;

function mentionsIn(text: string): readonly Mention[] {
  if (!text.includes('@**')) {
    return [];
  }
  const names: string[] = [];
  MENTION.lastIndex = 0;
  for (let match = MENTION.exec(text); match !== null; match = MENTION.exec(text)) {
    const [, name = ''] = match;
    if (!names.includes(name)) {
      names.push(name);
    }
  }
  return names.map((name) => ({ name }));
}

const UPLOAD = /!?\[([^\]\n]{0,300})\]\([^)\s]{0,300}?\/?user_uploads\/([^)\s]{1,500})\)/g;

function attachmentsIn(text: string): readonly Attachment[] {
  if (!text.includes('user_uploads/')) {
    return [];
  }
  return Array.from(text.matchAll(UPLOAD), ([, label = '', path = '']) => ({
    name: label || path.split('/').at(-1) || path,
    path: `uploads/${path}`,
  }));
}

function withoutUploads(text: string): string {
  return text.replace(UPLOAD, '').trim();
}
