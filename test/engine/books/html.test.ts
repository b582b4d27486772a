import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BookFormat } from '../../../src-main/contract/index.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import type { Printer } from '../../../src-main/engine/library/index.ts';
import { read, temporaryFolder } from '../digests/support.ts';
import { fullBook, fullDigests, fullMembers, pictureLibrary } from './full-book.ts';
import { compile } from './support.ts';

async function build(format: BookFormat, out = join(temporaryFolder(), 'book'), printer: Printer | null = null) {
  const manuscript = compile(fullBook, fullDigests, fullMembers);
  return buildBook(manuscript, format, out, { libraryFolder: pictureLibrary(), printer });
}

const hidden = ['林不具名', 'Hidden Lin', 'Kevin', '凯文', '陈默言'];

describe('BOOK-26 the page', () => {
  it('needs nothing beside itself, runs nothing, names nobody who refused', async () => {
    const { out } = await build('html');
    const html = read(out);
    expect(html).not.toMatch(/<script|<iframe|<link|javascript:|onerror=/i);
    expect(html).toContain("default-src 'none'");
    expect(html.match(/src="(?!data:image\/(?:png|svg\+xml);base64,)/g)).toBeNull();
    for (const name of hidden) {
      expect(html).not.toContain(name);
    }
  });

  it('has no link within itself that leads nowhere, and no id twice', async () => {
    const html = read((await build('html')).out);
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) {
      expect(ids).toContain(target);
    }
  });

  it('is the same for the same book, and replaced as long as nobody changed it', async () => {
    const { out } = await build('html');
    const first = read(out);
    await build('html', out);
    expect(read(out)).toBe(first);
    writeFileSync(out, first.replace('拾光集', '我的'));
    await expect(build('html', out)).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
  });
});

describe('BOOK-27 the print-ready page', () => {
  it('has the size of the paper, running heads, and names chapters where a link is of no use', async () => {
    const html = read((await build('print')).out);
    expect(html).toContain('@page { size: 148mm 210mm;');
    expect(html).toContain('@page chapter-1:right { @top-right { content: "记忆"');
    expect(html).toContain('另一篇</a>（见第 1 章）');
  });
});

describe('BOOK-37 lists of digests', () => {
  it('have a line for each; on paper it says where the digest is', async () => {
    const line = '<li><a href="#chapter-1-1">Anki 新卡每天设多少合适？</a>';
    expect(read((await build('html')).out)).toContain(`${line}</li>`);
    expect(read((await build('print')).out)).toContain(`${line} <span class="place">第 1 章</span></li>`);
  });
});

describe('BOOK-28 the PDF', () => {
  it('needs a Chromium, and says what else there is', async () => {
    await expect(build('pdf')).rejects.toThrow(
      expect.objectContaining({
        code: 'export-format-unavailable',
        details: expect.objectContaining({ available: expect.stringContaining('print') }),
      }),
    );
  });

  it('is printed twice: the second time with the numbers of its pages', async () => {
    const pages: string[] = [];
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'out'));
    const printer: Printer = {
      async print(request) {
        pages.push(readFileSync(request.page, 'utf8'));
        writeFileSync(request.out, chromiumLikePdf);
        return [request.out];
      },
    };
    const { out } = await build('pdf', join(folder, 'out', 'book.pdf'), printer);
    expect(pages).toHaveLength(2);
    expect(pages[0]).not.toContain('class="number"');
    expect(pages[1]).toContain(
      '<a class="entry" href="#chapter-1-1"><span>Anki 新卡每天设多少合适？</span><span class="number">2</span></a>',
    );
    expect(pages[1]).toMatch(/src="file:\/\/\/[^"]*assets\/pixel\.png"/);
    const pdf = read(out);
    expect(pdf).toContain("/CreationDate (D:20260302120000+00'00')");
    expect(pdf).toMatch(/\n% Qunshu book book-1 [\da-f]{64}\n$/);
    await build('pdf', out, printer);
    expect(readdirSync(join(folder, 'out'))).toEqual(['book.pdf']);
  });
});

const chromiumLikePdf = `%PDF-1.4
1 0 obj
<</CreationDate (D:20991231235959+00'00')>>
endobj
2 0 obj
<</Type /Page>>
endobj
3 0 obj
<</Type /Page>>
endobj
4 0 obj
<</Type /Pages
/Kids [5 0 R]>>
endobj
5 0 obj
<</Type /Pages
/Kids [2 0 R 3 0 R]>>
endobj
6 0 obj
<</chapter-1-1 [3 0 R /XYZ 0 1 0]>>
endobj
7 0 obj
<</Type /Catalog
/Pages 4 0 R
/Dests 6 0 R>>
endobj
`;
