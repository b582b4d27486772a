import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookEntry, BookOutline } from '../../src-main/contract/index.ts';
import { bookOutlineSchema } from '../../src-main/contract/index.ts';
import { proposedPath } from '../../src-renderer/features/books/book-path.ts';
import { firstWords } from '../../src-renderer/features/books/first-words.ts';
import {
  digestIdsOf,
  placeKey,
  type RowPlace,
  removeRow,
  renameRow,
  rowsOf,
  withCanonical,
} from '../../src-renderer/features/books/outline.ts';
import { addChapter, addEntries, addPart } from '../../src-renderer/features/books/outline-adding.ts';
import { dropRow, moveRow } from '../../src-renderer/features/books/outline-moving.ts';

function digest(id: string): BookEntry {
  return { kind: 'digest', digestId: id };
}

function outlineOf(parts: readonly (readonly (readonly string[])[])[]): BookOutline {
  return {
    title: 'T',
    subtitle: '',
    authors: [],
    language: 'zh-Hans',
    preface: '',
    creditPolicy: 'as-chosen',
    parts: parts.map((chapters, part) => ({
      id: `p${part}`,
      title: `part ${part}`,
      chapters: chapters.map((entries, chapter) => ({
        id: `p${part}c${chapter}`,
        title: `chapter ${part}.${chapter}`,
        entries: entries.map(digest),
      })),
    })),
  };
}

/** The outline as nested lists of digest ids. */
function shape(outline: BookOutline): string[][][] {
  return outline.parts.map((part) =>
    part.chapters.map((chapter) => chapter.entries.map((entry) => (entry.kind === 'digest' ? entry.digestId : 'text'))),
  );
}

function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}

const outline = outlineOf([[['a', 'b'], ['c']], [['d']]]);
const titles = { part: 'P', chapter: 'C' };

describe('OUTLINE-9 a text is known by its first words', () => {
  test.each([
    ['', ''],
    ['\n## **编者按**：先看第一篇', '编者按：先看第一篇'],
    ['![图](assets/a.png)\n下文', '图'],
    ['---\n\n- 看 [这里](https://example.org) 的 `snake_case`', '看 这里 的 snake_case'],
    ['3 * 4 = 12', '3 * 4 = 12'],
    ['***', '***'],
  ])('%j', (markdown, words) => {
    expect(firstWords(markdown)).toBe(words);
  });
});

describe('OUTLINE-2 one list of rows in reading order', () => {
  test('parts, chapters, entries', () => {
    expect(rowsOf(outline).map(placeKey)).toEqual(['0', '0.0', '0.0.0', '0.0.1', '0.1', '0.1.0', '1', '1.0', '1.0.0']);
  });
});

describe('OUTLINE-3 moving up and down', () => {
  const entry: RowPlace = { kind: 'entry', part: 0, chapter: 0, entry: 1 };

  test('an entry passes its neighbour, then crosses into the chapter above or below', () => {
    expect(shape(moveRow(outline, entry, -1).outline)).toEqual([[['b', 'a'], ['c']], [['d']]]);
    const down = moveRow(outline, entry, 1);
    expect(shape(down.outline)).toEqual([[['a'], ['b', 'c']], [['d']]]);
    expect(placeKey(down.place)).toBe('0.1.0');
  });

  test('over the border of a part', () => {
    const moved = moveRow(outline, { kind: 'entry', part: 1, chapter: 0, entry: 0 }, -1);
    expect(shape(moved.outline)).toEqual([
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [[]],
    ]);
    expect(placeKey(moved.place)).toBe('0.1.1');
  });

  test('a chapter crosses into the next part', () => {
    const moved = moveRow(outline, { kind: 'chapter', part: 0, chapter: 1 }, 1);
    expect(shape(moved.outline)).toEqual([[['a', 'b']], [['c'], ['d']]]);
    expect(placeKey(moved.place)).toBe('1.0');
  });

  test('at the ends of the book nothing changes', () => {
    expect(moveRow(outline, { kind: 'part', part: 0 }, -1).outline).toBe(outline);
    expect(moveRow(outline, { kind: 'chapter', part: 1, chapter: 0 }, 1).outline).toBe(outline);
    expect(moveRow(outline, { kind: 'entry', part: 0, chapter: 0, entry: 0 }, -1).outline).toBe(outline);
  });

  test('up and down again is where it was', () => {
    for (const place of rowsOf(outline)) {
      for (const step of [1, -1] as const) {
        const there = moveRow(outline, place, step);
        if (there.outline === outline) continue;
        const back = moveRow(there.outline, there.place, step === 1 ? -1 : 1);
        expect(back.outline).toEqual(outline);
        expect(back.place).toEqual(place);
      }
    }
  });
});

