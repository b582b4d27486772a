import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Digest, type ShareFormat, shareFormats } from '../../../src-main/contract/index.ts';
import type { Printer } from '../../../src-main/engine/library/index.ts';
import { draftBulletin, previewOf, writeShared } from '../../../src-main/engine/sharing/index.ts';
import { unzip } from '../../support/unzip.ts';
import { fullDigests, fullMembers, onePixel, pictureLibrary } from '../books/full-book.ts';
import { digest } from '../books/support.ts';
import { answer, content, start, temporaryFolder } from '../digests/support.ts';
import { item, sources } from './support.ts';

const hiddenNames = ['林不具名', 'Hidden Lin', 'Kevin', '凯文', '陈默言'];

/** A printer that keeps the pages it was given. */
function fakePrinter(count = 1) {
  const pages: string[] = [];
  const printer: Printer = {
    async print(request) {
      pages.push(readFileSync(request.page, 'utf8'));
      if (request.kind === 'pdf') {
        writeFileSync(request.out, '%PDF-1.4\n');
        return [request.out];
      }
      return Array.from({ length: count }, (_one, index) => {
        writeFileSync(`${request.out}-${index + 1}.png`, onePixel);
        return `${request.out}-${index + 1}.png`;
      });
    },
  };
  return { printer, pages };
}

async function write(format: ShareFormat, printer: Printer | null, out = join(temporaryFolder(), `file.${format}`)) {
  const context = { libraryFolder: pictureLibrary(), printer, signal: undefined, theme: 'ink' as const };
  return writeShared(item('d-full'), format, out, context);
}

describe('SHARE-1 SHARE-2 the gate', () => {
  it('shows who will be named and who will not', () => {
    expect(previewOf(item('d-full'), fullMembers)).toEqual({
      title: '什么都有的一篇: <b> & "引号" 😀',
      named: [{ memberId: 'm-zhou', name: '周亦安', roles: ['answered'] }],
      hidden: [{ memberId: 'm-hidden', name: '林不具名', shownAs: '一位成员' }],
    });
    expect(previewOf(item('d-anki'), fullMembers)).toMatchObject({
      named: [
        { name: '何佳宁', roles: ['asked'] },
        { name: '周亦安', roles: ['answered'] },
        { name: '统计侠', roles: ['answered'] },
      ],
      hidden: [
        { name: '陈默言', shownAs: '统计侠' },
        { name: 'Kevin Lau', shownAs: '一位成员' },
      ],
    });
  });

  it('holds for bulletins that a moderator has edited, names and mentions', () => {
    const bulletin = item({ kind: 'bulletin', title: '谢谢凯文', markdown: '# 感谢 @Kevin Lau 和何佳宁' });
    expect(bulletin.title + bulletin.markdown).not.toMatch(/Kevin|凯文/);
    expect(bulletin.markdown).toBe('## 感谢 一位成员 和何佳宁');
    expect(previewOf(bulletin, fullMembers).named).toEqual([
      { memberId: 'm-he', name: '何佳宁', roles: ['mentioned'] },
    ]);
  });

  it.each(shareFormats)('holds for %s', async (format) => {
    const { printer, pages } = fakePrinter();
    const { files } = await write(format, printer);
    const [file = ''] = files;
    const written = format === 'docx' ? [...(await unzip(file)).values()].join('\n') : readFileSync(file, 'utf8');
    for (const name of hiddenNames) {
      expect(written + pages.join('\n')).not.toContain(name);
    }
  });
});

describe('SHARE-8 files', () => {
  it('pictures are numbered when there are several, and overwrite nothing', async () => {
    const out = join(temporaryFolder(), 'card.png');
    expect((await write('picture', fakePrinter().printer, out)).files).toEqual([out]);
    await expect(write('picture', fakePrinter().printer, out)).rejects.toThrow(
      expect.objectContaining({ code: 'file-exists' }),
    );
    const { files } = await write('picture', fakePrinter(2).printer, out);
    expect(files).toEqual([out.replace('.png', '-1.png'), out.replace('.png', '-2.png')]);
    expect(files.every((path) => existsSync(path))).toBe(true);
  });

  it.each(['pdf', 'picture'] as const)('%s needs a Chromium, and says what else there is', async (format) => {
    await expect(write(format, null)).rejects.toThrow(expect.objectContaining({ code: 'export-format-unavailable' }));
  });

  it('Markdown has front matter', async () => {
    const { files } = await write('markdown', null);
    expect(readFileSync(files[0] ?? '', 'utf8')).toMatch(
      /^---\ntitle: "什么都有的一篇: <b> & \\"引号\\" 😀"\nid: d-full\n/,
    );
  });

  it.each(['markdown', 'html', 'docx'] as const)('%s replaces only itself', async (format) => {
    const out = join(temporaryFolder(), 'file');
    const first = readFileSync((await write(format, null, out)).files[0] ?? '');
    expect(readFileSync((await write(format, null, out)).files[0] ?? '').equals(first)).toBe(true);
    writeFileSync(out, '我的');
    await expect(write(format, null, out)).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
  });
});

