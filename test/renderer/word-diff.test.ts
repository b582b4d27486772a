import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DigestContent } from '../../src-main/contract/index.ts';
import { diffContents } from '../../src-renderer/features/digests/content-diff.ts';
import { unseenIn } from '../../src-renderer/features/digests/unseen.ts';
import { type DiffPiece, diffWords } from '../../src-renderer/features/digests/word-diff.ts';

const written = (pieces: readonly DiffPiece[]) =>
  pieces.map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind]).join('');

describe('what changed, word by word', () => {
  test('in English and in Chinese', () => {
    expect(written(diffWords('open it in paint and save', 'open it in gimp and save'))).toBe(
      'open it in [-paint][+gimp] and save',
    );
    expect(written(diffWords('先看选项，再读材料', '先看选项，后读材料'))).toBe('先看选项，[-再读][+后读]材料');
    expect(written(diffWords('', 'new'))).toBe('[+new]');
    expect(written(diffWords('gone', ''))).toBe('[-gone]');
    expect(diffWords('', '')).toEqual([]);
  });

  test('what stays in place is kept between two changes', () => {
    expect(written(diffWords('one two three', 'ONE two THREE'))).toBe('[-one][+ONE] two [-three][+THREE]');
  });

  test('both texts can be read from it', () => {
    const words = fc.array(fc.constantFrom('a ', 'b ', '群 ', '精华', '。', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (old, now) => {
        const pieces = diffWords(old.join(''), now.join(''));
        const without = (kind: DiffPiece['kind']) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect(without('added')).toBe(old.join(''));
        expect(without('removed')).toBe(now.join(''));
      }),
    );
  });

  test('a text rewritten at length is not compared for ever', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
    const pieces = diffWords(long('a'), long('b'));
    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('what changed in a digest', () => {
  const passage = (id: string, text: string) => ({ id, text, sources: [], origin: 'member' as const });
  const answer = (id: string, text: string) => ({
    id,
    contributors: ['ann'],
    approach: [],
    method: [],
    body: [passage(`${id}-1`, text)],
    accepted: false,
  });
  const before: DigestContent = {
    title: 'Pictures',
    templateId: 'standard',
    sections: { ask: [passage('1', 'how small?'), passage('2', 'and why?')], background: [passage('3', 'a form')] },
    answers: [answer('x', 'use paint'), answer('y', 'use a site')],
    tags: ['pictures'],
    askers: ['bob'],
  };
  const named = (id: string) => id.toUpperCase();

  test('only what differs, in reading order, with what went away where it stood', () => {
    const after: DigestContent = {
      ...before,
      title: 'Small pictures',
      sections: { ...before.sections, ask: [passage('2', 'and why?'), passage('4', 'by when?')] },
      answers: [answer('y', 'use a site'), answer('x', 'use gimp')],
      tags: ['pictures', 'files'],
    };
    const parts = diffContents(before, after, named).map(({ key, passages }) => [
      key,
      passages.map(({ pieces }) => written(pieces)),
    ]);
    expect(parts).toEqual([
      ['title', ['[-Pictures][+Small pictures]']],
      ['tags', ['#pictures[+ #files]']],
      ['section ask', ['[-how small?]', '[+by when?]']],
      ['answer x', ['use [-paint][+gimp]']],
    ]);
  });

  test('EDIT-15 pictures by their names, unless nothing but a picture changed', () => {
    const picture = (digit: string) => `![menu.png](assets/${digit.repeat(64)}.png)`;
    const of = (text: string): DigestContent => ({ ...before, sections: { ask: [passage('1', text)] } });
    const shown = (old: string, now: string) =>
      diffContents(of(old), of(now), named).flatMap(({ passages }) => passages.map(({ pieces }) => written(pieces)));
    expect(shown('press', `press ${picture('a')}`)).toEqual(['press[+ [menu.png]]']);
    expect(shown(picture('a'), picture('a'))).toEqual([]);
    expect(shown(picture('a'), picture('b'))).toHaveLength(1);
  });

  test('an answer that went away, and nothing at all', () => {
    const [part] = diffContents(before, { ...before, answers: before.answers.slice(1) }, named);
    expect(part?.place).toEqual({ kind: 'answer', number: 1 });
    expect(part?.passages.map(({ pieces }) => written(pieces))).toEqual(['[-ANN]', '[-use paint]']);
    expect(diffContents(before, before, named)).toEqual([]);
  });
});

test('messages that a digest has not seen, oldest first', () => {
  const threads = [
    {
      messages: [
        { id: 'b', sentAt: 2 },
        { id: 'd', sentAt: 4 },
      ],
    },
    {
      messages: [
        { id: 'a', sentAt: 1 },
        { id: 'c', sentAt: 3 },
      ],
    },
  ] as unknown as Parameters<typeof unseenIn>[0];
  expect(unseenIn(threads, ['a', 'b']).map(({ id }) => id)).toEqual(['c', 'd']);
  expect(unseenIn(threads, [])).toEqual([]);
});
