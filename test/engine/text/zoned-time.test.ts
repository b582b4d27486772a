import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, isTimezone, wallClock, ZonedClock } from '../../../src-main/engine/text/index.ts';

const at = (text: string) => Date.parse(`${text}Z`);

describe('wall clocks and instants', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-01T20:00:00', '2026-03-01T12:00:00'],
    ['Asia/Kolkata', '2026-03-01T20:00:00', '2026-03-01T14:30:00'],
    ['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00'],
    ['Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00'],
    ['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:15:00', '2026-04-04T14:15:00'],
  ])('%s %s is %sZ', (timezone, local, instant) => {
    const clock = new ZonedClock(timezone);
    expect(new Date(clock.toInstant(at(local))).toISOString()).toBe(`${instant}.000Z`);
    expect(clock.toLocal(at(instant))).toBe(at(local));
  });

  test('a time that occurs twice is the first of the two', () => {
    const clock = new ZonedClock('Europe/Berlin');
    expect(clock.toInstant(at('2026-10-25T02:30:00'))).toBe(at('2026-10-25T00:30:00'));
  });

  test('a time that does not exist is moved forward by the gap', () => {
    const clock = new ZonedClock('Europe/Berlin');
    const instant = clock.toInstant(at('2026-03-29T02:30:00'));
    expect(clock.toLocal(instant)).toBe(at('2026-03-29T03:30:00'));
  });

  test('offsets are those of Intl at every instant', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'];
    const year2000 = Date.UTC(2000, 0, 1);
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 40 * 365 * 86_400 }), (timezone, seconds) => {
        const instant = year2000 + seconds * 1000;
        const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: timezone }).replace(' ', 'T');
        expect(new ZonedClock(timezone).toLocal(instant)).toBe(at(shown));
      }),
    );
  });
});

test('impossible dates are refused, never rolled over', () => {
  expect(wallClock(2026, 2, 31)).toBeNull();
  expect(wallClock(2026, 2, 29)).toBeNull();
  expect(wallClock(2024, 2, 29)).toBe(at('2024-02-29T00:00:00'));
  expect(wallClock(2026, 13, 1)).toBeNull();
  expect(wallClock(2026, 1, 1, 24)).toBeNull();
  expect(wallClock(2026, 1, 1, 23, 60)).toBeNull();
  expect(dayOf(at('2026-03-01T23:59:59'))).toBe('2026-03-01');
});

test('zones that nobody knows are told apart', () => {
  expect(isTimezone('Asia/Taipei')).toBe(true);
  expect(isTimezone('Asia/Atlantis')).toBe(false);
});
