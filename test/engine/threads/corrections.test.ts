import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArchivedMessage, noCorrections, type ThreadCorrections } from '../../../src-main/contract/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';
import {
  mergedAnswers,
  movedAnswers,
  readinessOf,
  splitAnswers,
  Threads,
} from '../../../src-main/engine/threads/index.ts';
import { CHAT, ChatScript, resources } from './support.ts';

/** A library of one chat whose moderator corrects things. */
class CorrectedChat {
  readonly threads: Threads;
  #messages: readonly ArchivedMessage[] = [];
  #corrections: ThreadCorrections = noCorrections;

  constructor() {
    const source = { messages: () => this.#messages, corrections: () => this.#corrections };
    this.threads = new Threads(new Database(':memory:'), source, resources);
  }

  async hear(messages: readonly ArchivedMessage[]): Promise<void> {
    this.#messages = messages;
    await this.threads.update(CHAT);
  }

  async correct(answers: ThreadCorrections['answers']): Promise<void> {
    this.#corrections = { ...this.#corrections, answers: { ...this.#corrections.answers, ...answers } };
    await this.threads.update(CHAT);
  }

  threadOf(messageId: string): string {
    const seq = this.#messages.find(({ id }) => id === messageId)?.seq ?? -1;
    return this.threads.placement([seq]).get(messageId)?.threadId ?? '';
  }

  /** Ids of the messages that share a conversation with one. */
  around(messageId: string): readonly string[] {
    return this.threads.get(this.threadOf(messageId))?.messageIds ?? [];
  }

  outlineOf(messageId: string): ReturnType<Threads['outline']> {
    return this.threads.outline(this.threadOf(messageId));
  }
}

function twoQuestions(): { chat: ChatScript; ids: string[] } {
  const chat = new ChatScript();
  const ids = [
    chat.say('Ana', '请问怎么把图片压缩到一兆以内'),
    chat.say('Bob', '@Ana 用画图打开，另存为 JPG，质量选百分之七十', 40),
    chat.say('Ana', '@Bob 可以了，谢谢', 60),
    chat.say('Cem', '求助，打印机一直显示脱机，重启过了', 90_000),
    chat.say('Dora', '@Cem 把默认打印机重新选一次', 60),
  ];
  return { chat, ids };
}

describe('THREAD-13 what the moderator corrected stays', () => {
  it('merges conversations, and keeps them merged when more is imported', async () => {
    const { chat, ids } = twoQuestions();
    const [first = '', , , later = ''] = ids;
    const library = new CorrectedChat();
    await library.hear(chat.messages);
    expect(library.around(first)).toEqual(ids.slice(0, 3));
    await library.correct(mergedAnswers([library.outlineOf(later), library.outlineOf(first)]));
    expect(library.around(first)).toEqual(ids);
    chat.say('Eve', '今天天气真好啊大家', 90_000);
    await library.hear(chat.messages);
    expect(library.around(later)).toEqual(ids);
  });

  it('splits messages off, each side keeping together', async () => {
    const { chat, ids } = twoQuestions();
    const [first = '', answer = '', thanks = ''] = ids;
    const library = new CorrectedChat();
    await library.hear(chat.messages);
    await library.correct(splitAnswers(library.outlineOf(first), new Set([answer])));
    expect(library.around(answer)).toEqual([answer]);
    expect(library.around(first)).toEqual([first, thanks]);
  });

  it('moves a message into a conversation that began before, or after it', async () => {
    const { chat, ids } = twoQuestions();
    const [first = '', answer = '', thanks = '', later = '', last = ''] = ids;
    const library = new CorrectedChat();
    await library.hear(chat.messages);
    await library.correct(movedAnswers(last, library.outlineOf(last), library.outlineOf(first)));
    expect(library.around(first)).toEqual([first, answer, thanks, last]);
    await library.correct(movedAnswers(thanks, library.outlineOf(thanks), library.outlineOf(later)));
    expect(library.around(later)).toEqual([thanks, later]);
    expect(library.around(first)).toEqual([first, answer, last]);
  });

  it('leaves all other conversations as they were, and every message in one, whatever is corrected', async () => {
    const chat = new ChatScript();
    for (let place = 0; place < 40; place++) {
      chat.say(`p${place % 5}`, ['请问这个怎么弄', '打开设置就可以', '谢谢', '我这里报错了'][place % 4] ?? '', 900);
    }
    const ids = chat.messages.map(({ id }) => id);
    const place = fc.nat(ids.length - 1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), place, place), { maxLength: 4 }), async (steps) => {
        const library = new CorrectedChat();
        await library.hear(chat.messages);
        for (const [kind, one, other] of steps) {
          const [from, to] = [ids[one] ?? '', ids[other] ?? ''];
          if (library.threadOf(from) === library.threadOf(to)) {
            await library.correct(splitAnswers(library.outlineOf(from), new Set([from])));
            continue;
          }
          const untouched = ids.filter(
            (id) => ![library.threadOf(from), library.threadOf(to)].includes(library.threadOf(id)),
          );
          const before = untouched.map((id) => library.around(id));
          const sides = [library.outlineOf(from), library.outlineOf(to)] as const;
          await library.correct(kind === 0 ? mergedAnswers(sides) : movedAnswers(from, ...sides));
          expect(library.threadOf(from)).toBe(library.threadOf(to));
          expect(untouched.map((id) => library.around(id))).toEqual(before);
        }
        expect(library.threads.list({}).flatMap(({ messageIds }) => messageIds)).toHaveLength(ids.length);
      }),
      { numRuns: 12 },
    );
  });

  it('passes over corrections that no longer fit the chat', async () => {
    const { chat, ids } = twoQuestions();
    const [first = '', answer = ''] = ids;
    const library = new CorrectedChat();
    await library.hear(chat.messages);
    const before = library.around(first);
    await library.correct({ gone: first, [first]: answer, [answer]: 'gone' });
    expect(library.around(first)).toEqual(before);
  });
});

describe('THREAD-14 what the library learns', () => {
  it('changes nothing until there is something to go by, and never much', () => {
    expect(readinessOf({ merged: 2, split: 0 })).toBe(0);
    expect(readinessOf({ merged: 8, split: 6 })).toBe(0);
    expect(readinessOf({ merged: 3, split: 0 })).toBe(-0.3);
    expect(readinessOf({ merged: 1, split: 5 })).toBe(0.4);
    expect(readinessOf({ merged: 0, split: 500 })).toBe(0.6);
  });
});
