import { readFileSync } from 'node:fs';
import type { ChapterPreview } from '../../contract/index.ts';
import { libraryImage } from './formats/images.ts';
import { Pages } from './formats/pages/pages.ts';
import type { Manuscript } from './manuscript.ts';

/**
 * The chapters of a manuscript as HTML for the app (BOOK-34): pictures inside, and links without an address
 * where they lead within the book, of which only a piece is here.
 */
export function previewChapters(manuscript: Manuscript, libraryFolder: string): ChapterPreview {
  const warnings: string[] = [];
  const pages = new Pages(manuscript, {
    address: (pageId, anchor) => `#${anchor ?? pageId}`,
    image: (address) => {
      const found = libraryImage(libraryFolder, address, warnings, manuscript.language);
      return found === null ? null : `data:image/${found.type};base64,${readFileSync(found.file).toString('base64')}`;
    },
    chapterLevel: 1,
    epub: false,
    onPaper: false,
  });
  const chapters = Array.from(pages).filter(({ kind }) => kind === 'chapter');
  // Words have their quotation marks escaped, so that this is never found in them.
  const html = chapters.map(({ markup }) => markup.replace(/ href="#[^"]*"/g, '')).join('\n');
  return { html, warnings: [...manuscript.warnings, ...new Set(warnings)] };
}
