import { setImmediate } from 'node:timers/promises';
import { type BookBuilt, type BookFormat, QunshuError } from '../../contract/index.ts';
import type { Printer } from '../library/index.ts';
import { exportEpub } from './formats/epub/epub.ts';
import type { BookExporter } from './formats/exporter.ts';
import { exportHtml, exportPrintReady } from './formats/html/html-file.ts';
import { exportPdf } from './formats/html/pdf.ts';
import { exportMarkdownFile } from './formats/markdown-file.ts';
import { exportMarkdownFolder, exportObsidian, exportVitePress } from './formats/markdown-folder.ts';
import type { Manuscript } from './manuscript.ts';

const exporters: Readonly<Record<BookFormat, BookExporter>> = {
  markdown: exportMarkdownFolder,
  vitepress: exportVitePress,
  obsidian: exportObsidian,
  'markdown-file': exportMarkdownFile,
  epub: exportEpub,
  html: exportHtml,
  print: exportPrintReady,
  pdf: exportPdf,
  // Word's library is large: it is loaded by those who need it.
  docx: async (...given) => (await import('./formats/docx/docx-book.ts')).exportDocx(...given),
};

export interface BuildOptions {
  /** The folder images of the library are relative to. */
  readonly libraryFolder: string;
  readonly signal?: AbortSignal;
  readonly printer?: Printer | null;
}

/**
 * Writes a manuscript in a format.
 *
 * @throws {QunshuError} `export-format-unavailable`, `cancelled`, `file-exists`, `folder-not-empty`,
 *   `disk-full`, `permission-denied`
 */
export async function buildBook(
  manuscript: Manuscript,
  format: BookFormat,
  out: string,
  { libraryFolder, signal, printer = null }: BuildOptions,
): Promise<BookBuilt> {
  const breathe = async () => {
    await setImmediate();
    if (signal?.aborted) {
      throw new QunshuError('cancelled');
    }
  };
  const exported = await exporters[format](manuscript, out, { libraryFolder, breathe, printer, signal });
  const contents = manuscript.parts.flatMap((part) =>
    part.chapters.map((chapter) => ({ part: part.title, chapter: chapter.title, entries: chapter.entries.length })),
  );
  return {
    out: exported.out,
    chapters: contents.length,
    entries: contents.reduce((sum, { entries }) => sum + entries, 0),
    contributors: manuscript.contributors.length + manuscript.unnamedContributors,
    bytes: exported.bytes,
    contents,
    warnings: [...manuscript.warnings, ...new Set(exported.warnings)],
  };
}
