import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../../src-main/engine/importing/formats/zulip/text.ts';
import { openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { fileWith, readFile, said } from '../reading.ts';

const realm = {
  zerver_realm: [{ id: 1, name: 'Club' }],
  zerver_userprofile: [
    { id: 10, full_name: 'Ann', delivery_email: 'ann@x' },
    { id: 9, full_name: '小林', delivery_email: 'lin@x' },
    { id: 12, full_name: 'Cy', delivery_email: 'cy@x' },
  ],
  zerver_userprofile_crossrealm: [{ id: 3, full_name: 'Notification Bot', email: 'notification-bot@zulip.com' }],
  zerver_stream: [
    { id: 70, name: 'help' },
    { id: 71, name: 'general' },
  ],
  zerver_recipient: [
    { id: 1, type: 1, type_id: 10 },
    { id: 2, type: 1, type_id: 9 },
    { id: 5, type: 2, type_id: 70 },
    { id: 6, type: 2, type_id: 71 },
    { id: 8, type: 3, type_id: 4 },
  ],
  zerver_subscription: [12, 9, 10].map((user) => ({ recipient: 8, user_profile: user })),
};
let nextId = 1;
const message = (fields: object) => ({
  id: nextId++,
  sender: 10,
  recipient: 5,
  subject: 't',
  content: 'x',
  date_sent: 1_700_000_000,
  ...fields,
});
const part = (messages: readonly object[], reactions: readonly object[] = []) =>
  JSON.stringify({ zerver_message: messages, zerver_usermessage: [], zerver_reaction: reactions });

function filesOf(parts: readonly string[]): Record<string, string> {
  const named = parts.map(
    (content, index) => [`messages-${String(index + 1).padStart(6, '0')}.json`, content] as const,
  );
  return {
    'realm.json': JSON.stringify(realm),
    'attachment.json': '{"zerver_attachment":[]}',
    ...Object.fromEntries(named),
  };
}

function folderOf(...parts: readonly string[]): string {
  const folder = join(temporaryFolder(), 'zulip-export');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(filesOf(parts))) {
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const read = (messages: readonly object[], options = {}) => readFile(folderOf(part(messages)), options);

describe('ZULIP-1 the files', () => {
  const parts = [part([message({ content: '1' })]), part([message({ content: '2' })])];

  test('a folder, or any file of it', async () => {
    const folder = folderOf(...parts);
    for (const path of [folder, join(folder, 'realm.json'), join(folder, 'messages-000002.json')]) {
      const result = await readFile(path);
      expect(result.format).toBe('zulip');
      expect(said(result)).toEqual(['Ann: 1', 'Ann: 2']);
    }
    const opened = await openExport(folder, {});
    expect(opened.totalBytes).toBe(parts.join('').length);
    await opened.close();
  });

  test('a .tar.gz', async () => {
    const archive = pack();
    for (const [name, content] of Object.entries(filesOf(parts))) {
      archive.entry({ name: `zulip-export-abc/${name}` }, content);
    }
    archive.entry({ name: 'zulip-export-abc/uploads/2/ab/pot.png' }, 'png');
    archive.finalize();
    const path = fileWith('zulip-export-abc.tar.gz', gzipSync(await buffer(archive)));
    expect(said(await readFile(path))).toEqual(['Ann: 1', 'Ann: 2']);
  });

  test('messages without realm.json', async () => {
    const result = await readFile(fileWith('messages-000001.json', parts[0] ?? ''));
    expect(said(result)).toEqual(['10: 1']);
    expect(result.chats).toMatchObject([{ nativeId: 'recipient 5' }]);
  });
});

test('ZULIP-2 chats', async () => {
  const messages = [
    message({ content: '1' }),
    message({ content: '2', recipient: 2, subject: '' }),
    message({ content: '3', recipient: 6 }),
    message({ content: '4', recipient: 1, sender: 9, subject: '' }),
    message({ content: '5', recipient: 8, subject: '' }),
    message({ content: '6' }),
  ];
  const result = await read(messages);
  expect(result.chats).toMatchObject([
    { name: 'help', kind: 'group', nativeId: 'channel 70' },
    { name: '小林, Ann', kind: 'private', nativeId: 'direct 9,10' },
    { name: 'general', nativeId: 'channel 71' },
    { name: '小林, Ann, Cy', kind: 'group', nativeId: 'group 4' },
  ]);
  expect(result.messages.map(({ text }) => text)).toEqual(['1', '6', '2', '4', '3', '5']);
  expect(said(await read(messages, { chat: 'general' }))).toEqual(['Ann: 3']);
});

test('ZULIP-3 times, and records that lack something', async () => {
  const { messages, skips } = await read([
    message({ date_sent: 1_700_000_000.125 }),
    message({ date_sent: null }),
    message({ sender: null }),
    message({ recipient: null }),
  ]);
  expect(messages.map(({ at }) => at)).toEqual([{ local: 1_700_000_000_125, instant: 1_700_000_000_125 }]);
  expect(skips.map(({ line }) => line)).toEqual([1, 2, 3]);
});

test('ZULIP-4 topics', async () => {
  const { messages } = await read([
    message({ subject: 'Rice' }),
    message({ subject: 'rice' }),
    message({ subject: 'RICE', recipient: 6 }),
    message({ subject: '', recipient: 1 }),
  ]);
  expect(messages.map(({ topic }) => topic)).toEqual(['Rice', 'Rice', 'RICE', undefined]);
});

test('ZULIP-5 tokens', () => {
  const { text, mentions } = readContent('@**Ann** and @**Ben Ng|12**, as @_**Cy|13** in #**help>Rice?** or #**help**');
  expect(text).toBe('@Ann and @Ben Ng, as @Cy in #help > Rice? or #help');
  expect(mentions).toEqual([{ name: 'Ann' }, { name: 'Ben Ng' }]);
});

describe('ZULIP-6 quotations', () => {
  const link = '(https://c.example.org/#narrow/stream/1-help/topic/a.20b/near/42)';

  test.each([
    [`@_**Ann|10** [said]${link}:\n\`\`\`quote\nold\n\`\`\`\nnew`, 'new', '42', null],
    [`@_**小林|9** [說]${link}：\n\`\`\`\`quote\n\`\`\`\ncode\n\`\`\`\n\`\`\`\`\nnew`, 'new', '42', null],
    ['before\n```quote\nold @**Ann**\n```\nafter', 'before\n\nafter', null, { text: 'old @Ann' }],
    ['```quote\nonly\n```', '```quote\nonly\n```', null, null],
    ['```py\ncode\n```', '```py\ncode\n```', null, null],
  ])('%j', (content, text, replyTo, quotation) => {
    expect(readContent(content)).toMatchObject({ text, replyTo, quotation });
  });
});

test('ZULIP-7 reactions in another file, uploads', async () => {
  const upload = message({ content: '[a.pdf](/user_uploads/2/x/a.pdf)' });
  const both = message({ content: 'see ![p](https://c.example.org/user_uploads/2/y/p.png)' });
  const reactions = ['tada', '+1', 'tada'].map((emoji_name) => ({ message: upload.id, emoji_name, user_profile: 9 }));
  const { messages } = await readFile(folderOf(part([upload]), part([both], reactions)));
  expect(messages).toMatchObject([
    {
      kind: 'file',
      text: '',
      attachments: [{ name: 'a.pdf', path: 'uploads/2/x/a.pdf' }],
      reactions: [
        { key: '+1', count: 1 },
        { key: 'tada', count: 2 },
      ],
    },
    { kind: 'text', attachments: [{ name: 'p', path: 'uploads/2/y/p.png' }] },
  ]);
});

test('ZULIP-8 edits', async () => {
  const history = (...changes: readonly object[]) => JSON.stringify(changes);
  const { messages } = await read([
    message({
      edit_history: history({ prev_topic: 'a', timestamp: 9 }, { prev_content: 'b', timestamp: 8 }),
      last_edit_time: 9,
    }),
    message({ edit_history: history({ prev_topic: 'a', timestamp: 9 }), last_edit_time: 9 }),
    message({ edit_history: null, last_edit_time: 7.5 }),
    message({ edit_history: 'broken', last_edit_time: 7 }),
  ]);
  expect(messages.map(({ editedAt }) => editedAt)).toEqual([8000, undefined, 7500, undefined]);
});

test('ZULIP-9 notices, polls, actions', async () => {
  const { messages } = await read([
    message({ sender: 3, content: 'This topic was moved here.' }),
    message({ content: '/poll Lunch?\nrice\nnoodles' }),
    message({ content: '/me cooks' }),
  ]);
  expect(messages.map(({ kind, sender, text }) => [kind, sender?.name, text])).toEqual([
    ['system', undefined, 'This topic was moved here.'],
    ['poll', 'Ann', 'Lunch?\nrice\nnoodles'],
    ['text', 'Ann', 'cooks'],
  ]);
});
