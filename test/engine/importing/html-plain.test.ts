import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src-main/engine/importing/html-plain.ts';

describe('the text of HTML in a message', () => {
  test.each([
    ['a<br>b', 'a\nb'],
    ['<p>a</p><p>b &amp; c</p>', 'a\n\nb & c'],
    ['<div>a</div>\n  <div>b</div>', 'a\nb'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['<blockquote>q<br>r</blockquote>yes', '> q\n> r\nyes'],
    ['<pre>if x:\n  y</pre>z', 'if x:\n  y\nz'],
    ['a <b>bold</b>  word', 'a bold word'],
    ['<style>p{}</style><script>bad()</script>x<!-- no -->', 'x'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['&lt;script&gt;', '<script>'],
    ['a<', 'a<'],
  ])('%j', (html, text) => expect(plainText(html)).toBe(text));

  test('one block of words is read as it is among others', () => {
    const words = fc.string({ unit: fc.constantFrom('a', '字', ' ', '\n', '\t', '\u00a0', '>', '"', '😀', '\0') });
    fc.assert(
      fc.property(fc.constantFrom('p', 'div'), words, (tag, text) => {
        expect(plainText(`<${tag}>${text}</${tag}>`)).toBe(plainText(`<${tag}>${text}</${tag}><b></b>`));
      }),
    );
  });

  test('what an element stands for', () => {
    const insert = (tag: string, { alt = '' }: Readonly<Record<string, string>>) => (tag === 'emoji' ? alt : '');
    expect(plainText('<p>hi <emoji alt="🙂"></emoji>!</p>', insert)).toBe('hi 🙂!');
  });

  test('nesting without end does not take for ever', () => {
    expect(plainText(`a${'<b>'.repeat(100_000)}${'</i>'.repeat(100_000)}`)).toBe('a');
    expect(plainText('<i>x </i>'.repeat(100_000))).toHaveLength(199_999);
  });
});
