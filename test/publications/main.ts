import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Book, BookFormat, Digest } from '../../src-main/contract/index.ts';
import { buildBook } from '../../src-main/engine/books/index.ts';
import { chromiumPrinter } from '../../src-main/hosts/printing/chromium-printer.ts';
import { fullBook, fullDigests, fullMembers, onePixel } from '../engine/books/full-book.ts';
import { bookOf, compile, digest } from '../engine/books/support.ts';
import { answer, content, passage } from '../engine/digests/support.ts';
import { hostileMarkdown } from '../engine/text/markdown-arbitrary.ts';
import { runCommand } from '../support/command.ts';

/**
 * `npm run check:publications [-- FOLDER]`: looks at books with the programs that others will use. The Java
 * epubcheck and LibreOffice as Debian packages them (`epubcheck`, `libreoffice-writer-nogui`), and
 * `pdftoppm` (`poppler-utils`), which leaves pages as pictures to be looked at. Says which of them are
 * missing; fails where one complains.
 */
const HOSTILE_BOOKS = 50;
const EPUBCHECK = '/usr/share/java/epubcheck.jar';

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'qunshu-publications-'));
const library = join(folder, 'library');
mkdirSync(join(library, 'assets'), { recursive: true });
writeFileSync(join(library, 'assets', 'pixel.png'), onePixel);
const printer = chromiumPrinter();
const failures: string[] = [];

const full = await build(fullBook, fullDigests, 'epub', 'full.epub');
const plain = await build(bookOf(fullDigests.slice(0, 1)), fullDigests, 'epub', 'plain.epub');
const hostile = await Promise.all(hostileBooks().map((one, index) => build(...one, 'epub', `hostile-${index}.epub`)));
await checkEpubs([full, plain, ...hostile]);
await checkWord(await build(fullBook, fullDigests, 'docx', 'full.docx'));
if (printer === null) {
  console.log('PDF: not checked, there is no Chromium here');
} else {
  await pictures(await build(fullBook, fullDigests, 'pdf', 'full.pdf'), 'pdf-page');
}
console.log(`\nEverything lies in ${folder}`);
for (const failure of failures) {
  console.error(failure);
}
process.exitCode = failures.length > 0 ? 1 : 0;

async function build(book: Book, digests: Digest[], format: BookFormat, name: string): Promise<string> {
  const out = join(folder, name);
  await buildBook(compile(book, digests, fullMembers), format, out, { libraryFolder: library, printer });
  return out;
}

/** The same books at every run: the seed is fixed. */
function hostileBooks(): [Book, Digest[]][] {
  return fc
    .sample(fc.tuple(hostileMarkdown, hostileMarkdown, fc.string({ unit: 'binary' })), {
      numRuns: HOSTILE_BOOKS,
      seed: 1,
    })
    .map(([one, other, name]): [Book, Digest[]] => {
      const wild = digest(
        'd-1',
        content(one, {
          askers: [name],
          sections: { ask: [passage(one), passage(other)] },
          answers: [answer([name], other)],
        }),
      );
      return [bookOf([wild], { title: name || 'x', subtitle: other, preface: one, authors: [name] }), [wild]];
    });
}

async function checkEpubs(paths: readonly string[]): Promise<void> {
  const jar = [process.env.EPUBCHECK_JAR ?? '', EPUBCHECK, '/usr/bin/epubcheck'].find(
    (path) => path !== '' && existsSync(path),
  );
  if (jar === undefined) {
    console.log('EPUB: not checked, there is no epubcheck here (apt-get install epubcheck)');
    return;
  }
  let valid = 0;
  for (const path of paths) {
    const { ok, output } = await runCommand('java', ['-XX:TieredStopAtLevel=1', '-jar', jar, '--failonwarnings', path]);
    if (ok) {
      valid++;
    } else {
      failures.push(`${path}\n${output}`);
    }
  }
  console.log(`EPUB: ${valid} of ${paths.length} books without error and warning`);
}

async function checkWord(path: string): Promise<void> {
  const { ok, output } = await runCommand('soffice', [
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    join(folder, 'word'),
    path,
  ]);
  const pdf = join(folder, 'word', 'full.pdf');
  if (ok && existsSync(pdf)) {
    await pictures(pdf, 'word-page');
  } else if (/ENOENT|not found/.test(output) || output === '') {
    console.log('Word: not checked, there is no LibreOffice here (apt-get install libreoffice-writer-nogui)');
  } else {
    failures.push(`LibreOffice did not open ${path}: ${output}`);
  }
}

async function pictures(pdf: string, name: string): Promise<void> {
  const { ok, output } = await runCommand('pdftoppm', ['-r', '60', '-png', pdf, join(folder, name)]);
  const pages = readdirSync(folder).filter((file) => file.startsWith(name)).length;
  if (pages > 0) {
    console.log(`${pdf}: ${pages} pages as pictures, to be looked at`);
  } else {
    console.log(`${pdf}: no pictures of its pages: ${ok ? 'pdftoppm made none' : output || 'pdftoppm is not here'}`);
  }
}
