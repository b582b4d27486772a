import { type Book, QunshuError } from '../../contract/index.ts';

/** A book of which only one chapter is compiled. */
export interface ChapterAlone {
  readonly book: Book;
  /** Chapters with entries that stand before it: it keeps its number. */
  readonly chaptersBefore: number;
}

/**
 * The book with one chapter and nothing before and behind it, so that the digests of the others need not be
 * read (BOOK-34).
 *
 * @throws {QunshuError} `not-found`
 */
export function chapterAlone(book: Book, chapterId: string): ChapterAlone {
  const chapters = book.outline.parts.flatMap((part) => part.chapters);
  const index = chapters.findIndex(({ id }) => id === chapterId);
  const chapter = chapters[index];
  if (chapter === undefined) {
    throw new QunshuError('not-found', { what: 'chapter', id: chapterId });
  }
  const parts = [{ id: chapterId, title: '', chapters: [chapter] }];
  const bare = { preface: '', copyright: '', origins: '', glossary: [], appendices: [] };
  return {
    book: { ...book, id: `${book.id} chapter ${chapterId}`, outline: { ...book.outline, ...bare, parts } },
    chaptersBefore: chapters.slice(0, index).filter(({ entries }) => entries.length > 0).length,
  };
}
