import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DigestContent,
  digestContentSchema,
  type MessageRole,
  messageRoles,
  type ThreadMessage,
} from '../../../../src-main/contract/index.ts';
import { createExtractiveDrafter } from '../../../../src-main/engine/digests/drafting/index.ts';
import { plainText } from '../../../../src-main/engine/text/index.ts';

interface Extra {
  /** Place of the message it answers. */
  readonly to?: number;
  /** Seconds after the one before. */
  readonly after?: number;
  readonly reactions?: number;
}
type Line = readonly [sender: string, role: MessageRole, text: string, extra?: Extra];

function messagesOf(lines: readonly Line[]): ThreadMessage[] {
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

function draft(lines: readonly Line[], tags: readonly string[] = []): DigestContent {
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

const textsOf = (content: DigestContent, section: string): string[] =>
  (content.sections[section] ?? []).map(({ text }) => text);

const ANKI: readonly Line[] = [
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

describe('DRAFT-1 nothing is made up', () => {
  it('passages rest on messages and hold their words', () => {
    const content = draft(ANKI);
    const passages = [
      ...Object.values(content.sections).flat(),
      ...content.answers.flatMap(({ approach, method, body }) => [...approach, ...method, ...body]),
    ];
    const byId = new Map(messagesOf(ANKI).map((message) => [message.id, message.text]));
    for (const passage of passages) {
      expect(passage.origin).toBe('member');
      expect(passage.sources.length).toBeGreaterThan(0);
      const said = passage.sources.map((id) => byId.get(id) ?? '').join('\n');
      for (const word of plainText(passage.text).split(/\s+/)) {
        expect(said).toContain(word);
      }
    }
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  });

  it('holds for any roles and texts, and the draft is a valid digest', () => {
    const sender = fc.constantFrom('甲', '乙', '丙');
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom('怎么办？', '1. 打开', '谢谢@乙', '总结一下：先停新卡'),
    );
    const line = fc.tuple(
      sender,
      fc.constantFrom(...messageRoles),
      text,
      fc.record({ to: fc.nat({ max: 30 }), after: fc.nat({ max: 2000 }) }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const content = draft(lines);
        const known = new Set(lines.map((_, place) => `m${place}`));
        const used = [
          ...Object.values(content.sections).flat(),
          ...content.answers.flatMap(({ approach, method, body }) => [...approach, ...method, ...body]),
        ].flatMap(({ sources }) => sources);
        expect(used.every((id) => known.has(id))).toBe(true);
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });
});

describe('DRAFT-2, DRAFT-3 ask and background', () => {
  it('are the asker’s, without names and noise, a question back with its answer', () => {
    const content = draft(ANKI);
    expect(textsOf(content, 'ask')).toEqual(['大家好，请问Anki新卡每天设多少合适啊']);
    expect(textsOf(content, 'background')).toEqual([
      '我现在一天50张，复习量已经爆炸了',
      '你每天能花多少时间复习？',
      '大概半小时',
    ]);
    expect(content.askers).toEqual(['member-佳宁']);
    expect(content.title).toBe('Anki新卡每天设多少合适啊？');
    expect(JSON.stringify(content)).not.toMatch(/哈哈/);
  });

  it('keep later questions of the asker with the ask, and other people’s in the discussion', () => {
    const content = draft([
      ['佳宁', 'question', 'Obsidian 怎么同步到手机？'],
      ['江月', 'answer', '用 Syncthing，两台设备在同一个 WiFi 就同步', { to: 0 }],
      ['佳宁', 'question', '息屏之后不同步了怎么办？'],
      ['方圆', 'question', '那 iPhone 也可以这样同步吗，有人试过没有？', { to: 1 }],
      ['江月', 'answer', '把省电关掉，设置里改成不限制', { to: 2 }],
    ]);
    expect(textsOf(content, 'ask').join('\n')).toBe('Obsidian 怎么同步到手机？\n息屏之后不同步了怎么办？');
    expect(textsOf(content, 'discussion')).toEqual(['那 iPhone 也可以这样同步吗，有人试过没有？']);
  });

  it('after the thanks the asker’s banter is left out, and a confirmation that tells nothing; what goes on is kept', () => {
    const content = draft([
      ['Ana', 'question', '为啥我的VLOOKUP查不到啊，两边明明一样的学号'],
      ['Bo', 'answer', '多半一边是文本一边是数字，用 ISTEXT 看看'],
      ['Ana', 'follow-up', '真的一个TRUE一个FALSE'],
      ['Ana', 'confirmation', '好了！！谢谢果果谢谢方圆'],
      ['Ana', 'other', '啊啊啊对不起把你的名字叫错了'],
      ['Ana', 'follow-up', '就是有几份是老格式的还是失败了'],
    ]);
    expect(textsOf(content, 'discussion').join('\n')).toBe('真的一个TRUE一个FALSE\n就是有几份是老格式的还是失败了');
  });

  it('with nothing asked everything of substance is discussion', () => {
    const content = draft([
      ['老秦', 'other', '今天读到一本讲制度的书，薄，但是每一页都值得停下来想'],
      ['江月', 'other', '好'],
      ['裴然', 'other', '这本我也读过，讲汉代那一章写得最清楚', { to: 0 }],
    ]);
    expect(content.askers).toEqual([]);
    expect(content.answers).toEqual([]);
    expect(Object.keys(content.sections)).toEqual(['discussion']);
    expect(content.title).toBe('今天读到一本讲制度的书，薄，但是每一页都值得停下来想');
  });

  it('with nothing said there is nothing', () => {
    expect(
      draft([
        ['a', 'other', ''],
        ['b', 'other', '👍'],
      ]),
    ).toMatchObject({ title: '', sections: {}, answers: [], tags: [] });
    expect(draft([])).toMatchObject({ title: '', sections: {}, answers: [] });
  });
});

describe('DRAFT-4, DRAFT-5 answers', () => {
  it('are one for each contributor, accepted ones first, consecutive messages merged, steps as a list', () => {
    const { answers } = draft(ANKI);
    expect(answers.map(({ contributors, accepted }) => [contributors, accepted])).toEqual([
      [['member-亦安'], true],
      [['member-默言'], false],
    ]);
    expect(answers[0]?.body.map(({ text, sources }) => [text, sources])).toEqual([
      ['那就每天15张\n\n1. 新卡先设成0\n2. 复习做完以后改成15', ['m4', 'm5', 'm6']],
    ]);
  });

  it('tell approach and method apart where the answer does', () => {
    const { answers } = draft([
      ['孟溪', 'question', 'pandas 读 csv 乱码怎么办'],
      ['默言', 'answer', '因为文件是GBK编码，其实是 Excel 另存的时候默认的，所以按 UTF-8 读一定会错', { to: 0 }],
      ['默言', 'answer', '换一个编码就行', { to: 1, after: 1200 }],
      ['默言', 'answer', 'pd.read_csv("a.csv", encoding="gb18030")', { to: 2, after: 1200 }],
    ]);
    expect(answers[0]?.approach.map(({ sources }) => sources)).toEqual([['m1']]);
    expect(answers[0]?.body.map(({ text }) => text)).toEqual(['换一个编码就行']);
    expect(answers[0]?.method.map(({ text }) => text)).toEqual(['```\npd.read_csv("a.csv", encoding="gb18030")\n```']);
  });
});

describe('DRAFT-6 which answer was accepted', () => {
  const base: readonly Line[] = [
    ['Ana', 'question', 'How can I make a scanned PDF searchable?'],
    ['Bob', 'answer', 'use ocrmypdf, it adds a text layer', { to: 0 }],
    ['Eva', 'answer', 'or open it in a browser and print it again', { to: 0 }],
  ];
  const accepted = (lines: readonly Line[]): string[] =>
    draft(lines).answers.flatMap(({ contributors, accepted: isAccepted }) => (isAccepted ? contributors : []));

  it.each<[string, Line[], string[]]>([
    ['the one the confirmation answers', [['Ana', 'confirmation', 'works now', { to: 1 }]], ['member-Bob']],
    [
      'the last one where the confirmation answers nobody',
      [['Ana', 'confirmation', 'works now', { to: 0 }]],
      ['member-Eva'],
    ],
    ['the one thanked by name', [['Ana', 'thanks', 'thanks Bob!', { to: 2 }]], ['member-Bob']],
    [
      'all that are thanked by name',
      [['Ana', 'thanks', 'thank you Bob and Eva', { to: 2 }]],
      ['member-Bob', 'member-Eva'],
    ],
    ['nobody when thanks go to nobody', [['Ana', 'thanks', 'thanks all', { to: 2 }]], []],
    ['nobody when a bystander says thanks', [['Zoe', 'thanks', 'thanks Bob!', { to: 2 }]], []],
    ['nobody when nothing is said', [], []],
  ])('%s', (_, lines, expected) => {
    expect(accepted([...base, ...lines])).toEqual(expected);
  });

  it('by reactions, when the asker is silent and one stands alone', () => {
    const applauded = (bob: number, eva: number): string[] =>
      accepted([
        base[0] as Line,
        ['Bob', 'answer', 'use ocrmypdf, it adds a text layer', { to: 0, reactions: bob }],
        ['Eva', 'answer', 'or open it in a browser and print it again', { to: 0, reactions: eva }],
      ]);
    expect(applauded(1, 4)).toEqual(['member-Eva']);
    expect(applauded(4, 4)).toEqual([]);
    expect(applauded(0, 2)).toEqual([]);
  });
});

describe('DRAFT-7 conclusion', () => {
  it('is what the asker says worked', () => {
    const content = draft([...ANKI.slice(0, 7), ['佳宁', 'confirmation', '停了三天新卡，复习终于清完了，谢谢亦安']]);
    expect(textsOf(content, 'conclusion')).toEqual(['停了三天新卡，复习终于清完了，谢谢亦安']);
  });

  it('is what somebody sums up', () => {
    const content = draft([...ANKI, ['苏念', 'answer', '总结一下：个人用就每天15张，考前一个月停新卡', { to: 0 }]]);
    expect(textsOf(content, 'conclusion')).toEqual(['总结一下：个人用就每天15张，考前一个月停新卡']);
  });

  it('is none when nobody drew one', () => {
    expect(draft(ANKI).sections.conclusion).toBeUndefined();
    expect(draft([...ANKI, ['佳宁', 'confirmation', '好了，谢谢']]).sections.conclusion).toBeUndefined();
  });
});

describe('DRAFT-8 next steps and discussion', () => {
  it('what the asker means to do', () => {
    expect(textsOf(draft(ANKI), 'nextSteps')).toEqual(['我今晚就试试，先把新卡停掉']);
  });

  it('a long discussion is cut to ten messages, in order', () => {
    const talk = Array.from(
      { length: 40 },
      (_, place): Line => [
        `p${place % 3}`,
        'other',
        `第${place}点：复习的时候先看错题再看新卡，${place % 2 === 0 ? '错题优先' : '新卡靠后'}`,
        { to: 0 },
      ],
    );
    const content = draft([['佳宁', 'question', 'Anki 怎么安排复习顺序？'], ...talk]);
    const sources = (content.sections.discussion ?? []).flatMap((passage) => passage.sources);
    expect(sources).toHaveLength(10);
    expect(sources).toEqual([...sources].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1))));
  });
});

describe('DRAFT-9 tags', () => {
  it('come from the library’s vocabulary first', () => {
    expect(draft(ANKI, ['Git', 'anki', '复习', '新卡', '时间管理'])).toMatchObject({ tags: ['新卡', 'anki', '复习'] });
  });

  it('are filled with names and with words that others took up', () => {
    const content = draft([
      ['黃子晴', 'question', '請問 Zotero 的批註怎麼匯出到 Obsidian？'],
      ['江月', 'answer', 'Zotero 的插件可以把批注导出成 Markdown', { to: 0 }],
    ]);
    expect(content.tags).toEqual(['Zotero', 'Obsidian']);
  });

  it('are no numbers, dates or sizes', () => {
    const { tags } = draft([
      ['黃子晴', 'question', 'Python 怎么把 IMG_0001 改成 20260301_142530，精度 0.02，内存只有 16G，一共 800 张？'],
      ['江月', 'answer', '20260301_142530 这种用 strftime，0.02 没关系，16G 够了，800 张不多', { to: 0 }],
      ['阿哲', 'answer', '16G 和 0.02 都不用管，20260301_142530 也好办，800 张', { to: 0 }],
    ]);
    expect(tags).toContain('Python');
    for (const amount of ['20260301_142530', '0.02', '16G', '800']) expect(tags).not.toContain(amount);
  });

  it('are not found inside other words', () => {
    expect(draft([['a', 'question', 'my gitter account is locked, what now?']], ['git'])).toMatchObject({ tags: [] });
  });
});

describe('DRAFT-2, DRAFT-9 names of those who take part', () => {
  const lines: Line[] = [
    ['mark__', 'question', 'nox, how do I format a disk in Linux? nox said cfdisk'],
    ['nox', 'answer', 'mark__: with cfdisk, nox: or with parted'],
    ['张三', 'answer', 'mark__，小心不要选错磁盘，格式化以后就没有了'],
    ['mark__', 'question', 'nox: what does cfdisk do? cfdisk looks old'],
  ];

  it('leaves out whom a message is addressed to, and keeps names inside', () => {
    const { answers, sections } = draft(lines);
    expect(answers.map(({ body }) => plainText(body[0]?.text ?? ''))).toEqual([
      'with cfdisk, nox: or with parted',
      '小心不要选错磁盘，格式化以后就没有了',
    ]);
    expect(plainText(sections.ask?.[0]?.text ?? '')).toMatch(/^how do I format .* nox said cfdisk/);
  });

  it('proposes no names of people as tags', () => {
    expect(draft(lines).tags).not.toContain('nox');
    expect(draft(lines).tags).toContain('Linux');
  });
});
