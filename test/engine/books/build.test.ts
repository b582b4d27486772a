import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Book, BookFormat, Digest } from '../../../src-main/contract/index.ts';
import { buildBook, type Manuscript } from '../../../src-main/engine/books/index.ts';
import { answer, content, filesIn, passage, read, temporaryFolder } from '../digests/support.ts';
import { hostileMarkdown } from '../text/markdown-arbitrary.ts';
import { anki, book, bookOf, chapter, compile, digest, libraryFolder } from './support.ts';

async function build(subject: Book, digests: Digest[], format: BookFormat = 'markdown', out?: string) {
  return write(compile(subject, digests), format, out);
}

async function write(manuscript: Manuscript, format: BookFormat, out = join(temporaryFolder(), 'book')) {
  const built = await buildBook(manuscript, format, out, { libraryFolder: libraryFolder() });
  return { ...built, pages: filesIn(built.out).filter((path) => path.endsWith('.md')) };
}

const commonMark = new Marked({ gfm: true });

/** Targets of the links and images of a Markdown text. */
function targetsOf(markdown: string): string[] {
  const targets: string[] = [];
  commonMark.walkTokens(commonMark.lexer(markdown), (token) => {
    if (token.type === 'link' || token.type === 'image') {
      targets.push(token.href);
    }
  });
  return targets;
}

/** Relative links of all pages, as paths below the book's folder. */
function linksOf(out: string, pages: string[]): string[] {
  return pages.flatMap((page) =>
    targetsOf(read(out, page))
      .filter((target) => !/^[a-z]+:/i.test(target))
      .map((target) => posix.join(posix.dirname(page), decodeURI(target))),
  );
}

const twoParts = book({
  title: '拾光集：一年',
  subtitle: '2026',
  authors: ['苏念', '阿哲'],
  preface: '写在前面。',
  parts: [
    {
      id: 'p-1',
      title: '学习 / 方法: 一',
      chapters: [chapter('c-1', 'Anki?', ['d-anki']), chapter('c-2', 'Anki?', [], ['后记'])],
    },
    { id: 'p-2', title: '😀', chapters: [chapter('c-3', '../..', ['d-anki'])] },
  ],
});

describe('BOOK-13 the Markdown folder', () => {
  it('has its pages, and says what they are', async () => {
    const { out, pages, ...built } = await build(twoParts, [anki]);
    expect(pages).toEqual([
      'README.md',
      'SUMMARY.md',
      'contributors.md',
      'part-01-学习-方法-一/01-anki.md',
      'part-01-学习-方法-一/02-anki.md',
      'part-01-学习-方法-一/index.md',
      'part-02-part/03-chapter.md',
      'part-02-part/index.md',
      'preface.md',
    ]);
    expect(built).toEqual({
      chapters: 3,
      entries: 3,
      contributors: 4,
      bytes: readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== '.qunshu.json')
        .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0),
      contents: [
        { part: '学习 / 方法: 一', chapter: 'Anki?', entries: 1 },
        { part: '学习 / 方法: 一', chapter: 'Anki?', entries: 1 },
        { part: '😀', chapter: '../..', entries: 1 },
      ],
      warnings: [],
    });
  });

  it('leads from SUMMARY.md to every page, and nowhere else', async () => {
    const { out, pages } = await build(twoParts, [anki]);
    expect(read(out, 'SUMMARY.md')).toBe(`# 目录

- [拾光集：一年](README.md)
- [序](preface.md)
- [学习 / 方法: 一](part-01-学习-方法-一/index.md)
    - [Anki?](part-01-学习-方法-一/01-anki.md)
    - [Anki?](part-01-学习-方法-一/02-anki.md)
- [😀](part-02-part/index.md)
    - [../..](part-02-part/03-chapter.md)
- [贡献者](contributors.md)
`);
    const others = pages.filter((page) => page !== 'SUMMARY.md');
    expect(linksOf(out, ['SUMMARY.md']).sort()).toEqual(others);
    for (const target of linksOf(out, pages)) {
      expect(pages).toContain(target);
    }
  });

  it('has pages worth reading', async () => {
    const { out } = await build(twoParts, [anki]);
    expect(read(out, 'README.md')).toMatch(/^# 拾光集：一年\n\n2026\n\n编者：苏念、阿哲\n\n## 目录\n\n- \[序\]/);
    expect(read(out, 'preface.md')).toBe('# 序\n\n写在前面。\n');
    const page = read(out, 'part-01-学习-方法-一/01-anki.md');
    expect(page).toMatch(/^# Anki\?\n\n## Anki 新卡每天设多少合适？\n\n### 诉求\n\n请问/);
    expect(page).toMatch(/\n\n___\n\n提问：何佳宁 {2}\n回答：周亦安、统计侠、一位成员\n$/);
    expect(read(out, 'contributors.md')).toMatch(
      /^# 贡献者\n\n- \*\*统计侠\*\*\n {4}- 擅长：Anki、复习\n {4}- 回答\n {8}- \[Anki 新卡每天设多少合适？\]\(part-01-学习-方法-一\/01-anki\.md\)\n {8}- /,
    );
    expect(read(out, 'contributors.md')).toMatch(/\n\n另有 1 位成员没有署名。\n$/);
  });

  it('speaks the book’s language', async () => {
    const { out } = await build(bookOf([anki], { language: 'en', authors: ['A', 'B'] }), [anki]);
    expect(read(out, 'README.md')).toContain('Edited by: A, B\n\n## Contents\n');
    expect(read(out, '01-记忆.md')).toMatch(/\nAsked by: 何佳宁 {2}\nAnswered by: 周亦安, 统计侠, a member\n$/);
    const contributors = read(out, 'contributors.md');
    expect(contributors).toContain('- **何佳宁**\n    - Asked: [Anki 新卡每天设多少合适？](01-记忆.md)\n');
    expect(contributors).toContain('\n    - Answered: [');
    expect(contributors).toMatch(/\nOne more member is not named\.\n$/);
  });

  it('needs no parts', async () => {
    const { pages, contents } = await build(bookOf([anki]), [anki]);
    expect(pages).toEqual(['01-记忆.md', 'README.md', 'SUMMARY.md', 'contributors.md']);
    expect(contents).toEqual([{ part: '', chapter: '记忆', entries: 1 }]);
  });

  it('tells mdBook and HonKit where things are', async () => {
    const { out } = await build(book({ ...twoParts.outline, title: '"引号"\\ \u007f' }), [anki]);
    expect(read(out, 'book.toml')).toContain('title = "\\"引号\\"\\\\ \\u007f"\n');
    expect(read(out, 'book.toml')).toContain('language = "zh-Hans"\nsrc = "."\n');
    expect(JSON.parse(read(out, 'book.json'))).toMatchObject({ language: 'zh-hans', author: '苏念, 阿哲' });
    writeFileSync(join(out, 'book.toml'), 'theirs');
    await build(twoParts, [anki], 'markdown', out);
    expect(read(out, 'book.toml')).toBe('theirs');
  });
});

