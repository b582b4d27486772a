import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter, writeFrontMatter } from '../../../src-main/engine/digests/markdown/front-matter.ts';

describe('DIGEST-18 front matter', () => {
  it.each([
    ['title: 一 二', { title: '一 二' }],
    ['title: "a: \\"b\\" \\u4e2d"', { title: 'a: "b" 中' }],
    ["title: 'it''s'", { title: "it's" }],
    ['tags: [a, "b, c", \'d\']', { tags: ['a', 'b, c', 'd'] }],
    ['tags:\n  - a\n  - "b: c"\n- d', { tags: ['a', 'b: c', 'd'] }],
    ['title: 题 # 注', { title: '题' }],
    ['summary: |\n  一\n  二', { summary: '一 二' }],
    ['tags: []', { tags: [] }],
    ['title:', { title: '' }],
    ['# 注\n\ntitle: 题', { title: '题' }],
  ])('%j', (lines, values) => {
    expect(Object.fromEntries(splitFrontMatter(`---\n${lines}\n---\n正文`).values)).toEqual(values);
  });

  it('is written so that it can be read', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const known = fc.oneof(text, fc.constantFrom('true', '12', 'a: b', '- a', '[x', "'q", '# c', '~', '', ' a '));
    const values = fc.dictionary(fc.constantFrom('title', 'tags', 'id'), fc.oneof(known, fc.array(known)), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(values, (generated) => {
        const written = writeFrontMatter(new Map(Object.entries(generated)));
        const { values: read, body } = splitFrontMatter(`${written}rest`);
        const list = (value: string | string[]) => (Array.isArray(value) ? value.filter((item) => item !== '') : value);
        expect(Object.fromEntries(read)).toEqual(
          Object.fromEntries(Object.entries(generated).map(([key, value]) => [key, list(value)])),
        );
        expect(body).toBe('rest');
      }),
      { numRuns: 500 },
    );
  });

  it('is text when it is nothing of the kind', () => {
    const text = '---\n一段话，没有键\n---\n二';
    expect(splitFrontMatter(text)).toEqual({ values: new Map(), body: text });
  });
});
