import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditChoice, CreditPolicy, Locale, Member } from '../../../src-main/contract/index.ts';
import { Credits } from '../../../src-main/engine/digests/index.ts';
import { escapeMarkdown, plainText } from '../../../src-main/engine/text/index.ts';
import { hostileMarkdown } from '../text/markdown-arbitrary.ts';
import { member } from './support.ts';

function creditsOf(members: Member[], policy: CreditPolicy = 'as-chosen', language: Locale = 'zh-Hans') {
  return new Credits({ members, policy, language, strangers: ['路人甲'] });
}

const anonymous = { credit: 'anonymous' } as const;

describe('CREDIT-1 the least of choice and policy', () => {
  const shown: Record<CreditPolicy, Record<CreditChoice, string>> = {
    'as-chosen': { name: '周亦安', alias: '卡片侠', anonymous: '一位成员' },
    name: { name: '周亦安', alias: '卡片侠', anonymous: '一位成员' },
    alias: { name: '卡片侠', alias: '卡片侠', anonymous: '一位成员' },
    anonymous: { name: '一位成员', alias: '一位成员', anonymous: '一位成员' },
  };
  const cases = Object.entries(shown).flatMap(([policy, byChoice]) =>
    Object.entries(byChoice).map(([choice, name]) => [policy, choice, name] as const),
  );

  it.each(cases)('policy %s, chosen %s: %s', (policy, choice, name) => {
    const zhou = member('m', '周亦安', { alias: '卡片侠', credit: choice as CreditChoice });
    const credits = creditsOf([zhou], policy as CreditPolicy);
    expect(credits.nameOf('m')).toBe(name);
    expect(credits.isNamed('m')).toBe(name !== '一位成员');
  });

  it('an alias that was never given shows nobody', () => {
    const credits = creditsOf([member('m', '周亦安', { credit: 'alias' })]);
    expect(credits.nameOf('m')).toBe('一位成员');
    expect(credits.hideInMarkdown('周亦安说')).toBe('一位成员说');
  });
});

describe('CREDIT-2 members who are not shown', () => {
  it.each([
    ['zh-Hans', '一位成员'],
    ['zh-Hant', '一位成員'],
    ['en', 'a member'],
  ] as const)('in %s', (language, someone) => {
    const credits = creditsOf([member('m', 'Kevin', anonymous)], 'as-chosen', language);
    expect(credits.nameOf('m')).toBe(someone);
    expect(credits.hideInMarkdown('ask Kevin')).toBe(`ask ${someone}`);
    expect(credits.hideInText('Kevin')).toBe(someone);
  });
});

describe('CREDIT-3 names in passages', () => {
  const credits = creditsOf([
    member('m-1', '周亦安', { aliases: ['安安', 'Zhou Yian'], ...anonymous }),
    member('m-2', 'q4_k_m', { alias: '*星*', credit: 'alias' }),
    member('m-3', '陈默言'),
  ]);

  it.each([
    ['@周亦安 先别急着加新卡', '一位成员 先别急着加新卡'],
    ['安安和周亦安说的一样，陈默言也同意', '一位成员和一位成员说的一样，陈默言也同意'],
    ['**周亦安**：`@安安`', '**一位成员**：`一位成员`'],
    ['https://example.org/zhou yian', 'https://example.org/一位成员'],
    ['```\nauthor = "Zhou Yian"\n```', '```\nauthor = "一位成员"\n```'],
    ['@q4\\_k\\_m 你好', '\\*星\\* 你好'],
    ['没有名字', '没有名字'],
  ])('%s', (text, hidden) => {
    expect(credits.hideInMarkdown(text)).toBe(hidden);
  });

  it('leaves no name, whatever stands around it', () => {
    const names = ['周亦安', '安安', 'Zhou Yian', '<b>Zed</b>', 'a*b_c'];
    const hiding = creditsOf([member('m', '周亦安', { aliases: names, ...anonymous })]);
    const chinese = fc.constantFrom('周亦安', '安安', '@周亦安');
    fc.assert(
      fc.property(hostileMarkdown, chinese, hostileMarkdown, (before, name, after) => {
        expect(plainText(hiding.hideInMarkdown(before + name + after))).not.toMatch(/周亦安|安安/);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => {
        expect(plainText(hiding.hideInMarkdown(`由 ${escapeMarkdown(name)} 回答`))).toBe('由 一位成员 回答');
      }),
    );
  });
});

describe('CREDIT-4 however a name is written', () => {
  const credits = creditsOf([member('m-1', '黃子晴', anonymous), member('m-2', 'Kevin Lau', anonymous)]);

  it.each([
    ['黄子晴', '一位成员'],
    ['KEVIN LAU', '一位成员'],
    ['ｋｅｖｉｎ　ｌａｕ', '一位成员'],
    ['Kevin&#32;Lau', '一位成员'],
    ['&#x4b;evin Lau', '一位成员'],
    ['问Kevin Lau吧', '问一位成员吧'],
    ['Kevin Lauren', 'Kevin Lauren'],
    ['MacKevin Lau', 'MacKevin Lau'],
  ])('%s', (text, hidden) => {
    expect(credits.hideInMarkdown(text)).toBe(hidden);
  });
});

describe('CREDIT-5 names that share letters', () => {
  const credits = creditsOf([
    member('m-1', '小明', anonymous),
    member('m-2', '小明同学'),
    member('m-3', 'Kevin', anonymous),
    member('m-4', 'Kevin'),
  ]);

  it('the longer one stays, the shared one is hidden in passages and shown in credits', () => {
    expect(credits.hideInMarkdown('小明同学问小明')).toBe('小明同学问一位成员');
    expect(credits.hideInMarkdown('Kevin')).toBe('一位成员');
    expect(credits.nameOf('m-4')).toBe('Kevin');
  });
});

describe('CREDIT-6 names that are everyday signs', () => {
  const credits = creditsOf([
    member('m-1', '明', anonymous),
    member('m-2', '2024', anonymous),
    member('m-3', '🌸', anonymous),
  ]);

  it.each([
    ['明天 2024 年 🌸', '明天 2024 年 🌸'],
    ['@明 @2024 @🌸', '一位成员 一位成员 一位成员'],
    ['@明天', '@明天'],
  ])('%s', (text, hidden) => {
    expect(credits.hideInMarkdown(text)).toBe(hidden);
  });
});

describe('CREDIT-7 contributors who are no members', () => {
  it.each([
    ['as-chosen', '路人甲', '路人甲说'],
    ['name', '路人甲', '路人甲说'],
    ['alias', '一位成员', '一位成员说'],
    ['anonymous', '一位成员', '一位成员说'],
  ] as const)('%s', (policy, name, passage) => {
    const credits = creditsOf([], policy);
    expect(credits.nameOf('路人甲')).toBe(name);
    expect(credits.hideInMarkdown('路人甲说')).toBe(passage);
  });
});

it('thousands of names take no longer than a few', () => {
  const crowd = Array.from({ length: 5000 }, (_, index) => member(`m-${index}`, `成员${index}号`, anonymous));
  const credits = creditsOf(crowd);
  const text = '没有人被提到，'.repeat(20_000);
  expect(credits.hideInMarkdown(`${text}成员4999号`)).toBe(`${text}一位成员`);
});
