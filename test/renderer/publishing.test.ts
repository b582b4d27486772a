import { describe, expect, test } from 'vitest';
import type { BookOutline } from '../../src-main/contract/index.ts';
import { proposedFile } from '../../src-renderer/api/proposed-file.ts';
import { namesOf, withAppendix } from '../../src-renderer/features/books/matter.ts';
import { pinEntry } from '../../src-renderer/features/books/outline.ts';
import { keepChatApp, readChatApp } from '../../src-renderer/features/sharing/chat-app.ts';
import { isPeriod, recentDays } from '../../src-renderer/features/sharing/period.ts';

describe('a path proposed for a title', () => {
  test('lies in the folder, with the separator the folder has', () => {
    expect(proposedFile('/home/me/', '周报', 'digest', '.md')).toBe('/home/me/周报.md');
    expect(proposedFile('C:\\Books', '周报', 'digest', '')).toBe('C:\\Books\\周报');
  });

  test('has none of the characters that a system forbids, and is never empty', () => {
    expect(proposedFile('/a', 'A/B: “C”? <d>.', 'digest', '.md')).toBe('/a/A B “C” d.md');
    expect(proposedFile('/a', ' ?? ', 'digest', '.md')).toBe('/a/digest.md');
  });

  test('is short enough for a file system, and cuts no character', () => {
    const name = proposedFile('', '🦉'.repeat(200), 'digest', '').slice(1);
    expect(new TextEncoder().encode(name).length).toBeLessThan(250);
    expect(Array.from(name).every((character) => character === '🦉')).toBe(true);
  });
});

test('the chat program last shared to is remembered, and a strange one is not', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(readChatApp(storage, ['wechat', 'slack'])).toBe('wechat');
  keepChatApp(storage, 'slack');
  expect(readChatApp(storage, ['wechat', 'slack'])).toBe('slack');
  expect(readChatApp(storage, ['wechat'])).toBe('wechat');
});

test('names are read with any separator, appendices are each there once', () => {
  expect(namesOf(' 甲、乙, 丙；\n')).toEqual(['甲', '乙', '丙']);
  expect(withAppendix(['subjects'], 'subjects', true)).toEqual(['subjects']);
  expect(withAppendix(['subjects'], 'subjects', false)).toEqual([]);
});

test('a digest is pinned and let go, other rows stay', () => {
  const content = { title: '题', templateId: 'standard', sections: {}, answers: [], tags: [], askers: [] };
  const entries = [
    { kind: 'digest' as const, digestId: 'd' },
    { kind: 'text' as const, markdown: 'x' },
  ];
  const chapters = [{ id: 'c', title: '', entries }];
  const outline: BookOutline = {
    ...{ title: '书', subtitle: '', authors: [], language: 'zh-Hans', preface: '', creditPolicy: 'as-chosen' },
    parts: [{ id: 'p', title: '', chapters }],
  };
  const place = { kind: 'entry', part: 0, chapter: 0, entry: 0 } as const;
  const pinned = pinEntry(outline, place, { version: 3, content });
  expect(pinned.parts[0]?.chapters[0]?.entries[0]).toEqual({
    kind: 'digest',
    digestId: 'd',
    pinned: { version: 3, content },
  });
  expect(pinEntry(pinned, place, null)).toEqual(outline);
  expect(pinEntry(outline, { ...place, entry: 1 }, { version: 3, content })).toEqual(outline);
});

describe('the time of a bulletin', () => {
  test('is whole days of the library’s zone', () => {
    const now = Date.parse('2026-03-08T17:00:00Z');
    const week = recentDays(now, 7, 'Asia/Shanghai');
    expect(week).toEqual({ from: '2026-03-03', to: '2026-03-09' });
  });

  test('is none where a day is missing or the order is wrong', () => {
    expect(isPeriod({ from: '2026-03-08', to: '2026-03-08' })).toBe(true);
    expect(isPeriod({ from: '', to: '2026-03-08' })).toBe(false);
    expect(isPeriod({ from: '2026-03-09', to: '2026-03-08' })).toBe(false);
  });
});
