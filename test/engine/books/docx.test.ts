import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book, Digest } from '../../../src-main/contract/index.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import { unzip } from '../../support/unzip.ts';
import { content, passage, temporaryFolder } from '../digests/support.ts';
import { hostileMarkdown } from '../text/markdown-arbitrary.ts';
import { fullBook, fullDigests, fullMembers, pictureLibrary } from './full-book.ts';
import { bookOf, compile, digest } from './support.ts';

async function build(subject: Book, digests: Digest[], out = join(temporaryFolder(), 'book.docx')) {
  const manuscript = compile(subject, digests, fullMembers);
  const built = await buildBook(manuscript, 'docx', out, { libraryFolder: pictureLibrary() });
  return { ...built, files: await unzip(built.out) };
}

/** What keeps a file from being XML: elements that are not closed where they should be, forbidden characters. */
function faults(xml: string): string[] {
  const open: string[] = [];
  const found = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u.test(xml) ? ['a control character'] : [];
  for (const [tag, closing, name = '', empty] of xml.matchAll(
    /<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>|<(?!\?)|&(?!\w+;|#)/g,
  )) {
    if (name === '') {
      found.push(`“${tag}” in words`);
    } else if (closing === '/' && open.pop() !== name) {
      found.push(`</${name}>`);
    } else if (closing !== '/' && empty !== '/') {
      open.push(name);
    }
  }
  return [...found, ...open];
}

describe('BOOK-29 the document', () => {
  it('has styles, contents, footnotes, pictures and links', async () => {
    const { files, warnings } = await build(fullBook, fullDigests);
    const document = files.get('word/document.xml') ?? '';
    expect(document).toContain('TOC \\');
    expect(document).toContain('<w:pStyle w:val="Heading3"/>');
    expect(document).toContain('<w:footnoteReference ');
    expect(document).toContain('w:anchor="digest_1"');
    expect(document).toContain('（见第 1 章）');
    expect(files.get('word/footnotes.xml')).toContain('第一条，有 ');
    expect([...files.keys()].filter((path) => path.startsWith('word/media/'))).toHaveLength(1);
    expect(warnings).toContainEqual(expect.stringContaining('assets/gone.png'));
    for (const [path, xml] of files) {
      if (path.endsWith('.xml')) {
        expect(faults(xml), path).toEqual([]);
      }
    }
  });

  it('has contents that lead to every heading, and asks Word for the numbers of their pages', async () => {
    const { files } = await build(fullBook, fullDigests);
    const document = files.get('word/document.xml') ?? '';
    const contents = /<w:sdt>.*<\/w:sdt>/s.exec(document)?.[0] ?? '';
    expect(contents).toMatch(/<w:fldChar w:fldCharType="begin" w:dirty="true"\/>/);
    expect(contents).toContain('Anki 新卡每天设多少合适？');
    const marks = new Set(Array.from(document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g), ([, name]) => name));
    const anchors = Array.from(contents.matchAll(/w:anchor="([^"]*)"/g), ([, name]) => name);
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((anchor) => !marks.has(anchor))).toEqual([]);
  });

  it('lists digests one a line, with the chapter they are in (BOOK-37)', async () => {
    const { files } = await build(fullBook, fullDigests);
    const lines =
      (files.get('word/document.xml') ?? '').match(/<w:p><w:pPr><w:pStyle w:val="Titles"\/>.*?<\/w:p>/gs) ?? [];
    expect(lines.map((line) => line.replace(/<[^>]*>/g, ''))).toContain('第 1 章Anki 新卡每天设多少合适？');
  });

  it('refers to each footnote once, and puts what is to be done beside its box', async () => {
    const { files } = await build(fullBook, fullDigests);
    const document = files.get('word/document.xml') ?? '';
    const ids = Array.from(document.matchAll(/<w:footnoteReference w:id="(\d+)"/g), ([, id]) => id);
    expect(ids).toEqual(ids.map((_id, index) => String(index + 1)));
    expect(document).toMatch(/☑ <\/w:t><\/w:r><w:r><w:t[^>]*>做完/);
  });

  it('names nobody who refused, and holds nothing else of the library', async () => {
    const { files } = await build(fullBook, fullDigests);
    const everything = [...files.values()].join('\n');
    for (const name of ['林不具名', 'Hidden Lin', 'Kevin', '凯文', '陈默言', 'secret']) {
      expect(everything).not.toContain(name);
    }
  });

  it('has the same bytes for the same book', async () => {
    const one = readFileSync((await build(fullBook, fullDigests)).out);
    const other = readFileSync((await build(fullBook, fullDigests)).out);
    expect(one.equals(other)).toBe(true);
  });

  it('is well-formed whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMarkdown, fc.string({ unit: 'binary', maxLength: 20 }), async (text, name) => {
        const wild = digest(
          'd-1',
          content(name, { askers: [name], sections: { ask: [passage(text), passage(name)] } }),
        );
        const { files } = await build(bookOf([wild], { preface: text, authors: [name], subtitle: name }), [wild]);
        for (const [path, xml] of files) {
          if (path.endsWith('.xml') || path.endsWith('.rels')) {
            expect(faults(xml), path).toEqual([]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
