import type { BookEntry, BookOutline } from '../../../src-main/contract/index.ts';
import { changeEntries, changePart, digestIdsOf, type RowPlace } from './outline.ts';

/** An outline after something was added, and where that stands. */
export interface Added {
  readonly outline: BookOutline;
  readonly place: RowPlace;
}

/** Adds a part after the selected one, else at the end. */
export function addPart(outline: BookOutline, selected: RowPlace | null, id: string, title: string): Added {
  const index = selected ? selected.part + 1 : outline.parts.length;
  return {
    outline: { ...outline, parts: outline.parts.toSpliced(index, 0, { id, title, chapters: [] }) },
    place: { kind: 'part', part: index },
  };
}

/** Adds a chapter after the selected one, else to the end of the selected or last part. */
export function addChapter(
  outline: BookOutline,
  selected: RowPlace | null,
  newId: () => string,
  title: string,
  partTitle: string,
): Added {
  const withPart = outline.parts.length > 0 ? outline : addPart(outline, null, newId(), partTitle).outline;
  const part = selected?.part ?? withPart.parts.length - 1;
  const chapters = withPart.parts[part]?.chapters ?? [];
  const index = selected && selected.kind !== 'part' ? selected.chapter + 1 : chapters.length;
  const chapter = { id: newId(), title, entries: [] };
  return {
    outline: changePart(withPart, part, (before) => ({
      ...before,
      chapters: before.chapters.toSpliced(index, 0, chapter),
    })),
    place: { kind: 'chapter', part, chapter: index },
  };
}

/** Adds entries where OUTLINE-6 says. */
export function addEntries(
  outline: BookOutline,
  selected: RowPlace | null,
  entries: readonly BookEntry[],
  newId: () => string,
  titles: { readonly part: string; readonly chapter: string },
): Added {
  const home = homeOf(outline, selected, newId, titles);
  const known = digestIdsOf(home.outline);
  const added = entries.filter((entry) => entry.kind === 'text' || !known.has(entry.digestId));
  const { part, chapter, entry } = home;
  return {
    outline: changeEntries(home.outline, part, chapter, (before) => before.toSpliced(entry, 0, ...added)),
    place: added.length > 0 ? { kind: 'entry', part, chapter, entry } : { kind: 'chapter', part, chapter },
  };
}

/** Where new entries go; makes a chapter where there is none. */
function homeOf(
  outline: BookOutline,
  selected: RowPlace | null,
  newId: () => string,
  titles: { readonly part: string; readonly chapter: string },
): { outline: BookOutline; part: number; chapter: number; entry: number } {
  const place = selected ?? { kind: 'part', part: outline.parts.length - 1 };
  if (place.kind === 'entry') return { outline, part: place.part, chapter: place.chapter, entry: place.entry + 1 };
  const chapters = outline.parts[place.part]?.chapters ?? [];
  if (place.kind === 'part' && chapters.length === 0) {
    const made = addChapter(outline, selected, newId, titles.chapter, titles.part);
    return { outline: made.outline, part: made.place.part, chapter: 0, entry: 0 };
  }
  const chapter = place.kind === 'chapter' ? place.chapter : chapters.length - 1;
  return { outline, part: place.part, chapter, entry: chapters[chapter]?.entries.length ?? 0 };
}
