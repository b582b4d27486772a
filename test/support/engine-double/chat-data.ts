import type {
  Chat,
  DayCount,
  Member,
  MessageKind,
  MessageRole,
  PlacedMessage,
  ThreadDetail,
} from '../../../src-main/contract/index.ts';
import { type Conversation, chatter, conversations, people } from './conversations.ts';

export const TIMEZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-03-02 00:00 in Shanghai, a Monday. */
const START = Date.UTC(2026, 2, 1, 16);
const WEEKS = 8;

/** A chat of the double with all its messages. */
export interface ChatData {
  readonly chat: Chat;
  readonly messages: readonly PlacedMessage[];
  readonly threads: readonly ThreadDetail[];
}

/** Numbers that look like chance and are always the same (Lehmer, multiplier 48271). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function pick<Item>(items: readonly Item[], chance: () => number): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

export function participantId(person: number): string {
  return `participant-${person}`;
}

const quietKinds: readonly MessageKind[] = ['image', 'sticker', 'red-packet', 'voice', 'file'];

/** Writes the messages of one chat, in no particular order. */
class ChatWriter {
  readonly id: string;
  readonly chance: () => number;
  readonly messages: PlacedMessage[] = [];
  readonly roles = new Map<string, MessageRole>();

  constructor(id: string, seed: number) {
    this.id = id;
    this.chance = createChance(seed);
  }

  add(sentAt: number, who: number | null, text: string, rest: Partial<PlacedMessage> = {}): PlacedMessage {
    const message: PlacedMessage = {
      id: `${this.id}-m${this.messages.length}`,
      chatId: this.id,
      senderId: who === null ? null : participantId(who),
      sender: who === null ? null : (people[who] ?? ''),
      sentAt,
      kind: 'text',
      text,
      replyTo: null,
      source: { importId: 'import-1', line: this.messages.length },
      threadId: null,
      parentId: null,
      ...rest,
    };
    this.messages.push(message);
    return message;
  }

  /** Greetings, stickers and red packets of a morning and the hours after it. */
  chat(morning: number, count: number): void {
    let clock = morning;
    for (let left = count; left > 0; left -= 1) {
      clock += this.chance() * 40 * 60_000;
      const quiet = this.chance() < 0.12;
      this.add(clock, this.anybody(), quiet ? '' : pick(chatter, this.chance), {
        kind: quiet ? pick(quietKinds, this.chance) : 'text',
      });
    }
  }

  /** A conversation, with a little chatter in between. */
  converse(begin: number, threadId: string, conversation: Conversation): void {
    let first: PlacedMessage | null = null;
    let minute = begin;
    for (const [index, [who, text, role = 'other']] of conversation.lines.entries()) {
      minute += (1 + this.chance() * 6) * 60_000;
      if (this.chance() < 0.35) this.add(minute - 20_000, this.anybody(), pick(chatter, this.chance));
      const replies = role === 'answer' && this.chance() < 0.5;
      const message: PlacedMessage = this.add(minute, who, text, {
        threadId,
        parentId: first?.id ?? null,
        replyTo: replies ? (first?.id ?? null) : null,
        ...(index === 2 ? { reactions: [{ key: '👍', count: 4 }] } : {}),
      });
      this.roles.set(message.id, role);
      first ??= message;
    }
  }

  anybody(): number {
    return Math.floor(this.chance() * people.length);
  }
}

/** A chat of the community: conversations among the chatter of eight weeks. */
export function makeChat(id: string, name: string, seed: number): ChatData {
  const writer = new ChatWriter(id, seed);
  for (let day = 0; day < WEEKS * 7; day += 1) {
    const busy = day % 7 >= 5 ? 6 : 18;
    const morning = START + day * DAY + 8 * HOUR;
    if (day % 9 === 0)
      writer.add(morning - HOUR, null, `${pick(people, writer.chance)} 加入了群聊`, { kind: 'system' });
    writer.chat(morning, Math.floor(busy * (0.4 + writer.chance())));
    const conversation = day % 3 === 1 ? conversations[Math.floor(day / 3) % conversations.length] : undefined;
    if (conversation) writer.converse(morning + (2 + writer.chance() * 6) * HOUR, `${id}-t${day}`, conversation);
  }
  const messages = writer.messages.toSorted((a, b) => a.sentAt - b.sentAt);
  return { chat: chatOf(id, name, messages), messages, threads: threadsOf(id, messages, writer.roles) };
}

function chatOf(id: string, name: string, messages: readonly PlacedMessage[]): Chat {
  return {
    id,
    platform: id === 'chat-2' ? 'telegram' : 'wechat',
    kind: 'group',
    name,
    timezone: TIMEZONE,
    messageCount: messages.length,
    participantCount: people.length,
    from: messages[0]?.sentAt ?? null,
    to: messages.at(-1)?.sentAt ?? null,
  };
}

function threadsOf(
  chatId: string,
  messages: readonly PlacedMessage[],
  roles: ReadonlyMap<string, MessageRole>,
): readonly ThreadDetail[] {
  const byThread = Map.groupBy(
    messages.filter((message) => message.threadId !== null),
    (message) => message.threadId ?? '',
  );
  return [...byThread].map(([id, own]) => {
    const placed = own.map((message) => ({ ...message, role: roles.get(message.id) ?? ('other' as const) }));
    const conversation = conversations.find(({ lines }) => lines[0]?.[1] === placed[0]?.text);
    return {
      id,
      chatId,
      messageIds: placed.map((message) => message.id),
      questionIds: placed.filter(({ role }) => role === 'question').map((message) => message.id),
      answerIds: placed.filter(({ role }) => role === 'answer').map((message) => message.id),
      score: conversation?.score ?? 0.5,
      reasons: conversation?.reasons ?? [],
      participants: [...new Set(placed.map((message) => message.senderId ?? ''))],
      from: placed[0]?.sentAt ?? 0,
      to: placed.at(-1)?.sentAt ?? 0,
      title: conversation?.title ?? '',
      state: 'open',
      digestIds: [],
      messages: placed,
    };
  });
}

/** Messages a day and where each day begins, in the chat's zone. */
export function daysOf(messages: readonly PlacedMessage[]): readonly DayCount[] {
  const days: { day: string; messages: number; offset: number }[] = [];
  for (const [offset, message] of messages.entries()) {
    // Shanghai is eight hours ahead of UTC all year.
    const day = new Date(message.sentAt + 8 * HOUR).toISOString().slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.messages += 1;
    else days.push({ day, messages: 1, offset });
  }
  return days;
}

export function makeMembers(messages: readonly PlacedMessage[]): Member[] {
  return people.map((name, person) => {
    const own = messages.filter((message) => message.senderId === participantId(person));
    return {
      id: `member-${person}`,
      name,
      aliases: person === 5 ? ['搬砖工', 'data_porter'] : [],
      participantIds: [participantId(person)],
      credit: person === 9 ? 'anonymous' : person === 7 ? 'alias' : 'name',
      alias: person === 7 ? 'K.' : null,
      bio: '',
      messageCount: own.length,
      from: own[0]?.sentAt ?? null,
      to: own.at(-1)?.sentAt ?? null,
    };
  });
}
