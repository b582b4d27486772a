import { describe, expect, test } from 'vitest';
import type { SearchHit } from '../../src-main/contract/index.ts';
import { findQuery, firstMatch, matchesIn, nextMatch } from '../../src-renderer/features/reader/find.ts';
import { possibleCorrections } from '../../src-renderer/features/reader/possible-corrections.ts';
import { rangesOf } from '../../src-renderer/ui/highlight.ts';

const lit = { id: 't1', messageIds: ['a', 'b', 'c'] };

describe('READER-11 corrections concern the marked messages, else the selected one', () => {
  test('marked ones go before the selected one', () => {
    const possible = possibleCorrections(lit, ['x', 'b'], { id: 'y', threadId: 't2' });
    expect(possible.add).toEqual({ kind: 'add', threadId: 't1', messageIds: ['x'] });
    expect(possible.takeOut).toEqual({ kind: 'takeOut', threadId: 't1', messageIds: ['b'] });
    expect(possible.gather).toEqual({ kind: 'gather', messageIds: ['x', 'b'] });
  });

  test('the selected one, where none is marked', () => {
    expect(possibleCorrections(lit, [], { id: 'y', threadId: 't2' }).add).toMatchObject({ messageIds: ['y'] });
    expect(possibleCorrections(lit, [], undefined)).toEqual({
      add: null,
      takeOut: null,
      gather: null,
      split: null,
      merge: null,
    });
  });
});

describe('READER-12 adding, taking out, splitting', () => {
  test('not all of a conversation is taken out, and no message is added twice', () => {
    const all = possibleCorrections(lit, ['a', 'b', 'c'], undefined);
    expect([all.add, all.takeOut]).toEqual([null, null]);
  });

  test('split at a message that is not the first', () => {
    expect(possibleCorrections(lit, [], { id: 'b', threadId: 't1' }).split).toEqual({
      kind: 'split',
      threadId: 't1',
      messageIds: ['b', 'c'],
    });
    expect(possibleCorrections(lit, [], { id: 'a', threadId: 't1' }).split).toBeNull();
    expect(possibleCorrections(lit, [], { id: 'y', threadId: 't2' }).split).toBeNull();
  });
});

test('READER-13 merging takes another conversation, a new one takes marks alone', () => {
  expect(possibleCorrections(lit, [], { id: 'y', threadId: 't2' }).merge).toEqual({
    kind: 'merge',
    threadIds: ['t1', 't2'],
  });
  expect(possibleCorrections(lit, [], { id: 'a', threadId: 't1' }).merge).toBeNull();
  expect(possibleCorrections(lit, [], { id: 'y', threadId: null }).merge).toBeNull();
  expect(possibleCorrections(undefined, ['a'], undefined).gather).toMatchObject({ messageIds: ['a'] });
});

describe('READER-14 finding in a chat', () => {
  const hit = (id: string, chatId: string, at: number) => ({ id, chatId, at }) as unknown as SearchHit;

  test('as it stands, in this chat, in the order it was said', () => {
    expect(findQuery(' 复习 "计划" ', '一起学 “主群”')).toBe('"复习  计划" chat:"一起学  主群"');
    const matches = matchesIn([hit('late', 'c', 9), hit('other', 'd', 5), hit('early', 'c', 2)], 'c');
    expect(matches.map(({ id }) => id)).toEqual(['early', 'late']);
    expect([0, 2, 5, 10].map((from) => firstMatch(matches, from))).toEqual([0, 0, 1, 1]);
    expect(firstMatch([], 0)).toBe(-1);
  });

  test('goes round at the ends', () => {
    expect([nextMatch(0, 3, 1), nextMatch(2, 3, 1), nextMatch(0, 3, -1), nextMatch(-1, 0, 1)]).toEqual([1, 0, 2, -1]);
  });

  test('lights every place, capitals aside', () => {
    expect(rangesOf('Note, note', 'NOTE')).toEqual([
      [0, 4],
      [6, 10],
    ]);
    expect(rangesOf('abc', '')).toEqual([]);
    expect(rangesOf('İstanbul', 'stan')).toEqual([]);
  });
});
