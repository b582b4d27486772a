import { describe, expect, test } from 'vitest';
import { readText, said } from '../reading.ts';

const ANN = '@ann:example.org';
const BEN = '@ben:example.org';
const START = 1_700_000_000_000;
let nextId = 1;
const event = (fields: object = {}) => ({
  type: 'm.room.message',
  event_id: `$${nextId}`,
  sender: ANN,
  origin_server_ts: START + nextId++ * 1000,
  content: { msgtype: 'm.text', body: 'hi' },
  room_id: '!room:example.org',
  ...fields,
});
const text = (body: string, more: object = {}) => ({ content: { msgtype: 'm.text', body, ...more } });
const member = (id: string, displayname: string | undefined, membership = 'join', more: object = {}) =>
  event({ type: 'm.room.member', sender: id, state_key: id, content: { membership, displayname }, ...more });
const relates = (relation: object) => ({ 'm.relates_to': relation });
const read = (messages: readonly unknown[], heading: object = { room_name: 'Rust' }, options = {}) =>
  readText('export.json', JSON.stringify({ ...heading, exported_by: 'Ann', messages }, null, 2), options);
const readOne = async (fields: object) => (await read([event(fields)])).messages[0];

describe('MATRIX-1 rooms', () => {
  test('have a name and an id', async () => {
    expect((await read([event()])).chats).toEqual([
      { type: 'chat', platform: 'matrix', kind: 'group', name: 'Rust', nativeId: '!room:example.org' },
    ]);
    expect((await read([event()], {}, { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
    const unnamed = await read([event()], {}, { format: 'matrix-json' });
    expect(unnamed.chats[0]?.name).toBe('export');
    expect(unnamed.guesses).toMatchObject([{ what: 'chat-name' }]);
  });

  test.each([
    [[member(ANN, 'Ann'), member(BEN, 'Ben')], 'Ben', 'private'],
    [[member(ANN, 'Ann'), member(BEN, 'Ben')], 'Rust', 'group'],
    [[member(ANN, 'Ann'), member(BEN, 'Ben'), member('@c:example.org', 'Cleo')], 'Ben', 'group'],
  ])('of two are private where they bear the name of one', async (members, room_name, kind) => {
    expect((await read([...members, event()], { room_name })).chats[0]?.kind).toBe(kind);
  });
});

test('MATRIX-2 events without a time, and no events, are skipped', async () => {
  const { messages, skips } = await read([event(), event({ origin_server_ts: undefined }), null, 7]);
  expect(messages).toMatchObject([{ at: { instant: expect.any(Number) }, line: 0 }]);
  expect(skips.map(({ line }) => line)).toEqual([1, 2, 3]);
});

describe('MATRIX-3 senders', () => {
  test('go by the name of their time', async () => {
    const result = await read([
      event({ sender: BEN, ...text('one') }),
      member(BEN, 'Ben'),
      event({ sender: BEN, ...text('two') }),
      member(BEN, 'Benjamin', 'join', { unsigned: { prev_content: { membership: 'join', displayname: 'Ben' } } }),
      event({ sender: BEN, ...text('three') }),
      event({ sender: ANN, ...text('four') }),
    ]);
    expect(said(result)).toEqual([
      'Ben: one',
      'Ben joined',
      'Ben: two',
      'Ben is now Benjamin',
      'Benjamin: three',
      `${ANN}: four`,
    ]);
    expect(result.messages[0]?.sender?.nativeId).toBe(BEN);
  });
});

describe('MATRIX-4 edits and reactions', () => {
  test('become part of their message', async () => {
    const edit = (target: string, body: string, at: number) =>
      event({
        origin_server_ts: at,
        ...text(`* ${body}`, {
          'm.new_content': { msgtype: 'm.text', body },
          ...relates({ rel_type: 'm.replace', event_id: target }),
        }),
      });
    const reaction = (target: string, key: string) =>
      event({ type: 'm.reaction', content: relates({ rel_type: 'm.annotation', event_id: target, key }) });
    const message = event(text('frist'));
    const { messages, skips } = await read([
      message,
      edit(message.event_id, 'first', START + 900_000),
      edit(message.event_id, 'older', START + 800_000),
      reaction(message.event_id, '👍'),
      reaction(message.event_id, '👍'),
      reaction(message.event_id, '❤'),
      edit('$elsewhere', 'x', START),
      reaction('$elsewhere', '👍'),
    ]);
    expect(messages).toMatchObject([
      {
        text: 'first',
        editedAt: START + 900_000,
        reactions: [
          { key: '👍', count: 2 },
          { key: '❤', count: 1 },
        ],
      },
    ]);
    expect(skips.map(({ line }) => line)).toEqual([6, 7]);
  });
});

describe('MATRIX-5 replies and threads', () => {
  test.each([
    ['> <@ann:example.org> question\n> on two lines\n\nanswer', 'answer'],
    ['> quoted by hand, no blank line', '> quoted by hand, no blank line'],
    ['answer\n\n> quoted below', 'answer\n\n> quoted below'],
  ])('%j', async (body, expected) => {
    const read = await readOne(text(body, relates({ 'm.in_reply_to': { event_id: '$5' } })));
    expect(read).toMatchObject({ text: expected, replyToNativeId: '$5' });
  });

  test('what is no reply keeps its quotation', async () => {
    expect((await readOne(text('> a\n\nb')))?.text).toBe('> a\n\nb');
  });

  test('threads', async () => {
    const root = event(text('root'));
    const inThread = (more: object) =>
      event(text('x', relates({ rel_type: 'm.thread', event_id: root.event_id, ...more })));
    const { messages } = await read([
      root,
      event(),
      inThread({ is_falling_back: true, 'm.in_reply_to': { event_id: root.event_id } }),
      inThread({ is_falling_back: false, 'm.in_reply_to': { event_id: '$7' } }),
      inThread({ 'm.in_reply_to': { event_id: '$8' } }),
    ]);
    const topic = root.event_id;
    expect(messages.map((one) => [one.topic, one.replyToNativeId])).toEqual([
      [topic, undefined],
      [undefined, undefined],
      [topic, undefined],
      [topic, '$7'],
      [topic, '$8'],
    ]);
  });
});

describe('MATRIX-6 redacted and encrypted', () => {
  test('keep their place, or are skipped', async () => {
    const unsigned = { redacted_because: { type: 'm.room.redaction' } };
    const redacted = event({ content: {}, unsigned });
    const { messages, skips } = await read([
      redacted,
      event({ type: 'm.room.redaction', redacts: redacted.event_id, content: {} }),
      event({ type: 'm.reaction', content: {}, unsigned }),
      event({ type: 'm.room.encrypted', content: { ciphertext: 'x' } }),
      event({ type: 'm.room.redaction', redacts: '$elsewhere', content: {} }),
    ]);
    expect(messages).toMatchObject([{ kind: 'recalled', text: '', sender: { nativeId: ANN } }]);
    expect(skips.map(({ line }) => line)).toEqual([2, 3, 4]);
  });
});

describe('MATRIX-7 files', () => {
  test.each([
    ['m.image', {}, 'image'],
    ['m.file', {}, 'file'],
    ['m.audio', {}, 'file'],
    ['m.audio', { 'org.matrix.msc3245.voice': {} }, 'voice'],
    ['m.video', {}, 'video'],
  ])('%s', async (msgtype, more, kind) => {
    const content = { msgtype, body: 'a.bin', url: 'mxc://x/1', info: { mimetype: 'x/y' }, ...more };
    const expected = { kind, text: '', attachments: [{ name: 'a.bin', mime: 'x/y', missing: true }] };
    expect(await readOne({ content })).toMatchObject(expected);
    const captioned = { ...content, filename: 'a.bin', body: 'look' };
    expect(await readOne({ content: captioned })).toMatchObject({ ...expected, text: 'look' });
  });

  test('keys of files are nowhere', async () => {
    const content = { msgtype: 'm.image', body: 'a.png', file: { key: { k: 'SECRET' } } };
    const result = await read([event({ content }), event({ content, origin_server_ts: null })]);
    expect(JSON.stringify(result.records)).not.toContain('SECRET');
  });

  test('places', async () => {
    expect(await readOne({ content: { msgtype: 'm.location', body: 'Café', geo_uri: 'geo:1,2' } })).toMatchObject({
      kind: 'location',
      text: 'Café',
    });
  });
});

describe('MATRIX-8 notices', () => {
  const cases: readonly (readonly [object, string])[] = [
    [member(BEN, 'Ben', 'leave'), 'Ben left'],
    [member(BEN, undefined, 'leave', { sender: ANN }), `${ANN} removed Ben`],
    [member(BEN, 'Ben', 'invite', { sender: ANN }), `${ANN} invited Ben`],
    [member(BEN, 'Ben', 'ban', { sender: ANN }), `${ANN} banned Ben`],
    [event({ type: 'm.room.topic', content: { topic: 'async' }, state_key: '' }), `${ANN} set the topic to “async”`],
    [event({ type: 'org.example.new', content: {}, state_key: '' }), `${ANN} changed org.example.new`],
  ];
  test.each(cases)('%j', async (notice, sentence) => {
    const { messages } = await read([member(BEN, 'Ben'), notice]);
    expect(messages[1]).toMatchObject({ kind: 'system', sender: null, text: sentence });
  });

  test('a call has a sender', async () => {
    expect(await readOne({ type: 'm.call.invite', content: {} })).toMatchObject({
      kind: 'call',
      sender: { name: ANN },
    });
  });
});

describe('MATRIX-9 polls', () => {
  const words = (body: string) => ({ 'org.matrix.msc1767.text': body });
  test.each([
    [
      'm.poll.start',
      { 'm.poll': { question: { 'm.text': [{ body: 'When?' }] }, answers: [{ 'm.text': [{ body: 'now' }] }] } },
    ],
    [
      'org.matrix.msc3381.poll.start',
      { 'org.matrix.msc3381.poll.start': { question: words('When?'), answers: [words('now')] } },
    ],
  ])('%s', async (type, content) => {
    expect(await readOne({ type, content })).toMatchObject({ kind: 'poll', text: 'When?\n- now' });
  });

  test('votes are skipped', async () => {
    expect((await read([event({ type: 'm.poll.response', content: {} })])).skips).toHaveLength(1);
  });
});

describe('MATRIX-10 mentions', () => {
  test('are listed, or found in the text', async () => {
    const listed = { 'm.mentions': { user_ids: [BEN, '@c:example.org'] } };
    const { messages } = await read([
      member(BEN, 'Ben Q'),
      event(text('Ben Q: look', listed)),
      event(text('nobody named', listed)),
      event(text('@Ben look')),
    ]);
    expect(messages.slice(1).map(({ mentions }) => mentions)).toEqual([
      [{ name: 'Ben Q' }],
      undefined,
      [{ name: 'Ben' }],
    ]);
  });
});
