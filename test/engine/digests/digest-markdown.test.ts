import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src-main/contract/index.ts';
import { digestMarkdown } from '../../../src-main/engine/digests/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { renderMarkdown } from '../../../src-main/engine/text/index.ts';
import { ankiContent, answer, content, nameOf, passage } from './support.ts';

function markdown(digest: Parameters<typeof digestMarkdown>[0], language: Locale = 'zh-Hans', more = {}) {
  return digestMarkdown(digest, { language, names: nameOf, template: standardTemplate, ...more });
}

describe('DIGEST-10 DIGEST-11 the form of a digest', () => {
  it('in simplified Chinese', () => {
    expect(markdown(ankiContent)).toBe(`# Anki 新卡每天设多少合适？

> 提问：何佳宁 · 回答：周亦安、陈默言、Kevin&#44; Lau

## 诉求

请问 Anki 新卡每天设多少合适啊

## 背景

现在一天 50 张，复习量已经爆炸了 😭

## 回答

### 周亦安、陈默言的回答 ✓ 已采纳

先别急着加新卡。

#### 思路

每天的复习量约为新卡数的 7 到 10 倍。

#### 方法

1. 停新卡三天
2. 调成 15 张

### Kevin&#44; Lau的回答

I keep it at 20.

## 讨论

50 张，猛士

## 结论

新卡每天 15 张左右。

## 后续

- 一周后再看复习量`);
  });

  it('in traditional Chinese and English', () => {
    const traditional = markdown(ankiContent, 'zh-Hant');
    expect(traditional).toContain('> 提問：何佳宁 · 回答：');
    expect(traditional).toContain('## 訴求\n');
    expect(traditional).toContain('### 周亦安、陈默言的回答 ✓ 已採納');
    const english = markdown(ankiContent, 'en');
    expect(english).toContain('> Asked by: 何佳宁 · Answered by: 周亦安, 陈默言, Kevin&#44; Lau');
    expect(english).toContain('## The ask\n');
    expect(english).toContain('### Answer by 周亦安, 陈默言 ✓ accepted');
    expect(english).toContain('#### Approach\n');
  });

  it('below another heading, without credits', () => {
    const inBook = markdown(ankiContent, 'zh-Hans', { headingLevel: 2, credits: false });
    expect(inBook).toMatch(/^## Anki 新卡每天设多少合适？\n\n### 诉求\n/);
    expect(inBook).toContain('#### 周亦安、陈默言的回答');
    expect(inBook).toContain('##### 思路');
  });

  it('leaves out empty sections and no passage', () => {
    const own = content('', {
      sections: { ask: [], background: [passage(' ')], mySection: [passage('自己的')] },
      answers: [answer([], '就这样')],
    });
    expect(markdown(own)).toBe('# 无标题\n\n## 回答\n\n就这样\n\n## mySection\n\n自己的');
  });

  it('takes headings and order from the template', () => {
    const template = {
      id: 'short',
      name: 'Short',
      sections: [
        { key: 'answers', headings: { 'zh-Hans': '答', 'zh-Hant': '答', en: 'A' } },
        { key: 'ask', headings: { 'zh-Hans': '问', 'zh-Hant': '問', en: 'Q' } },
      ],
    };
    const short = markdown(content('题', { sections: { ask: [passage('甲')] }, answers: [answer([], '乙')] }), 'en', {
      template,
    });
    expect(short).toBe('# 题\n\n## A\n\n乙\n\n## Q\n\n甲');
  });

  it('numbers answers that nobody is named for', () => {
    const two = content('题', { answers: [answer([], '甲'), answer([], '乙')] });
    expect(markdown(two)).toContain('### 回答 1\n\n甲\n\n### 回答 2\n\n乙');
  });
});

describe('DIGEST-12 names and titles are words', () => {
  it('whatever they contain', () => {
    const names = () => '**小_明**、[x](http://e.org) <b>';
    const digest = content('# <script> *题*', { askers: ['m'], answers: [answer(['m'], '答')] });
    const html = renderMarkdown(markdown(digest, 'zh-Hans', { names }));
    expect(html).toContain('<h1># &lt;script&gt; *题*</h1>');
    expect(html).toContain('<h3>**小_明**、[x](http://e.org) &lt;b&gt;的回答</h3>');
    expect(html).not.toContain('<a ');
  });
});

describe('DIGEST-13 passages stay within themselves', () => {
  it('code, headings, lists and HTML of one do not reach the next', () => {
    const digest = content('题', {
      sections: {
        ask: [passage('```\nlet a'), passage('# 大标题'), passage('- 一'), passage('- 二'), passage('<!-- ')],
        background: [passage('<div>还在</div>')],
      },
    });
    expect(markdown(digest)).toBe(
      [
        ...['# 题', '## 诉求', '```\nlet a\n```', '### 大标题', '- 一', '* 二', '&lt;!--'],
        ...['## 背景', '&lt;div>还在&lt;/div>'],
      ].join('\n\n'),
    );
  });
});

describe('DIGEST-14 members who are not named', () => {
  it('are one in a list', () => {
    const names = (id: string) => (id === 'm-he' ? '何佳宁' : '一位成员');
    const digest = content('题', { askers: ['m-he', 'x', 'y'], answers: [answer(['x', 'y', 'm-he'], '答')] });
    expect(markdown(digest, 'zh-Hans', { names })).toContain('> 提问：何佳宁、一位成员 · 回答：一位成员、何佳宁\n');
  });
});
