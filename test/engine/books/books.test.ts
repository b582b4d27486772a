import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookSource, DigestStatus } from '../../../src-main/contract/index.ts';
import { digestStatuses } from '../../../src-main/contract/index.ts';
import type { DigestSummary } from '../../../src-main/engine/digests/index.ts';
import { minute, start } from '../digests/support.ts';
import { chapter, openBooks } from './support.ts';

function summary(id: string, tags: string[], more: Partial<DigestSummary> = {}): DigestSummary {
  return {
    ...{ id, title: id, status: 'published', ask: '', tags, askers: [], contributors: [], answerCount: 1 },
    ...{
      createdAt: start,
      updatedAt: start,
      publishedAt: start,
      threadIds: [],
      seen: { count: 0, sum: 0 },
      discussedFrom: null,
    },
    ...more,
  };
}

/** Titles of the proposed chapters with the ids of their digests. */
function proposed(digests: DigestSummary[]): [title: string, ids: string[]][] {
  const { outline } = openBooks().books.createAuto(digests, 'zh-Hans');
  expect(outline.parts).toHaveLength(1);
  return (outline.parts[0]?.chapters ?? []).map(({ title, entries }) => [
    title,
    entries.map((entry) => (entry.kind === 'digest' ? entry.digestId : '')),
  ]);
}

