import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySentences } from '../../../../src-main/engine/digests/drafting/key-sentences.ts';

describe('DRAFT-8 the sentences that say most', () => {
  it('hold the words that several sentences share, each once, and are not long for nothing', () => {
    const sentences = [
      '大家好啊。',
      '新卡设多少要看复习量，复习量大约是新卡的七倍。',
      '今天天气真好。',
      '复习量大了就先停新卡。',
      '新卡设多少要看复习量，复习量大约是新卡的七倍，这个我之前在别的群里也说过好几遍了，大家可以翻一翻聊天记录。',
      '间隔重复的间隔不要自己改。',
      '间隔重复靠的就是间隔。',
    ];
    expect(keySentences(sentences, 2)).toEqual([1, 6]);
    expect(keySentences(['the anki deck', 'lunch?', 'an anki deck for chemistry', 'chemistry'], 1)).toEqual([2]);
  });

  it('are at most as many as asked for, in order, each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 40 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 8 }),
        (texts, count) => {
          const places = keySentences(texts, count);
          expect(places).toHaveLength(Math.min(count, texts.length));
          expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
        },
      ),
    );
  });
});
