import fc from 'fast-check';
import { escapeMarkdown } from '../../../src-main/engine/text/index.ts';

/** Bits that Markdown and HTML are made of, in any order: what nobody writes on purpose. */
export const hostileMarkdown = fc
  .array(
    fc.constantFrom(
      ...['a', '中文', '，', ' ', '  ', '\n', '\n\n', '    ', '\t', '*', '**', '_', '~~', '`', '```', '```\n', '# '],
      ...['- ', '* ', '1. ', '2) ', '> ', '<b>', '</b>', '<!--', '-->', '<script>', '</script>', '<div>\n', '&lt;'],
      ...['&', '&#58;', '[', ']', '[x](http://e.org)', '![i](assets/a.png "t")', '(', ')', '![', '](', '|', '---'],
      ...[
        '|-|-|\n',
        '|a|b|\n',
        '===',
        '\n===\n',
        '\n---\n',
        '\\',
        '\\\n',
        '<http://e.org>',
        '](http://e_-.1x/)',
        '[ ] ',
        '{{',
        '"',
        "'",
      ],
      ...['$', '$$', '$x', '$a*b*c$', '\\(', '\\)', '$$\n'],
      ...['javascript:', '](javascript:alert(1))', '<img src=x onerror=alert(1)>', '[1]: http://e.org', '\0', '\ud800'],
    ),
    { maxLength: 16 },
  )
  .map((bits) => bits.join(''));

const words = fc
  .array(
    fc.constantFrom(
      ...['Anki', '新卡', '複習', 'q4_k_m', 'C++', '50%', 'a<b', '<script>', 'R&D', '3*4', '「引号」', '{{x}}', '#tag'],
      ...['1.', '-', '>', '你好，', 'world.', '@小明', 'http://example.org'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((chosen) => escapeMarkdown(chosen.join(' ')));

const span = fc.oneof(
  { weight: 4, arbitrary: words },
  words.map((inner) => `**重${inner}点**`),
  words.map((inner) => `*a${inner}b*`),
  fc.constantFrom('`<b>`', '`` a`b ``', '[链接](https://example.org/a_b?x=1&y=2)', '<https://example.org/x>', '~~旧~~'),
  fc.constantFrom('https://example.org/，后面', '![图](assets/a.png)'),
);

const line = fc.array(span, { minLength: 1, maxLength: 4 }).map((spans) => spans.join(' '));

/** A paragraph of words, emphasis, code, links and images, perhaps on several lines. */
export const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));

const code = fc.constantFrom(
  '```js\nlet a = `<b>`;\n\n  x\n```',
  '~~~\n```\n# no\n~~~',
  '    indented <i>\n    code',
  '```\nnever closed',
);
const table = fc.constant('| a | b |\n| --- | :-: |\n| 1 \\| 2 | `x` |');

function indented(text: string, width: number): string {
  return text.replace(/\n(?!\n)/g, `\n${' '.repeat(width)}`);
}

const { block } = fc.letrec<{ block: string; quote: string; list: string; numbered: string }>((tie) => {
  const inner = fc
    .array(tie('block'), { minLength: 1, maxLength: 2, depthIdentifier: 'nesting' })
    .map((blocks) => blocks.join('\n\n'));
  const items = fc.array(inner, { minLength: 1, maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'nesting' },
      ...[paragraph, code, table, line.map((title) => `## ${title}`), fc.constant('---')],
      ...[tie('quote'), tie('list'), tie('numbered')],
    ),
    quote: inner.map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
    list: items.map((texts) => texts.map((text) => `- ${indented(text, 2)}`).join('\n')),
    numbered: items.map((texts) => texts.map((text, index) => `${index + 3}. ${indented(text, 3)}`).join('\n')),
  };
});

/** Markdown as people write it: paragraphs, code, tables, quotes and lists, one in another. */
export const wellFormedMarkdown = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'));
