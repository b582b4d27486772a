import { describe, expect, test } from 'vitest';
import { readText, said } from '../reading.ts';

const user = (username: string, fields: object = {}) => ({ type: 'user', user: { username, ...fields } });
const post = (fields: object) => ({
  type: 'post',
  post: { team: 't', channel: 'c', user: 'ann', message: 'x', create_at: 1_700_000_000_000, ...fields },
});
const read = (lines: readonly object[], options = {}) =>
  readText(
    'export.jsonl',
    [{ type: 'version', version: 1 }, ...lines].map((line) => JSON.stringify(line)),
    options,
  );

describe('Mattermost', () => {
  test('MATTERMOST-1 lines that are no posts', async () => {
    const lines = ['{"type":"version","version":1}', '', 'no json', '{"type":"meeting"}', JSON.stringify(post({}))];
    const { messages, skips, format } = await readText('x.jsonl', lines);
    expect(format).toBe('mattermost');
    expect(messages).toHaveLength(1);
    expect(skips.map(({ line }) => line)).toEqual([2, 3]);
    const broken = await read([post({ user: null }), post({ create_at: null }), post({ channel: null }), post({})]);
    expect(broken.skips.map(({ reason }) => reason)).toEqual([
      'the post names no user',
      'the post has no time',
      'the post names no channel',
    ]);
  });

  test('MATTERMOST-2 channels may be mixed, and one may be picked', async () => {
    const lines = [
      { type: 'channel', channel: { team: 't', name: 'c', display_name: '读书' } },
      post({ message: '1' }),
      post({ message: '2', channel: 'd' }),
      post({ message: '3' }),
      {
        type: 'direct_post',
        direct_post: { channel_members: ['zoe', 'ann'], user: 'zoe', message: '4', create_at: 5 },
      },
    ];
    const { chats, messages } = await read(lines);
    expect(chats).toMatchObject([
      { name: '读书', nativeId: 't/c', kind: 'group' },
      { name: 'd', nativeId: 't/d' },
      { name: 'ann, zoe', nativeId: 'ann,zoe', kind: 'private' },
    ]);
    expect(messages.map(({ text }) => text)).toEqual(['1', '3', '2', '4']);
    expect(said(await read(lines, { chat: '读书' }))).toEqual(['ann: 1', 'ann: 3']);
    expect(said(await read(lines, { chat: 't/d' }))).toEqual(['ann: 2']);
    const only = await read([post({})], { chat: 'Mine' });
    expect(only.chats).toMatchObject([{ name: 'Mine', nativeId: 't/c' }]);
  });

  test('MATTERMOST-3 names', async () => {
    const people = [
      user('ann', { nickname: 'Annie', first_name: 'Ann' }),
      user('ben', { first_name: 'Ben', last_name: 'Ng' }),
    ];
    const { messages } = await read([...people, post({}), post({ user: 'ben' }), post({ user: 'cy' })]);
    expect(messages.map(({ sender }) => sender)).toEqual([
      { nativeId: 'ann', name: 'Annie' },
      { nativeId: 'ben', name: 'Ben Ng' },
      { nativeId: 'cy', name: 'cy' },
    ]);
  });

  test('MATTERMOST-4, MATTERMOST-5 times, and replies that may come before their root', async () => {
    const replies = [
      { user: 'ben', message: 'early', create_at: 1_600_000_000_000 },
      { user: 'ben', message: 'lost' },
    ];
    const { messages, skips } = await read([post({ replies }), post({ message: 'y', replies: [] })]);
    const [root, reply, other] = messages;
    expect(root?.at).toEqual({ local: 1_700_000_000_000, instant: 1_700_000_000_000 });
    expect(reply?.replyToNativeId).toBe(root?.nativeId);
    expect([root?.topic, reply?.topic, other?.topic]).toEqual([root?.nativeId, root?.nativeId, undefined]);
    expect(new Set(messages.map(({ nativeId }) => nativeId)).size).toBe(3);
    expect(skips).toMatchObject([{ reason: 'the post has no time' }]);
    const again = await read([post({})]);
    expect(again.messages[0]?.nativeId).toBe(root?.nativeId);
  });

  test('MATTERMOST-6 notices', async () => {
    const { messages } = await read([
      post({ type: 'system_header_change', message: 'ann changed the header' }),
      post({ message: 'ann joined the channel.' }),
      post({ message: 'ann joined the discussion late' }),
      post({ message: 'ben left the channel.' }),
    ]);
    expect(messages.map(({ kind }) => kind)).toEqual(['system', 'system', 'text', 'text']);
    expect(messages.map(({ sender }) => sender === null)).toEqual([true, true, false, false]);
  });

  test('MATTERMOST-7 reactions, files, mentions, edits, integrations', async () => {
    const { messages } = await read([
      user('ben'),
      post({
        message: '@ben see',
        edit_at: 1_700_000_000_500,
        reactions: [{ emoji_name: 'eyes' }, { emoji_name: 'eyes' }, null],
        attachments: [{ path: 'a/b.pdf' }, null],
      }),
      post({ message: '', attachments: [{ path: 'a/b.png' }] }),
      post({ message: '', attachments: null, props: { attachments: [{ fallback: 'built' }] } }),
    ]);
    expect(messages[0]).toMatchObject({
      mentions: [{ name: 'ben' }],
      editedAt: 1_700_000_000_500,
      reactions: [{ key: 'eyes', count: 2 }],
      attachments: [{ name: 'b.pdf', path: 'a/b.pdf' }],
      kind: 'text',
    });
    expect(messages[1]?.kind).toBe('image');
    expect(messages[2]?.text).toBe('built');
  });
});
