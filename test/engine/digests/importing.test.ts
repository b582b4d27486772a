import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, DigestContent } from '../../../src-main/contract/index.ts';
import { readDigestMarkdown } from '../../../src-main/engine/digests/markdown/read-digest.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { writeMarkdown } from '../../../src-main/engine/text/index.ts';
import { wellFormedMarkdown } from '../text/markdown-arbitrary.ts';
import { exported, importText } from './round-trip.ts';
import { ankiContent, openDigests, passage } from './support.ts';

/** Contents without ids of passages and answers, which an export does not carry; texts as they are written. */
function comparable(digest: DigestContent) {
  const text = (passages: readonly { text: string }[], highestHeading: number) =>
    writeMarkdown(
      passages.map((one) => one.text),
      { highestHeading },
    );
  const sections = Object.entries(digest.sections).map(([key, passages]) => [key, text(passages, 3)] as const);
  return {
    title: digest.title,
    tags: digest.tags,
    askers: digest.askers,
    sections: Object.fromEntries(sections.filter(([, words]) => words !== '').sort()),
    answers: digest.answers.map(({ contributors, accepted, ...parts }) => ({
      contributors,
      accepted,
      body: text(parts.body, 5),
      approach: text(parts.approach, 5),
      method: text(parts.method, 5),
    })),
  };
}

