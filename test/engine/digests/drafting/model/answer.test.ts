import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestContent, digestContentSchema, type Passage } from '../../../../../src-main/contract/index.ts';
import { createModelDrafter, uncitedPassages } from '../../../../../src-main/engine/digests/drafting/index.ts';
import { settledPart } from '../../../../../src-main/engine/digests/drafting/model/answer-reader.ts';
import { standardTemplate } from '../../../../../src-main/engine/library/index.ts';
import { ANKI, inputOf, type Line, memberOf, messagesOf } from './support.ts';

async function draft(answer: string, lines: readonly Line[] = ANKI): Promise<DigestContent> {
  const names = [...new Set(lines.map(([sender]) => sender))];
  const options = {
    settings: { model: 'm', namesSent: false, longest: 16_000 },
    members: names.map((name) => memberOf(name)),
    templates: [standardTemplate],
  };
  const drafter = createModelDrafter(
    options,
    async () => answer,
    () => {},
  );
  return digestContentSchema.parse(await drafter.draft(inputOf(messagesOf(lines))));
}

const shape = (passages: readonly Passage[] = []) => passages.map(({ text, sources }) => [text, sources]);

const ANSWER = `<think>let me see [1]</think>
# Anki 新卡每天设多少 [1]

## 诉求
提问者想知道每天设多少张新卡。[1] 现在一天50张。[2]

## 回答
成员A建议每天15张。[3] 先停新卡。[4]
## 回答
- 先设成 0。[5]
- 以后再改成 15。[5]
- 多喝水。
## 结论
解决了。[6]
`;

describe('MODEL-DRAFT-5 and MODEL-DRAFT-6 sections and sources', () => {
  it('becomes a digest whose passages rest on the messages they cite', async () => {
    const content = await draft(ANSWER);
    expect(content.title).toBe('Anki 新卡每天设多少');
    expect(shape(content.sections.ask)).toEqual([['张佳宁想知道每天设多少张新卡。 现在一天50张。', ['m1', 'm2']]]);
    expect(shape(content.sections.conclusion)).toEqual([['解决了。', ['m6']]]);
    expect(content.answers.map(({ body }) => shape(body))).toEqual([
      [['李亦安建议每天15张。 先停新卡。', ['m3', 'm4']]],
      [
        ['- 先设成 0。\n- 以后再改成 15。', ['m5']],
        ['- 多喝水。', []],
      ],
    ]);
    const passages = [...Object.values(content.sections).flat(), ...content.answers.flatMap(({ body }) => body)];
    expect(passages.every(({ origin }) => origin === 'model')).toBe(true);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  });

  it('takes headings of any language, and words without one as discussion', async () => {
    const content = await draft('先说一句。[1]\n### Background\nB. [2]\n## 訴求：\nC。[1]\n## 提问者的回答\nD。[4]');
    expect(Object.keys(content.sections).sort()).toEqual(['ask', 'background', 'discussion']);
    expect(content.answers).toHaveLength(1);
  });

  it('citations in a line of their own belong to what stands above', async () => {
    const content = await draft('## 背景\n现在一天50张。\n[2]');
    expect(shape(content.sections.background)).toEqual([['现在一天50张。', ['m2']]]);
  });
});

describe('MODEL-DRAFT-7 without source', () => {
  it('sentences that cite nothing, or what was not sent, stand alone and are counted', async () => {
    const content = await draft('## 结论\n有据。[1] 无据。 也有据。[2,99] 假的。[99] 零。[0]');
    expect(shape(content.sections.conclusion)).toEqual([
      ['有据。', ['m1']],
      ['无据。', []],
      ['也有据。', ['m2']],
      ['假的。', []],
      ['零。', []],
    ]);
    expect(uncitedPassages(content)).toHaveLength(3);
  });

  it('never has a source that was not sent, whatever the model says', async () => {
    const known = new Set(messagesOf(ANKI).map(({ id }) => id));
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      fc.constantFrom(
        '\n',
        '## 回答\n',
        '# 题 [1]\n',
        '[1]',
        '[7]',
        '。',
        '```\n',
        '- ',
        '成员A',
        '<img src=x>',
        '[2-9]',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const content = await draft(`## 背景\n好。[2]\n${pieces.join('')}`);
        const passages = [...Object.values(content.sections).flat(), ...content.answers.flatMap(({ body }) => body)];
        expect(passages.flatMap(({ sources }) => sources).every((id) => known.has(id))).toBe(true);
        expect(passages.every(({ origin, text }) => origin === 'model' && text !== '')).toBe(true);
      }),
    );
  });
});

describe('MODEL-DRAFT-8 addresses, code and pictures', () => {
  it('an address nobody wrote takes the source away, one of the chat does not', async () => {
    const content = await draft(
      '## 结论\n见 https://docs.ankiweb.net/deck-options.html。[3] 见 https://evil.example/x。[3] ![图](https://evil.example/a.png)。[3]',
    );
    expect(shape(content.sections.conclusion)).toEqual([
      ['见 https://docs.ankiweb.net/deck-options.html。', ['m3']],
      ['见 https://evil.example/x。', []],
      ['[图](https://evil.example/a.png)。', []],
    ]);
  });

  it('code is cited by standing in a message', async () => {
    const content = await draft('## 回答\n先停。[4]\n```sh\nconda install anki\n```\n```\nrm -rf /\n```');
    expect(shape(content.answers[0]?.body)).toEqual([
      ['先停。', ['m4']],
      ['```sh\nconda install anki\n```', ['m4']],
      ['```\nrm -rf /\n```', []],
    ]);
  });
});

describe('MODEL-DRAFT-9 title, tags, credits', () => {
  it('a title without citation is refused, and so is one with a number that was not sent', async () => {
    for (const title of ['# 惊天秘密', '# 惊天秘密 [99]']) {
      expect((await draft(`${title}\n## 结论\n好。[1]`)).title).toContain('Anki新卡每天设多少');
    }
  });

  it('credits those whose messages are cited, not those who asked or are named', async () => {
    const content = await draft('## 成员B的回答\n成员B说每天15张。[3]\n## 回答\n问的是这个。[1] 先设成0。[5]');
    expect(content.answers.map(({ contributors, accepted }) => [contributors, accepted])).toEqual([
      [['member-李亦安'], true],
      [['member-王默言'], false],
    ]);
    expect(content.askers).toEqual(['member-张佳宁']);
  });

  it('names are written as words, never as Markdown', async () => {
    const lines: Line[] = [
      ['*星*_下划_', 'question', '怎么办呢，请问大家'],
      ['李亦安', 'answer', '重启一下试试'],
    ];
    const content = await draft('## 诉求\n提问者问怎么办。[1]', lines);
    expect(content.sections.ask?.[0]?.text).toBe('\\*星\\*\\_下划\\_问怎么办。');
  });
});

describe('MODEL-DRAFT-10 what is no answer', () => {
  it.each(['', '\n\n', '# 题 [1]', '<think>hm', '[1] [2]'])('refuses %j', async (answer) => {
    await expect(draft(answer)).rejects.toMatchObject({ code: 'model-garbled' });
  });
});

describe('a draft that grows', () => {
  it('is read up to its last citation or line end', () => {
    expect(settledPart('## 诉求\n一句。[1] 半')).toBe('## 诉求\n一句。[1]');
    expect(settledPart('半')).toBe('');
  });
});
