import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMarkdown,
  MarkupWriter,
  plainText,
  renderMarkdown,
  splitFormulas,
  writeMarkdown,
} from '../../../src-main/engine/text/index.ts';
import { hostileMarkdown } from './markdown-arbitrary.ts';

const formulas = [
  '$a*b*c$',
  '$x_1 + x_2 = _y_$',
  String.raw`$\{a, b\}\$ \_x\_$`,
  String.raw`\(a*b*c [^1] ~~d~~\)`,
  '$$a*b*c$$',
  String.raw`$$\begin{aligned} a &= b*c \\ d*e &amp; f \end{aligned}$$`,
  String.raw`$\text{若*a*则}b$`,
];

describe('formulas', () => {
  it.each(formulas)('%s is left alone wherever it stands', (formula) => {
    const shown = formula.replaceAll('&', '&amp;');
    const writer = new MarkupWriter({
      highestHeading: 1,
      image: () => null,
      digestLink: () => null,
      notesTitle: '注',
    });
    for (const [before, after] of [
      ['', ''],
      ['由 ', ' 得'],
      ['**重 ', ' 点**'],
      ['- ', ''],
      ['> ', ' *b*'],
      ['## ', ''],
    ]) {
      const markdown = `${before}${formula}${after}`;
      expect(renderMarkdown(markdown)).toContain(shown);
      expect(writer.write(`${markdown}\n\n[^1]: 注`)).toContain(shown);
      expect(writeMarkdown([markdown])).toContain(formula);
      expect(plainText(markdown)).toContain(formula);
    }
    expect(renderMarkdown(`*甲 ${formula} 乙*`)).toBe(`<p><em>甲 ${shown} 乙</em></p>\n`);
    expect(escapeMarkdown(`甲*${formula}`)).toBe(`甲\\*${formula}`);
  });

  it.each([
    ['涨了 $5*2*3 到 $6', '<em>2</em>'],
    ['**$A** 和 **$B**', '<strong>$A</strong> 和 <strong>$B</strong>'],
    ['花了$5，*真贵*，不是$很多$', '<em>真贵</em>'],
    ['\\$a*b*c$', '<em>b</em>'],
    ['`$a` *b* `c$`', '<em>b</em>'],
    ['$https://e.org/*b*$', 'href="https://e.org/'],
    ['$a *b* c $', '<em>b</em>'],
  ])('prices, variables, code and addresses are none: %s', (markdown, html) => {
    expect(renderMarkdown(markdown)).toContain(html);
  });

  it('on several lines keep them, whatever the lines begin with', () => {
    const formula = '$$\na*b*c\n= d\n\\\\ 1. e\n$$';
    expect(writeMarkdown([`前\n${formula}\n后`])).toBe(`前\n\n${formula}\n\n后`);
    expect(renderMarkdown(`前\n${formula}`)).toBe(`<p>前</p>\n<p>${formula}</p>\n`);
    // A program that knows no formulas would take these lines for a list.
    expect(writeMarkdown(['$$\na\n- b*c*\n+ d\n$$'])).toBe('$$\na - b*c* + d\n$$');
    expect(renderMarkdown('- 甲\n  $$\n  a*b*c\n  $$')).toContain('a*b*c');
  });

  it('hold no tag, address or link for another program', () => {
    expect(writeMarkdown(['$a<b>c$ $[x](javascript:y)$'])).toBe('$a< b>c$ $[x] (javascript:y)$');
    expect(renderMarkdown('$a<b>c$')).toBe('<p>$a&lt;b&gt;c$</p>\n');
  });

  it('cut a text, and nothing of it is lost', () => {
    expect(splitFormulas('甲$x$乙\\(y\\)')).toEqual(['甲', '$x$', '乙', '\\(y\\)', '']);
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        expect(splitFormulas(text).join('')).toBe(text);
        const written = writeMarkdown([text]);
        expect(writeMarkdown([writeMarkdown([written])])).toBe(writeMarkdown([written]));
      }),
      { numRuns: 500 },
    );
  });
});