describe('DIGEST-15 an export comes back as it was', () => {
  it('for a digest with everything', async () => {
    const there = openDigests();
    const digest = there.digests.add(ankiContent, {
      status: 'published',
      discussedFrom: 1_772_000_000_000,
      discussedTo: 1_772_000_060_000,
    });
    const file = await exported(digest);
    const here = openDigests();
    const { digests, failed } = await importText(here, file);
    expect(failed).toEqual([]);
    const back = here.digests.get(digests[0]?.id ?? '');
    expect(comparable(back.content)).toEqual(comparable(ankiContent));
    expect(back).toMatchObject({
      externalId: digest.id,
      status: 'published',
      createdAt: digest.createdAt,
      publishedAt: digest.publishedAt,
      discussedFrom: 1_772_000_000_000,
      discussedTo: 1_772_000_060_000,
    });
    expect(await exported(back)).toBe(file);
  });

  it('for a contributor whose name has the mark of an accepted answer', async () => {
    const digest = {
      ...openDigests().digests.create(''),
      content: {
        ...ankiContent,
        askers: [],
        answers: ankiContent.answers.map((one) => ({ ...one, contributors: ['✅ 小王'] })),
      },
    };
    const { answers } = readDigestMarkdown(await exported(digest, (id) => id), 'x.md', [standardTemplate]);
    expect(answers.map(({ contributors }) => contributors)).toEqual(digest.content.answers.map(() => ['✅ 小王']));
  });

  it('for any digest', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const name = words
      .map((text) => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    const names = fc.uniqueArray(name, { maxLength: 3 });
    const passages = fc.array(
      wellFormedMarkdown.map((text) => passage(text)),
      { maxLength: 2 },
    );
    const written = passages.filter((found) => found.length > 0);
    const digests = fc.record({
      title: fc.oneof(fc.constant(''), fc.constant('*一*: "二" # 三'), words),
      templateId: fc.constant('standard'),
      tags: fc.uniqueArray(
        name.map((tag) => tag.replace(/^#+\s*/, '')).filter((tag) => tag !== ''),
        { maxLength: 4 },
      ),
      askers: names,
      sections: fc.record(
        { ask: passages, background: passages, discussion: passages, conclusion: written, nextSteps: passages },
        { requiredKeys: [] },
      ),
      answers: fc.array(
        fc.record({
          id: fc.constant('a'),
          contributors: names,
          accepted: fc.boolean(),
          body: written,
          approach: passages,
          method: passages,
        }),
        { maxLength: 3 },
      ),
    });
    const opened = openDigests();
    await fc.assert(
      fc.asyncProperty(digests, async (generated) => {
        const digest: Digest = { ...opened.digests.create(''), content: generated as DigestContent };
        const file = await exported(digest, (id) => id);
        const read = readDigestMarkdown(file, 'x.md', [standardTemplate]);
        const answers = read.answers.map((found, index) => ({
          ...found,
          id: `${index}`,
          body: [passage(found.body)],
          approach: [passage(found.approach)],
          method: [passage(found.method)],
        }));
        const back: DigestContent = {
          title: read.title,
          templateId: read.templateId ?? '',
          tags: [...read.tags],
          askers: [...(read.askers ?? [])],
          sections: Object.fromEntries(Object.entries(read.sections).map(([key, text]) => [key, [passage(text)]])),
          answers,
        };
        expect(comparable(back)).toEqual(comparable(generated as DigestContent));
        expect(await exported({ ...digest, content: back }, (id) => id)).toBe(file);
      }),
      { numRuns: 30 },
    );
  });
});

describe('DIGEST-16 sections are told by their headings', () => {
  const parsed = (text: string) => readDigestMarkdown(text, 'x.md', [standardTemplate]);

  it.each([
    ['# 题\n\n## 诉求\n\n甲\n\n## 结论\n\n乙', { ask: '甲', conclusion: '乙' }],
    ['# 題\n\n## 訴求\n\n甲\n\n## 結論\n\n乙', { ask: '甲', conclusion: '乙' }],
    ['# T\n\n## The ask\n\nA\n\n## Next steps\n\nB', { ask: 'A', nextSteps: 'B' }],
    [
      '# 题\n\n## 一、问题：\n\n甲\n\n## 2. **CONTEXT**\n\n乙\n\n## 💡 总结\n\n丙',
      { ask: '甲', background: '乙', conclusion: '丙' },
    ],
    ['# 题\n\n## 背景\n\n甲\n\n### 讨论\n\n乙\n\n## 背景\n\n丙', { background: '甲\n\n### 讨论\n\n乙\n\n丙' }],
  ])('%j', (text, sections) => {
    expect(parsed(text)).toMatchObject({ sections, answers: [] });
  });

  it('answers by theirs, with their parts', () => {
    const text = `## 回答

### 甲、乙的回答 ✓ 已采纳

先说结论。

#### 思路

想法。

### Answer by C, D

Text.

### 关于工具

还是 C 说的。`;
    expect(parsed(text).answers).toEqual([
      { contributors: ['甲', '乙'], accepted: true, body: '先说结论。', approach: '想法。', method: '' },
      {
        contributors: ['C', 'D'],
        accepted: false,
        body: 'Text.\n\n### 关于工具\n\n还是 C 说的。',
        approach: '',
        method: '',
      },
    ]);
  });

  it('approach and method on the level of sections belong to an answer', () => {
    expect(parsed('## 诉求\n\n甲\n\n## 思路\n\n乙\n\n## 方法\n\n丙')).toMatchObject({
      sections: { ask: '甲' },
      answers: [{ contributors: [], body: '', approach: '乙', method: '丙' }],
    });
  });

  it('of the library’s own templates', () => {
    const headings = { 'zh-Hans': '踩坑', 'zh-Hant': '踩坑', en: 'Pitfalls' };
    const template = { id: 'own', name: 'Own', sections: [{ key: 'pitfalls', headings }] };
    expect(readDigestMarkdown('## 踩坑\n\n甲', 'x.md', [template]).sections).toEqual({ pitfalls: '甲' });
  });
});

describe('DIGEST-17 other people’s Markdown', () => {
  const parsed = (text: string) => readDigestMarkdown(text, '/notes/间隔重复.md', [standardTemplate]);

  it('with a title only becomes an answer', () => {
    expect(parsed('# 题 *一*\n\n甲\n\n## 乙\n\n丙')).toMatchObject({
      title: '题 一',
      sections: {},
      answers: [{ contributors: [], body: '甲\n\n## 乙\n\n丙' }],
    });
  });

  it('without one is called like its file', () => {
    expect(parsed('甲')).toMatchObject({ title: '间隔重复', answers: [{ body: '甲' }] });
  });

  it('credits the contributors of its front matter', () => {
    expect(parsed('---\ntitle: 题\nauthors: [甲, 乙]\n---\n\n# 题\n\n丙')).toMatchObject({
      title: '题',
      answers: [{ contributors: ['甲', '乙'], body: '丙' }],
    });
  });

  it('begins with the ask, or the background', () => {
    expect(parsed('# 题\n\n甲\n\n## 回答\n\n乙')).toMatchObject({ sections: { ask: '甲' }, answers: [{ body: '乙' }] });
    expect(parsed('# 题\n\n甲\n\n## 诉求\n\n乙')).toMatchObject({ sections: { background: '甲', ask: '乙' } });
    expect(parsed('# 题\n\n甲\n\n## 结论\n\n乙')).toMatchObject({
      sections: { conclusion: '乙' },
      answers: [{ body: '甲' }],
    });
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(wellFormedMarkdown, (text) => {
        const { sections, answers } = parsed(`---\ntitle: 题\n---\n${text}`);
        const kept = [
          ...Object.values(sections),
          ...answers.flatMap(({ body, approach, method }) => [body, approach, method]),
        ];
        const bare = (words: string) => words.replace(/\s/g, '');
        expect(bare(kept.join(''))).toBe(bare(text));
      }),
      { numRuns: 200 },
    );
  });

  it('may have any line ends and a byte order mark', () => {
    expect(parsed('\ufeff---\r\ntitle: 题\r\n---\r\n## 诉求\r\n\r\n甲\r\n')).toMatchObject({
      title: '题',
      sections: { ask: '甲' },
    });
  });
});
