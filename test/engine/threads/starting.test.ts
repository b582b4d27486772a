import { describe, expect, it } from 'vitest';
import { Forest } from '../../../src-main/engine/threads/forest.ts';
import { glanceFeatures } from '../../../src-main/engine/threads/linking/candidates.ts';
import { linkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import { Linker } from '../../../src-main/engine/threads/linking/linker.ts';
import { readinessToStart } from '../../../src-main/engine/threads/linking/starting.ts';
import { MessageReader } from '../../../src-main/engine/threads/reading/message-reader.ts';
import { ChatScript } from './support.ts';

/** How readily the last message of a script starts something, by its wording and what waits. */
function readinessOf(script: ChatScript): number {
  const linker = new Linker(new Forest({ features: linkFeatures, trees: [] }, linkFeatures), [
    ...glanceFeatures.map(() => 0),
  ]);
  const reader = new MessageReader(new Map());
  const conversations: number[] = [];
  for (const message of script.messages) {
    reader.read(message, message.senderId ?? '');
    linker.consider(reader);
    if (message !== script.messages.at(-1)) {
      const parent = linker.decide();
      conversations.push(linker.state.add(reader, parent, conversations[parent] ?? -1));
    }
  }
  return readinessToStart(reader, linker.candidates, linker.state);
}

/** The readiness of a text after some others said by ann, bob, ann, … */
function readinessAfter(text: string, ...before: string[]): number {
  const script = new ChatScript();
  for (const [number, each] of before.entries()) {
    script.say(number % 2 === 0 ? 'ann' : 'bob', each);
  }
  script.say('carl', text);
  return readinessOf(script);
}

const told = '目录那节取消链接，封面那节直接删页码，然后重新编号就好';

describe('THREAD-16 how readily a message starts something', () => {
  const usual = readinessAfter('好的', '今天下雨了');

  it('is more for what asks and turns to nobody', () => {
    expect(readinessAfter('有没有人知道扫描的文件怎么压缩才不模糊啊', '今天下雨了')).toBeGreaterThan(usual);
    expect(readinessAfter('does anyone know how to mount an old usb disk', 'nice weather')).toBeGreaterThan(usual);
    expect(readinessAfter('@ann 有没有人知道扫描的文件怎么压缩才不模糊啊', '今天下雨了')).toBe(usual);
    expect(readinessAfter('怎么弄', '今天下雨了')).toBe(usual);
  });

  it('is less for what tells something while a question waits', () => {
    const question = '页码怎么从正文开始算？';
    expect(readinessAfter(told, question)).toBeLessThan(usual);
    expect(readinessAfter(told, '今天下雨了')).toBe(usual);
    expect(readinessAfter(`我${told}`, question)).toBe(usual);
  });
});
