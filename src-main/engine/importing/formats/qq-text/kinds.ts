import type { Attachment, MessageKind } from '../../../../contract/index.ts';

const KIND_OF_PLACEHOLDER: Readonly<Record<string, MessageKind>> = {
  图片: 'image',
  闪照: 'image',
  表情: 'sticker',
  动画表情: 'sticker',
  语音: 'voice',
  视频: 'video',
  短视频: 'video',
  文件: 'file',
  位置: 'location',
  链接: 'link',
  分享: 'link',
  聊天记录: 'forward',
  转发消息: 'forward',
  语音通话: 'call',
  视频通话: 'call',
};
const ONLY_PLACEHOLDERS = new RegExp(`^(?:\\[(?:${Object.keys(KIND_OF_PLACEHOLDER).join('|')})\\]\\s*)+$`);
const RED_PACKET = /^\[QQ红包\]/;
const RECALL = /撤回了一条消息/;

export interface QqBody {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/** Tells a body that is nothing but placeholders from a text; a placeholder within a text stays in it. */
export function readBody(body: string): QqBody {
  if (body.charCodeAt(0) !== 91) {
    return { kind: 'text', text: body };
  }
  if (RED_PACKET.test(body)) {
    return { kind: 'red-packet', text: body };
  }
  if (!ONLY_PLACEHOLDERS.test(body)) {
    return { kind: 'text', text: body };
  }
  const names = body.match(/\[[^\]]+\]/g) ?? [];
  const kind = KIND_OF_PLACEHOLDER[(names[0] ?? '').slice(1, -1)] ?? 'other';
  return { kind, text: '', attachments: names.map((name) => ({ name, missing: true })) };
}

/** What a notice of QQ itself is about. */
export function kindOfNotice(body: string): MessageKind {
  return RECALL.test(body) ? 'recalled' : 'system';
}
