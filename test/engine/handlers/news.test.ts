import { expect, test } from 'vitest';
import type { ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine } from '../../support/engine.ts';

const header = { _type: 'header', chatlab: { version: '0.0.2' }, meta: { name: '群', platform: 'qq', type: 'group' } };
const said = (index: number, sender: string, content: string, replyTo?: number) => ({
  _type: 'message',
  sender,
  accountName: sender,
  timestamp: 1_772_366_400 + index * 30,
  type: 0,
  content,
  platformMessageId: `n${index}`,
  ...(replyTo !== undefined && { replyToMessageId: `n${replyTo}` }),
});
const first = [
  said(0, '阿澈', '请问打印机驱动怎么安装？'),
  said(1, '王工', '先卸载旧的驱动，再装新的', 0),
  said(2, '阿澈', '好了，谢谢', 1),
];
const later = [said(5, '小林', '补充一下：装之前要关掉杀毒软件', 0), said(6, '阿澈', '收到', 5)];

test('a digest tells how many messages its conversation gained', async () => {
  const engine = await openEngine();
  const importing = async (name: string, messages: readonly object[]) => {
    const path = engine.file(name, [header, ...messages].map((line) => `${JSON.stringify(line)}\n`).join(''));
    return engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path] }));
  };
  await importing('one.jsonl', first);
  const { threads } = await engine.call('threads.list', {});
  const [digest] = await engine.call('digests.draft', { threadIds: [threads[0]?.id ?? ''] });
  const before = await engine.call('digests.list', {});
  expect(before.digests[0]?.newMessages).toBeUndefined();
  expect((await engine.call('threads.get', { id: threads[0]?.id ?? '' })).newSinceDigest).toBeUndefined();

  await importing('again.jsonl', first);
  expect((await engine.call('digests.list', {})).digests[0]?.newMessages).toBeUndefined();

  const done = await importing('two.jsonl', [...first, ...later]);
  expect((await engine.call('digests.list', {})).digests).toMatchObject([{ id: digest?.id, newMessages: 2 }]);
  expect(await engine.call('threads.get', { id: threads[0]?.id ?? '' })).toMatchObject({ newSinceDigest: 2 });

  await engine.finish(engine.call('importing.undo', { importId: done.reports[0]?.importId ?? '' }));
  expect((await engine.call('digests.list', {})).digests[0]?.newMessages).toBeUndefined();
});

test('a conversation that got an earlier beginning is still known', async () => {
  const engine = await openEngine();
  const importing = async (name: string, messages: readonly object[]) => {
    const path = engine.file(name, [header, ...messages].map((line) => `${JSON.stringify(line)}\n`).join(''));
    return engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path] }));
  };
  await importing('late.jsonl', first.slice(1));
  const { threads } = await engine.call('threads.list', {});
  await engine.call('digests.draft', { threadIds: [threads[0]?.id ?? ''] });
  await importing('all.jsonl', first);
  expect((await engine.call('digests.list', {})).digests[0]?.newMessages).toBe(1);
});
