import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, DigestContent } from '../../../src-main/contract/index.ts';
import { Credits, exportDigests, importDigestFiles } from '../../../src-main/engine/digests/index.ts';
import { readDigestMarkdown } from '../../../src-main/engine/digests/markdown/read-digest.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { writeMarkdown } from '../../../src-main/engine/text/index.ts';
import { wellFormedMarkdown } from '../text/markdown-arbitrary.ts';
import {
  ankiContent,
  filesIn,
  member,
  memberNamed,
  minute,
  nameOf,
  openDigests,
  passage,
  read,
  temporaryFolder,
} from './support.ts';

type Opened = ReturnType<typeof openDigests>;

async function importText(opened: Opened, text: string | Buffer, name = '笔记.md') {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  const { digests, newId } = opened;
  return importDigestFiles([path], {
    digests,
    newId,
    templates: [standardTemplate],
    memberNamed,
    saved: () => undefined,
  });
}

/** The Markdown file of a digest, with everybody named. */
async function exported(digest: Digest, named = nameOf): Promise<string> {
  const members = [...digest.content.askers, ...digest.content.answers.flatMap(({ contributors }) => contributors)];
  const credits = new Credits({
    members: members.map((id) => member(id, named(id))),
    policy: 'as-chosen',
    language: 'zh-Hans',
  });
  const folder = join(temporaryFolder(), 'out');
  await exportDigests([digest], folder, {
    format: 'markdown',
    language: 'zh-Hans',
    credits,
    templates: [standardTemplate],
  });
  const [file = ''] = filesIn(folder);
  return read(folder, file);
}

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

describe('DIGEST-19 JSONL', () => {
  it('gives one digest a line, and says what is wrong with which', async () => {
    const opened = openDigests();
    const rows = [
      JSON.stringify({ id: 'q1', title: '间隔重复', body: '每天 15 张。', tags: ['Anki'] }),
      '{"id": 2, "body": "# 标题\\n\\n甲", "tags": "a, b", "score": 1}',
      '',
      '{"title": "没有正文"}',
      'not json',
      JSON.stringify({ id: 'q3', title: 'T', body: '## The ask\n\nA' }),
    ];
    const { digests, failed } = await importText(opened, `\ufeff${rows.join('\n')}`, 'rows.jsonl');
    expect(digests.map(({ externalId, title, tags, ask }) => ({ externalId, title, tags, ask }))).toEqual([
      { externalId: 'q1', title: '间隔重复', tags: ['Anki'], ask: '' },
      { externalId: '2', title: '标题', tags: ['a', 'b'], ask: '' },
      { externalId: 'q3', title: 'T', tags: [], ask: 'A' },
    ]);
    expect(opened.digests.get(digests[0]?.id ?? '').content.answers).toMatchObject([
      { body: [{ text: '每天 15 张。' }] },
    ]);
    expect(failed.map(({ file, reason }) => [file.replace(/^.*rows/, 'rows'), reason])).toEqual([
      ['rows.jsonl:4', expect.stringContaining('body')],
      ['rows.jsonl:5', expect.stringContaining('JSON')],
    ]);
  });
});

describe('DIGEST-20 the same digest again', () => {
  it('changes nothing when nothing changed', async () => {
    const opened = openDigests();
    const digest = opened.digests.add(ankiContent);
    opened.clock.now += minute;
    const { digests } = await importText(opened, await exported(digest));
    expect(digests.map(({ id }) => id)).toEqual([digest.id]);
    expect(opened.digests.list().total).toBe(1);
    expect(opened.digests.get(digest.id)).toEqual(digest);
  });

  it('keeps sources, status and contributors beside what was edited', async () => {
    const opened = openDigests();
    const digest = opened.digests.add(ankiContent, { status: 'in-review' });
    const file = (await exported(digest))
      .replace('新卡每天 15 张左右。', '新卡每天 10 张。')
      .replace('status: in-review', 'status: published')
      .replace('### 周亦安、陈默言的回答', '### 一位成员的回答');
    const { digests } = await importText(opened, file);
    const now = opened.digests.get(digests[0]?.id ?? '');
    expect(now.id).toBe(digest.id);
    expect(now.status).toBe('in-review');
    expect(now.content.sections.conclusion).toMatchObject([{ text: '新卡每天 10 张。', origin: 'moderator' }]);
    expect(now.content.sections.ask).toEqual(ankiContent.sections.ask);
    expect(now.content.answers).toEqual(ankiContent.answers);
    expect(now.revisions.map((revision) => revision.content)).toEqual([ankiContent]);
  });

  it('is known by the id it had elsewhere', async () => {
    const opened = openDigests();
    const row = (body: string) => JSON.stringify({ id: 'q1', title: '题', body });
    await importText(opened, `${row('甲')}\n${row('乙')}`, 'rows.jsonl');
    const { digests } = await importText(opened, row('乙'), 'rows.jsonl');
    expect(opened.digests.list().total).toBe(1);
    expect(opened.digests.get(digests[0]?.id ?? '').version).toBe(2);
  });

  it('without an id is known by its words', async () => {
    const opened = openDigests();
    await importText(opened, '# 题\n\n甲');
    await importText(opened, '# 题\n\n甲');
    await importText(opened, '# 题\n\n乙');
    expect(opened.digests.list().total).toBe(2);
  });

  it('makes members of names where it can', async () => {
    const opened = openDigests();
    const { digests } = await importText(opened, '# 题\n\n## 回答\n\n### 周亦安、路人甲、一位成员的回答\n\n乙');
    expect(digests[0]?.contributors).toEqual(['m-zhou', '路人甲']);
  });
});

describe('files that are no digests', () => {
  it.each([
    ['photo.png', Buffer.from([0x89, 0x50]), 'files end in'],
    ['a.md', Buffer.alloc(0), 'is empty'],
    ['a.md', Buffer.from([0x23, 0xff, 0xfe, 0x00]), 'UTF-8'],
    ['a.jsonl', Buffer.alloc(0), 'is empty'],
  ])('%s', async (name, bytes, reason) => {
    const opened = openDigests();
    const { digests, failed } = await importText(opened, bytes, name);
    expect(digests).toEqual([]);
    expect(failed).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });

  it('do not keep the others out', async () => {
    const opened = openDigests();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'b.md'), '# 题');
    mkdirSync(join(folder, 'folder.jsonl'));
    const names = ['missing.md', 'missing.jsonl', 'b.md', 'folder.jsonl', 'folder.jsonl/x.md'];
    const paths = [...names.map((name) => join(folder, name)), folder];
    const { digests, failed } = await importDigestFiles(paths, {
      saved: () => undefined,
      ...opened,
      templates: [standardTemplate],
      memberNamed,
    });
    expect(digests).toMatchObject([{ title: '题' }]);
    expect(failed).toHaveLength(5);
  });

  it('end after a thousand lines that are none', async () => {
    const opened = openDigests();
    const { failed } = await importText(opened, 'x\n'.repeat(5000), 'a.jsonl');
    expect(failed).toHaveLength(1001);
    expect(failed.at(-1)?.reason).toContain('not read');
  });

  it('long titles and tags are cut to what a digest takes', async () => {
    const opened = openDigests();
    const { digests } = await importText(
      opened,
      `---\ntitle: ${'长'.repeat(900)}\ntags: [${'签'.repeat(300)}]\n---\n\n甲`,
    );
    expect(digests[0]?.title).toHaveLength(500);
    expect(opened.reopened().get(digests[0]?.id ?? '').content).toMatchObject({ tags: ['签'.repeat(100)] });
  });
});
