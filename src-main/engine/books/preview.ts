import { readFileSync } from 'node:fs';
import type { BookPreview } from '../../contract/index.ts';
import { escapeMarkup } from '../text/index.ts';
import { libraryImage } from './formats/images.ts';
import { coverAddress } from './formats/pages/cover.ts';
import { type Page, Pages } from './formats/pages/pages.ts';
import type { Manuscript } from './manuscript.ts';

const KINDS: Readonly<Record<'front' | 'chapters' | 'back', readonly Page['kind'][]>> = {
  front: ['title', 'front'],
  chapters: ['chapter'],
  back: ['back'],
};

/**
 * A piece of a manuscript as HTML for the app (BOOK-34, BOOK-38): pictures inside, and links without an address
 * where they lead within the book, of which only a piece is here.
 */
export function previewPiece(manuscript: Manuscript, piece: keyof typeof KINDS, libraryFolder: string): BookPreview {
  const warnings: string[] = [];
  const told: string[] = [];
  const image = (address: string) => {
    const found = libraryImage(libraryFolder, address, warnings, manuscript.language);
    return found === null ? null : `data:image/${found.type};base64,${readFileSync(found.file).toString('base64')}`;
  };
  const pages = new Pages(manuscript, {
    address: (pageId, anchor) => `#${anchor ?? pageId}`,
    image,
    chapterLevel: 1,
    epub: false,
    onPaper: false,
  });
  const markups =
    piece === 'front' ? [`<img class="cover" src="${escapeMarkup(coverAddress(manuscript, image))}" alt="">`] : [];
  for (const page of pages) {
    if (KINDS[piece].includes(page.kind)) {
      markups.push(page.markup);
      told.push(...warnings);
    }
    warnings.length = 0;
  }
  // Words have their quotation marks escaped, so that this is never found in them.
  const html = markups.map((markup) => markup.replace(/ href="#[^"]*"/g, '')).join('\n');
  // What is wrong in the chapters is told beside them.
  const ofText = piece === 'chapters' ? manuscript.warnings : [];
  return { html, warnings: [...ofText, ...new Set(told)] };
}
