import type { Chat, DayCount, MessageWindow, PlacedMessage } from '../../../src-main/contract/index.ts';
import { participantId, TIMEZONE } from './chat-data.ts';
import { chatter, conversations, people } from './conversations.ts';

const MESSAGES = 1_000_000;
const A_DAY = 1_250;
const FIRST_DAY = Date.UTC(2023, 11, 31, 16);
const DAY_MS = 86_400_000;

const words: readonly string[] = [...chatter, ...conversations.flatMap(({ lines }) => lines.map(([, line]) => line))];

export const longChat: Chat = {
  id: 'chat-long',
  platform: 'qq',
  kind: 'group',
  name: '百万消息群（十年老群）',
  timezone: TIMEZONE,
  messageCount: MESSAGES,
  participantCount: people.length,
  from: FIRST_DAY,
  to: FIRST_DAY + (MESSAGES / A_DAY) * DAY_MS,
};

/** The message at a position: made when asked for, and always the same. */
function longMessage(offset: number): PlacedMessage {
  const person = (offset * 7 + Math.floor(offset / 13)) % people.length;
  const day = Math.floor(offset / A_DAY);
  return {
    id: `long-${offset}`,
    chatId: longChat.id,
    senderId: participantId(person),
    sender: people[person] ?? '',
    sentAt: FIRST_DAY + day * DAY_MS + Math.floor(((offset % A_DAY) / A_DAY) * DAY_MS),
    kind: 'text',
    text: `${words[(offset * 31) % words.length] ?? ''}`,
    replyTo: offset % 17 === 16 ? `long-${offset - 9}` : null,
    source: { importId: 'import-long', line: offset },
    threadId: null,
    parentId: null,
  };
}

export function longWindow(offset: number, limit: number): MessageWindow {
  const count = Math.max(0, Math.min(limit, MESSAGES - offset));
  const messages = Array.from({ length: count }, (_, step) => longMessage(offset + step));
  return { chatId: longChat.id, total: MESSAGES, offset, messages };
}

export const longDays: readonly DayCount[] = Array.from({ length: MESSAGES / A_DAY }, (_, day) => ({
  day: new Date(FIRST_DAY + 8 * 3_600_000 + day * DAY_MS).toISOString().slice(0, 10),
  messages: A_DAY,
  offset: day * A_DAY,
}));

export function longMessageById(id: string): PlacedMessage | null {
  const offset = /^long-(\d+)$/.exec(id)?.[1];
  return offset === undefined ? null : longMessage(Number(offset));
}
