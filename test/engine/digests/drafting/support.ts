import {
  type DigestContent,
  digestContentSchema,
  type MessageRole,
  type ThreadMessage,
} from '../../../../src-main/contract/index.ts';
import { createExtractiveDrafter } from '../../../../src-main/engine/digests/drafting/index.ts';

interface Extra {
  /** Place of the message it answers. */
  readonly to?: number;
  /** Seconds after the one before. */
  readonly after?: number;
  readonly reactions?: number;
}
export type Line = readonly [sender: string, role: MessageRole, text: string, extra?: Extra];

export function messagesOf(lines: readonly Line[]): ThreadMessage[] {
  let sentAt = Date.UTC(2026, 2, 3, 12);
  return lines.map(([sender, role, text, extra = {}], place) => {
    sentAt += (extra.after ?? 20) * 1000;
    return {
      id: `m${place}`,
      chatId: 'c1',
      senderId: `p-${sender}`,
      sender,
      sentAt,
      kind: 'text',
      text,
      replyTo: null,
      source: { importId: 'i1', line: place },
      threadId: 't0',
      parentId: place === 0 ? null : `m${extra.to ?? place - 1}`,
      role,
      ...(extra.reactions === undefined ? {} : { reactions: [{ key: '👍', count: extra.reactions }] }),
    };
  });
}

export function draft(lines: readonly Line[], tags: readonly string[] = []): DigestContent {
  let ids = 0;
  const content = createExtractiveDrafter().draft({
    messages: messagesOf(lines),
    templateId: 'standard',
    memberOf: (participantId) => participantId.replace('p-', 'member-'),
    newId: () => `id${ids++}`,
    tags,
    language: 'zh-Hans',
  });
  return digestContentSchema.parse(content);
}

export const textsOf = (content: DigestContent, section: string): string[] =>
  (content.sections[section] ?? []).map(({ text }) => text);

/** A question with a question back, an answer in steps, and thanks by name. */
export const ANKI: readonly Line[] = [
  ['佳宁', 'question', '大家好，请问Anki新卡每天设多少合适啊'],
  ['佳宁', 'background', '我现在一天50张，复习量已经爆炸了'],
  ['亦安', 'question', '@佳宁 你每天能花多少时间复习？', { to: 0 }],
  ['佳宁', 'answer', '大概半小时', { to: 2 }],
  ['亦安', 'answer', '@佳宁 那就每天15张', { to: 0 }],
  ['亦安', 'answer', '1. 新卡先设成0', { to: 4 }],
  ['亦安', 'answer', '2. 复习做完以后改成15', { to: 5 }],
  ['小鱼儿', 'other', '哈哈哈哈'],
  ['默言', 'answer', '补充：我从30降到15之后，正确率从78%到了88%', { to: 0 }],
  ['默言', 'other', '@佳宁'],
  ['佳宁', 'thanks', '谢谢@亦安 '],
  ['佳宁', 'follow-up', '我今晚就试试，先把新卡停掉'],
];
