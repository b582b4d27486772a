import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book, Digest } from '../../../src-main/contract/index.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import { unzip } from '../../support/unzip.ts';
import { answer, content, passage, temporaryFolder } from '../digests/support.ts';
import { hostileMarkdown } from '../text/markdown-arbitrary.ts';
import { fullBook, fullDigests, fullMembers, onePixel, pictureLibrary } from './full-book.ts';
import { anki, book, bookOf, chapter, compile, digest } from './support.ts';

async function build(subject: Book, digests: Digest[], out = join(temporaryFolder(), 'book.epub')) {
  const built = await buildBook(compile(subject, digests, fullMembers), 'epub', out, {
    libraryFolder: pictureLibrary(),
  });
  return { ...built, files: await unzip(built.out) };
}

/** What the checker says that a bookseller would refuse. */
async function complaints(path: string): Promise<string[]> {
  const { messages } = await EpubCheck.validate(readFileSync(path));
  return messages
    .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
    .map(({ severity, id, message, location }) => `${severity} ${id} ${message} ${JSON.stringify(location)}`);
}

describe('BOOK-25 the e-book', () => {
  it('is valid with every feature', async () => {
    const { out, warnings } = await build(fullBook, fullDigests);
    expect(await complaints(out)).toEqual([]);
    expect(warnings).toEqual([
      '“再来一次”中的一篇精华读不到（可能已经删除），没有收入。',
      expect.stringContaining('assets/fake.png'),
      expect.stringContaining('assets/gone.png'),
      '有 3 处指向的精华不在书里，只保留了文字。',
    ]);
  });

  it('is valid with nothing but a digest', async () => {
    const { out, files } = await build(bookOf([anki]), [anki]);
    expect(await complaints(out)).toEqual([]);
    expect([...files.keys()]).toEqual([
      ...['mimetype', 'META-INF/container.xml', 'OEBPS/style.css', 'OEBPS/cover.xhtml', 'OEBPS/cover.svg'],
      ...['OEBPS/title.xhtml', 'OEBPS/chapter-1.xhtml', 'OEBPS/contributors.xhtml'],
      ...['OEBPS/nav.xhtml', 'OEBPS/package.opf'],
    ]);
  });

  it('says who made it, with roles, and in which language it is', async () => {
    const { files } = await build(fullBook, fullDigests);
    const opf = files.get('OEBPS/package.opf') ?? '';
    expect(opf).toContain('<dc:creator id="aut-2">Ada &quot;A&quot; Smith</dc:creator>');
    expect(opf).toContain('<meta refines="#edt-1" property="role" scheme="marc:relators">edt</meta>');
    expect(opf).toContain('<dc:contributor id="ctb-1">周亦安</dc:contributor>');
    expect(opf).toContain('<dc:identifier id="isbn">urn:isbn:9787000000002</dc:identifier>');
    expect(opf).toContain('<dc:language>zh-Hans</dc:language>');
    expect(opf).toContain('media-type="image/png" properties="cover-image"');
    expect(files.get('OEBPS/chapter-1.xhtml')).toContain('xml:lang="zh-Hans" lang="zh-Hans"');
  });

  it('carries pictures, footnotes and links to other digests', async () => {
    const { files } = await build(fullBook, fullDigests);
    const chapterPage = files.get('OEBPS/chapter-1.xhtml') ?? '';
    expect(chapterPage).toContain('<img src="images/1-pixel.png" alt="图" />');
    expect(chapterPage).toContain('<a href="chapter-3.xhtml#chapter-3-1">'.replace(/3/g, '1'));
    expect(chapterPage).toContain('epub:type="noteref" role="doc-noteref">1</a></sup>');
    expect(chapterPage).toContain('第二条 &lt;script&gt;');
    expect(files.has('OEBPS/images/1-pixel.png')).toBe(true);
    expect([...files.values()].join('')).not.toContain('secret');
  });

  it('names nobody who refused', async () => {
    const { files } = await build(fullBook, fullDigests);
    const everything = [...files.values()].join('\n');
    for (const name of ['林不具名', 'Hidden Lin', 'Kevin', '凯文', '陈默言']) {
      expect(everything).not.toContain(name);
    }
    expect(everything).toContain('统计侠');
  });

  it('has the same bytes for the same book, and replaces only itself', async () => {
    const out = join(temporaryFolder(), 'book.epub');
    const one = readFileSync((await build(fullBook, fullDigests, out)).out);
    expect(readFileSync((await build(fullBook, fullDigests, out)).out).equals(one)).toBe(true);
    const others = { ...fullBook, id: 'book-2' };
    await expect(build(others, fullDigests, out)).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
    one[100] = (one[100] ?? 0) ^ 1;
    writeFileSync(out, one);
    await expect(build(fullBook, fullDigests, out)).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
    writeFileSync(out, onePixel);
    await expect(build(fullBook, fullDigests, out)).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
  });

  it('is valid whatever is in it: 50 hostile books', { timeout: 120_000 }, async () => {
    const title = fc.oneof(
      hostileMarkdown,
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', '\u0001', 'a/b:c?'),
    );
    const hostile = fc.record({ title, text: hostileMarkdown, other: hostileMarkdown, name: title });
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom('zh-Hans', 'zh-Hant', 'en'), async (bad, language) => {
        const long = 'x'.repeat(10_000);
        const wild = digest(
          'd-1',
          content(bad.title.slice(0, 500), {
            askers: [bad.name],
            tags: [bad.title.slice(0, 50) || 'x'],
            sections: { ask: [passage(bad.text), passage(`${long}\n\n[^1] [a](digest:d-1)\n\n[^1]: ${bad.other}`)] },
            answers: [answer([bad.name, 'm-zhou'], bad.other)],
          }),
        );
        const subject = book({
          ...{ title: bad.title || 'x', subtitle: bad.name, authors: [bad.name, ''], editors: [bad.title] },
          ...{ preface: bad.text, copyright: bad.other, isbn: bad.name.slice(0, 40), language, profiles: true },
          ...{ glossary: [{ term: bad.title, meaning: bad.text }], appendices: ['subjects', 'open-questions'] },
          cover: bad.name,
          parts: [
            { id: 'p', title: bad.title, chapters: [chapter('c-1', bad.name, ['d-1', 'd-1'], [bad.text])] },
            { id: 'q', title: '', chapters: [chapter('c-2', '', ['d-1'])] },
          ],
        });
        const { out } = await build(subject, [wild]);
        expect(await complaints(out)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
