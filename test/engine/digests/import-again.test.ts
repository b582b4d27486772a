import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDigestFiles } from '../../../src-main/engine/digests/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { exported, importText } from './round-trip.ts';
import { ankiContent, memberNamed, minute, openDigests, temporaryFolder } from './support.ts';

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
      keepPicture: () => null,
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