describe('BOOK-14 any titles', () => {
  it('make files that are valid, apart, and linked', async () => {
    const titles = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a/b', 'A:B', 'con', '', '😀', '..')),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    await fc.assert(
      fc.asyncProperty(titles, titles, async (partTitles, chapterTitles) => {
        const parts = partTitles.map((title, index) => ({
          id: `p-${index}`,
          title,
          chapters: chapterTitles.map((name, number) => chapter(`c-${index}-${number}`, name, ['d-anki'])),
        }));
        const { out, pages } = await build(book({ parts }), [anki]);
        expect(pages.length).toBeGreaterThanOrEqual(3 + partTitles.length * chapterTitles.length);
        for (const page of pages) {
          expect(page).toMatch(/^([\p{L}\p{N}\p{M}-]+\/)?[\p{L}\p{N}\p{M}-]+\.md$/u);
        }
        for (const target of linksOf(out, pages)) {
          expect(pages).toContain(target);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('BOOK-15 pictures', () => {
  const image = (address: string) =>
    digest('d-1', content('图', { sections: { ask: [passage(`![说明](${address})`)] } }));

  it('of the library are copied and shown', async () => {
    const subject = book({
      parts: [{ id: 'p', title: '部', chapters: [chapter('c', '章', ['d-1'])] }, ...twoParts.outline.parts],
    });
    const { out, warnings } = await build(subject, [image('assets/0a1b.png'), anki]);
    expect(read(out, 'assets/0a1b.png')).toBe('picture');
    expect(read(out, 'part-01-部/01-章.md')).toContain('![说明](../assets/0a1b.png)');
    expect(warnings).toEqual([]);
  });

  it.each(['assets/gone.png', 'members.json', 'assets/../members.json', './members.json', 'assets/'])(
    'leave their words where they are none: %s',
    async (address) => {
      const { out, warnings } = await build(bookOf([image(address)]), [image(address)]);
      expect(read(out, '01-记忆.md')).toContain('\n\n说明\n');
      expect(filesIn(out).every((path) => /\.(md|toml|json)$/.test(path) && path !== 'members.json')).toBe(true);
      expect(warnings).toHaveLength(/\.\.|\/$/.test(address) ? 0 : 1);
    },
  );

  it('are no links to elsewhere', async () => {
    const library = libraryFolder();
    symlinkSync('/etc/hostname', join(library, 'assets', 'link.png'));
    const subject = image('assets/link.png');
    const out = join(temporaryFolder(), 'book');
    await buildBook(compile(bookOf([subject]), [subject]), 'markdown', out, { libraryFolder: library });
    expect(filesIn(out)).not.toContain('assets/link.png');
  });
});

describe('BOOK-16 nothing is a template', () => {
  const template = /\{[{%]|\{###/;

  it('in words, code, lists, tables, titles and names', async () => {
    const text = '{{ x }} {% if %} {{#include /etc/passwd}}';
    const markdown = `${text}\n\n- \`${text}\`\n\n  \`\`\`\n  ${text}\n  <b>\n  \`\`\`\n\n|a|\n|-|\n|\`${text}\`|\n\n<https://e.org/{{x}}>`;
    const wild = digest('d-1', content(text, { askers: [text], answers: [answer([text], markdown)] }));
    const { out, pages } = await build(bookOf([wild], { title: text, preface: markdown }), [wild]);
    for (const page of pages) {
      expect(read(out, page)).not.toMatch(template);
    }
    const html = String(commonMark.parse(read(out, '01-记忆.md')));
    expect(html).toContain('<p>{{ x }} {% if %} {{#include /etc/passwd}}');
    expect(read(out, 'book.toml')).toContain('use-default-preprocessors = false');
  });

  it('and no HTML but code, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMarkdown, hostileMarkdown, async (one, other) => {
        const wild = digest('d-1', content(one, { sections: { ask: [passage(one), passage(other)] } }));
        const { out, pages } = await build(bookOf([wild]), [wild]);
        for (const page of pages) {
          const html: string[] = [];
          commonMark.walkTokens(commonMark.lexer(read(out, page)), (token) => {
            if (token.type === 'html') {
              html.push(token.raw);
            }
          });
          expect(html.join('').replace(/<\/?(pre|code)>/g, '')).not.toMatch(/<[a-z!/?]/i);
          expect(read(out, page)).not.toMatch(template);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('BOOK-17 the Markdown file', () => {
  it('holds the whole book', async () => {
    const out = join(temporaryFolder(), '书', 'book.md');
    const built = await buildBook(compile(twoParts, [anki]), 'markdown-file', out, { libraryFolder: libraryFolder() });
    expect(built).toMatchObject({ out, chapters: 3, entries: 3, contributors: 4, warnings: [] });
    const text = read(out);
    expect(built.bytes).toBe(Buffer.byteLength(text));
    const headings = text.match(/^#{1,3} .*$/gm);
    expect(headings).toEqual([
      ...['# 拾光集：一年', '## 序', '# 学习 / 方法: 一', '## Anki?', '### Anki 新卡每天设多少合适？', '## Anki?'],
      ...['# 😀', '## ../..', '### Anki 新卡每天设多少合适？', '# 贡献者'],
    ]);
  });

  it('is replaced as long as nobody changed it', async () => {
    const out = join(temporaryFolder(), 'book.md');
    const options = { libraryFolder: libraryFolder() };
    await buildBook(compile(twoParts, [anki]), 'markdown-file', out, options);
    await buildBook(compile(bookOf([anki]), [anki]), 'markdown-file', out, options);
    expect(read(out)).toMatch(/^# 拾光集\n/);
    writeFileSync(out, `我的\n${read(out)}`);
    const again = buildBook(compile(twoParts, [anki]), 'markdown-file', out, options);
    await expect(again).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
    expect(read(out)).toMatch(/^我的\n/);
  });

  it('leaves pictures out', async () => {
    const subject = digest('d-1', content('图', { sections: { ask: [passage('![说明](assets/0a1b.png)')] } }));
    const out = join(temporaryFolder(), 'book.md');
    const { warnings } = await buildBook(compile(bookOf([subject]), [subject]), 'markdown-file', out, {
      libraryFolder: libraryFolder(),
    });
    expect(warnings).toEqual(['单个文件带不了图片 assets/0a1b.png，只保留了它的说明。']);
    expect(read(out)).toContain('\n说明\n');
  });
});

describe('building', () => {
  it('twice gives the same bytes (BOOK-12)', async () => {
    const [one, other] = [await build(twoParts, [anki]), await build(twoParts, [anki])];
    expect(one.pages).toEqual(other.pages);
    for (const path of [...one.pages, 'book.toml', 'book.json', '.qunshu.json']) {
      expect(read(one.out, path)).toBe(read(other.out, path));
    }
  });

  it('replaces its own chapters, and nobody else’s files', async () => {
    const { out } = await build(twoParts, [anki]);
    writeFileSync(join(out, 'mine.txt'), '我的');
    const { pages } = await build(bookOf([anki]), [anki], 'markdown', out);
    expect(pages).toEqual(['01-记忆.md', 'README.md', 'SUMMARY.md', 'contributors.md']);
    expect(read(out, 'mine.txt')).toBe('我的');
    const strangers = build(twoParts, [anki], 'markdown', dirname(out));
    await expect(strangers).rejects.toThrow(expect.objectContaining({ code: 'folder-not-empty' }));
  });

  it('stops when it is cancelled, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const signal = AbortSignal.abort();
    for (const format of ['markdown', 'markdown-file'] as const) {
      const options = { libraryFolder: libraryFolder(), signal };
      const building = buildBook(compile(twoParts, [anki]), format, join(folder, 'book'), options);
      await expect(building).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }));
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