describe('OUTLINE-4 a part or chapter takes along what is in it', () => {
  test('a part', () => {
    expect(shape(moveRow(outline, { kind: 'part', part: 0 }, 1).outline)).toEqual([[['d']], [['a', 'b'], ['c']]]);
  });
});

describe('OUTLINE-5 dropping', () => {
  const a: RowPlace = { kind: 'entry', part: 0, chapter: 0, entry: 0 };

  test('before another entry, in the same chapter and in another', () => {
    const onB = dropRow(outline, a, { kind: 'entry', part: 0, chapter: 0, entry: 1 });
    expect(shape(onB.outline)).toEqual([[['a', 'b'], ['c']], [['d']]]);
    const onD = dropRow(outline, a, { kind: 'entry', part: 1, chapter: 0, entry: 0 });
    expect(shape(onD.outline)).toEqual([[['b'], ['c']], [['a', 'd']]]);
  });

  test('an entry on a chapter goes to its end, on a part to the end of its last chapter', () => {
    expect(shape(dropRow(outline, a, { kind: 'chapter', part: 0, chapter: 0 }).outline)).toEqual([
      [['b', 'a'], ['c']],
      [['d']],
    ]);
    expect(shape(dropRow(outline, a, { kind: 'part', part: 1 }).outline)).toEqual([[['b'], ['c']], [['d', 'a']]]);
  });

  test('a chapter on a part goes to its end', () => {
    const dropped = dropRow(outline, { kind: 'chapter', part: 1, chapter: 0 }, { kind: 'part', part: 0 });
    expect(shape(dropped.outline)).toEqual([[['a', 'b'], ['c'], ['d']], []]);
  });

  test('never into itself', () => {
    expect(dropRow(outline, { kind: 'part', part: 0 }, { kind: 'chapter', part: 0, chapter: 1 }).outline).toBe(outline);
    expect(dropRow(outline, a, a).outline).toBe(outline);
  });

  test('an entry on a part without chapters stays', () => {
    const bare = { ...outline, parts: [...outline.parts, { id: 'p2', title: '', chapters: [] }] };
    expect(dropRow(bare, a, { kind: 'part', part: 2 }).outline).toBe(bare);
  });
});

