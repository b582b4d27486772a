import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY, AT_START, AT_WORD, HOLDS, openingsOf } from '../../../src-main/engine/threads/reading/openings.ts';
import { PatternSets, TEXTS_EACH } from '../../../src-main/engine/threads/reading/pattern-set.ts';

const patterns = [
  /多少|几[个次]|how (?:many|much)/,
  /什么(?!时候)|啥|what\b/,
  /(\p{Script=Han})不\1|^(?:is|are)\b/u,
  /[吗么][?。!,~\s]*$/,
  /(?<!不)好{2,3}|a+b?c/,
  /(?:^|\n)\s*(?:\d{1,2}[.)](?!\d)|[-*•] )/,
  /[a-c-]x|[\w.~/-]=|\[[^\]]{1,3}\]/,
  /x*/,
  /(?:ha)+!|(?:|y)z/,
  /\b(?:a|how|is)\b/,
  /^(?:x|y )z?|(?:^|\b(?:a|so) )b/,
  /^-$/m,
  /\ba$|\b不/,
  /^[\w' -]{1,24}\*$|\p{L}[!?]*~/u,
];

describe('openings of patterns', () => {
  it('are the first three characters of what matches', () => {
    expect([...openingsOf(/几[个次]|how (?:many|much)|啥/)].sort()).toEqual(['how', '几个', '几次', '啥']);
    expect([...openingsOf(/\b(?:a?b|c{2,})\b/)].sort()).toEqual(
      ['ab', 'b', 'cc', 'ccc'].map((opening) => AT_WORD + opening),
    );
    expect([...openingsOf(/(?<!x)y(?=z)[.\]]?/)].sort()).toEqual(['y', 'y.', 'y]']);
  });

  it('know where they stand', () => {
    expect([...openingsOf(/^\d?x|\b(?:so )?是/)]).toContain(`${AT_START}1x`);
    expect([...openingsOf(/(?:^|\bno |,)y/)].sort()).toEqual([`${AT_START}y`, `${AT_WORD}no `, ',y']);
    expect([...openingsOf(/\b是/)]).toEqual(['是']);
    expect([...openingsOf(/^y/m)]).toEqual(['y']);
  });

  it('are anything where anything may begin', () => {
    expect([...openingsOf(/\p{L}[不没]$/u)].sort()).toEqual([`${ANY}不`, `${ANY}没`]);
    expect(openingsOf(/x*/)).toContain('');
  });

  it('are a character that all matches hold where beginnings tell too little', () => {
    expect([...openingsOf(/^[\w' -]{1,24}\*$|z/)].sort()).toEqual([`${HOLDS}*`, 'z']);
    expect([...openingsOf(/(?:\w+ )+是[?!]*/)]).toEqual([`${HOLDS}是`]);
    expect([...openingsOf(/[^a]?(?:b|c)x?/)]).not.toContain(`${HOLDS}x`);
  });
});

describe('a set of patterns', () => {
  it.each([0, Math.floor(patterns.length / 2), patterns.length])(
    'finds what trying each finds, %i worked out',
    (worked) => {
      const set = new PatternSets([patterns.map((pattern, number) => [1 << number, pattern] as const)]);
      for (let texts = 0; texts < worked * TEXTS_EACH; texts++) {
        set.look('');
      }
      const piece = fc.constantFrom(
        ...'多少几个次什么时候啥是不是好吗?。how many much is are what a b c x=[]ha!yz\n1.)-*• ~'.split(''),
        'how many',
        '是不是',
        '几个',
        'haha!',
        'so b',
        ' a',
      );
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
          const text = pieces.join('');
          const tried = patterns.reduce((bits, pattern, number) => bits | (pattern.test(text) ? 1 << number : 0), 0);
          set.look(text);
          expect(set.bitsIn(0, text)).toBe(tried);
        }),
        { numRuns: worked === patterns.length ? 2000 : 400 },
      );
    },
  );
});
