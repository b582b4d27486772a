import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../src-main/engine/library/index.ts';
import { Threads } from '../../../src-main/engine/threads/index.ts';
import { type DigestTopic, Novelty } from '../../../src-main/engine/threads/novelty.ts';
import { CHAT, ChatScript, find, resources } from './support.ts';

async function worth(lines: readonly (readonly [sender: string, text: string])[], reactions = 0) {
  const chat = new ChatScript();
  const ids = lines.map(([sender, text], place) =>
    chat.say(sender, text, 30, place === 1 && reactions > 0 ? { reactions: [{ key: '👍', count: reactions }] } : {}),
  );
  const { score, reasons } = (await find(chat.messages)).thread(ids[0] ?? '');
  return { score, reasons };
}

const ASK = ['佳宁', '请问Anki新卡每天设多少合适啊？我现在一天50张，复习量已经爆炸了'] as const;
const ANSWER = ['亦安', '@佳宁 每天的复习量大约是新卡数的七到十倍，建议先降到15张，两周后再慢慢加回来'] as const;

describe('WORTH-1, WORTH-2 what raises the score', () => {
  it('an answer, then acceptance, then more contributors, steps, reactions', async () => {
    const asked = await worth([ASK]);
    const answered = await worth([ASK, ANSWER]);
    const accepted = await worth([ASK, ANSWER, ['佳宁', '@亦安 懂了，谢谢']]);
    const applauded = await worth([ASK, ANSWER, ['佳宁', '@亦安 懂了，谢谢']], 4);
    const several = await worth([
      ASK,
      ANSWER,
      ['默言', '@佳宁 1. 新卡设成0\n2. 每天先把复习做完\n3. 稳定两周以后再加，参考 https://example.org/anki'],
      ['佳宁', '@亦安 @默言 懂了，谢谢'],
    ]);
    const scores = [asked, answered, accepted, applauded].map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => one - other));
    expect(new Set(scores).size).toBe(4);
    expect(several.score).toBeGreaterThan(accepted.score);
    expect(asked.reasons).toEqual(['has-question', 'unanswered']);
    expect(answered.reasons).toEqual(expect.arrayContaining(['has-question', 'answered']));
    expect(accepted.reasons).toContain('accepted');
    expect(applauded.reasons).toContain('reactions');
    expect(several.reasons).toEqual(expect.arrayContaining(['several-contributors', 'steps', 'code-or-link']));
    for (const { score } of [asked, several]) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('a long answer', async () => {
    const long = await worth([
      ASK,
      ['亦安', `@佳宁 ${'建议先把新卡停一停，把堆着的复习做完，再按正确率慢慢加。'.repeat(4)}`],
    ]);
    expect(long.reasons).toContain('long-answer');
  });
});

describe('WORTH-3 what is hardly worth anything', () => {
  it('ranks question, thin question, chatter, advertisement in this order', async () => {
    const unanswered = await worth([ASK]);
    const thin = await worth([['佳宁', '几点开始？']]);
    const chatter = await worth([
      ['小鱼儿', '今天好困'],
      ['白鹭', '我也是'],
    ]);
    const advertisement = await worth([['阿武', '扫码加微信领优惠券，限时秒杀，名额有限']]);
    expect(thin.reasons).toContain('thin');
    expect(chatter.reasons).toEqual(['chatter']);
    expect(advertisement.reasons[0]).toBe('advertisement');
    const scores = [unanswered, thin, chatter, advertisement].map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });
});

describe('WORTH-4 what a digest tells already', () => {
  it('is worth less from the digest on, and no longer when it is gone; its own conversation is not', async () => {
    const chat = new ChatScript();
    const first = chat.say(...ASK);
    chat.say(...ANSWER);
    const again = chat.say('方圆', '想请教一下，Anki 新卡每天设多少比较合适？我是考研党', 90_000);
    const other = chat.say('白鹭', '打印机一直显示脱机，重启了两次还是不行，怎么办？', 90_000);
    let digests: DigestTopic[] = [];
    const source = { messages: () => chat.messages, digests: () => digests };
    const threads = new Threads(new Database(':memory:'), source, resources);
    await threads.update(CHAT);
    const worths = () => {
      const placement = threads.placement(chat.messages.map(({ seq }) => seq));
      return [first, again, other].map((id) => {
        const { score = 0, reasons = [] } = threads.get(placement.get(id)?.threadId ?? '') ?? {};
        return { score, isCovered: reasons.includes('covered') };
      });
    };
    const before = worths();
    expect(before.map(({ isCovered }) => isCovered)).toEqual([false, false, false]);
    const own = threads.placement([1]).get(first)?.threadId ?? '';
    digests = [{ id: 'd', title: 'Anki新卡每天设多少合适？', threadIds: [own] }];
    expect([...threads.weighAgain()]).toContain(true);
    const covered = worths();
    expect(covered.map(({ isCovered }) => isCovered)).toEqual([false, true, false]);
    expect(covered[1]?.score).toBeLessThan(before[1]?.score ?? 0);
    await threads.update(CHAT);
    expect(worths()).toEqual(covered);
    digests = [];
    expect([...threads.weighAgain()]).toContain(true);
    expect(worths()).toEqual(before);
  });

  it('is found by what changed as it is by weighing all anew', async () => {
    const chat = new ChatScript();
    const asks = [
      ASK[1],
      '想请教一下，Anki 新卡每天设多少比较合适？我是考研党',
      '打印机一直显示脱机，重启了两次还是不行，怎么办？',
    ];
    const ids = asks.map((text) => chat.say('方圆', text, 7_200_000));
    let digests: DigestTopic[] = [];
    const source = { messages: () => chat.messages, digests: () => digests };
    const threads = new Threads(new Database(':memory:'), source, resources);
    await threads.update(CHAT);
    const placement = threads.placement(chat.messages.map(({ seq }) => seq));
    const threadIds = ids.map((id) => placement.get(id)?.threadId ?? '');
    expect(new Set(threadIds).size).toBe(3);
    const topic = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      title: fc.constantFrom(
        'Anki新卡每天设多少合适？',
        '打印机显示脱机，重启不行',
        '打印机脱机怎么办',
        '猫吃什么',
        '',
      ),
      threadIds: fc.subarray(threadIds),
    });
    const state = fc.uniqueArray(topic, { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
        for (digests of states) {
          // One that is begun anew before it ended: what it had not come to is done by the next.
          threads.weighAgain().next();
          Array.from(threads.weighAgain());
          const novelty = new Novelty(digests);
          for (const id of threadIds) {
            const { reasons = [], title = '', ask = '' } = threads.get(id) ?? {};
            expect(reasons.includes('covered')).toBe(novelty.isCovered({ id, title, ask }));
          }
        }
      }),
    );
  });
});
