import { type Book, type BookCard, bookSchema } from '../../contract/index.ts';
import type { DocumentFolder } from '../library/index.ts';

export type BookDocuments = Pick<DocumentFolder<Book, BookCard>, 'list' | 'get' | 'save' | 'delete'>;

/** How books lie on disk: what `Library.documents('books', …)` takes. */
export const bookDocuments = {
  schema: bookSchema,
  what: 'book',
  place: ({ id }: Book) => id,
  summarise: summariseBook,
  summaryVersion: 1,
};

function summariseBook({ id, outline, updatedAt }: Book): BookCard {
  const chapters = outline.parts.flatMap((part) => part.chapters);
  return {
    id,
    title: outline.title,
    chapterCount: chapters.length,
    entryCount: chapters.reduce((sum, { entries }) => sum + entries.length, 0),
    updatedAt,
  };
}
