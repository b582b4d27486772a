import { describe, expect, test } from 'vitest';
import type { ParsedQuery, QueryChip } from '../../src-main/contract/index.ts';
import {
  filterText,
  monthAfter,
  monthOf,
  replaceChip,
  scopeOf,
  toggleFilter,
  toggleMonth,
  withoutChips,
  withScope,
  worthShowing,
} from '../../src-renderer/features/search/query-text.ts';

/** A query as the engine would read it, as far as these tests go. */
function parsed(query: string): ParsedQuery {
  const chips = [...query.matchAll(/-?(?:\w+:)?(?:"[^"]*"|\S+)/g)].map(({ 0: text, index }): QueryChip => {
    const filter = /^-?(tag|by|in|chat|from|before|after):(.*)$/.exec(text);
    return {
      kind: text === 'OR' ? 'or' : filter ? 'filter' : 'word',
      start: index,
      end: index + text.length,
      excluded: text.startsWith('-'),
      key: (filter?.[1] as QueryChip['key']) ?? null,
      value: (filter?.[2] ?? text).replaceAll('"', ''),
      problem: null,
    };
  });
  return { query, chips, normalized: query, link: '' };
}

const chipAt = (query: ParsedQuery, index: number) => query.chips[index] as QueryChip;

describe('chips of a query', () => {
  test('one is rewritten where it stands', () => {
    const query = parsed('复习 tag:"期末 考试" 笔记');
    expect(replaceChip(query, chipAt(query, 1), 'tag:期中')).toBe('复习 tag:期中 笔记');
  });

  test('one is taken away, and the rest stays as it was typed', () => {
    const query = parsed('复习  tag:考试 -笔记');
    expect(replaceChip(query, chipAt(query, 1), '')).toBe('复习 -笔记');
    expect(replaceChip(query, chipAt(query, 0), ' ')).toBe('tag:考试 -笔记');
  });

  test('an OR goes with its operand, and never binds strangers', () => {
    const query = parsed('a OR b c');
    expect(replaceChip(query, chipAt(query, 0), '')).toBe('b c');
    expect(replaceChip(query, chipAt(query, 2), '')).toBe('a c');
    expect(replaceChip(query, chipAt(query, 3), '')).toBe('a OR b');
    const three = parsed('a OR b OR c');
    expect(replaceChip(three, chipAt(three, 0), '')).toBe('b OR c');
    expect(replaceChip(three, chipAt(three, 2), '')).toBe('a c');
    expect(withoutChips(query, () => true)).toBe('');
  });

  test('plain words need no chips', () => {
    expect(worthShowing(parsed('复习 笔记').chips)).toBe(false);
    expect(worthShowing(parsed('复习 -笔记').chips)).toBe(true);
    expect(worthShowing(parsed('tag:复习').chips)).toBe(true);
  });
});

describe('filters from facets', () => {
  test('values with blanks are quoted', () => {
    expect(filterText({ key: 'chat', value: '一起学 · 主群' })).toBe('chat:"一起学 · 主群"');
    expect(filterText({ key: 'tag', value: '复习' })).toBe('tag:复习');
    expect(filterText({ key: 'by', value: 'a "b"' })).toBe('by:"a b"');
  });

  test('a filter goes in and comes out again', () => {
    const filter = { key: 'chat', value: '一起学 · 主群' } as const;
    const narrowed = toggleFilter(parsed('复习'), filter);
    expect(narrowed).toBe('复习 chat:"一起学 · 主群" ');
    expect(toggleFilter(parsed(narrowed), filter)).toBe('复习');
    expect(toggleFilter(parsed('-tag:复习'), { key: 'tag', value: '复习' })).toBe('-tag:复习 tag:复习 ');
  });

  test('a month is from its beginning to that of the next, in place of other times', () => {
    expect(monthAfter('2026-03')).toBe('2026-04');
    expect(monthAfter('2026-12')).toBe('2027-01');
    const march = toggleMonth(parsed('复习 after:2025'), '2026-03');
    expect(march.trim()).toBe('复习 from:2026-03 before:2026-04');
    expect(monthOf(parsed(march).chips)).toBe('2026-03');
    expect(toggleMonth(parsed(march), '2026-04').trim()).toBe('复习 from:2026-04 before:2026-05');
    expect(toggleMonth(parsed(march), '2026-03')).toBe('复习');
    expect(monthOf(parsed('from:2026-03 before:2026-08').chips)).toBeNull();
    expect(monthOf(parsed('复习').chips)).toBeNull();
  });

  test('the scope is a filter of its own', () => {
    const digests = withScope(parsed('复习'), 'digests');
    expect(digests.trim()).toBe('复习 in:digests');
    expect(scopeOf(parsed(digests).chips)).toBe('digests');
    expect(withScope(parsed(digests), 'messages').trim()).toBe('复习 in:messages');
    expect(withScope(parsed('复习 in:digests in:"主 群"'), 'all')).toBe('复习 in:"主 群"');
    expect(scopeOf(parsed('-in:digests').chips)).toBe('all');
  });
});
