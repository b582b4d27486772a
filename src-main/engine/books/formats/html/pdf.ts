import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { QunshuError } from '../../../../contract/index.ts';
import { openSeal, type Seal, writeSealedFile } from '../../../digests/index.ts';
import type { Printer } from '../../../library/index.ts';
import type { Manuscript } from '../../manuscript.ts';
import { bookWording } from '../../wording.ts';
import type { BookExporter, ExportContext } from '../exporter.ts';
import { libraryImage } from '../images.ts';
import { HtmlBook } from './html-book.ts';
import { type PagesOfParts, pageNumbersOf, partsOnTheRight } from './page-numbers.ts';
import { reproducible } from './reproducible.ts';

/**
 * The book as PDF, printed by a Chromium of this machine (BOOK-28). It is printed twice: the first
 * time tells on which page everything stands, the second has the numbers in its contents, and blank
 * pages where a part would begin on a left one.
 */
export const exportPdf: BookExporter = async (manuscript, out, context) => {
  const { printer } = context;
  if (printer === null) {
    throw new QunshuError('export-format-unavailable', {
      format: 'pdf',
      reason: 'there is no Chromium on this machine',
      available: 'print, html, epub, docx, markdown',
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-print-'));
  try {
    const seal: Seal = { holds: `book ${manuscript.bookId}`, closing: '\n' };
    let warnings: readonly string[] = [];
    const written = await writeSealedFile(out, seal, async (path) => {
      warnings = await printTwice(manuscript, path, folder, context, printer);
      appendFileSync(path, `\n% ${openSeal(seal)}`);
    });
    return { ...written, warnings };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function printTwice(
  manuscript: Manuscript,
  out: string,
  folder: string,
  context: ExportContext,
  printer: Printer,
): Promise<readonly string[]> {
  const page = join(folder, 'book.html');
  const printed = join(folder, 'book.pdf');
  const print = async (draft: boolean) => {
    await printer.print({ kind: 'pdf', page, out: printed, draft }, context.signal);
  };
  await writePage(manuscript, page, context, { numbers: new Map(), afterBlank: new Set() });
  await print(true);
  const pages = partsOnTheRight(pageNumbersOf(readFileSync(printed)));
  const warnings = await writePage(manuscript, page, context, pages);
  await print(false);
  writeFileSync(out, reproducible(readFileSync(printed), manuscript.changedAt));
  return warnings;
}

async function writePage(
  manuscript: Manuscript,
  path: string,
  { libraryFolder, breathe }: ExportContext,
  { numbers: pageNumbers, afterBlank }: PagesOfParts,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  const wording = bookWording[manuscript.language];
  const image = (address: string) => {
    const found = libraryImage(libraryFolder, address, warnings, manuscript.language);
    return found === null ? null : pathToFileURL(found.file).href;
  };
  const book = new HtmlBook(manuscript, { image, pageNumbers, afterBlank, onPaper: true });
  const file = openSync(path, 'w');
  try {
    for (const piece of book.pieces()) {
      await breathe();
      writeSync(file, piece);
    }
  } finally {
    closeSync(file);
  }
  return [...warnings, ...(book.deadLinks === 0 ? [] : [wording.warnings.digestNotInBook(book.deadLinks)])];
}
