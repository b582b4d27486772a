import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  escapeHtml,
  escapeMarkdown,
  isLibraryImage,
  markdownBlocks,
  plainText,
  renderMarkdown,
  writeMarkdown,
} from '../../../src-main/engine/text/index.ts';
import { hostileMarkdown, wellFormedMarkdown } from './markdown-arbitrary.ts';

const allowedTags = /^(h[1-6]|p|br|hr|blockquote|ul|ol|li|pre|code|strong|em|del|a|img|table|thead|tbody|tr|th|td)$/;

/** Every tag of the HTML with its attributes; fails on a `<` that opens no tag. */
function tagsOf(html: string): { name: string; attributes: Map<string, string> }[] {
  return html
    .split('<')
    .slice(1)
    .map((rest) => {
      const match = /^\/?([a-z][a-z0-9]*)((?:\s+[a-z]+="[^"<>]*")*)\s*\/?>/.exec(rest);
      expect(match, `a tag at “<${rest.slice(0, 40)}”`).not.toBeNull();
      const attributes = (match?.[2] ?? '').matchAll(/([a-z]+)="([^"]*)"/g);
      return {
        name: match?.[1] ?? '',
        attributes: new Map(Array.from(attributes, ([, name = '', value = '']) => [name, value])),
      };
    });
}

function expectSafe(html: string): void {
  for (const { name, attributes } of tagsOf(html)) {
    expect(name).toMatch(allowedTags);
    for (const [attribute, value] of attributes) {
      expect(['href', 'title', 'target', 'rel', 'src', 'alt', 'start', 'align', 'class']).toContain(attribute);
      if (attribute === 'href') {
        expect(value).toMatch(/^(https?:|mailto:)/i);
        expect(attributes.get('rel')).toBe('noopener noreferrer nofollow');
      }
      if (attribute === 'src') {
        expect(value).not.toMatch(/^[/\\]|:|\.\./);
      }
    }
  }
}

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>@import "http://evil"</style>',
  '<base href="http://evil/">',
  '<form action="http://evil"><input name=a>',
  '<math><mtext></p><script>alert(1)</script>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '</p><script>alert(1)</script>',
  '<details open ontoggle=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example/)',
  '[x](\\\\evil\\share)',
  '<javascript:alert(1)>',
  '<data:text/html;base64,PHNjcmlwdD4=>',
  '[x]: javascript:alert(1)\n\n[x]',
  '[a](http://e.org "x\\" onmouseover=alert(1) \\"")',
  '[a](http://e.org/"onmouseover="alert(1))',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](file:///etc/passwd)',
  '![x](../../secret.png)',
  '![x](assets/..%2f..%2fsecret.png)',
  '![" onerror="alert(1)](assets/a.png)',
  '![a](assets/a.png "\\" onerror=\\"alert(1)")',
  '```"><script>alert(1)</script>\nx\n```',
  '```js" onclick="alert(1)\nx\n```',
  '`<img src=x onerror=alert(1)>`',
  '| <script>alert(1)</script> | a |\n|---|---|\n| <b onclick=alert(1)> | b |',
  '# <script>alert(1)</script>',
  '> <script>\n> alert(1)\n> </script>',
  '- <script>\n  alert(1)\n  </script>',
  '<<script>script>alert(1)<</script>/script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u2028<script>alert(1)</script>',
  '<scr\0ipt>alert(1)</scr\0ipt>',
];

