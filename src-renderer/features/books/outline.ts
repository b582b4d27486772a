import type { BookChapter, BookEntry, BookOutline, BookPart, PinnedDigest } from '../../../src-main/contract/index.ts';

/** A row of the outline as it is shown (OUTLINE-2): a part, a chapter in it, an entry in that. */
export type RowPlace =
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'chapter'; readonly part: number; readonly chapter: number }
  | { readonly kind: 'entry'; readonly part: number; readonly chapter: number; readonly entry: number };

/** Changes to a book's outline. Rules: SPEC.md in this folder. */
export function rowsOf(outline: BookOutline): readonly RowPlace[] {
  return outline.parts.flatMap((part, partIndex): RowPlace[] => [
    { kind: 'part', part: partIndex },
    ...part.chapters.flatMap((chapter, chapterIndex): RowPlace[] => [
      { kind: 'chapter', part: partIndex, chapter: chapterIndex },
      ...chapter.entries.map(
        (_, entryIndex): RowPlace => ({ kind: 'entry', part: partIndex, chapter: chapterIndex, entry: entryIndex }),
      ),
    ]),
  ]);
}

export function isSamePlace(a: RowPlace | null, b: RowPlace | null): boolean {
  return placeKey(a) === placeKey(b);
}

/** A place as a text: the same for the same place. */
export function placeKey(place: RowPlace | null): string {
  if (place === null) return '';
  const parts: number[] = [place.part];
  if (place.kind !== 'part') parts.push(place.chapter);
  if (place.kind === 'entry') parts.push(place.entry);
  return parts.join('.');
}

export function partAt(outline: BookOutline, place: RowPlace): BookPart | undefined {
  return outline.parts[place.part];
}

export function chapterAt(outline: BookOutline, place: RowPlace): BookChapter | undefined {
  return place.kind === 'part' ? undefined : outline.parts[place.part]?.chapters[place.chapter];
}

export function entryAt(outline: BookOutline, place: RowPlace): BookEntry | undefined {
  return place.kind === 'entry' ? chapterAt(outline, place)?.entries[place.entry] : undefined;
}

export function changePart(outline: BookOutline, part: number, change: (part: BookPart) => BookPart): BookOutline {
  return { ...outline, parts: outline.parts.map((before, index) => (index === part ? change(before) : before)) };
}

export function changeChapter(
  outline: BookOutline,
  part: number,
  chapter: number,
  change: (chapter: BookChapter) => BookChapter,
): BookOutline {
  return changePart(outline, part, (before) => ({
    ...before,
    chapters: before.chapters.map((other, index) => (index === chapter ? change(other) : other)),
  }));
}

export function changeEntries(
  outline: BookOutline,
  part: number,
  chapter: number,
  change: (entries: readonly BookEntry[]) => readonly BookEntry[],
): BookOutline {
  return changeChapter(outline, part, chapter, (before) => ({ ...before, entries: [...change(before.entries)] }));
}

/** Gives a part or a chapter another title. */
export function renameRow(outline: BookOutline, place: RowPlace, title: string): BookOutline {
  if (place.kind === 'part') return changePart(outline, place.part, (part) => ({ ...part, title }));
  if (place.kind === 'chapter') {
    return changeChapter(outline, place.part, place.chapter, (chapter) => ({ ...chapter, title }));
  }
  return outline;
}

/** The outline without a row and what is in it. */
export function removeRow(outline: BookOutline, place: RowPlace): BookOutline {
  if (place.kind === 'part') return { ...outline, parts: outline.parts.toSpliced(place.part, 1) };
  if (place.kind === 'chapter') {
    return changePart(outline, place.part, (part) => ({
      ...part,
      chapters: part.chapters.toSpliced(place.chapter, 1),
    }));
  }
  return changeEntries(outline, place.part, place.chapter, (entries) => entries.toSpliced(place.entry, 1));
}

/** Ties a digest of the outline to the words it has now; null lets it follow the digest again. */
export function pinEntry(outline: BookOutline, place: RowPlace, pinned: PinnedDigest | null): BookOutline {
  if (place.kind !== 'entry') return outline;
  return changeEntries(outline, place.part, place.chapter, (entries) =>
    entries.map((entry, index) => {
      if (index !== place.entry || entry.kind !== 'digest') return entry;
      const { digestId } = entry;
      return pinned === null ? { kind: 'digest', digestId } : { kind: 'digest', digestId, pinned };
    }),
  );
}

/** Ids of the digests that are in the book. */
export function digestIdsOf(outline: BookOutline): ReadonlySet<string> {
  return new Set(
    outline.parts.flatMap((part) =>
      part.chapters.flatMap((chapter) =>
        chapter.entries.flatMap((entry) => (entry.kind === 'digest' ? [entry.digestId] : [])),
      ),
    ),
  );
}

/**
 * The outline with a digest in place of one that was merged into it, unpinned: what was pinned were
 * the other's words. Where the book has it already, the merged one goes (OUTLINE-8).
 */
export function withCanonical(outline: BookOutline, digestId: string, canonicalId: string): BookOutline {
  const isThere = digestIdsOf(outline).has(canonicalId);
  const replaced = (entry: BookEntry): BookEntry[] => {
    if (entry.kind !== 'digest' || entry.digestId !== digestId) return [entry];
    return isThere ? [] : [{ kind: 'digest', digestId: canonicalId }];
  };
  const parts = outline.parts.map((part) => ({
    ...part,
    chapters: part.chapters.map((chapter) => ({ ...chapter, entries: chapter.entries.flatMap(replaced) })),
  }));
  return { ...outline, parts };
}
