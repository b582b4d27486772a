import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOfAlike } from '../../../src-main/engine/threads/similar-questions.ts';

const ASKED = [
  { id: 'boxes', text: 'matplotlib画图中文全是方框，怎么弄' },
  { id: 'pdf', text: 'How do I shrink a scanned PDF below two megabytes?' },
  { id: 'squares', text: '請問 Matplotlib 畫圖中文全是方塊怎麼解決？' },
  { id: 'printer', text: '打印机一直显示脱机怎么办' },
  { id: 'scan', text: 'my scanned pdf has 14 megabytes, how to shrink it' },
  { id: 'backup', text: '手机换了，聊天记录怎么迁移' },
];

describe('TOPIC-2 questions asked more than once', () => {
  it('finds those that ask the same in other words, simplified or traditional', () => {
    const groups = groupsOfAlike(ASKED).map((ids) => ids.toSorted());
    expect(groups).toEqual(
      expect.arrayContaining([
        ['boxes', 'squares'],
        ['pdf', 'scan'],
      ]),
    );
    expect(groups).toHaveLength(2);
  });

  it('puts a question in one group at most, groups of two and more, largest first', () => {
    const text = fc.array(fc.constantFrom('安装', '插件', '失败', 'error', '打印', '脱机', 'pdf'), { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const groups = groupsOfAlike(texts.map((words, place) => ({ id: `q${place}`, text: words.join(' ') })));
        const ids = groups.flat();
        expect(new Set(ids).size).toBe(ids.length);
        const sizes = groups.map((group) => group.length);
        expect(sizes.every((size) => size > 1)).toBe(true);
        expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
      }),
      { numRuns: 60 },
    );
  });
});