describe('OUTLINE-6 adding digests', () => {
  test('after the selected entry, to the end of the selected chapter, to the end of the book', () => {
    const add = (selected: RowPlace | null) =>
      shape(addEntries(outline, selected, [digest('x')], counter(), titles).outline);
    expect(add({ kind: 'entry', part: 0, chapter: 0, entry: 0 })).toEqual([[['a', 'x', 'b'], ['c']], [['d']]]);
    expect(add({ kind: 'chapter', part: 0, chapter: 0 })).toEqual([[['a', 'b', 'x'], ['c']], [['d']]]);
    expect(add({ kind: 'part', part: 0 })).toEqual([
      [
        ['a', 'b'],
        ['c', 'x'],
      ],
      [['d']],
    ]);
    expect(add(null)).toEqual([[['a', 'b'], ['c']], [['d', 'x']]]);
  });

  test('a book without a chapter gets one', () => {
    const added = addEntries(outlineOf([]), null, [digest('x')], counter(), titles);
    expect(shape(added.outline)).toEqual([[['x']]]);
    expect(placeKey(added.place)).toBe('0.0.0');
    expect(added.outline.parts[0]?.title).toBe('P');
  });

  test('a digest that is in the book already is not added again', () => {
    const added = addEntries(outline, null, [digest('a'), digest('x')], counter(), titles);
    expect(shape(added.outline)).toEqual([[['a', 'b'], ['c']], [['d', 'x']]]);
  });

  test('parts and chapters after the selected one', () => {
    expect(addPart(outline, { kind: 'part', part: 0 }, 'n', 'N').outline.parts.map(({ id }) => id)).toEqual([
      'p0',
      'n',
      'p1',
    ]);
    const added = addChapter(outline, { kind: 'entry', part: 0, chapter: 0, entry: 1 }, counter(), 'N', 'P');
    expect(placeKey(added.place)).toBe('0.1');
    expect(shape(added.outline)).toEqual([[['a', 'b'], [], ['c']], [['d']]]);
  });
});

describe('OUTLINE-1, OUTLINE-7 nothing is changed in place, nothing is lost', () => {
  const outlines = fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((parts) => {
    const id = counter();
    return outlineOf(parts.map((chapters) => chapters.map((count) => Array.from({ length: count }, id))));
  });

  test('moving and dropping keep every entry once, and the outline valid', () => {
    fc.assert(
      fc.property(outlines, fc.nat(), fc.nat(), fc.boolean(), (before, from, onto, down) => {
        const rows = rowsOf(before);
        const place = rows[from % rows.length];
        const target = rows[onto % rows.length];
        if (!place || !target) return;
        const frozen = JSON.stringify(before);
        const ids = [...digestIdsOf(before)].sort();
        for (const { outline: after, place: now } of [
          moveRow(before, place, down ? 1 : -1),
          dropRow(before, place, target),
        ]) {
          expect([...digestIdsOf(after)].sort()).toEqual(ids);
          expect(bookOutlineSchema.safeParse(after).success).toBe(true);
          expect(rowsOf(after).map(placeKey)).toContain(placeKey(now));
        }
        expect(JSON.stringify(before)).toBe(frozen);
      }),
    );
  });

  test('renaming and removing', () => {
    expect(renameRow(outline, { kind: 'part', part: 1 }, '二').parts[1]?.title).toBe('二');
    expect(renameRow(outline, { kind: 'chapter', part: 0, chapter: 1 }, '章').parts[0]?.chapters[1]?.title).toBe('章');
    expect(shape(removeRow(outline, { kind: 'chapter', part: 0, chapter: 0 }))).toEqual([[['c']], [['d']]]);
    expect(shape(removeRow(outline, { kind: 'entry', part: 0, chapter: 0, entry: 0 }))).toEqual([
      [['b'], ['c']],
      [['d']],
    ]);
    expect(shape(removeRow(outline, { kind: 'part', part: 0 }))).toEqual([[['d']]]);
  });
});

describe('the proposed path of a book', () => {
  test('keeps to what every system allows in a name', () => {
    expect(proposedPath('/home/me', '一起学：第一年?', 'epub')).toBe('/home/me/一起学：第一年.epub');
    expect(proposedPath('C:\\Books\\', 'a/b: c.', 'markdown-file')).toBe('C:\\Books\\a b c.md');
    expect(proposedPath('/out', '???', 'markdown')).toBe('/out/book');
  });
});

test('OUTLINE-8 a merged digest gives its place to the one it was merged into', () => {
  const book = outlineOf([[['a', 'b'], ['c']]]);
  expect(withCanonical(book, 'b', 'x')).toEqual(outlineOf([[['a', 'x'], ['c']]]));
  expect(withCanonical(book, 'b', 'c')).toEqual(outlineOf([[['a'], ['c']]]));
  expect(withCanonical(book, 'z', 'c')).toEqual(book);
});
