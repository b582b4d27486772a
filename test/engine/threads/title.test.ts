import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, titleOf } from '../../../src-main/engine/threads/index.ts';

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1), 0);
}

describe('TITLE-1 the title reads like a question and is the asker’s own words', () => {
  it.each([
    ['请问Anki新卡每天设多少合适啊', 'Anki新卡每天设多少合适啊？'],
    ['大家好，想问一下 Zotero 里的批注怎么导出到 Obsidian？谢谢！', 'Zotero 里的批注怎么导出到 Obsidian？'],
    ['請問有沒有離線把繁體字幕轉成簡體的工具？', '有沒有離線把繁體字幕轉成簡體的工具？'],
    ['Hi all, how do I rename a branch in git? thanks', 'how do I rename a branch in git?'],
    ['jdub: does anyone know where hoary keeps its logs', 'does anyone know where hoary keeps its logs?'],
    ['@苏念 @阿哲 群文件在哪里下载啊？', '群文件在哪里下载啊？'],
    ['【急】救命 我手滑 git reset --hard 了 😭', '【急】救命 我手滑 git reset --hard 了'],
    [
      'My laptop freezes. I have tried two kernels. Why does it freeze only on battery?',
      'Why does it freeze only on battery?',
    ],
    ['论文明天要交。怎么办？', '论文明天要交，怎么办？'],
    ['引用的地方全是 [?]，参考文献那页是空的，怎么办？', '引用的地方全是 [?]，参考文献那页是空的，怎么办？'],
    [
      'why does example.org/?id=1 show nothing but a blank page',
      'why does example.org/?id=1 show nothing but a blank page?',
    ],
    ['请教各位年轻朋友：本地模型的内容真的不会传出去吗？', '本地模型的内容真的不会传出去吗？'],
    ['再问一句，它整理旧信时把地名补错了，是何道理？', '它整理旧信时把地名补错了，是何道理？'],
    [
      'you know the color around the places, how can i change that?',
      'you know the color around the places, how can i change that?',
    ],
    ['history of my shell is gone, where is it kept?', 'history of my shell is gone, where is it kept?'],
    [
      'I have a scanned 240-page book. How can I make it searchable, offline? It is big.',
      'I have a scanned 240-page book, How can I make it searchable, offline?',
    ],
    [
      'One more, my old commits have my own email. How to avoid that next time?',
      'my old commits have my own email, How to avoid that next time?',
    ],
  ])('%s', (ask, title) => {
    expect(titleOf(ask)).toBe(title);
  });

  it('takes what was said before along when the question alone says too little', () => {
    expect(titleOf('怎么办', '电脑开不了机，风扇一直转')).toBe('电脑开不了机，风扇一直转，怎么办？');
    expect(titleOf('why?', 'the build fails on every second run')).toBe('the build fails on every second run, why?');
    expect(titleOf('怎么办', '大家好')).toBe('怎么办？');
    expect(titleOf('other pages load for you?', 'haha, steve...')).toBe('other pages load for you?');
  });

  it('takes what tells the matter where a sentence only asks for help', () => {
    expect(titleOf('can someone help?', 'my wireless card vanished after the upgrade')).toBe(
      'my wireless card vanished after the upgrade, can someone help?',
    );
    expect(titleOf('有没有大佬能帮忙看看啊？', '电脑开不了机')).toBe('电脑开不了机，有没有大佬能帮忙看看啊？');
    expect(titleOf('Can anybody please help me? My sound is gone since Friday.')).toBe('My sound is gone since Friday');
    expect(titleOf('can someone help me install flash?', 'good morning everybody here')).toBe(
      'can someone help me install flash?',
    );
  });

  it('leaves the end of a quotation out that began in a sentence before', () => {
    expect(titleOf('「阿哲：新版打不开。大家先别更新」- - - 那旧版从哪里下载呢？')).toBe('那旧版从哪里下载呢？');
    expect(titleOf('“打不开”是什么意思呢，能说详细一点吗？')).toBe('“打不开”是什么意思呢，能说详细一点吗？');
  });

  it('is cut where it gets long, to its beginning and what it asks, never in the middle of a character', () => {
    const title = titleOf(`${'学习方法'.repeat(30)}，怎么坚持？`);
    expect(widthOf(title)).toBeLessThanOrEqual(72);
    expect(title).toMatch(/^学习方法.*…怎么坚持？$/);
    expect(titleOf(`${'学习方法'.repeat(30)}，我坚持下来了。`)).toMatch(/^学习方法[^？]*…$/);
    expect(titleOf('想用AI帮忙总结访谈稿，但是受访者签了保密，不能上传到网上，整理也要很久，本地的模型能做吗？')).toBe(
      '想用AI帮忙总结访谈稿，但是受访者签了保密…本地的模型能做吗？',
    );
    expect(titleOf('生成的参考文献英文作者后面变成「等」，中文的又成了「et al」，学校要的是国标，到底怎么调')).toBe(
      '生成的参考文献英文作者后面变成「等」，中文的又成了「et al」…到底怎么调？',
    );
    expect(
      titleOf('用本地模型总结论文，前面总结得挺好，问它第 5 节的实验结果就开始编，说的数字文里根本没有'),
    ).not.toMatch(/…说的/);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        (ask, before) => {
          const found = titleOf(ask, before);
          expect(widthOf(found)).toBeLessThanOrEqual(74);
          expect(found.isWellFormed()).toBe(ask.isWellFormed() && before.isWellFormed() ? true : found.isWellFormed());
          expect(found).not.toMatch(/\n/);
        },
      ),
    );
  });
});

describe('TITLE-2 without a question it is what was said first', () => {
  it.each([
    ['今天的线上分享推迟到八点', '今天的线上分享推迟到八点'],
    ['Moved the meeting to Friday.', 'Moved the meeting to Friday'],
    ['👍👍', ''],
    ['', ''],
  ])('%s', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });
});

describe('oneLine', () => {
  it('joins lines and cuts', () => {
    expect(oneLine(' a\n b\t c ', 80)).toBe('a b c');
    expect(oneLine('一二三四五六七八九十', 11)).toBe('一二三四五…');
  });
});
