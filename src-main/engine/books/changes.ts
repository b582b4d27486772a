import { type Book, type BookEntryChange, type Digest, QunshuError } from '../../contract/index.ts';

/**
 * Entries whose digest is not as the book took it (BOOK-19): linked ones that changed since the book
 * was saved, pinned ones that went on, those that were merged into another digest, and those that
 * are gone.
 *
 * @param canonicalOf the digest that says now what a digest said, or its own id
 */
export function changedEntries(
  book: Book,
  digestOf: (id: string) => Digest,
  canonicalOf: (id: string) => string,
): BookEntryChange[] {
  const chapters = book.outline.parts.flatMap((part) => part.chapters);
  return chapters.flatMap(({ id, entries }) =>
    entries.flatMap((entry): BookEntryChange[] => {
      if (entry.kind !== 'digest') {
        return [];
      }
      const { digestId, pinned } = entry;
      const known = { digestId, chapterId: id, pinned: pinned !== undefined };
      const digest = readable(digestOf, digestId);
      if (digest === null) {
        return [{ ...known, title: pinned?.content.title ?? '', change: 'gone' }];
      }
      const canonicalId = canonicalOf(digestId);
      if (canonicalId !== digestId) {
        const canonical = { id: canonicalId, title: digestOf(canonicalId).content.title };
        return [{ ...known, title: digest.content.title, change: 'superseded', canonical }];
      }
      const isAsTaken = pinned === undefined ? digest.updatedAt <= book.updatedAt : digest.version === pinned.version;
      return isAsTaken ? [] : [{ ...known, title: digest.content.title, change: 'changed' }];
    }),
  );
}

function readable(digestOf: (id: string) => Digest, id: string): Digest | null {
  try {
    return digestOf(id);
  } catch (error) {
    if (error instanceof QunshuError) {
      return null;
    }
    throw error;
  }
}
