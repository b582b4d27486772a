import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatApps } from '../../../src-main/contract/index.ts';
import { chatText, clipboardPair } from '../../../src-main/engine/sharing/index.ts';
import { onePixel, pictureLibrary } from '../books/full-book.ts';
import { digest } from '../books/support.ts';
import { content, passage } from '../digests/support.ts';
import { hostileMarkdown, wellFormedMarkdown } from '../text/markdown-arbitrary.ts';
import { item } from './support.ts';

function textOf(markdown: string, app: (typeof chatApps)[number]): string {
  const wild = digest('d', content('题', { sections: { ask: [passage(markdown)] } }));
  return chatText(item('d', {}, [wild]), app, 100_000).messages.join('');
}

describe('SHARE-3 text for WeChat, QQ and LINE', () => {
  it('has Chinese marks instead of Markdown’s', () => {
    expect(chatText(item('d-anki'), 'wechat').messages).toEqual([
      `【Anki 新卡每天设多少合适？】
提问：何佳宁
回答：周亦安、统计侠、一位成员
拾光学习社 · 2026-03-02

【诉求】

请问 Anki 新卡每天设多少合适啊

【背景】

现在一天 50 张，复习量已经爆炸了 😭

【回答】

◆ 周亦安、统计侠的回答 ✓ 已采纳

先别急着加新卡。

◆ 思路

每天的复习量约为新卡数的 7 到 10 倍。

◆ 方法

1、停新卡三天
2、调成 15 张

◆ 一位成员的回答

I keep it at 20.

【讨论】

50 张，猛士

【结论】

新卡每天 15 张左右。

【后续】

· 一周后再看复习量`,
    ]);
  });

  it('widens marks within Chinese, and no others', () => {
    expect(textOf('你好,世界!真的吗?(对)时间:下午 3:30,http://e.org 12,000 a, b', 'wechat')).toContain(
      '你好，世界！真的吗？（对）时间：下午 3:30,http://e.org 12,000 a, b',
    );
  });

  it('tells tables, pictures and links in words', () => {
    const text = textOf('| 名 | 量 |\n|-|-|\n| 甲 | 1 |\n\n![图](assets/a.png) [站](https://e.org)', 'qq');
    expect(text).toContain('· 名：甲；量：1');
    expect(text).toContain('（图：图） 站（https://e.org ）');
  });
});

describe('SHARE-4 text for the others', () => {
  const markdown = '**重** *斜* ~~删~~ `a*b` [站](https://e.org)\n\n```\nx\n```';

  it.each([
    ['whatsapp', '*重* _斜_ ~删~ `a*b` 站 (https://e.org)'],
    ['telegram', '**重** __斜__ ~~删~~ `a*b` 站 (https://e.org)'],
    ['slack', '*重* _斜_ ~删~ `a*b` <https://e.org|站>'],
    ['discord', '**重** *斜* ~~删~~ `a*b` [站](<https://e.org>)'],
  ] as const)('%s', (app, line) => {
    const text = textOf(markdown, app);
    expect(text).toContain(line);
    expect(text).toContain('```\nx\n```');
  });

  it('calls nobody', () => {
    expect(textOf('@everyone 你好 <!channel>', 'discord')).toContain('@\u200beveryone');
    expect(textOf('<!channel>', 'slack')).toContain('&lt;!channel&gt;');
  });
});

describe('SHARE-5 messages', () => {
  it('are numbered, within the limit, and lose nothing', () => {
    const limits = fc.integer({ min: 100, max: 400 });
    const texts = fc.oneof(wellFormedMarkdown, hostileMarkdown, fc.string({ unit: 'grapheme', maxLength: 900 }));
    fc.assert(
      fc.property(texts, limits, fc.constantFrom(...chatApps), (text, limit, app) => {
        const wild = digest('d', content('题目', { sections: { ask: [passage(text)] } }));
        const { messages } = chatText(item('d', {}, [wild]), app, limit);
        const { messages: whole } = chatText(item('d', {}, [wild]), app, 100_000);
        const bare = (one: string) => one.replace(/[\s`]/g, '');
        expect(messages.map((one) => bare(one.replace(/^\(\d+\/\d+\)\n/, ''))).join('')).toBe(bare(whole.join('')));
        for (const [index, message] of messages.entries()) {
          expect(message.length).toBeLessThanOrEqual(limit);
          expect(message.startsWith(`(${index + 1}/${messages.length})\n`)).toBe(messages.length > 1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('end after sentences where they can, and fence each piece of code', () => {
    const long = digest(
      'd',
      content('题', {
        sections: { ask: [passage(`${'一句话。'.repeat(60)}\n\n\`\`\`\n${'code line\n'.repeat(40)}\`\`\``)] },
      }),
    );
    const { messages } = chatText(item('d', {}, [long]), 'discord', 200);
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages) {
      expect((message.match(/```/g) ?? []).length % 2).toBe(0);
      expect(message).toMatch(/(。|```|诉求|code line|2026-03-02)$/);
    }
  });
});

it('SHARE-6 the clipboard holds markup and text without marks', () => {
  const { html, text } = clipboardPair(item('d-full'), pictureLibrary());
  expect(html).toMatch(/^<div lang="zh-Hans"><h1>什么都有的一篇: &lt;b&gt;/);
  expect(html).not.toMatch(/<script|onerror/);
  // The one picture that is one comes along; the others leave their descriptions.
  const shown = new Set(html.match(/<img src="[^"]*"/g));
  expect(shown).toEqual(new Set([`<img src="data:image/png;base64,${onePixel.toString('base64')}"`]));
  expect(text).toMatch(/^【什么都有的一篇/);
  for (const name of ['林不具名', 'Hidden Lin']) {
    expect(html + text).not.toContain(name);
  }
});
