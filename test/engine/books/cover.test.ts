import { describe, expect, it } from 'vitest';
import { coverSvg } from '../../../src-main/engine/books/formats/pages/cover.ts';
import { anki, bookOf, compile } from './support.ts';

describe('BOOK-21 the cover that is made', () => {
  const heights = (title: string) => {
    const svg = coverSvg(compile(bookOf([anki], { title, subtitle: '副题', authors: ['苏念'] }), [anki]));
    return Array.from(svg.matchAll(/<text x="600" y="(\d+)" font-size="(\d+)"[^>]*>([^<]*)</g), (match) => ({
      y: Number(match[1]),
      size: Number(match[2]),
      words: match[3] ?? '',
    }));
  };

  it.each([
    '拾',
    '拾光集：一年的问答',
    'Questions '.repeat(12),
    '问答'.repeat(60),
    '问答'.repeat(100),
    'x'.repeat(1000),
  ])('has room for %s above subtitle and authors', (title) => {
    const [, ...lines] = heights(title);
    const [authors, subtitle, last] = lines.toReversed();
    expect(authors?.words).toBe('苏念');
    expect((authors?.y ?? 0) - (subtitle?.y ?? 0)).toBeGreaterThan(100);
    expect(subtitle?.y).toBeGreaterThan((last?.y ?? 0) + (last?.size ?? 0) / 2);
  });

  it('has the whole title, or says that it goes on', () => {
    const titleOf = (title: string) =>
      heights(title)
        .slice(1, -2)
        .map(({ words }) => words)
        .join('');
    expect(titleOf('问答'.repeat(60))).toBe('问答'.repeat(60));
    expect(titleOf('问答'.repeat(400))).toMatch(/^(问答)+…$/);
  });
});
