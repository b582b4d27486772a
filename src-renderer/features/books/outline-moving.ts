import type { BookOutline } from '../../../src-main/contract/index.ts';
import { changeEntries, changePart, chapterAt, entryAt, partAt, type RowPlace, removeRow } from './outline.ts';

/** An outline after a row was moved, and where it stands now. */
export interface Moved {
  readonly outline: BookOutline;
  readonly place: RowPlace;
}

/** Moves a row one place up (-1) or down (1) (OUTLINE-3, OUTLINE-4). */
export function moveRow(outline: BookOutline, place: RowPlace, step: 1 | -1): Moved {
  if (place.kind === 'part') return movePart(outline, place.part, step);
  return place.kind === 'chapter' ? moveChapter(outline, place, step) : moveEntry(outline, place, step);
}

function movePart(outline: BookOutline, part: number, step: 1 | -1): Moved {
  const moving = outline.parts[part];
  const target = part + step;
  if (!moving || target < 0 || target >= outline.parts.length) return { outline, place: { kind: 'part', part } };
  const parts = outline.parts.toSpliced(part, 1).toSpliced(target, 0, moving);
  return { outline: { ...outline, parts }, place: { kind: 'part', part: target } };
}

function moveChapter(outline: BookOutline, place: RowPlace & { kind: 'chapter' }, step: 1 | -1): Moved {
  const inPart = outline.parts[place.part]?.chapters.length ?? 0;
  const target = place.chapter + step;
  if (target >= 0 && target < inPart) return insertChapter(outline, place, place.part, target);
  const part = place.part + step;
  const neighbour = outline.parts[part];
  if (!neighbour) return { outline, place };
  return insertChapter(outline, place, part, step > 0 ? 0 : neighbour.chapters.length);
}

/** Takes a chapter out and puts it in; `index` counts as if it were out already. */
function insertChapter(outline: BookOutline, from: RowPlace, part: number, index: number): Moved {
  const moving = chapterAt(outline, from);
  if (!moving) return { outline, place: from };
  const without = removeRow(outline, from);
  return {
    outline: changePart(without, part, (before) => ({
      ...before,
      chapters: before.chapters.toSpliced(index, 0, moving),
    })),
    place: { kind: 'chapter', part, chapter: index },
  };
}

function moveEntry(outline: BookOutline, place: RowPlace & { kind: 'entry' }, step: 1 | -1): Moved {
  const inChapter = chapterAt(outline, place)?.entries.length ?? 0;
  const target = place.entry + step;
  if (target >= 0 && target < inChapter) return insertEntry(outline, place, place, target);
  const chapters = outline.parts.flatMap((part, partIndex) =>
    part.chapters.map((_, chapter): RowPlace & { kind: 'chapter' } => ({ kind: 'chapter', part: partIndex, chapter })),
  );
  const here = chapters.findIndex((other) => other.part === place.part && other.chapter === place.chapter);
  const neighbour = chapters[here + step];
  if (!neighbour) return { outline, place };
  return insertEntry(outline, place, neighbour, step > 0 ? 0 : (chapterAt(outline, neighbour)?.entries.length ?? 0));
}

function insertEntry(
  outline: BookOutline,
  from: RowPlace,
  to: { readonly part: number; readonly chapter: number },
  index: number,
): Moved {
  const moving = entryAt(outline, from);
  if (!moving) return { outline, place: from };
  const without = removeRow(outline, from);
  return {
    outline: changeEntries(without, to.part, to.chapter, (entries) => entries.toSpliced(index, 0, moving)),
    place: { kind: 'entry', part: to.part, chapter: to.chapter, entry: index },
  };
}

/** Drops a row on another (OUTLINE-5); what cannot be dropped there stays. */
export function dropRow(outline: BookOutline, from: RowPlace, onto: RowPlace): Moved {
  const stays = { outline, place: from };
  if (from.kind === 'part') return onto.part === from.part ? stays : dropPart(outline, from.part, onto.part);
  if (from.kind === 'chapter') return dropChapter(outline, from, onto);
  if (onto.kind === 'part') {
    const last = (partAt(outline, onto)?.chapters.length ?? 0) - 1;
    if (last < 0) return stays;
    return dropRow(outline, from, { kind: 'chapter', part: onto.part, chapter: last });
  }
  const sameChapter = onto.part === from.part && onto.chapter === from.chapter;
  const length = chapterAt(outline, onto)?.entries.length ?? 0;
  const before = onto.kind === 'entry' ? onto.entry : length;
  if (sameChapter && before === from.entry) return stays;
  return insertEntry(outline, from, onto, sameChapter && before > from.entry ? before - 1 : before);
}

function dropPart(outline: BookOutline, from: number, onto: number): Moved {
  const moving = outline.parts[from];
  if (!moving) return { outline, place: { kind: 'part', part: from } };
  const index = onto > from ? onto - 1 : onto;
  const parts = outline.parts.toSpliced(from, 1).toSpliced(index, 0, moving);
  return { outline: { ...outline, parts }, place: { kind: 'part', part: index } };
}

function dropChapter(outline: BookOutline, from: RowPlace & { kind: 'chapter' }, onto: RowPlace): Moved {
  const samePart = onto.part === from.part;
  const length = outline.parts[onto.part]?.chapters.length ?? 0;
  const before = onto.kind === 'part' ? length : onto.chapter;
  if (samePart && before === from.chapter) return { outline, place: from };
  return insertChapter(outline, from, onto.part, samePart && before > from.chapter ? before - 1 : before);
}
