import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageRoles } from '../../../../../src-main/contract/index.ts';
import { draftRequest } from '../../../../../src-main/engine/digests/drafting/index.ts';
import { selectMessages } from '../../../../../src-main/engine/digests/drafting/model/selection.ts';
import { standardTemplate } from '../../../../../src-main/engine/library/index.ts';
import { ANKI, conversationIn, inputOf, type Line, memberOf, messagesOf } from './support.ts';

const MEMBERS = [
  memberOf('张佳宁', { aliases: ['佳宁', 'JianingZhang'], alias: '宁宁' }),
  memberOf('李亦安', { aliases: ['亦安'] }),
  memberOf('王默言'),
  memberOf('赵不在场', { aliases: ['Zhao Nobody'] }),
];

function requestOf(
  lines: readonly Line[],
  others: { namesSent?: boolean; members?: typeof MEMBERS; longest?: number } = {},
) {
  return draftRequest(inputOf(messagesOf(lines)), {
    settings: { model: 'small-model', namesSent: others.namesSent ?? false, longest: others.longest ?? 16_000 },
    members: others.members ?? MEMBERS,
    templates: [standardTemplate],
  });
}

describe('MODEL-DRAFT-1 the same conversation gives the same request', () => {
  it('is one body, streamed, with the template’s headings in the task', () => {
    const { body } = requestOf(ANKI);
    expect(requestOf(ANKI).body).toBe(body);
    const request = JSON.parse(body) as { messages: { role: string; content: string }[] };
    expect(request).toMatchObject({ model: 'small-model', stream: true });
    expect(request.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    for (const { headings } of standardTemplate.sections) {
      expect(request.messages[0]?.content).toContain(`## ${headings['zh-Hans']}`);
    }
  });
});

describe('MODEL-DRAFT-2 pseudonyms', () => {
  it('stand for senders and for names in texts, the same for all names of a person', () => {
    expect(conversationIn(requestOf(ANKI).body)).toBe(
      [
        '群聊：',
        '[1] 提问者: 大家好，请问Anki新卡每天设多少合适啊',
        '[2] 提问者: 我现在一天50张，复习量已经爆炸了',
        '[3] 成员A: 提问者 那就每天15张，看 https://docs.ankiweb.net/deck-options.html',
        '[4] 成员A: 先把新卡停掉：\n  conda install anki\n  再慢慢加',
        '[5] 成员B: 补充：提问者可以先设成0，成员A说的15张是后面的事',
        '[6] 提问者: 谢谢成员A 解决了',
      ].join('\n'),
    );
  });

  it('leave no name of anybody, whatever its form, nor one that is only mentioned', () => {
    const lines: Line[] = [
      ['张佳宁', 'question', '请教一下：JIANINGZHANG 和 ｚｈａｏ　ｎｏｂｏｄｙ 是谁？還有張佳寧'],
      [
        '路人甲乙',
        'answer',
        '宁宁你好，@某位路人 问过，赵不在场也问过，某位路人说可以',
        { mentions: [{ name: '某位路人' }] },
      ],
      ['李亦安', 'answer', '@默言 来看看', { mentions: [{ name: '默言', participantId: 'p-王默言' }] }],
    ];
    const { body, pseudonyms } = requestOf(lines);
    for (const name of [
      '佳宁',
      '佳寧',
      '張佳',
      'jianing',
      'nobody',
      'ｎｏｂｏｄｙ',
      '路人',
      '宁宁',
      '不在场',
      '亦安',
      '默言',
    ]) {
      expect(body.toLowerCase(), name).not.toContain(name);
    }
    expect(body).not.toMatch(/member-|p-|m1|c1|2026/);
    expect(pseudonyms.count).toBe(6);
  });

  it('leave no given name of those who take part', () => {
    const lines: Line[] = [
      ['张佳宁', 'question', '默言在吗？'],
      ['王默言', 'answer', '佳宁，我在，不在場也在'],
    ];
    expect(conversationIn(requestOf(lines, { members: [] }).body)).toBe(
      '群聊：\n[1] 提问者: 成员A在吗？\n[2] 成员A: 提问者，我在，不在場也在',
    );
  });

  it('holds for any names', () => {
    const name = fc.stringMatching(/^(?:[甲-龟]{2,4}|[A-Z][a-z]{3,8} ?[A-Z][a-z]{3,8})$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 5 }), (names) => {
        const [first = '', second = ''] = names;
        const task = requestOf([['甲乙', 'question', '怎么办？']], { members: [] }).body;
        fc.pre(names.every((one) => !task.includes(one)));
        const lines: Line[] = names.map((one, place) => [
          one,
          place === 0 ? 'question' : 'answer',
          `${second}，请问@${first} 怎么办？`,
        ]);
        const { body } = requestOf(lines, { members: names.map((one) => memberOf(one)) });
        expect(names.filter((one) => body.includes(one))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('stay for those who do not want to be named where names are allowed', () => {
    const members = MEMBERS.map((member) =>
      member.name === '李亦安' ? { ...member, credit: 'anonymous' as const } : member,
    );
    const text = conversationIn(requestOf(ANKI, { namesSent: true, members }).body);
    expect(text).toContain('[1] 张佳宁: ');
    expect(text).toContain('[5] 王默言: 补充：佳宁可以先设成0，成员A说');
    expect(text).not.toContain('亦安');
  });
});

describe('MODEL-DRAFT-3 back into names', () => {
  it('restores each of them, also with a blank before the letter, and longer ones whole', () => {
    const { pseudonyms } = requestOf(ANKI);
    const restored = pseudonyms.restore('提问者问，成员 A答，成员B补充；成员AB和成员C不在', (name) => `*${name}*`);
    expect(restored).toBe('*张佳宁*问，*李亦安*答，*王默言*补充；成员AB和成员C不在');
  });

  it('takes no word of the conversation for a pseudonym', () => {
    const lines: Line[] = [
      ['张佳宁', 'question', '提问者可以匿名吗？成员A和成员B呢？'],
      ['李亦安', 'answer', '可以的，提问者都可以'],
    ];
    const text = conversationIn(requestOf(lines).body);
    expect(text).toContain('[1] 成员C: 提问者可以匿名吗？成员A和成员B呢？');
    expect(text).toContain('[2] 成员D: ');
  });
});

describe('MODEL-DRAFT-4 room', () => {
  it('keeps questions and answers, in order, and says what was left out', () => {
    const lines: Line[] = [
      ...Array.from({ length: 60 }, (_, place): Line => ['王默言', 'other', `第${place}句闲话${'啊'.repeat(80)}呀`]),
      ...ANKI,
    ];
    const { body, selection } = requestOf(lines, { longest: 1000 });
    const text = conversationIn(body);
    expect(text).toContain('新卡每天设多少');
    expect(text).toContain('conda install');
    expect(selection.leftOut).toBeGreaterThan(50);
    expect(text).toContain(`（另有 ${selection.leftOut} 条消息没有附上。）`);
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('['))
        .map((line) => line.slice(1, line.indexOf(']'))),
    ).toEqual(selection.chosen.map((_, place) => String(place + 1)));
  });

  it('never goes beyond the room, keeps the order, and counts what it left out', () => {
    const line = fc.tuple(
      fc.constantFrom('甲乙', '丙丁'),
      fc.constantFrom(...messageRoles),
      fc.string({ unit: 'grapheme', maxLength: 600 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1000, max: 4000 }), (lines, longest) => {
        const messages = messagesOf(lines);
        const { chosen, leftOut, shortened } = selectMessages(messages, longest);
        expect(chosen.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(longest);
        const places = chosen.map(({ message }) => messages.indexOf(message));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(chosen.length + leftOut).toBeLessThanOrEqual(messages.length);
        expect(chosen.filter(({ text }) => text.endsWith('…')).length).toBeGreaterThanOrEqual(shortened);
      }),
    );
  });
});
