import { describe, expect, it } from 'vitest';
import { ANKI, draft } from './support.ts';

describe('DRAFT-9 tags', () => {
  it('come from the library’s vocabulary first', () => {
    expect(draft(ANKI, ['Git', 'anki', '复习', '新卡', '时间管理'])).toMatchObject({ tags: ['新卡', 'anki', '复习'] });
  });

  it('are filled with names and with words that others took up', () => {
    const content = draft([
      ['黃子晴', 'question', '請問 Zotero 的批註怎麼匯出到 Obsidian？'],
      ['江月', 'answer', 'Zotero 的插件可以把批注导出成 Markdown', { to: 0 }],
    ]);
    expect(content.tags).toEqual(['Zotero', 'Obsidian']);
  });

  it('are no numbers, dates or sizes', () => {
    const { tags } = draft([
      ['黃子晴', 'question', 'Python 怎么把 IMG_0001 改成 20260301_142530，精度 0.02，内存只有 16G，一共 800 张？'],
      ['江月', 'answer', '20260301_142530 这种用 strftime，0.02 没关系，16G 够了，800 张不多', { to: 0 }],
      ['阿哲', 'answer', '16G 和 0.02 都不用管，20260301_142530 也好办，800 张', { to: 0 }],
    ]);
    expect(tags).toContain('Python');
    for (const amount of ['20260301_142530', '0.02', '16G', '800']) expect(tags).not.toContain(amount);
  });

  it('are no words that only a sentence’s beginning made a capital, no parts of each other, no small amounts', () => {
    const { tags } = draft([
      ['Ana', 'question', 'Hey, how do I update Mozilla? Nobody here knows. 两分钟讲不完，一份文献'],
      ['Bo', 'answer', 'Mozilla 两分钟，分钟，一份，文献'],
      ['Eva', 'answer', '两分钟，分钟，一份，文献'],
    ]);
    expect(tags).toEqual(['Mozilla', '文献']);
  });

  it('are not found inside other words', () => {
    expect(draft([['a', 'question', 'my gitter account is locked, what now?']], ['git'])).toMatchObject({ tags: [] });
  });
});
