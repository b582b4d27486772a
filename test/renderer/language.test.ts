import { describe, expect, test } from 'vitest';
import { locales, QunshuError, toErrorData } from '../../src-main/contract/index.ts';
import { chooseLocale } from '../../src-renderer/app/i18n/choose-locale.ts';
import {
  dayOf,
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatNames,
  formatRange,
} from '../../src-renderer/app/i18n/format.ts';
import { createTranslator, speak } from '../../src-renderer/app/i18n/i18n.ts';
import { presentError } from '../../src-renderer/app/i18n/present-error.ts';

describe('the language to begin with', () => {
  test.each([
    [['zh-CN', 'en'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK', 'en'], 'zh-Hant'],
    [['zh-Hant-HK'], 'zh-Hant'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh_TW'], 'zh-Hant'],
    [['en-GB'], 'en'],
    [['fr', 'de', 'zh-MO'], 'zh-Hant'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('%j -> %s', (system, locale) => {
    expect(chooseLocale(system)).toBe(locale);
  });
});

describe('errors in words', () => {
  test.each(locales)('%s: message and next step, filled', async (locale) => {
    const { t } = await createTranslator(locale);
    const shown = presentError(new QunshuError('library-locked', { path: '/我的/库', owner: 'Qunshu 4711' }), t);
    expect(shown.code).toBe('library-locked');
    expect(shown.message).toContain('/我的/库');
    expect(shown.message).toContain('Qunshu 4711');
    expect(shown.message).not.toMatch(/[{}]/);
    expect(shown.next.length).toBeGreaterThan(4);
  });

  test('words of the domain are said in the interface’s language', async () => {
    const { t } = await createTranslator('zh-Hans');
    expect(presentError(new QunshuError('not-found', { what: 'digest', id: 'd1' }), t).message).toBe(
      '没有这个精华：“d1”。',
    );
    const { message } = presentError(new QunshuError('status-not-allowed', { from: 'draft', to: 'archived' }), t);
    expect(message).toBe('“草稿”的精华不能直接变成“已归档”。');
    expect(presentError(new QunshuError('not-found', { what: 'wombat', id: '1' }), t).message).toContain('wombat');
  });

  test('a detail that is missing is seen as a gap', async () => {
    const { t } = await createTranslator('en');
    expect(presentError(new QunshuError('disk-full'), t).message).toBe('The disk that holds {path} is full.');
  });

  test('markup and placeholders in details stay text', async () => {
    const { t } = await createTranslator('en');
    const error = new QunshuError('file-missing', { path: '<b>{reason}</b> $t(app.name)' });
    expect(presentError(error, t).message).toBe('There is no file <b>{reason}</b> $t(app.name).');
  });

  test('errors as data, and bugs', async () => {
    const { t } = await createTranslator('en');
    expect(presentError(toErrorData(new QunshuError('no-library')), t).message).toBe('No library is open.');
    expect(presentError(new TypeError('x is not a function'), t)).toMatchObject({
      code: 'internal',
      message: 'Something inside Qunshu went wrong: x is not a function.',
    });
  });
});

describe('switching the language', () => {
  test('loads it and speaks it', async () => {
    const translator = await createTranslator('en');
    expect(translator.t('app.screen.digests')).toBe('Digests');
    await speak(translator, 'zh-Hant');
    expect(translator.t('app.screen.digests')).toBe('精華');
  });

  test('counts have their plural and their grouping', async () => {
    const translator = await createTranslator('en');
    expect(translator.t('inbox.messages', { count: 1 })).toBe('1 message');
    expect(translator.t('inbox.messages', { count: 12_345 })).toBe('12,345 messages');
    await speak(translator, 'zh-Hans');
    expect(translator.t('inbox.messages', { count: 1 })).toBe('1 条消息');
  });
});

describe('dates and numbers', () => {
  const instant = Date.UTC(2026, 2, 1, 16, 5);

  test('in the chat’s own zone', () => {
    expect(formatDate(instant, 'time', 'zh-Hans', 'Asia/Shanghai')).toBe('00:05');
    expect(formatDate(instant, 'time', 'en', 'America/New_York')).toBe('11:05');
    expect(dayOf(instant, 'Asia/Shanghai')).toBe('2026-03-02');
    expect(dayOf(instant, 'UTC')).toBe('2026-03-01');
  });

  test('a zone nobody knows falls back instead of failing', () => {
    expect(formatDate(instant, 'time', 'en', 'Moon/Crater')).toMatch(/^\d\d:\d\d$/);
    expect(dayOf(instant, 'Moon/Crater')).toMatch(/^2026-03-0[12]$/);
  });

  test('in each language', () => {
    expect(formatDate(instant, 'weekday', 'zh-Hans', 'Asia/Shanghai')).toBe('2026年3月2日星期一');
    expect(formatDate(instant, 'weekday', 'en', 'Asia/Shanghai')).toBe('Monday, March 2, 2026');
    expect(formatRange(instant, instant + 40 * 86_400_000, 'en', 'UTC')).toMatch(/Mar 1\s–\sApr 10, 2026/);
  });

  test('names stand apart', () => {
    expect(formatNames(['Ann', 'Ben'], 'en')).toBe('Ann, Ben');
    expect(formatNames(['小明', 'Ben Lee'], 'zh-Hans')).toBe('小明、Ben Lee');
    expect(formatNames(['小明', 'Ben Lee'], 'zh-Hant')).toBe('小明、Ben Lee');
  });

  test('numbers', () => {
    expect(formatCount(1_234_567, 'zh-Hans')).toBe('1,234,567');
    expect(formatBytes(0, 'en')).toBe('0 byte');
    expect(formatBytes(1_500, 'en')).toBe('1.5 kB');
    expect(formatBytes(312_400_000, 'en')).toBe('312 MB');
    expect(formatDuration(412, 'en')).toBe('0.4 sec');
    expect(formatDuration(180_000, 'en')).toBe('3 min');
  });
});
