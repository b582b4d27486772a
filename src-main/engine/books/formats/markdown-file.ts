import { createHash } from 'node:crypto';
import { writeSingleFile } from '../../digests/index.ts';
import { digestPlaces, type Manuscript } from '../manuscript.ts';
import { bookWording } from '../wording.ts';
import type { BookExporter, ExportContext } from './exporter.ts';
import {
  backMatter,
  body,
  chapterMarkdown,
  heading,
  joined,
  type MarkdownStyle,
  titleMarkdown,
  words,
} from './markdown-text.ts';

/** The whole book in one Markdown file (BOOK-17). */
export const exportMarkdownFile: BookExporter = async (manuscript, out, context) => {
  const warnings: string[] = [];
  const text = await bookMarkdown(manuscript, context, warnings);
  const written = writeSingleFile(out, text + trailer(text, manuscript.bookId), (existing) =>
    isUnchanged(existing, manuscript.bookId),
  );
  return { ...written, warnings };
};

async function bookMarkdown(manuscript: Manuscript, context: ExportContext, warnings: string[]): Promise<string> {
  const wording = bookWording[manuscript.language];
  const image = (address: string) => {
    warnings.push(wording.warnings.imageLeftOut(address));
    return null;
  };
  const places = digestPlaces(manuscript);
  const style: MarkdownStyle = {
    chapterLevel: 2,
    text: (text) => text,
    code: () => null,
    image,
    digestLink: (digestId) => {
      const place = places.get(digestId);
      return place === undefined ? null : { address: null, after: wording.seeChapter(place.chapter.number) };
    },
  };
  const blocks = [titleMarkdown(manuscript, style)];
  for (const { title, markdown } of manuscript.front) {
    blocks.push(heading(2, title, style), body(markdown, 3, style));
  }
  for (const part of manuscript.parts) {
    blocks.push(part.title === '' ? '' : heading(1, part.title, style));
    for (const chapter of part.chapters) {
      await context.breathe();
      blocks.push(chapterMarkdown(chapter, manuscript, style));
    }
  }
  for (const { markdown } of backMatter(manuscript)) {
    const level = manuscript.parts.length > 1 ? 1 : 2;
    blocks.push(markdown(level, style, ({ title }) => words(title, style)));
  }
  return `${joined(blocks)}\n`;
}

/** A comment by which the next build knows its own work, as long as nobody changed it. */
function trailer(text: string, bookId: string): string {
  return `\n<!-- Qunshu book ${bookId} ${sha256(text)} -->\n`;
}

function isUnchanged(existing: string, bookId: string): boolean {
  const start = existing.lastIndexOf('\n<!-- Qunshu book ');
  const text = existing.slice(0, Math.max(0, start));
  return start >= 0 && existing.slice(start) === trailer(text, bookId);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