describe('renderMarkdown', () => {
  it.each(attacks)('lets nothing through: %j', (attack) => {
    expectSafe(renderMarkdown(attack));
  });

  it('lets nothing through, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(hostileMarkdown, fc.string({ unit: 'binary' })), (markdown) => {
        expectSafe(renderMarkdown(markdown));
      }),
      { numRuns: 1000 },
    );
  });

  it('shows raw HTML as the text it is', () => {
    expect(renderMarkdown('a <b>bold</b> <!-- hidden -->')).toBe(
      '<p>a &lt;b&gt;bold&lt;/b&gt; &lt;!-- hidden --&gt;</p>\n',
    );
    expect(renderMarkdown('<div>\n*a*')).toBe('<p>&lt;div&gt;<br /><em>a</em></p>\n');
  });

  it('keeps what Markdown is for', () => {
    const html = renderMarkdown('## 标题\n\n**粗** ~~旧~~ `码`\n\n1. 一\n2. 二\n\n> 引\n\n```js\nx < 1\n```');
    expect(html).toContain('<h2>标题</h2>');
    expect(html).toContain('<strong>粗</strong> <del>旧</del> <code>码</code>');
    expect(html).toContain('<ol>\n<li>一</li>\n<li>二</li>\n</ol>');
    expect(html).toContain('<blockquote>\n<p>引</p>\n</blockquote>');
    expect(html).toContain('<pre><code class="language-js">x &lt; 1\n</code></pre>');
    expect(renderMarkdown('|甲|乙|\n|-|:-:|\n|1|2|')).toContain('<td align="center">2</td>');
    expect(renderMarkdown('- [ ] 一\n- [x] 二')).toBe('<ul>\n<li>☐ 一</li>\n<li>☑ 二</li>\n</ul>\n');
  });

  it('breaks lines where the text does', () => {
    expect(renderMarkdown('一\n二')).toBe('<p>一<br />二</p>\n');
  });

  it.each([
    ['https://example.org/a，很好', 'https://example.org/a', '，很好'],
    ['https://example.org/docs看这里', 'https://example.org/docs', '看这里'],
    ['（https://example.org）', 'https://example.org', '）'],
    ['https://zh.wikipedia.org/wiki/间隔重复', 'https://zh.wikipedia.org/wiki/间隔重复', ''],
    ['https://example.org/?q=复习', 'https://example.org/?q=复习', ''],
  ])('ends a bare address where Chinese text goes on: %s', (text, address, rest) => {
    const html = renderMarkdown(text);
    expect(html).toContain(`href="${escapeHtml(address)}"`);
    expect(html).toContain(`>${address}</a>${rest}</p>`);
  });

  it('shows pictures of the library only, and links to others', () => {
    expect(renderMarkdown('![图](assets/0a1b.png "题")')).toBe(
      '<p><img src="assets/0a1b.png" alt="图" title="题" /></p>\n',
    );
    const far = renderMarkdown('![图](https://example.org/a.png)');
    expect(far).not.toContain('<img');
    expect(far).toContain('<a href="https://example.org/a.png"');
  });

  it('hides nothing: a reference definition stays in sight', () => {
    expect(renderMarkdown('[注]: 见附件')).toContain('[注]: 见附件');
  });

  it('survives nesting that no parser follows', () => {
    const indented = Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth * 2)}- a\n`).join('');
    for (const deep of [indented, '>'.repeat(20_000), '> - '.repeat(5000), '- '.repeat(5000), '['.repeat(20_000)]) {
      expectSafe(renderMarkdown(`${deep}end`));
      expect(renderMarkdown(`${deep}end`)).toContain('end');
      expect(writeMarkdown([`${deep}end`])).toContain('end');
    }
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['q4_k_m', 'q4\\_k\\_m'],
    ['1. 第一', '1\\. 第一'],
    ['# 标题 #', '\\# 标题 \\#'],
    ['www.example.org', 'www&#46;example.org'],
    ['a\nb', 'a b'],
    ['Anki：新卡 50 张？', 'Anki：新卡 50 张？'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('shows exactly the words, whatever they are', () => {
    const texts = fc.oneof(hostileMarkdown, fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.emailAddress());
    fc.assert(
      fc.property(texts, (text) => {
        const words = text.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim();
        const escaped = escapeMarkdown(text);
        const html = renderMarkdown(escaped).replaceAll('&#39;', "'").replaceAll('&quot;', '"').trim();
        expect(html).toBe(words === '' ? '' : `<p>${escapeHtml(words).replaceAll('&quot;', '"')}</p>`);
        expect(plainText(escaped)).toBe(words);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plainText', () => {
  it.each([
    ['## 一 **二** `三`\n\n- 四\n- [五](https://example.org)', '一 二 三 四 五'],
    ['```js\nlet a\n```', 'let a'],
    ['|甲|乙|\n|-|-|\n|1|2|', '甲 乙 1 2'],
    ['![图](assets/a.png) a &amp; b &#58; \\*', '图 a & b : *'],
    ['<b>不是标签</b>', '<b>不是标签</b>'],
    ['- [ ] 待办', '待办'],
    ['plain words', 'plain words'],
  ])('%j says %j', (markdown, words) => {
    expect(plainText(markdown)).toBe(words);
  });
});

describe('markdownBlocks', () => {
  it('splits without losing a character', () => {
    fc.assert(
      fc.property(wellFormedMarkdown, (markdown) => {
        const whole = markdownBlocks(markdown).map(({ raw }) => raw);
        expect(whole.join('').trim()).toBe(markdown.trim());
      }),
      { numRuns: 300 },
    );
    expect(markdownBlocks('# 一 *二*\n\n三')[0]?.heading).toEqual({ depth: 1, text: '一 *二*' });
  });
});

describe('writeMarkdown', () => {
  const commonMark = new Marked({ gfm: true });

  it('keeps the meaning, in Qunshu and in any CommonMark program', () => {
    fc.assert(
      fc.property(wellFormedMarkdown, (markdown) => {
        const written = writeMarkdown([markdown]);
        expect(comparable(renderMarkdown(written))).toBe(comparable(renderMarkdown(markdown)));
        expect(comparable(String(commonMark.parse(written)))).toBe(comparable(renderMarkdown(markdown)));
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(wellFormedMarkdown, (markdown) => {
        const written = writeMarkdown([markdown]);
        expect(writeMarkdown([written])).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no HTML for another program to act on, whatever is written', () => {
    fc.assert(
      fc.property(hostileMarkdown, (markdown) => {
        const written = writeMarkdown([markdown, '<b>end']);
        const live: string[] = [];
        commonMark.walkTokens(commonMark.lexer(written), (token) => {
          if (token.type === 'html' || (token.type === 'link' && token.href.startsWith('javascript:'))) {
            live.push(token.raw);
          }
        });
        expect(live).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['closes code that was left open', ['```\na', '# 下'], '```\na\n```\n\n# 下'],
    ['keeps two lists apart', ['- a', '- b'], '- a\n\n* b'],
    ['keeps two numbered lists apart', ['1. a', '1. b'], '1. a\n\n1) b'],
    ['writes links in place', ['https://example.org/a'], '<https://example.org/a>'],
    ['drops unsafe links, not their words', ['[点我](javascript:x)'], '点我'],
    ['hides no reference definition', ['[1]: https://example.org'], '\\[1]: <https://example.org>'],
    ['is empty for nothing', ['', '  \n'], ''],
  ])('%s', (_what, pieces, written) => {
    expect(writeMarkdown(pieces)).toBe(written);
  });

  it('puts headings below those around them, all by the same step', () => {
    expect(writeMarkdown(['# 一\n\n题\n---\n\n###### 六'], { highestHeading: 3 })).toBe('### 一\n\n#### 题\n\n**六**');
    expect(writeMarkdown(['#### 四'], { highestHeading: 3 })).toBe('#### 四');
  });

  it('takes images where it is told, or leaves their words', () => {
    const image = (address: string) => (address === 'assets/a.png' ? '../assets/a.png' : null);
    expect(writeMarkdown(['![甲](assets/a.png) ![乙](assets/b.png)'], { image })).toBe('![甲](../assets/a.png) 乙');
  });
});

describe('isLibraryImage', () => {
  it.each(['assets/a.png', './a.png', '图片/一 二.png'])('%s is one', (path) => {
    expect(isLibraryImage(path)).toBe(true);
  });

  it.each(['/a.png', '//e.org/a.png', '../a.png', 'a/../b.png', 'C:\\a.png', 'data:x', 'a%2e%2e/b', ''])(
    '%j is none',
    (path) => {
      expect(isLibraryImage(path)).toBe(false);
    },
  );
});

/** HTML without the differences of spelling that mean nothing, and without how links open. */
function comparable(html: string): string {
  return html
    .replace(/ target="_blank" rel="[^"]*"/g, '')
    .replace(/<([bh]r|img[^>]*?) ?\/?>/g, '<$1>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .replace(/> | </g, (gap) => gap.trim());
}
