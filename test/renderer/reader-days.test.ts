import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayCount, PlacedMessage } from '../../src-main/contract/index.ts';
import {
  binDays,
  dayAtOffset,
  dayAtShare,
  dayFrom,
  monthMarks,
  shareOfDay,
} from '../../src-renderer/features/reader/density.ts';
import { placementOf } from '../../src-renderer/features/reader/grouping.ts';

const days: readonly DayCount[] = [
  { day: '2026-01-01', messages: 10, offset: 0 },
  { day: '2026-01-02', messages: 90, offset: 10 },
  { day: '2026-01-31', messages: 5, offset: 100 },
];

function message(sentAt: string, change: Partial<PlacedMessage> = {}): PlacedMessage {
  return {
    id: sentAt,
    chatId: 'c',
    senderId: 'p1',
    sender: 'A',
    sentAt: Date.parse(sentAt),
    kind: 'text',
    text: 'x',
    replyTo: null,
    source: { importId: 'i', line: 0 },
    threadId: null,
    parentId: null,
    ...change,
  };
}

describe('READER-7 day separators in the chat’s own zone', () => {
  test('midnight in Shanghai is four in the afternoon in UTC', () => {
    const before = message('2026-03-01T15:59:00Z');
    const after = message('2026-03-01T16:01:00Z');
    expect(placementOf(after, before, 'Asia/Shanghai').newDay).toBe(true);
    expect(placementOf(after, before, 'UTC').newDay).toBe(false);
  });

  test('the first message begins a day', () => {
    expect(placementOf(message('2026-03-01T00:00:00Z'), undefined, 'UTC')).toEqual({ newDay: true, continued: false });
  });
});

describe('READER-8 messages of one sender stand together', () => {
  const before = message('2026-03-01T10:00:00Z');
  const placed = (sentAt: string, change: Partial<PlacedMessage> = {}) =>
    placementOf(message(sentAt, change), before, 'UTC').continued;

  test('within five minutes', () => {
    expect(placed('2026-03-01T10:05:00Z')).toBe(true);
    expect(placed('2026-03-01T10:05:01Z')).toBe(false);
  });

  test('not another sender, not a reply, not a notice', () => {
    expect(placed('2026-03-01T10:01:00Z', { senderId: 'p2' })).toBe(false);
    expect(placed('2026-03-01T10:01:00Z', { replyTo: 'm' })).toBe(false);
    expect(placed('2026-03-01T10:01:00Z', { kind: 'system' })).toBe(false);
    expect(placed('2026-03-01T10:01:00Z', { quotation: { text: 'q' } })).toBe(false);
  });

  test('not over midnight', () => {
    const late = message('2026-03-01T23:59:00Z');
    expect(placementOf(message('2026-03-02T00:01:00Z'), late, 'UTC')).toEqual({ newDay: true, continued: false });
  });
});

describe('READER-9 the density strip goes by time', () => {
  test('a day’s place does not depend on how busy it was', () => {
    expect(shareOfDay(days, '2026-01-01')).toBe(0);
    expect(shareOfDay(days, '2026-01-16')).toBe(0.5);
    expect(shareOfDay(days, '2026-01-31')).toBe(1);
  });

  test('bins hold every message once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
        const bins = binDays(days, count);
        expect(bins).toHaveLength(count);
        expect(bins.reduce((sum, bin) => sum + bin.messages, 0)).toBe(105);
      }),
    );
  });

  test('a place leads to a day with messages, the way back to that place', () => {
    expect(dayAtShare(days, 0)?.day).toBe('2026-01-01');
    expect(dayAtShare(days, 0.5)?.day).toBe('2026-01-31');
    expect(dayAtShare(days, 7)?.day).toBe('2026-01-31');
    expect(dayAtShare([], 0.5)).toBeNull();
  });

  test('a chat of a single day', () => {
    const single = days.slice(0, 1);
    expect(shareOfDay(single, '2026-01-01')).toBe(0);
    expect(binDays(single, 4)[0]?.messages).toBe(10);
  });

  test('month marks are thinned, and cross the year', () => {
    const long = [
      { day: '2024-11-20', messages: 1, offset: 0 },
      { day: '2026-02-03', messages: 1, offset: 1 },
    ];
    const marks = monthMarks(long, 8);
    expect(marks.length).toBeLessThanOrEqual(8);
    expect(marks.map((mark) => mark.month)).toEqual([
      '2024-11',
      '2025-01',
      '2025-03',
      '2025-05',
      '2025-07',
      '2025-09',
      '2025-11',
      '2026-01',
    ]);
  });
});

describe('READER-10 going to a date', () => {
  test('a day with messages, the next one, else the last', () => {
    expect(dayFrom(days, '2026-01-02')?.offset).toBe(10);
    expect(dayFrom(days, '2026-01-03')?.offset).toBe(100);
    expect(dayFrom(days, '2027-01-01')?.offset).toBe(100);
    expect(dayFrom([], '2027-01-01')).toBeNull();
  });

  test('the day of a position', () => {
    expect(dayAtOffset(days, 0)?.day).toBe('2026-01-01');
    expect(dayAtOffset(days, 9)?.day).toBe('2026-01-01');
    expect(dayAtOffset(days, 10)?.day).toBe('2026-01-02');
    expect(dayAtOffset(days, 10_000)?.day).toBe('2026-01-31');
  });
});