describe('SHARE-7 bulletins', () => {
  const day = 24 * 60 * 60 * 1000;

  it('tell what was published, answered and asked in a time', () => {
    const old = digest('d-old', content('旧的'), { publishedAt: start - 30 * day, createdAt: start - 30 * day });
    const { title, markdown, digestIds } = draftBulletin(
      [...fullDigests, old],
      { firstDay: '2026-03-01', lastDay: '2026-03-02' },
      sources(),
    );
    expect(title).toBe('精华周报 2026-03-01—2026-03-02');
    expect(digestIds).toEqual(['d-anki', 'd-full', 'd-open']);
    expect(markdown).toContain('- **Anki 新卡每天设多少合适？**：新卡每天 15 张左右。');
    expect(markdown).toContain('## 最佳回答\n\n- 周亦安、统计侠：Anki');
    expect(markdown).toContain('## 等你来答\n\n- 没人回答的问题？');
    expect(markdown).toContain('感谢 周亦安、统计侠 的回答。');
    for (const name of hiddenNames) {
      expect(markdown).not.toContain(name);
    }
  });

  it('count days of the library’s zone, also those with another number of hours', () => {
    const at = (id: string, instant: string) => digest(id, content(id), { publishedAt: Date.parse(instant) });
    const drafted = (day: string, timezone: string, digests: Digest[]) =>
      draftBulletin(digests, { firstDay: day, lastDay: day }, sources(digests, { timezone }));
    const shanghai = [
      at('d-before', '2026-03-01T15:59:59Z'),
      at('d-first', '2026-03-01T16:00:00Z'),
      at('d-last', '2026-03-02T15:59:59Z'),
      at('d-after', '2026-03-02T16:00:00Z'),
    ];
    const one = drafted('2026-03-02', 'Asia/Shanghai', shanghai);
    expect(one).toMatchObject({ title: '精华周报 2026-03-02—2026-03-02', digestIds: ['d-first', 'd-last'] });
    const newYork = [at('d-last', '2026-03-09T03:59:59Z'), at('d-after', '2026-03-09T04:00:00Z')];
    expect(drafted('2026-03-08', 'America/New_York', newYork).digestIds).toEqual(['d-last']);
  });

  it('ask the questions that were asked in the time, whenever their digest was made', () => {
    const asked = (id: string, instant: string | null) =>
      digest(id, content(id), {
        status: 'draft',
        createdAt: Date.parse('2026-03-20T00:00:00Z'),
        discussedFrom: instant === null ? null : Date.parse(instant),
      });
    const digests = [
      asked('d-before', '2026-03-01T15:59:59Z'),
      asked('d-first', '2026-03-01T16:00:00Z'),
      asked('d-last', '2026-03-02T15:59:59Z'),
      asked('d-after', '2026-03-02T16:00:00Z'),
      asked('d-unknown', null),
    ];
    const open = (day: string) =>
      draftBulletin(digests, { firstDay: day, lastDay: day }, sources(digests)).markdown.match(/(?<=^- ).*$/gm);
    expect(open('2026-03-02')).toEqual(['d-first', 'd-last']);
    expect(open('2026-03-20')).toEqual(['d-unknown']);
  });

  it('say so when there is nothing', () => {
    expect(draftBulletin([], {}, sources([], { language: 'en', now: 6.5 * day }))).toEqual({
      title: 'Digests of 1970-01-01 to 1970-01-07',
      markdown: 'No digest was published in this time.\n',
      digestIds: [],
    });
  });

  it('cannot be taken for Markdown by a title', () => {
    const wild = digest(
      'd',
      content('**[x](javascript:1)**', { answers: [answer(['a*b'], '![x](y)', { accepted: true })] }),
    );
    const { markdown } = draftBulletin([wild], { firstDay: '1970-01-01' }, sources([wild]));
    expect(markdown).toContain('- **\\*\\*\\[x\\](javascript:1)\\*\\***');
  });
});
