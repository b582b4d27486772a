import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArchivedMessage, noCorrections, type ThreadCorrections } from '../../../src-main/contract/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';
import { type ChatPlace, type ThreadSource, Threads } from '../../../src-main/engine/threads/index.ts';
import { CHAT, ChatScript, resources } from './support.ts';

/** A chat that can be read in parts, as the archive can; counts how often it was read from its beginning. */
class GrowingChat implements ThreadSource {
  messagesNow: readonly ArchivedMessage[] = [];
  correctionsNow: ThreadCorrections = noCorrections;
  names = new Map<string, string>();
  readings = 0;
  readonly parts = {
    countTo: (_: string, place: ChatPlace) => this.#inOrder().filter((message) => !isAfter(message, place)).length,
    messagesAfter: (_: string, place: ChatPlace) => this.#inOrder().filter((message) => isAfter(message, place)),
    placeOf: (id: string) => this.messagesNow.find((message) => message.id === id),
    bySeq: (seq: number) => this.messagesNow.find((message) => message.seq === seq),
    names: () => Array.from(this.names, ([id, name]) => ({ id, name })),
  };

  messages(): readonly ArchivedMessage[] {
    this.readings++;
    return this.#inOrder();
  }

  corrections(): ThreadCorrections {
    return this.correctionsNow;
  }

  #inOrder(): ArchivedMessage[] {
    return [...this.messagesNow].sort((one, other) => one.sentAt - other.sentAt || one.seq - other.seq);
  }
}

function isAfter(message: ChatPlace, place: ChatPlace): boolean {
  return (message.sentAt - place.sentAt || message.seq - place.seq) > 0;
}

function everything(threads: Threads, chat: GrowingChat) {
  const list = threads.list({});
  return {
    list,
    placement: threads.placement(chat.messagesNow.map(({ seq }) => seq)),
    outlines: list.map(({ id }) => threads.outline(id)),
    seen: threads.messagesSeen(CHAT),
  };
}

async function inOneGo(chat: GrowingChat) {
  const threads = new Threads(new Database(':memory:'), chat, resources);
  await threads.update(CHAT, undefined, true);
  return everything(threads, chat);
}

function growing() {
  const chat = new GrowingChat();
  const threads = new Threads(new Database(':memory:'), chat, resources, { rememberedFrom: 1 });
  return { chat, threads };
}

const sender = fc.option(fc.constantFrom('王小明', 'bob', 'Ana María', '老李', 'newsbot'), { freq: 12 });
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '怎么办?',
    '谢谢',
    'bob: try this',
    '@王小明 好了',
    '可以了',
    'Anki 新卡每天设多少合适?',
    '先降到15张',
  ),
);
const line = fc.record({
  sender,
  text,
  seconds: fc.integer({ min: 0, max: 5000 }),
  replies: fc.option(fc.nat(40), { freq: 4 }),
  quotes: fc.option(fc.nat(40), { freq: 4 }),
  topic: fc.option(fc.constantFrom('one', 'two'), { freq: 5 }),
  kind: fc.constantFrom('text' as const, 'text' as const, 'text' as const, 'recalled' as const, 'sticker' as const),
});

function scripted(lines: readonly (typeof line extends fc.Arbitrary<infer Line> ? Line : never)[]): ArchivedMessage[] {
  const chat = new ChatScript();
  for (const each of lines) {
    const target = each.replies === null ? undefined : chat.messages[each.replies];
    const quoted = each.quotes === null ? undefined : chat.messages[each.quotes];
    chat.say(each.sender, each.text, each.seconds, {
      replyTo: target?.id ?? null,
      ...(quoted !== undefined && {
        quotation: { text: quoted.text, ...(quoted.sender && { sender: quoted.sender }) },
      }),
      ...(each.topic !== null && { topic: each.topic }),
      ...(each.sender !== null && { kind: each.kind }),
    });
  }
  return chat.messages;
}

