import { expect, test } from 'vitest';
import { endOfDay, startOfDay } from '../../src-renderer/features/reader/day-instant.ts';

test('a day begins and ends by the clocks of its zone', () => {
  expect(startOfDay('2026-03-15', 'Asia/Shanghai')).toBe(Date.UTC(2026, 2, 14, 16));
  expect(endOfDay('2026-03-15', 'Asia/Shanghai')).toBe(Date.UTC(2026, 2, 15, 16));
  expect(startOfDay('2026-03-15', 'UTC')).toBe(Date.UTC(2026, 2, 15));
  expect(startOfDay('2026-01-01', 'America/New_York')).toBe(Date.UTC(2026, 0, 1, 5));
});

test('a day on which the clocks are changed is shorter or longer', () => {
  const length = (day: string) => (endOfDay(day, 'Europe/Berlin') ?? 0) - (startOfDay(day, 'Europe/Berlin') ?? 0);
  expect(length('2026-03-29')).toBe(23 * 3_600_000);
  expect(length('2026-10-25')).toBe(25 * 3_600_000);
  expect(length('2026-12-31')).toBe(24 * 3_600_000);
});

test('what is no day is no instant', () => {
  expect(startOfDay('', 'UTC')).toBeNull();
  expect(endOfDay('soon', 'UTC')).toBeNull();
});
