import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChatExported, ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine } from '../../support/engine.ts';

const lines = [
  { _type: 'header', chatlab: { version: '0.0.2' }, meta: { name: '群', platform: 'qq', type: 'group' } },
  ...['你好', '阿澈你好', '再见阿澈'].map((content, index) => ({
    _type: 'message',
    sender: index === 0 ? '10001' : '10002',
    accountName: index === 0 ? '阿澈' : '王工',
    timestamp: 1_772_366_400 + index * 3600,
    type: 0,
    content,
    platformMessageId: `n${index}`,
  })),
];

test('OUT-5 names leave as the members chose, and a part of a chat is a part', async () => {
  const engine = await openEngine();
  const path = engine.file('chat.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path] }));
  const [chat] = await engine.call('chats.list', {});
  const members = await engine.call('members.list', {});
  const hidden = members.find(({ name }) => name === '阿澈');
  await engine.call('members.update', { memberId: hidden?.id ?? '', credit: 'anonymous' });
  const chatId = chat?.id ?? '';
  const out = join(engine.folder, 'out.jsonl');
  const exported = await engine.finish<ChatExported>(
    engine.call('chats.export', { chatId, format: 'chatlab-jsonl', out }),
  );
  const text = readFileSync(out, 'utf8');
  expect(exported).toEqual({ out, messages: 3, bytes: Buffer.byteLength(text) });
  expect(text).not.toContain('阿澈');
  expect(text).not.toContain('10001');
  expect(text).toContain('王工');
  const part = join(engine.folder, 'part.csv');
  const from = 1_772_366_400_000 + 3_600_000;
  const written = await engine.finish<ChatExported>(
    engine.call('chats.export', { chatId, format: 'csv', out: part, from, to: from + 1 }),
  );
  expect(written.messages).toBe(1);
});

test('messages.windowOf is the window at a multiple of its size that holds a message', async () => {
  const engine = await openEngine();
  const path = engine.file('chat.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path] }));
  const { messages } = await engine.call('messages.page', { limit: 10 });
  const chatId = messages[0]?.chatId ?? '';
  for (const [offset, { id }] of messages.entries()) {
    for (const limit of [1, 2, 3, 4]) {
      const window = await engine.call('messages.windowOf', { id, limit });
      expect(window).toEqual(
        await engine.call('messages.window', { chatId, offset: offset - (offset % limit), limit }),
      );
      expect(window.messages[offset - window.offset]?.id).toBe(id);
    }
  }
  await expect(engine.call('messages.windowOf', { id: 'nobody', limit: 10 })).rejects.toMatchObject({
    code: 'not-found',
  });
});