describe('THREAD-15 what comes behind is added, and the outcome is that of a run over everything', () => {
  it('holds for any chat and any portions', async () => {
    const lines = fc.array(line, { minLength: 2, maxLength: 70 });
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(70), { minLength: 1, maxLength: 12 }), async (each, cuts) => {
        const messages = scripted(each);
        const { chat, threads } = growing();
        for (const cut of [...cuts.sort((one, other) => one - other), messages.length]) {
          chat.messagesNow = messages.slice(0, Math.max(1, cut));
          await threads.update(CHAT);
        }
        expect(chat.readings).toBe(1);
        expect(everything(threads, chat)).toEqual(await inOneGo(chat));
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('holds whatever was corrected in between, without reading the chat again', async () => {
    const lines = fc.array(line, { minLength: 12, maxLength: 40 });
    const corrections = fc.array(fc.tuple(fc.nat(40), fc.option(fc.nat(40), { freq: 4 }), fc.nat(40)), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(lines, corrections, async (each, steps) => {
        const messages = scripted(each);
        const { chat, threads } = growing();
        const cuts = steps.map(([, , cut]) => cut).sort((one, other) => one - other);
        for (const [step, [child, parent]] of steps.entries()) {
          chat.messagesNow = messages.slice(0, Math.max(1, cuts[step] ?? 1));
          const id = messages[child]?.id ?? 'gone';
          const answers = { ...chat.correctionsNow.answers, [id]: messages[parent ?? -1]?.id ?? null };
          chat.correctionsNow = { ...chat.correctionsNow, answers };
          await threads.update(CHAT);
        }
        chat.messagesNow = messages;
        await threads.update(CHAT);
        expect(chat.readings).toBe(1);
        expect(everything(threads, chat)).toEqual(await inOneGo(chat));
        chat.correctionsNow = noCorrections;
        await threads.update(CHAT);
        expect(everything(threads, chat)).toEqual(await inOneGo(chat));
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('begins anew when a message comes in before the end, one is gone, or somebody is called otherwise', async () => {
    const script = new ChatScript();
    for (let count = 0; count < 30; count++) {
      script.say(
        `p${count % 3}`,
        count % 4 === 0 ? `how do I do number ${count}?` : `p${(count + 1) % 3}: like ${count}`,
      );
    }
    const { chat, threads } = growing();
    const hidden = script.messages[7];
    const settled = async (readings: number): Promise<void> => {
      chat.readings = 0;
      await threads.update(CHAT);
      expect(chat.readings).toBe(readings);
      expect(everything(threads, chat)).toEqual(await inOneGo(chat));
    };
    chat.messagesNow = script.messages.slice(0, 20).filter((message) => message !== hidden);
    await settled(1);
    chat.messagesNow = script.messages.slice(0, 20);
    await settled(1);
    chat.messagesNow = script.messages.slice(0, 25);
    await settled(0);
    chat.messagesNow = script.messages.slice(0, 25).filter((message) => message !== hidden);
    await settled(1);
    chat.messagesNow = chat.messagesNow.map((message) =>
      message.sender === 'p1' ? { ...message, sender: 'bo' } : message,
    );
    chat.names.set('p-p1', 'bo');
    await settled(1);
  });

  it('THREAD-17 starts again when messages arrive while it is at work', async () => {
    const script = new ChatScript();
    for (let count = 0; count < 12; count++) {
      script.say(`p${count % 2}`, count % 4 === 0 ? `how do I do number ${count}?` : `like ${count}`);
    }
    const { chat, threads } = growing();
    chat.messagesNow = script.messages.slice(0, 6);
    await threads.update(CHAT, () => {
      chat.messagesNow = script.messages;
    });
    expect(everything(threads, chat)).toEqual(await inOneGo(chat));
  });

  it('is found anew after it was forgotten', async () => {
    const { chat, threads } = growing();
    chat.messagesNow = scripted([
      { sender: 'bob', text: 'how?', seconds: 1, replies: null, quotes: null, topic: null, kind: 'text' },
    ]);
    await threads.update(CHAT);
    threads.forget(CHAT);
    await threads.update(CHAT);
    expect(chat.readings).toBe(2);
    expect(threads.count({})).toBe(1);
  });
});
