import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readFile, readText, said } from '../reading.ts';

let nextId = 1_700_000_000_000;
const channel = (id: string) => ({ TeamId: 't', ChannelId: id });
const message = (fields: object) => ({
  Id: String(nextId++),
  MessageType: 'message',
  CreatedDateTime: '2024-01-02T03:04:05.678Z',
  From: { User: { Id: 'a', DisplayName: 'Ann' } },
  Body: { ContentType: 'html', Content: '<p>x</p>' },
  ChannelIdentity: channel('19:c'),
  ...fields,
});
const text = (content: string) => ({ Body: { ContentType: 'text', Content: content } });
const html = (content: string) => ({ Body: { ContentType: 'html', Content: content } });
const read = (messages: readonly unknown[], options = {}) =>
  readText('messages_1.json', JSON.stringify(messages), options);

describe('TEAMS-1 files', () => {
  const files = {
    'users/usersList.json': [{ Id: 'a', DisplayName: 'Ann' }],
    'teams/teamsList.json': [{ GroupsId: 't', Name: 'Club' }],
    'teams/t/channels_t.json': [{ Id: '19:c', DisplayName: 'General' }],
    'teams/t/messages_t.json': [message(text('1'))],
    'teams/u/channels_u.json': [{ Id: '19:d', DisplayName: 'Help' }],
    'teams/u/messages_u.json': [message({ ...text('2'), ChannelIdentity: channel('19:d') })],
  };
  const folder = () => {
    const root = temporaryFolder();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), JSON.stringify(content));
    }
    return root;
  };

  test('of a dump are read together, one alone alone', async () => {
    const root = folder();
    const { format, chats, messages } = await readFile(root);
    expect(format).toBe('teams');
    expect(chats.map(({ name }) => name)).toEqual(['General', 'Help']);
    expect(messages).toHaveLength(2);
    expect(said(await readFile(root, { chat: 'Help' }))).toEqual(['Ann: 2']);
    const alone = await readFile(join(root, 'teams/u/messages_u.json'));
    expect(alone.chats).toMatchObject([{ name: 'Help', nativeId: '19:d' }]);
    const opened = await openExport(root, {});
    const bytes = [files['teams/t/messages_t.json'], files['teams/u/messages_u.json']].map((one) =>
      JSON.stringify(one),
    );
    expect(opened.totalBytes).toBe(bytes.join('').length);
    await opened.close();
  });

  test('an answer of Graph', async () => {
    const answer = {
      '@odata.context': 'x',
      value: [
        {
          id: '1',
          messageType: 'message',
          createdDateTime: '2024-01-02T03:04:05Z',
          from: { user: { id: 'a', displayName: 'Ann' } },
          body: { contentType: 'text', content: 'hi' },
          chatId: '19:x@unq.gbl.spaces',
        },
      ],
    };
    const result = await readText('answer.json', JSON.stringify(answer));
    expect(result.format).toBe('teams');
    expect(said(result)).toEqual(['Ann: hi']);
    expect(result.chats).toMatchObject([{ kind: 'private', nativeId: '19:x@unq.gbl.spaces' }]);
  });
});

test('TEAMS-2 channels may be mixed', async () => {
  const { messages, chats } = await read([
    message(text('1')),
    message({ ...text('2'), ChannelIdentity: channel('19:d') }),
    message(text('3')),
  ]);
  expect(chats.map(({ nativeId }) => nativeId)).toEqual(['19:c', '19:d']);
  expect(messages.map((one) => one.text)).toEqual(['1', '3', '2']);
});

test('TEAMS-3 times', async () => {
  const instant = Date.UTC(2024, 0, 2, 3, 4, 5, 678);
  const { messages, skips } = await read([
    message({}),
    message({ CreatedDateTime: '2024-02-30T03:04:05Z' }),
    message({ Id: null }),
    'no message',
  ]);
  expect(messages.map(({ at }) => at)).toEqual([{ local: instant, instant }]);
  expect(skips.map(({ line }) => line)).toEqual([1, 2, 3]);
});

