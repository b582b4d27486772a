import { describe, expect, it } from 'vitest';
import type { CreditPolicy } from '../../../src-main/contract/index.ts';
import type { Manuscript } from '../../../src-main/engine/books/index.ts';
import { answer, content, member, passage } from '../digests/support.ts';
import { anki, book, bookOf, chapter, compile, digest, people } from './support.ts';

function entryMarkdown(manuscript: Manuscript): string[] {
  return manuscript.parts.flatMap(({ chapters }) =>
    chapters.flatMap(({ entries }) => entries.map((one) => one.markdown)),
  );
}

describe('BOOK-5 order and language', () => {
  it('are those of the outline', () => {
    const notes = digest('d-notes', content('筆記', { sections: { ask: [passage('怎麼記？')] } }));
    const subject = book({
      language: 'zh-Hant',
      parts: [
        { id: 'p-1', title: '上', chapters: [chapter('c-1', '二', ['d-notes']), chapter('c-2', '一', [], ['後記'])] },
        { id: 'p-2', title: '', chapters: [chapter('c-3', '', ['d-anki'])] },
      ],
    });
    const manuscript = compile(subject, [anki, notes]);
    expect(manuscript.parts.map(({ title, chapters }) => [title, chapters.map((one) => one.title)])).toEqual([
      ['上', ['二', '一']],
      ['第 2 部', ['第 3 章']],
    ]);
    expect(entryMarkdown(manuscript)[0]).toBe('### 訴求\n\n怎麼記？');
    expect(entryMarkdown(manuscript)[2]).toMatch(/^### 訴求\n[\s\S]*#### 周亦安、统计侠的回答 ✓ 已採納/);
  });
});

describe('BOOK-6 what is not there', () => {
  it('is left out and told', () => {
    const parts = [
      {
        id: 'p-1',
        title: '',
        chapters: [chapter('c-1', '记忆', ['d-gone', 'd-anki']), chapter('c-2', '空', ['d-gone'])],
      },
      { id: 'p-2', title: '空部', chapters: [chapter('c-3', '没有', [], [' \n'])] },
    ];
    const manuscript = compile(book({ parts }), [anki]);
    expect(manuscript.parts).toMatchObject([
      { title: '', chapters: [{ id: 'c-1', entries: [{ digestId: 'd-anki' }] }] },
    ]);
    expect(manuscript.warnings).toEqual([
      '“记忆”中的一篇精华读不到（可能已经删除），没有收入。',
      '“空”中的一篇精华读不到（可能已经删除），没有收入。',
      '“空”没有内容，没有收入。',
      '“没有”没有内容，没有收入。',
    ]);
  });

  it('makes no book when nothing is left', () => {
    const empty = expect.objectContaining({ code: 'book-empty', details: { title: '拾光集' } });
    expect(() => compile(book({}), [])).toThrow(empty);
    expect(() => compile(bookOf([anki]), [])).toThrow(empty);
  });
});

describe('BOOK-7 digests that are not published', () => {
  it('are taken and counted', () => {
    const drafts = [
      digest('d-1', content('一'), { status: 'draft' }),
      digest('d-2', content('二'), { status: 'archived' }),
    ];
    const manuscript = compile(bookOf([anki, ...drafts], { language: 'en' }), [anki, ...drafts]);
    expect(manuscript.warnings).toEqual(['2 digests are not published yet.']);
    expect(manuscript.parts[0]?.chapters[0]?.entries).toHaveLength(3);
  });
});

describe('BOOK-8 entries stand on their own', () => {
  it('headings below, code closed, HTML as text', () => {
    const wild = digest('d-1', content('<b>题</b>', { sections: { ask: [passage('# 大\n\n```\n<script>')] } }));
    const subject = bookOf([wild]);
    subject.outline.parts[0]?.chapters[0]?.entries.push({ kind: 'text', markdown: '# 编者按\n\n<div>好</div>' });
    expect(entryMarkdown(compile(subject, [wild]))).toEqual([
      '### 诉求\n\n#### 大\n\n```\n<script>\n```',
      '## 编者按\n\n&lt;div>好&lt;/div>',
    ]);
  });
});

describe('BOOK-9 names', () => {
  const words = '@Kevin Lau 和凯文、周亦安、陈默言都说好';
  const everywhere = digest(
    'd-1',
    content(words, {
      tags: [words],
      sections: { ask: [passage(words)] },
      answers: [answer(['m-lau', 'm-zhou', '路人'], words)],
    }),
  );

  function everything(policy: CreditPolicy): string {
    const parts = [{ id: 'p', title: words, chapters: [chapter('c', words, ['d-1'], [words])] }];
    const outline = { title: words, subtitle: words, preface: words, creditPolicy: policy, parts };
    return JSON.stringify(compile(book(outline), [everywhere]));
  }

  it.each([
    ['as-chosen', ['周亦安', '统计侠', '路人'], ['Kevin', '凯文', '陈默言']],
    ['name', ['周亦安', '统计侠', '路人'], ['Kevin', '凯文', '陈默言']],
    ['alias', ['卡片侠', '统计侠'], ['Kevin', '凯文', '陈默言', '周亦安', '路人']],
    ['anonymous', [], ['Kevin', '凯文', '陈默言', '统计侠', '周亦安', '卡片侠', '路人']],
  ] as const)('policy %s', (policy, shown, hidden) => {
    const text = everything(policy);
    for (const name of shown) {
      expect(text).toContain(name);
    }
    for (const name of hidden) {
      expect(text).not.toContain(name);
    }
    expect(text).toContain('一位成员');
  });

  it('is said in the book’s language', () => {
    const subject = bookOf([everywhere], { language: 'en' });
    expect(compile(subject, [everywhere]).parts[0]?.chapters[0]?.answerers).toEqual(['a member', '周亦安', '路人']);
  });
});

describe('BOOK-10 BOOK-11 credits', () => {
  const one = digest('d-1', content('一', { askers: ['m-he'], answers: [answer(['m-zhou', 'm-lau'], '甲')] }));
  const two = digest(
    'd-2',
    content('二', { askers: ['m-zhou', 'm-x'], answers: [answer(['m-he'], '乙'), answer(['m-zhou'], '丙')] }),
  );
  const members = [...people, member('m-x', '匿', { credit: 'anonymous' })];
  const parts = [
    { id: 'p', title: '', chapters: [chapter('c-1', '章一', ['d-1', 'd-2']), chapter('c-2', '章二', ['d-2'])] },
  ];
  const manuscript = compile(book({ parts }), [one, two], members);

  it('of a chapter, in order of appearance', () => {
    expect(manuscript.parts[0]?.chapters[0]).toMatchObject({
      askers: ['何佳宁', '周亦安', '一位成员'],
      answerers: ['周亦安', '一位成员', '何佳宁'],
    });
  });

  it('of the book, by what everybody gave', () => {
    const first = { digestId: 'd-1', title: '一', chapterId: 'c-1' };
    const second = { digestId: 'd-2', title: '二', chapterId: 'c-1' };
    const again = { digestId: 'd-2', title: '二', chapterId: 'c-2' };
    const plain = { knownFor: [], profile: '' };
    expect(manuscript.contributors).toEqual([
      { ...plain, name: '周亦安', answered: [first, second, again], asked: [second, again] },
      { ...plain, name: '何佳宁', answered: [second, again], asked: [first] },
    ]);
    expect(manuscript.unnamedContributors).toBe(2);
  });
});

it('BOOK-12 the same book makes the same manuscript', () => {
  expect(JSON.stringify(compile(bookOf([anki]), [anki]))).toBe(JSON.stringify(compile(bookOf([anki]), [anki])));
});
