import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, idsOf, indexOf } from './library.ts';

const DAY = 86_400_000;
/** Where the tests' calendar stands: Sunday 2023-11-19, noon in Shanghai. */
const NOW = 1_700_366_400_000;

/** `m1`… are a minute apart from 2023-11-15 06:14 in Shanghai on, by `sender 1`… in turn. */
const library = indexOf(
  [
    'ollama 怎么安装？',
    '看 https://ollama.com 就行',
    'run `ollama pull` first',
    'ollama 能用显卡吗？',
    'what about ollama on windows',
    '谢谢大家',
  ],
  [
    digest('install', {
      title: '安装 ollama',
      tags: ['安装', 'ollama'],
      contributors: ['张三', 'Alice'],
      chatIds: ['c1'],
      status: 'published',
      discussedFrom: NOW - 40 * DAY,
      discussedTo: NOW - 39 * DAY,
      holds: ['link', 'code'],
    }),
    digest('gpu', {
      title: 'ollama 与显卡',
      tags: ['显卡', 'machine learning'],
      contributors: ['李四'],
      status: 'draft',
      discussedFrom: NOW - 5 * DAY,
      discussedTo: NOW - 5 * DAY,
      updatedAt: NOW,
    }),
  ],
);

type Case = readonly [query: string, found: readonly string[]];
const check = (cases: readonly Case[]) =>
  it.each(cases)('%j finds %j', (query, found) => {
    const result = library.search(query, 'all', 100);
    expect(idsOf(result).sort()).toEqual([...found].sort());
    expect(result.problems).toEqual([]);
    expect(result.relaxed).toEqual([]);
  });

const OLLAMA = ['m1', 'm2', 'm3', 'm4', 'm5'];

describe('SEARCH-23 filters beside words', () => {
  check([
    ['ollama', ['install', 'gpu', ...OLLAMA]],
    ['ollama tag:安装', ['install']],
    ['ollama TAG:OLLAMA', ['install']],
    ['标签:安装', ['install']],
    ['標籤：安裝', ['install']],
    ['tag:"machine learning"', ['gpu']],
    ['tag:#显卡', ['gpu']],
    ['tag:安装 OR tag:显卡', ['install', 'gpu']],
    ['tag:安装 tag:显卡', []],
    ['ollama -tag:安装 in:digests', ['gpu']],
    ['ollama in:digests', ['install', 'gpu']],
    ['ollama 在:摘要', ['install', 'gpu']],
    ['ollama is:message', OLLAMA],
    ['ollama -in:digests', OLLAMA],
    ['ollama is:message -windows', ['m1', 'm2', 'm3', 'm4']],
    ['windows OR 显卡 is:message', ['m4', 'm5']],
  ]);

  it('takes everything else before a colon for text', () => {
    const { chips } = library.index.parse('title:x https://a.b 12:30 note:tag:y');
    expect(chips.every(({ key }) => key === null)).toBe(true);
  });
});

describe('SEARCH-24 what filters mean', () => {
  check([
    ['by:张三', ['install']],
    ['by:@alice', ['install']],
    ['作者:李', ['gpu']],
    ['by:"sender 1"', ['m1']],
    ['ollama by:"sender 4"', ['m4']],
    ['ollama chat:chat is:message', OLLAMA],
    ['ollama in:Chat is:digest', ['install']],
    ['群:chat 安装 -is:message', ['install']],
    ['status:draft', ['gpu']],
    ['状态:草稿', ['gpu']],
    ['status:published ollama', ['install']],
    ['has:link', ['install', 'm2']],
    ['has:code', ['install', 'm3']],
    ['含:链接 is:message', ['m2']],
    ['has:link OR has:code is:message', ['m2', 'm3']],
    ['is:question', ['m1', 'm4']],
    ['是:问题 显卡', ['m4']],
    ['is:unanswered', []],
    ['is:answer is:message', ['m2', 'm3', 'm5', 'm6']],
  ]);
});

describe('SEARCH-25 dates', () => {
  check([
    ['ollama from:2023-11-15 is:message', OLLAMA],
    ['ollama from:2023-11-16 is:message', []],
    ['ollama before:2023-11-15 is:message', []],
    ['ollama before:20231116 is:message', OLLAMA],
    ['ollama after:2023-11-14 is:message', OLLAMA],
    ['ollama after:2023-11-15 is:message', []],
    ['ollama from:2023/11/15 is:message', OLLAMA],
    ['ollama from:2023年11月 is:message', OLLAMA],
    ['ollama after:2022 before:2024 is:message', OLLAMA],
    ['ollama from:本周 is:message', OLLAMA],
    ['ollama after:上周 is:message', OLLAMA],
    ['ollama from:today is:message', []],
    ['ollama after:last month is:message', OLLAMA],
    ['ollama after:"last month" is:message', OLLAMA],
    ['is:digest before:2023-11', ['install']],
    ['is:digest from:本月', ['gpu']],
    ['is:digest before:上个月', []],
    ['is:digest from:last month before:this month', ['install']],
    ['is:digest from:去年', ['install', 'gpu']],
    ['晚于:前年 早于:今年', []],
  ]);
});