test('TEAMS-4 people', async () => {
  const { messages } = await read([
    message({}),
    message({ From: { Application: { Id: 'b', DisplayName: 'Bot' }, User: null } }),
    message({ From: null }),
  ]);
  expect(messages.map(({ sender }) => sender)).toEqual([
    { nativeId: 'a', name: 'Ann' },
    { nativeId: 'b', name: 'Bot' },
    { name: 'Unknown user' },
  ]);
});

test('TEAMS-5 text', async () => {
  const { messages } = await read([
    message({
      ...html('<div><at id="0">Ben Ng</at> a<br>b &amp; <emoji alt="🙂"></emoji></div>'),
      Mentions: [{ MentionText: 'Ben Ng' }],
    }),
    message({ ...html('<p>how?</p>'), Subject: 'Rice' }),
    message(text('1 < 2')),
  ]);
  expect(messages.map((one) => one.text)).toEqual(['@Ben Ng a\nb & 🙂', 'Rice\n\nhow?', '1 < 2']);
  expect(messages[0]?.mentions).toEqual([{ name: 'Ben Ng' }]);
});

test('TEAMS-6 replies and quotations', async () => {
  const quote = {
    Id: '7',
    ContentType: 'messageReference',
    Content: JSON.stringify({ messageId: '7', messagePreview: 'old', messageSender: { user: { displayName: 'Ben' } } }),
  };
  const { messages } = await read([
    message({ Id: '7' }),
    message({ Id: '8', ReplyToId: '7' }),
    message({ Id: '9', ReplyToId: null, ChannelIdentity: null, ChatId: '19:x', Attachments: [quote] }),
    message({
      Id: '10',
      ChannelIdentity: null,
      ChatId: '19:x',
      Attachments: [{ ...quote, Id: null, Content: '{"messagePreview":"p"}' }],
    }),
  ]);
  expect(messages.map(({ replyToNativeId }) => replyToNativeId)).toEqual([undefined, '7', '7', undefined]);
  expect(messages.map(({ topic }) => topic)).toEqual(['7', '7', undefined, undefined]);
  expect(messages[3]?.quotation).toEqual({ text: 'p' });
});

test('TEAMS-7 files and pictures', async () => {
  const file = { ContentType: 'reference', ContentUrl: 'https://x/a.pdf', Name: 'a.pdf' };
  const { messages } = await read([
    message({ ...html('<attachment id="1"></attachment>'), Attachments: [file] }),
    message(html('<p>see</p><img alt="pot" src="https://graph/hostedContents/1/$value">')),
    message(html('<img src="https://graph/hostedContents/1/$value">')),
  ]);
  expect(messages).toMatchObject([
    { kind: 'file', text: '', attachments: [{ name: 'a.pdf', missing: true }] },
    { kind: 'text', text: 'see', attachments: [{ name: 'pot', missing: true }] },
    { kind: 'image', text: '', attachments: [{ name: 'image', missing: true }] },
  ]);
  expect(JSON.stringify(messages)).not.toContain('https://');
});

test('TEAMS-8 deleted messages and events', async () => {
  const { messages } = await read([
    message({ DeletedDateTime: '2024-01-02T03:05:00Z', ...text('gone') }),
    message({
      MessageType: 'systemEventMessage',
      ...html('<systemEventMessage/>'),
      EventDetail: { '@odata.type': '#microsoft.graph.membersAddedEventMessageDetail' },
    }),
    message({ MessageType: 'unknownFutureValue', ...html('') }),
  ]);
  expect(messages.map(({ kind, text: said, sender }) => [kind, said, sender?.name])).toEqual([
    ['recalled', '', 'Ann'],
    ['system', 'members added', undefined],
    ['system', 'event', undefined],
  ]);
});

test('TEAMS-9 reactions and edits', async () => {
  const { messages } = await read([
    message({
      Reactions: [{ ReactionType: 'like' }, { ReactionType: 'like' }],
      LastEditedDateTime: '2024-01-02T04:00:00Z',
    }),
  ]);
  expect(messages[0]).toMatchObject({ reactions: [{ key: 'like', count: 2 }], editedAt: Date.UTC(2024, 0, 2, 4) });
});
