import { describe, expect, it } from 'vitest';
import { draft, type Line, textsOf } from './support.ts';

const ASK: Line = ['Ana', 'question', '扫描版的PDF怎么变成能搜字的？'];
const ANSWER: Line = ['Bo', 'answer', '用 ocrmypdf，离线跑，下面加一层文字', { to: 0 }];

describe('DRAFT-2 what is left out', () => {
  it.each([
    ['advertisements', '扫描版PDF搜字软件限时特价，扫码加我微信领优惠券'],
    ['commands', '!factoid searching scanned pdf'],
    ['acknowledgements, however long', '原来如此啊啊啊啊啊啊啊啊'],
    ['greetings, however long', '各位晚上好啊大家晚上好啊'],
  ])('%s', (_, text) => {
    expect(draft([ASK, ANSWER, ['Bo', 'other', text]]).sections.discussion).toBeUndefined();
  });

  it('calls for a bot, also of the asker', () => {
    const content = draft([
      ASK,
      ['Ana', 'background', '!permissions'],
      ['Ana', 'background', '系统是 Windows'],
      ANSWER,
    ]);
    expect(textsOf(content, 'background')).toEqual(['系统是 Windows']);
  });

  it('remarks after the thanks, unless they are long or have a link', () => {
    const content = draft([
      ASK,
      ANSWER,
      ['Ana', 'thanks', '谢谢'],
      ['Bo', 'other', '下次扫描记得放正一点'],
      ['Bo', 'other', 'see https://example.org/b'],
    ]);
    expect(textsOf(content, 'discussion')).toEqual(['see <https://example.org/b>']);
  });
});

describe('DRAFT-4, DRAFT-5 order and parts of answers', () => {
  it('accepted ones come first', () => {
    const content = draft([
      ASK,
      ANSWER,
      ['Eva', 'answer', '浏览器打印一遍也行', { to: 0 }],
      ['Ana', 'thanks', '谢谢Eva'],
    ]);
    expect(content.answers.map(({ contributors }) => contributors)).toEqual([['member-Eva'], ['member-Bo']]);
  });

  it.each([
    ['say little', '因为编码不对'],
    ['advise', '因为文件是另一种编码，其实是另存的时候默认的，所以建议换一个编码再读，不要直接双击打开'],
  ])('reasons that %s are no approach', (_, reasons) => {
    const { answers } = draft([
      ASK,
      ['Bo', 'answer', reasons, { to: 0 }],
      ['Bo', 'answer', '换一种就行', { to: 1, after: 1200 }],
    ]);
    expect(answers[0]).toMatchObject({ approach: [], body: [{ sources: ['m1'] }, { sources: ['m2'] }] });
  });
});

describe('DRAFT-1 the title', () => {
  const long: Line = [
    'Ana',
    'question',
    '另外想问一下手机拍的照片合成的那种文件是不是也可以这样弄，还是要先用别的软件处理成黑白的才行？',
  ];

  it('is the first question, however much is asked after it', () => {
    expect(draft([ASK, long, ANSWER]).title).toBe('扫描版的PDF怎么变成能搜字的？');
  });

  it('is the one that tells the matter where the first hardly says anything', () => {
    expect(draft([['Ana', 'question', '有人懂吗？'], long, ANSWER]).title).toMatch(/手机拍的照片/);
  });
});

describe('DRAFT-7 a summary', () => {
  it('concludes what others said, not what nobody said', () => {
    expect(
      draft([ASK, ['Bo', 'answer', '总结一下：离线跑，加一层文字', { to: 0 }]]).sections.conclusion,
    ).toBeUndefined();
  });
});

describe('DRAFT-9 tags', () => {
  it('are no names of people, and five at most', () => {
    const known = ['PDF', '扫描', '搜字', '离线', '文字', 'ocrmypdf', '一层'];
    expect(draft([ASK, ANSWER], known).tags).toHaveLength(5);
    const content = draft([
      ['Ana', 'question', '听 Kevin 说 Zotero 打不开了，怎么办？'],
      ['Kevin', 'answer', 'Zotero 重装一次', { to: 0 }],
    ]);
    expect(content.tags).toEqual(['Zotero']);
  });
});
