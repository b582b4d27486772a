import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src-main/contract/index.ts';
import { Credits, type DigestExportOptions, exportDigests } from '../../../src-main/engine/digests/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { onePixel, pictureLibrary } from '../books/full-book.ts';
import {
  ankiContent,
  answer,
  content,
  filesIn,
  member,
  openDigests,
  passage,
  read,
  temporaryFolder,
} from './support.ts';

const members = [
  member('m-he', '何佳宁'),
  member('m-zhou', '周亦安', { credit: 'anonymous' }),
  member('m-chen', '陈默言', { credit: 'alias', alias: '统计侠' }),
  member('m-lau', 'Kevin Lau'),
];

async function exportAs(
  format: DigestExportOptions['format'],
  digests: Digest[],
  out = join(temporaryFolder(), 'out'),
  libraryFolder = pictureLibrary(),
) {
  const credits = new Credits({ members, policy: 'as-chosen', language: 'zh-Hans' });
  const written = await exportDigests(digests, out, {
    format,
    language: 'zh-Hans',
    credits,
    templates: [standardTemplate],
    libraryFolder,
  });
  return { ...written, names: filesIn(out) };
}

function two(): Digest[] {
  const { digests } = openDigests();
  const hostile = content('a/b: <script>？😀', {
    sections: { ask: [passage('<script>alert(1)</script> @周亦安 说')] },
    answers: [answer(['m-zhou'], '![图](http://evil.example/a.png) ![甲](assets/a.png)')],
  });
  return [digests.add(ankiContent), digests.add(hostile)];
}

describe('DIGEST-21 the formats', () => {
  it('markdown: one file a digest', async () => {
    const { out, names, files, bytes } = await exportAs('markdown', two());
    expect(names).toEqual(['a-b-script-id-2.md', 'anki-新卡每天设多少合适-id-1.md']);
    expect(files).toBe(2);
    expect(bytes).toBe(names.reduce((sum, name) => sum + Buffer.byteLength(read(out, name)), 0));
    expect(read(out, names[1] ?? '')).toMatch(/^---\ntitle: "Anki 新卡每天设多少合适？"\nid: id-1\nstatus: draft\n/);
  });

  it('html: a page that needs and runs nothing', async () => {
    const { out, names } = await exportAs('html', two());
    const page = read(out, names[0] ?? '');
    expect(page).toContain('<title>a/b: &lt;script&gt;？😀</title>');
    expect(page).toContain('<html lang="zh-Hans">');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<img|<link|@import/);
    expect(page).toContain("default-src 'none'");
  });

  it('pictures of the library go along: beside Markdown, within a page; what is none stays', async () => {
    const { digests } = openDigests();
    const shown = '![图](assets/pixel.png) ![又](./assets/pixel.png) ![假](assets/fake.png) ![没](assets/gone.png)';
    const digest = digests.add(content('看图', { sections: { ask: [passage(`${shown} ![远](../members.json)`)] } }));
    const folder = await exportAs('markdown', [digest]);
    expect(folder.names.filter((name) => name.startsWith('assets/'))).toEqual(['assets/fake.png', 'assets/pixel.png']);
    expect(readFileSync(join(folder.out, 'assets', 'pixel.png')).equals(onePixel)).toBe(true);
    expect(read(folder.out, folder.names.at(-1) ?? '')).toContain('![图](assets/pixel.png)');
    const html = await exportAs('html', [digest]);
    expect(html.names).toHaveLength(1);
    const page = read(html.out, html.names[0] ?? '');
    expect(page.match(/<img src="[^"]*" alt="[^"]*"/g)).toEqual(
      ['图', '又'].map((alt) => `<img src="data:image/png;base64,${onePixel.toString('base64')}" alt="${alt}"`),
    );
    expect(page).toContain('假 没');
    expect(`${page}${read(folder.out, folder.names.at(-1) ?? '')}`).not.toContain('secret');
  });

  it('json: entities without their older contents', async () => {
    const { digests } = openDigests();
    const digest = digests.add(ankiContent);
    const changed = digests.save({ id: digest.id, expectedVersion: 1, content: { ...ankiContent, tags: [] } });
    expect(changed.revisions).toHaveLength(1);
    const { out, names } = await exportAs('json', [changed]);
    expect(names).toEqual(['digests.json']);
    expect(JSON.parse(read(out, 'digests.json'))).toMatchObject([{ id: digest.id, version: 2, revisions: [] }]);
  });

  it('jsonl: what can be imported', async () => {
    const { out } = await exportAs('jsonl', two());
    const rows = read(out, 'digests.jsonl').trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row))).toMatchObject([
      { id: 'id-1', title: ankiContent.title, tags: ['Anki', '复习'], askers: ['何佳宁'] },
      { id: 'id-2', tags: [], askers: [] },
    ]);
    expect(JSON.parse(rows[0] ?? '').body).toMatch(/^## 诉求\n\n请问 Anki/);
  });
});

describe('DIGEST-22 file names', () => {
  it('are valid everywhere and never alike', async () => {
    const { digests } = openDigests();
    const titles = ['con', 'CON', '', '../../etc/passwd', '.hidden', '一'.repeat(300), 'A', 'a', 'x\0y\n', '🀄️'];
    const { names } = await exportAs(
      'markdown',
      titles.map((title) => digests.add(content(title))),
    );
    expect(names).toHaveLength(titles.length);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]+\.md$/u);
      expect(Buffer.byteLength(name)).toBeLessThan(255);
    }
  });
});

describe('DIGEST-23 exporting again', () => {
  it('adds and renews', async () => {
    const [one, other] = two();
    const { out } = await exportAs('markdown', [one as Digest]);
    await exportAs('markdown', [other as Digest], out);
    const renewed = { ...(one as Digest), content: { ...ankiContent, tags: ['新'] } };
    const { names } = await exportAs('markdown', [renewed], out);
    expect(names).toHaveLength(2);
    expect(read(out, names[1] ?? '')).toContain('tags: [新]');
  });
});

describe('DIGEST-24 names that must not leave', () => {
  it.each(['markdown', 'html', 'json', 'jsonl'] as const)('%s', async (format) => {
    const { out, names } = await exportAs(format, two());
    const everything = names.map((name) => name + read(out, name)).join('');
    expect(everything).not.toContain('周亦安');
    expect(everything).not.toContain('陈默言');
    expect(everything).toContain('一位成员');
    expect(format === 'json' || everything.includes('统计侠')).toBe(true);
  });
});