describe('SEARCH-26 what cannot be understood', () => {
  it.each([
    ['ollama status:done', 'query-value-unknown', 'done'],
    ['ollama has:love', 'query-value-unknown', 'love'],
    ['ollama is:nice', 'query-value-unknown', 'nice'],
    ['ollama from:alice', 'query-date-unknown', 'alice'],
    ['ollama before:2023-02-30', 'query-date-unknown', '2023-02-30'],
    ['ollama after:2023-13', 'query-date-unknown', '2023-13'],
    ['ollama tag:', 'query-value-missing', undefined],
    ['ollama by:""', 'query-value-missing', undefined],
  ])('%s is told and left out', (query, code, value) => {
    const result = library.search(query);
    expect(result.problems).toMatchObject([{ code, ...(value !== undefined && { details: { value } }) }]);
    expect(result.problems[0]?.next).toMatch(/\.$/);
    expect(result.total).toBe(7);
  });

  it('suggests the query without the filters that let nothing through', () => {
    const result = library.search('windows tag:显卡');
    expect(idsOf(result)).toEqual([]);
    expect(result.suggestion).toBe('windows');
    expect(library.search('ollama 不存在的').relaxed).toEqual(['every-word']);
    expect(library.search('tag:nothing').total).toBe(0);
  });

  it('never throws, whatever stands behind a colon', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'tag:',
        'by:',
        '-by:',
        'from:',
        'before:',
        'is:',
        'has:',
        'in:',
        'status:',
        ' ',
        '"',
        ' OR ',
        '2023-',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const { chips } = library.index.parse(text);
        expect(chips.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
        expect(library.search(text).total).toBeGreaterThanOrEqual(0);
        library.index.complete(text, text.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('SEARCH-27 pieces, links and completion', () => {
  it('shows a query as chips', () => {
    const { chips } = library.index.parse('量化 "a b" OR c -tag:x 早于：2024');
    expect(chips.map(({ kind, key, value, excluded }) => [kind, key, value, excluded])).toEqual([
      ['word', null, '量化', false],
      ['phrase', null, 'a b', false],
      ['or', null, 'OR', false],
      ['word', null, 'c', false],
      ['filter', 'tag', 'x', true],
      ['filter', 'before', '2024', false],
    ]);
  });

  it.each([
    ['量化  早于：2024', '量化 before:2024'],
    ['「a b」 x', '"a b" x'],
    ['标签:"a b" from:last month', 'tag:"a b" from:"last month"'],
    ['a | b', 'a OR b'],
  ])('%s is %s by the book, and that stays so', (query, normalized) => {
    const parsed = library.index.parse(query);
    expect(parsed.normalized).toBe(normalized);
    expect(library.index.parse(normalized).normalized).toBe(normalized);
    expect(decodeURIComponent(decodeURIComponent(parsed.link))).toBe(`/search/${normalized}`);
  });

  it.each([
    ['ollama ta', 'tag:', 'key'],
    ['tag:', 'tag:安装', 'tag'],
    ['tag:anz', 'tag:安装', 'tag'],
    ['tag:xk', 'tag:显卡', 'tag'],
    ['-tag:mach', '-tag:"machine learning"', 'tag'],
    ['xianka', 'tag:显卡', 'tag'],
    ['by:sender', 'by:"sender 0"', 'person'],
    ['status:dr', 'status:draft', 'value'],
    ['is:un', 'is:unanswered', 'value'],
    ['in:ch', 'in:Chat', 'chat'],
    ['before:上', 'before:上周', 'value'],
  ])('%s may become %s', (text, wanted, kind) => {
    const { start, end, options } = library.index.complete(text, text.length);
    expect(options.slice(0, 3)).toContainEqual(expect.objectContaining({ text: wanted, kind }));
    expect(end).toBe(text.length);
    expect(start).toBe(text.lastIndexOf(' ') + 1);
  });

  it('offers nothing where nothing stands', () => {
    expect(library.index.complete('a ', 2).options).toEqual([]);
  });
});
