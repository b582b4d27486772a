import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldInto, foldText, foldWithMap, originalRange } from '../../../src-main/engine/text/index.ts';
import { simplifiedByOpenCC } from '../../support/make-traditional-table.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('foldText', () => {
  it.each([
    ['Hello', 'hello'],
    ['Ｑ４＿Ｋ＿Ｍ', 'q4_k_m'],
    ['Éclair naïve ÅNGSTRÖM', 'eclair naive angstrom'],
    ['e\u0301te\u0301', 'ete'],
    ['Straße Ærø Łódź þ', 'strasse aero lodz th'],
    ['İstanbul ıI', 'istanbul ii'],
    ['Ελλάδας', 'ελλαδασ'],
    ['量化模型，很好。', '量化模型,很好。'],
    ['臺灣的電腦軟體', '台湾的电脑软体'],
    ['瞭解著作權 甚麼 妳 牠', '了解着作权 什么 你 它'],
    ['頭髮 發展 裡面 裏面', '头发 发展 里面 里面'],
    ['ｶﾞｷﾞｸﾞ パピプ', 'ガギグ パピプ'],
    ['が', 'が'],
    ['か\u3099', 'が'],
    ['한국어', '한국어'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['ㅋㅋㅋ', 'ㅋㅋㅋ'],
    ['㎏ ½ … ①', 'kg 1⁄2 ... 1'],
    ['“don’t” — x', '"don\'t" - x'],
    ['a\u200bb\u00adc\ufeffd\ufe0f', 'abcd'],
    ['\u3000全角\u00a0空格', ' 全角 空格'],
    ['𝐁𝐨𝐥𝐝', 'bold'],
    ['𠮷野家', '𠮷野家'],
    ['NUL\0here', 'nul\0here'],
    ['\ud800 lone \udc00', '\ud800 lone \udc00'],
    ['', ''],
  ])('%j becomes %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldWithMap(text).folded).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('folds every character of the basic plane once and for all', () => {
    const unstable: string[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const folded = foldText(String.fromCharCode(unit));
      if (foldText(folded) !== folded) {
        unstable.push(unit.toString(16));
      }
    }
    expect(unstable).toEqual([]);
  });
});

describe('foldWithMap', () => {
  it('folds like foldText, with an ascending map from 0 to the length of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, map } = foldWithMap(text);
        expect(folded).toBe(foldText(text));
        expect(map.length).toBe(folded.length + 1);
        expect(map.at(-1)).toBe(text.length);
        for (let index = 1; index < map.length; index++) {
          expect(map[index]).toBeGreaterThanOrEqual(map[index - 1] ?? 0);
        }
      }),
    );
  });

  it('maps each place to the character that folds to what stands there', () => {
    const text = 'x㎏e\u0301臺ｶﾞ!';
    const { folded, map } = foldWithMap(text);
    expect(folded).toBe('xkge台ガ!');
    expect([...map]).toEqual([0, 1, 1, 2, 4, 5, 7, 8]);
  });
});

describe('originalRange', () => {
  it.each([
    ['10㎏ of', 2, 3, '㎏'],
    ['10㎏ of', 3, 4, '㎏'],
    ['10㎏ of', 2, 4, '㎏'],
    ['cafe\u0301 au', 0, 4, 'cafe\u0301'],
    ['我們在臺灣', 3, 5, '臺灣'],
    ['👨‍👩‍👧x', 0, 2, '👨\u200d'],
    ['abc', 1, 1, ''],
  ])('in %j the folded range %i to %i is %j', (text, start, end, expected) => {
    const { map } = foldWithMap(text);
    expect(text.slice(...originalRange(map, start, end))).toBe(expected);
  });

  it('gives whole characters whose fold holds the folded range', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(10), (text, from, length) => {
        const { folded, map } = foldWithMap(text);
        const start = Math.min(from, folded.length);
        const end = Math.min(start + length, folded.length);
        const [first, after] = originalRange(map, start, end);
        expect(after).toBeGreaterThanOrEqual(first);
        expect(foldText(text.slice(first, after))).toContain(folded.slice(start, end));
      }),
    );
  });
});

describe('foldInto', () => {
  it('writes what foldText gives, or says that it cannot', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const units = new Uint16Array(text.length);
        if (foldInto(text, units)) {
          expect(String.fromCharCode(...units)).toBe(foldText(text));
        }
      }),
    );
    expect(foldInto('量化模型，Ｑ４', new Uint16Array(7))).toBe(true);
    expect(foldInto('㎏', new Uint16Array(1))).toBe(false);
  });
});

describe('the table of traditional characters', () => {
  it('is what opencc-js says today, but for the characters OpenCC decides by context', () => {
    const decidedByUs = new Set('著瞭藉甚妳牠馀锺菸');
    const different: string[] = [];
    for (const [traditional, simplified] of simplifiedByOpenCC()) {
      // Compatibility forms and radicals become ideographs before the table is asked.
      const plain = simplified.normalize('NFKC');
      if (!decidedByUs.has(traditional) && ![...plain].some((character) => decidedByUs.has(character))) {
        if (foldText(traditional) !== plain) {
          different.push(`${traditional} ${simplified} ${foldText(traditional)}`);
        }
      }
    }
    expect(different).toEqual([]);
  });
});
