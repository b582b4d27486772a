import type { Member, MessageRole, ThreadMessage } from '../../../../../src-main/contract/index.ts';
import type { DraftInput } from '../../../../../src-main/engine/digests/drafting/index.ts';

export type Line = readonly [sender: string, role: MessageRole, text: string, others?: Partial<ThreadMessage>];

export function messagesOf(lines: readonly Line[]): ThreadMessage[] {
  return lines.map(([sender, role, text, others], place) => ({
    id: `m${place + 1}`,
    chatId: 'c1',
    senderId: `p-${sender}`,
    sender,
    sentAt: Date.UTC(2026, 2, 3, 12) + place * 20_000,
    kind: 'text',
    text,
    replyTo: null,
    source: { importId: 'i1', line: place },
    threadId: 't0',
    parentId: place === 0 ? null : 'm1',
    role,
    ...others,
  }));
}

export function memberOf(name: string, others: Partial<Member> = {}): Member {
  return {
    id: `member-${name}`,
    name,
    aliases: [],
    participantIds: [`p-${name}`],
    credit: 'name',
    alias: null,
    bio: '',
    messageCount: 1,
    from: null,
    to: null,
    ...others,
  };
}

export function inputOf(messages: readonly ThreadMessage[]): DraftInput {
  let ids = 0;
  return {
    messages,
    templateId: 'standard',
    memberOf: (participantId) => participantId.replace('p-', 'member-'),
    newId: () => `id${++ids}`,
    tags: [],
    language: 'zh-Hans',
  };
}

/** The user's part of a request, as a model reads it. */
export function conversationIn(body: string): string {
  return (JSON.parse(body) as { messages: { content: string }[] }).messages[1]?.content ?? '';
}

export const ANKI: readonly Line[] = [
  ['张佳宁', 'question', '大家好，请问Anki新卡每天设多少合适啊'],
  ['张佳宁', 'background', '我现在一天50张，复习量已经爆炸了'],
  ['李亦安', 'answer', '@张佳宁 那就每天15张，看 https://docs.ankiweb.net/deck-options.html'],
  ['李亦安', 'answer', '先把新卡停掉：\nconda install anki\n再慢慢加'],
  ['王默言', 'answer', '补充：佳宁可以先设成0，李亦安说的15张是后面的事'],
  ['张佳宁', 'confirmation', '谢谢@李亦安 解决了'],
];
