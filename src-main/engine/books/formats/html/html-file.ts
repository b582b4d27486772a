import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { openSeal, type Seal, writeSealedFile } from '../../../digests/index.ts';
import type { Manuscript } from '../../manuscript.ts';
import { bookWording } from '../../wording.ts';
import type { BookExporter, ExportContext, Exported } from '../exporter.ts';
import { libraryImage } from '../images.ts';
import { HtmlBook } from './html-book.ts';

/** The whole book as one page that needs nothing beside itself and runs nothing (BOOK-26). */
export const exportHtml: BookExporter = (manuscript, out, context) => writeHtml(manuscript, out, context, false);

/** The same, ready to be printed from any browser (BOOK-27). */
export const exportPrintReady: BookExporter = (manuscript, out, context) => writeHtml(manuscript, out, context, true);

async function writeHtml(
  manuscript: Manuscript,
  out: string,
  { libraryFolder, breathe }: ExportContext,
  onPaper: boolean,
): Promise<Exported> {
  const warnings: string[] = [];
  const wording = bookWording[manuscript.language];
  const image = (address: string) => {
    const found = libraryImage(libraryFolder, address, warnings, manuscript.language);
    return found === null ? null : `data:image/${found.type};base64,${readFileSync(found.file).toString('base64')}`;
  };
  const book = new HtmlBook(manuscript, { image, pageNumbers: new Map(), afterBlank: new Set(), onPaper });
  const seal: Seal = { holds: `book ${manuscript.bookId}`, closing: ' -->\n' };
  const written = await writeSealedFile(out, seal, async (path) => {
    const file = openSync(path, 'w');
    try {
      for (const piece of book.pieces()) {
        await breathe();
        writeSync(file, piece);
      }
      writeSync(file, `<!-- ${openSeal(seal)}`);
    } finally {
      closeSync(file);
    }
  });
  const dead = book.deadLinks === 0 ? [] : [wording.warnings.digestNotInBook(book.deadLinks)];
  return { ...written, warnings: [...warnings, ...dead] };
}