describe('BOOK-1 outlines are made and saved', () => {
  it('with a part to begin with', () => {
    const { books } = openBooks();
    const made = books.create('拾光集', 'zh-Hant');
    expect(made).toMatchObject({ version: 1, createdAt: start });
    expect(made.outline).toMatchObject({
      ...{ title: '拾光集', language: 'zh-Hant', creditPolicy: 'as-chosen' },
      parts: [{ title: '', chapters: [] }],
    });
    expect(books.get(made.id)).toEqual(made);
  });

  it('at the version they were changed on', () => {
    const { books, clock } = openBooks();
    const made = books.create('拾光集', 'zh-Hans');
    const outline = { ...made.outline, subtitle: '第一年' };
    clock.now += minute;
    const saved = books.save({ id: made.id, expectedVersion: 1, outline });
    expect(saved).toMatchObject({ version: 2, updatedAt: start + minute, outline });
    expect(books.save({ id: made.id, expectedVersion: 2, outline })).toEqual(saved);
    const conflict = expect.objectContaining({ code: 'revision-conflict' });
    expect(() => books.save({ id: made.id, expectedVersion: 1, outline: made.outline })).toThrow(conflict);
    books.delete(made.id);
    expect(() => books.get(made.id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('BOOK-2 the list', () => {
  it('gives the last changed first, with counts', () => {
    const { books, clock } = openBooks();
    const one = books.create('一', 'zh-Hans');
    clock.now += minute;
    const other = books.create('二', 'en');
    clock.now += minute;
    const parts = [{ id: 'p', title: '', chapters: [chapter('c', '章', ['d-1', 'd-2'], ['文'])] }];
    books.save({ id: one.id, expectedVersion: 1, outline: { ...one.outline, parts } });
    expect(books.list()).toEqual([
      { id: one.id, title: '一', chapterCount: 1, entryCount: 3, updatedAt: start + 2 * minute },
      { id: other.id, title: '二', chapterCount: 0, entryCount: 0, updatedAt: start + minute },
    ]);
  });
});

describe('BOOK-3 what a book is proposed from', () => {
  const status = (id: string, is: DigestStatus) => summary(id, [], { status: is });

  it.each([
    [digestStatuses, ['published']],
    [['draft', 'in-review', 'archived'] as const, ['draft', 'in-review']],
  ])('%j', (there, taken) => {
    expect(proposed(there.map((is) => status(is, is)))).toEqual([['精华', taken]]);
  });

  it('is not nothing', () => {
    const empty = expect.objectContaining({ code: 'book-empty' });
    expect(() => openBooks().books.createAuto([], 'zh-Hans')).toThrow(empty);
    expect(() => openBooks().books.createAuto([status('a', 'archived')], 'en')).toThrow(empty);
  });

  it('has a title in its language, or the one it is given', () => {
    const { books } = openBooks();
    const digests = [status('a', 'published')];
    expect(books.createAuto(digests, 'zh-Hant').outline.title).toBe('精華集');
    expect(books.createAuto(digests, 'en').outline.title).toBe('Collected digests');
    expect(books.createAuto(digests, 'en', 'Ours').outline.title).toBe('Ours');
    expect(books.list()).toHaveLength(3);
    expect(books.propose(digests, 'en').outline.title).toBe('Collected digests');
    expect(books.list()).toHaveLength(3);
  });
});

describe('BOOK-4 chapters by tags', () => {
  it('by count, what nobody else shares in the last', () => {
    const digests = [
      summary('1', ['Anki', '复习']),
      summary('2', ['Anki']),
      summary('3', ['Anki', '笔记']),
      summary('4', ['笔记']),
      summary('5', ['笔记']),
      summary('6', ['睡眠']),
      summary('7', []),
    ];
    expect(proposed(digests)).toEqual([
      ['Anki', ['1', '2', '3']],
      ['笔记', ['4', '5']],
      ['其他', ['6', '7']],
    ]);
  });

  it('narrow tags before broad ones', () => {
    const digests = [
      ...['1', '2', '3', '4'].map((id) => summary(id, ['学习', 'Anki'])),
      ...['5', '6', '7', '8'].map((id) => summary(id, ['学习', '笔记'])),
      ...['9', '10'].map((id) => summary(id, ['学习'])),
    ];
    expect(proposed(digests).map(([title, ids]) => [title, ids.length])).toEqual([
      ['Anki', 4],
      ['笔记', 4],
      ['学习', 2],
    ]);
  });

  it('digests by the time they were discussed', () => {
    const digests = [
      summary('late', ['a'], { discussedFrom: 300 }),
      summary('early', ['a'], { discussedFrom: 100 }),
      summary('middle', ['a'], { createdAt: 200 }),
    ];
    expect(proposed(digests)).toEqual([['a', ['early', 'middle', 'late']]]);
  });

  it('every digest once, whatever the tags', () => {
    const tags = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(tags, { minLength: 1, maxLength: 60 }), (lists) => {
        const digests = lists.map((list, index) => summary(`${index}`, list));
        const ids = proposed(digests).flatMap(([, chapterIds]) => chapterIds);
        expect(ids.sort()).toEqual(digests.map(({ id }) => id).sort());
      }),
      { numRuns: 50 },
    );
  });
});

describe('BOOK-35 a book from a search, or from a tree of topics', () => {
  const digests = [
    summary('1', ['Anki', '复习']),
    summary('2', ['阅读']),
    summary('3', ['笔记']),
    summary('4', []),
    summary('5', ['Anki'], { status: 'draft' }),
  ];
  const found: Readonly<Record<string, string[]>> = { 'tag:Anki': ['1', '5'], '"卡片"': ['4', '2'], '"阅读"': ['3'] };
  const find = (query: string) => new Set(found[query]);
  const partsOf = (source: BookSource) =>
    openBooks()
      .books.createAuto(digests, 'zh-Hans', '书', { source, find })
      .outline.parts.map(({ title, chapters }) => ({
        title,
        chapters: chapters.map((one) => [
          one.title,
          ...one.entries.map((entry) => ('digestId' in entry ? entry.digestId : '')),
        ]),
      }));

  it('takes what the search finds, as if there were nothing else', () => {
    expect(partsOf({ kind: 'search', query: 'tag:Anki' })).toEqual([{ title: '', chapters: [['精华', '1']] }]);
    const empty = expect.objectContaining({ code: 'book-empty' });
    expect(() => partsOf({ kind: 'search', query: '没有' })).toThrow(empty);
  });

  it.each([
    '# 学习\n## **ANKI**\n- 卡片\n## 空的\n# 阅读\n',
    '- 学习\n  - ANKI\n    - 卡片\n  - 空的\n- 阅读',
    '学习\r\n\tANKI\r\n\t\t卡片\r\n\t空的\r\n\r\n阅读',
    '# 学习\n1. ANKI\n   1) 卡片\n2. 空的\n\n# 阅读',
  ])('has parts, chapters and topics of %j: by tags, then by search, then the rest', (outline) => {
    expect(partsOf({ kind: 'topics', outline })).toEqual([
      { title: '学习', chapters: [['ANKI', '1', '4'], ['空的']] },
      { title: '阅读', chapters: [['阅读', '2', '3']] },
    ]);
  });

  it('puts what no topic takes last; a tree of one level has no parts', () => {
    expect(partsOf({ kind: 'topics', outline: 'Anki\n卡片' })).toEqual([
      {
        title: '',
        chapters: [
          ['Anki', '1'],
          ['卡片', '2', '4'],
          ['其他', '3'],
        ],
      },
    ]);
    expect(partsOf({ kind: 'topics', outline: ' \n' })).toEqual([
      { title: '', chapters: [['精华', '1', '2', '3', '4']] },
    ]);
  });

  it('has every digest once, whatever the tree', () => {
    const line = fc.tuple(
      fc.constantFrom('', ' ', '\t', '# ', '## ', '  - ', '1. '),
      fc.constantFrom('Anki', '卡片', '*', '阅读'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const outline = lines.map(([before, words]) => before + words).join('\n');
        const parts = partsOf({ kind: 'topics', outline });
        const ids = parts.flatMap(({ chapters }) => chapters.flatMap(([, ...all]) => all));
        expect(ids.toSorted()).toEqual(['1', '2', '3', '4']);
      }),
    );
  });
});
