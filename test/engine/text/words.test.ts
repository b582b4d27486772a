import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, RunScanner, wordsOf } from '../../../src-main/engine/text/index.ts';

describe('wordsOf', () => {
  it.each<[string, string[]]>([
    ['Hello, World!', ['hello', 'world']],
    ['q4_k_m v1.2.3 C++ c# gpt-4 don’t', ['q4_k_m', 'v1.2.3', 'c++', 'c#', 'gpt-4', "don't"]],
    ['step-by-step a - b', ['step', 'by', 'step', 'a', 'b']],
    ['3.5% of 1,000', ['3.5', 'of', '1', '000']],
    ['a++b i++; C+++', ['a', 'b', 'i++', 'c++']],
    ['量化模型', ['量化', '化模', '模型']],
    ['量', ['量']],
    ['量 化', ['量', '化']],
    ['臺灣ollama教學', ['台湾', 'ollama', '教学']],
    ['第3章', ['第', '3', '章']],
    ['東京タワー', ['东京', '京タ', 'タワ', 'ワー']],
    ['한국어 모델을', ['한국어', '모델을']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['𠮷', ['𠮷']],
    ['👍 好的！', ['好的']],
    ['Ｑ４量', ['q4', '量']],
    ['https://example.org/a.b?c=1', ['https', 'example.org', 'a.b', 'c', '1']],
    ['... ？！', []],
    ['', []],
  ])('%j: %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('gives words that stand in the folded text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text);
        let from = 0;
        for (const word of wordsOf(text)) {
          const at = folded.indexOf(word, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at;
        }
      }),
    );
  });
});

describe('RunScanner', () => {
  it('can be used again after a longer text', () => {
    const scanner = new RunScanner();
    scanner.fold('a very long text with c++');
    while (scanner.next());
    scanner.fold('c+');
    expect(scanner.next()).toBe(true);
    expect(scanner.suffixLengthAt(scanner.end)).toBe(0);
    expect(scanner.next()).toBe(false);
  });

  it('reads texts longer than any call may have arguments', () => {
    const scanner = new RunScanner();
    const text = '量'.repeat(300_000);
    scanner.fold(text);
    expect(scanner.next()).toBe(true);
    expect(scanner.text(scanner.start, scanner.end)).toBe(text);
  });
});
