import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src-main/engine/text/index.ts';
import { Signal, type SignalName, signalsOf } from '../../../src-main/engine/threads/reading/signals.ts';

function names(text: string): string[] {
  const found = signalsOf(foldText(text));
  return Object.entries(Signal)
    .filter(([, bit]) => (found & bit) !== 0)
    .map(([name]) => name);
}

describe('signals, in simplified and traditional Chinese and English', () => {
  it.each<[SignalName, string[]]>([
    ['questionMark', ['怎么办？', 'why?', '真的嗎？！']],
    ['endsWithQuestionMark', ['怎么办？', 'is it? :)', '可以吗?。']],
    ['openQuestion', ['怎么设置代理', '為什麼打不開', 'how do I start', 'ok so where is it', '哪里能下载']],
    ['closedQuestion', ['可以吗', '有沒有人用過', 'is there a way', 'did you try it', '你买没买', '行不行']],
    ['assentQuestion', ['这样就好了吧', 'that is the one, right?', '是这样對吧']],
    ['request', ['请问一下', '求助各位', 'anyone know this', '跪求資源', 'i need some help']],
    ['problem', ['一运行就报错', 'it crashes on start', '打不開', "doesn't work here"]],
    ['greeting', ['大家早上好', 'hi all', '晚安各位', '在吗？', 'good night']],
    ['thanks', ['謝謝老師', 'thx', 'thank you so much', '感谢分享']],
    ['confirmation', ['解决了', '搞定！', 'that did it', 'works now', '好了，谢谢', '果然可以了']],
    ['failure', ['还是不行', 'still the same error', "that didn't work", '試過了沒用，不行']],
    ['agreement', ['对，就是这样', 'yes it is', '嗯，可以', '没错']],
    ['denial', ['不是这个', 'nope', '没有啊', "don't do that"]],
    ['acknowledgement', ['好的', 'ok', '嗯嗯', 'got it', '收到！', '明白了']],
    ['link', ['看 https://example.org/a', 'www.example.org']],
    ['code', ['run `ls -l`', 'sudo apt-get update', '=SUM(A1:A3)', 'in /etc/fstab']],
    ['steps', ['1. 打开\n2. 保存', '首先打开，然后保存', '- one\n- two']],
    [
      'noise',
      ['哈哈哈哈', '👍👍', '+1', 'lol', '???', '我？？', '打卡', '打卡 单词50个', '[强][强]', '抱抱~', 'hugs', ''],
    ],
    ['advertisement', ['加微信领优惠券', '扫码进群免费领资料', 'limited time offer, click here']],
    ['advice', ['建议先备份', 'you should try vim', '可以用 Zotero', '換成這個就好']],
    ['explanation', ['因为编码不同', 'because it is old', '原因是缓存']],
    ['unfinished', ['步骤如下：', 'so...', '首先，']],
    ['continuation', ['然后再保存', 'and then save', '但是不稳定']],
    ['correction', ['*their', '打错了', 's/foo/bar/']],
    ['command', ['!ask', '/help me']],
    ['rhetorical', ['谁知道呢', 'who cares', '难道不对吗']],
  ])('%s', (name, texts) => {
    for (const text of texts) {
      expect(names(text), text).toContain(name);
    }
  });

  it.each<[SignalName, string[]]>([
    [
      'openQuestion',
      ['我不知道怎么说', '没什么', '写完啥也没有', '读完说不出它干了啥', '比什么灯都管用', '哪个方便用哪个'],
    ],
    ['closedQuestion', ['这是我的笔记本', 'the weather is nice', '先看里面是不是彩色照片', '还没有', '…看了，没有']],
    ['steps', ['0.37 元', '3.5 是版本号']],
    ['problem', ['第三次错误示范', '前五篇会很痛苦']],
    ['command', ['.srt 匯入之後變亂碼']],
    ['questionMark', ['https://example.org/?id=1', '没有问题']],
    ['thanks', ['thankless work', '不客气']],
    ['advertisement', ['这本书很好看', 'the offer stands']],
    ['noise', ['今天学了两个小时', '心疼我的钱包要怎么办', 'ok']],
    ['confirmation', ['我好了再说']],
  ])('not %s', (name, texts) => {
    for (const text of texts) {
      expect(names(text), text).not.toContain(name);
    }
  });

  it('reads only the beginning of very long texts', () => {
    const started = names(`怎么办？${'很长的说明。'.repeat(40_000)}`);
    expect(started).toContain('questionMark');
  });
});
