import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageRoles } from '../../../../src-main/contract/index.ts';
import { plainText } from '../../../../src-main/engine/text/index.ts';
import { ANKI, draft, type Line, messagesOf, textsOf } from './support.ts';

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

  it('side talk of bystanders that shares no word with the matter is left out, also in English', () => {
    const content = draft([
      ['裴然', 'question', '有一批扫描版的老期刊PDF，搜不了字，怎么变成能搜的？'],
      ['程野', 'answer', '用 OCRmyPDF，离线跑，原图不动，下面加一层透明文字'],
      ['佳宁', 'other', '你们学校还有螺蛳粉，羡慕得不得了'],
      ['白鹭', 'other', 'my cat sleeps on the keyboard all day long'],
      ['江月', 'other', '我的老期刊也是扫描版，一直没舍得弄'],
      ['程野', 'other', '引号别省，路径里带空格会炸'],
    ]);
    expect(textsOf(content, 'discussion')).toEqual([
      '我的老期刊也是扫描版，一直没舍得弄',
      '引号别省，路径里带空格会炸',
    ]);
  });

  it('what the asker reports beside the thanks is kept, mere thanks and pleas are not', () => {
    const content = draft([
      ['Ana', 'question', 'is there access to the vnc settings through a terminal?'],
      ['Ana', 'question', 'any one ?'],
      ['Ana', 'question', 'can someone help?'],
      ['Bo', 'answer', 'yes, with vino-preferences'],
      ['Ana', 'thanks', 'thank you so much, you are the best person here'],
      ['Ana', 'thanks', 'it listens on both machines after the reboot, thanks'],
    ]);
    expect(textsOf(content, 'ask')).toEqual(['is there access to the vnc settings through a terminal?']);
    expect(textsOf(content, 'discussion')).toEqual(['it listens on both machines after the reboot, thanks']);
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

describe('DRAFT-11 several questions in one conversation', () => {
  const lines: readonly Line[] = [
    ['小满', 'question', '摘要用AI润色了英文，投稿要不要声明啊？'],
    ['唐果', 'question', '有没有一个人练口语的办法？面试三周后'],
    ['裴然', 'answer', '拿不准就声明，一句话的事，放在致谢或方法末尾', { to: 0 }],
    ['许之遥', 'answer', '@唐果 跟读五分钟，看完复述十分钟，录音听一遍', { to: 0 }],
    ['孟溪', 'answer', '找三个最常说错的地方，再说一遍', { to: 3 }],
  ];

  it('of other people stand in the discussion with their own answers, not among the answers', () => {
    const content = draft(lines);
    expect(content.answers.map(({ contributors }) => contributors)).toEqual([['member-裴然'], ['member-孟溪']]);
    expect(content.sections.discussion?.map(({ sources }) => sources)).toEqual([['m1'], ['m3']]);
    const direct = draft([...lines.slice(0, 4), ['孟溪', 'answer', '找三个最常说错的地方，再说一遍', { to: 1 }]]);
    expect(direct.sections.discussion?.map(({ sources }) => sources)).toEqual([['m1'], ['m3'], ['m4']]);
  });

  it('of hardly any words, or of bystanders whom nobody answers on another matter, are left out', () => {
    const content = draft([
      ...lines.slice(0, 1),
      ['小鱼儿', 'question', '今晚有人看那个纪录片吗，讲深海的'],
      ['白鹭', 'answer', '看的', { to: 1 }],
      ['江月', 'question', '谁把窗户打开的？外面好吵'],
      ...lines.slice(2, 3),
    ]);
    expect(content.sections.discussion).toBeUndefined();
  });

  it('are found past the questions of who answers', () => {
    const content = draft([
      ['cheslyn', 'question', 'how do i change my kernel image?'],
      ['Damocles_', 'question', 'one you compile yourself, or one from a package?', { to: 0 }],
      ['cheslyn', 'answer', 'from a package', { to: 1 }],
      ['Damocles_', 'answer', 'damocles: run update-grub in a terminal', { to: 2 }],
      ['parsnip', 'question', 'did you ever play that game with the ball?', { to: 3 }],
      ['Damocles_', 'answer', 'never in all my life, sorry', { to: 4 }],
    ]);
    expect(content.title).toBe('how do i change my kernel image?');
    expect(content.answers[0]?.body.map(({ text }) => text)).toEqual(['run update-grub in a terminal']);
  });

  it('of those who help the asker are theirs to ask back', () => {
    const content = draft([
      ['Ana', 'question', 'OBS records no sound, what is wrong?'],
      ['Bo', 'question', 'Windows or Mac, and which version?', { to: 0 }],
      ['Bo', 'answer', 'look at the mixer first', { to: 0 }],
      ['Eva', 'answer', 'on a Mac you need another driver for that', { to: 1 }],
    ]);
    expect(content.answers.map(({ contributors }) => contributors)).toEqual([['member-Bo'], ['member-Eva']]);
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

  it('is none where somebody only speaks of summaries, or it worked in part', () => {
    const content = draft([
      ...ANKI,
      ['苏念', 'answer', '标题写结论，不要写研究结果，一节一个小结，最后再总结小结', { to: 0 }],
      ['佳宁', 'confirmation', '手机上好了，电脑上打开牌组还是一片空白，新卡也没有变少'],
    ]);
    expect(content.sections.conclusion).toBeUndefined();
    expect(textsOf(content, 'discussion')).toEqual(['手机上好了，电脑上打开牌组还是一片空白，新卡也没有变少']);
    const half = draft([...ANKI.slice(0, 10), ['佳宁', 'confirmation', '手机上好了，电脑上打开牌组还是一片空白']]);
    expect(half.answers.map(({ accepted }) => accepted)).toEqual([false, false]);
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

  it('DRAFT-12 an endless conversation makes no endless draft, and nothing is told twice', () => {
    const words = ['新卡先停一停', '错题放在前面看', '每天只做十五张', '考前一个月不加新的', '周末清一次旧的'];
    const lines = Array.from({ length: 300 }, (_, place): Line[] => [
      ['佳宁', 'question', `第${place}次问，复习顺序怎么排才不会堆起来？`],
      ['亦安', 'answer', `第${place}次说，${words[place % 5] ?? ''}`, { to: 2 * place }],
    ]).flat();
    const others = Array.from({ length: 20 }, (_, place): Line[] => [
      [`问${place}`, 'question', `手机上第${place}种排法怎么设置？`, { to: 0 }],
      [`答${place}`, 'answer', `在牌组选项里点第${place}行${'再点确定'.repeat(place)}`, { to: 600 + 2 * place }],
    ]).flat();
    const content = draft([
      ...lines,
      ...others,
      ['默言', 'answer', '先看错题', { to: 0 }],
      ['默言', 'answer', '先看错题', { to: 0 }],
    ]);
    expect(content.sections.ask?.flatMap(({ sources }) => sources)).toHaveLength(10);
    expect(content.sections.ask?.[0]?.sources).toContain('m0');
    expect(content.answers.map(({ body }) => body.flatMap(({ sources }) => sources).length)).toEqual([30, 1]);
    const told = content.sections.discussion?.flatMap(({ sources }) => sources);
    expect(told).toEqual([15, 16, 17, 18, 19].flatMap((place) => [`m${600 + 2 * place}`, `m${601 + 2 * place}`]));
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
