import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect, openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readFile, readText, said, times } from '../reading.ts';

const page = (messages: readonly string[], name = 'Group') => `<!DOCTYPE html>
<html><head><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
${name}
</div></div></div>
<div class="page_body chat_page"><div class="history">
${messages.join('\n')}
</div></div></div></body></html>`;

let nextId = 100;
interface Written {
  readonly from?: string;
  readonly date?: string;
  readonly body?: string;
  readonly text?: string;
  readonly id?: number;
}
/** A message; without `from` it is joined to the one before it. */
const message = ({ from, date = '01.05.2024 08:00:00 UTC+03:00', body = '', text, id = nextId++ }: Written) => `
<div class="message default clearfix${from === undefined ? ' joined' : ''}" id="message${id}"><div class="body">
<div class="pull_right date details" title="${date}">08:00</div>
${from === undefined ? '' : `<div class="from_name">\n${from} \n</div>`}
${body}
${text === undefined ? '' : `<div class="text">\n${text}\n</div>`}
</div></div>`;
const notice = (text: string, id: number) =>
  `<div class="message service" id="message${id}"><div class="body details">\n${text}\n</div></div>`;
const media = (inner: string) => `<div class="media_wrap clearfix">${inner}</div>`;
const box = (kind: string, title: string, more = '') =>
  media(`<div class="media clearfix pull_left ${kind}"><div class="fill pull_left"></div><div class="body">
<div class="title bold">${title}</div>${more}</div></div>`);
const MISSING = '<div class="description">Not included, change data exporting settings to download.</div>';

const read = (messages: readonly string[], options = {}) => readText('messages.html', page(messages), options);
const readOne = async (written: Written) => (await read([message({ from: 'Ann', ...written })])).messages[0];

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe('TELEGRAM-HTML-1 pages', () => {
  const pages = {
    'messages.html': page([message({ from: 'Ann', text: 'one' })]),
    'messages10.html': page([message({ text: 'three' })]),
    'messages2.html': page([message({ text: 'two' })]),
    'css/style.html': '<p>no page</p>',
  };

  test.each(['messages.html', 'messages10.html', ''])('%j brings them all, by number', async (name) => {
    const result = await readFile(join(folderWith(pages), name));
    expect(said(result)).toEqual(['Ann: one', 'Ann: two', 'Ann: three']);
    expect(result.chats).toHaveLength(1);
    expect(result.messages.map(({ line }) => line)).toEqual([0, 1, 2]);
  });

  const account = {
    'export_results.html': '<div class="page_wrap"><a href="lists/chats.html#allow_back">Chats</a></div>',
    'lists/chats.html': '<div class="page_wrap"><a href="../chats/chat_001/messages.html">A</a></div>',
    'chats/chat_001/messages.html': page([message({ from: 'Ann', text: 'a' })], 'First'),
    'chats/chat_002/messages.html': page([message({ from: 'Ben', text: 'b' })], 'Second'),
    'chats/chat_002/messages2.html': page([message({ text: 'c' })], 'Second'),
  };

  test.each(['export_results.html', ''])('an account from %j', async (name) => {
    const folder = folderWith(account);
    const result = await readFile(join(folder, name));
    expect(result.chats.map((chat) => chat.name)).toEqual(['First', 'Second']);
    expect(said(result)).toEqual(['Ann: a', 'Ben: b', 'Ben: c']);
    expect(result.warnings).toHaveLength(1);
    expect(said(await readFile(join(folder, name), { chat: 'Second' }))).toEqual(['Ben: b', 'Ben: c']);
    await expect(readFile(join(folder, name), { chat: 'Third' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('one chat of an account, named alone', async () => {
    const result = await readFile(join(folderWith(account), 'chats', 'chat_002', 'messages.html'));
    expect(result.chats.map((chat) => chat.name)).toEqual(['Second']);
  });

  test('progress counts all pages', async () => {
    const opened = await openExport(folderWith(pages), {});
    for await (const _ of opened.records) {
      expect(opened.bytesRead()).toBeLessThanOrEqual(opened.totalBytes);
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    await opened.close();
  });

  test('beside the JSON of the same chat, even an old one, the JSON is read', async () => {
    const json = { name: 'Group', type: 'private_group', id: 1, messages: [] as object[] };
    json.messages.push({ id: 1, type: 'message', date: '2024-05-01T08:00:00', from: 'A', from_id: 'user1', text: 'x' });
    const folder = folderWith({ ...pages, 'result.json': JSON.stringify(json) });
    expect((await detect(folder)).format).toBe('telegram-json');
  });
});

describe('TELEGRAM-HTML-2 chats', () => {
  test.each([
    [['Ann', 'Ben'], 'Group', 'group'],
    [['Ann', 'Ben'], 'Ben', 'private'],
    [['News'], 'News', 'channel'],
    [['Ann', 'Ben', 'Cleo'], 'Ben', 'group'],
  ])('%j in “%s”', async (people, name, kind) => {
    const messages = people.map((from) => message({ from, text: 'x' }));
    expect((await readText('messages.html', page(messages, name))).chats).toEqual([
      { type: 'chat', platform: 'telegram', kind, name },
    ]);
  });

  test('a name from the user, and none', async () => {
    expect((await read([message({ from: 'Ann' })], { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
    const unnamed = await readText('messages.html', page([message({ from: 'Ann' })], ''));
    expect(unnamed.guesses).toMatchObject([{ what: 'chat-name', value: 'messages' }]);
  });
});

describe('TELEGRAM-HTML-3 times', () => {
  const local = Date.UTC(2024, 4, 1, 8);
  test.each([
    ['01.05.2024 08:00:00 UTC+03:00', { local, instant: local - 3 * 3_600_000 }],
    ['01.05.2024 08:00:00 UTC-03:30', { local, instant: local + 3.5 * 3_600_000 }],
    ['01.05.2024 08:00:00', { local }],
  ])('%s', async (date, at) => {
    expect((await readOne({ date, text: 'x' }))?.at).toEqual(at);
  });

  test.each(['31.02.2024 08:00:00', '', '05/01/2024 08:00'])('%j is skipped', async (date) => {
    const { messages, skips } = await read([message({ from: 'Ann', date, text: 'lost' }), message({ text: 'next' })]);
    expect(messages).toMatchObject([{ sender: { name: 'Ann' }, text: 'next' }]);
    expect(skips).toMatchObject([{ line: 0, text: 'lost' }]);
  });
});

describe('TELEGRAM-HTML-4 senders', () => {
  test('joined messages, bots', async () => {
    const result = await read([
      message({ from: 'Ann via @gif', text: '1' }),
      message({ text: '2' }),
      notice('Ann pinned this message', 7),
      message({ text: '3' }),
      message({ from: 'Ben', text: '4' }),
    ]);
    expect(said(result)).toEqual(['Ann: 1', 'Ann: 2', 'Ann pinned this message', 'Ann: 3', 'Ben: 4']);
  });
});

describe('TELEGRAM-HTML-5 text', () => {
  test.each([
    ['a<br>b<br><br>c', 'a\nb\n\nc'],
    ['a &amp; b&nbsp;&lt;c&gt; &#128077;', 'a & b\u00a0<c> 👍'],
    ['<strong>a</strong><em>b</em> <pre>c<br>d</pre>', 'ab c\nd'],
    ['<span class="spoiler hidden"><span aria-hidden="true">s</span></span>', 's'],
    ['<a href="https://x.example/">link</a>', 'link'],
  ])('%s', async (text, expected) => {
    expect((await readOne({ text }))?.text).toBe(expected);
  });

  test('whatever was written comes back', async () => {
    const entities: Readonly<Record<string, string>> = {
      '&': '&amp;',
      '<': '&lt;',
      '>': '&gt;',
      '"': '&quot;',
      '\n': '<br>',
    };
    const unit = fc.constantFrom('a', ' ', '你', '&', '<', '>', '"', '\n', '👍', '&amp;', '</div>');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 20 }), { minLength: 1, maxLength: 5 }), async (texts) => {
        const escaped = texts.map((text) => text.replace(/[&<>"\n]/g, (character) => entities[character] ?? character));
        const { messages } = await read(escaped.map((text) => message({ from: 'Ann', text })));
        expect(messages.map(({ text }) => text)).toEqual(texts.map((text) => text.trim()));
      }),
      { numRuns: 60 },
    );
  });
});

describe('TELEGRAM-HTML-6 replies and topics', () => {
  const reply = (href: string) => `<div class="reply_to details">In reply to <a href="${href}">this message</a></div>`;

  test('on this page, on another, in another chat', async () => {
    expect((await readOne({ body: reply('#go_to_message12') }))?.replyToNativeId).toBe('12');
    expect((await readOne({ body: reply('messages2.html#go_to_message12') }))?.replyToNativeId).toBe('12');
    const elsewhere = '<div class="reply_to details">In reply to a message in another chat</div>';
    expect(await readOne({ body: elsewhere, text: 'x' })).not.toHaveProperty('replyToNativeId');
  });

  test('posts in a topic', async () => {
    const { messages } = await read([
      notice('1 May 2024', -1),
      notice('Ann created topic «Help»', 5),
      message({ from: 'Ben', id: 6, body: reply('#go_to_message5'), text: 'post' }),
      message({ from: 'Ann', id: 7, body: reply('#go_to_message6'), text: 'answer' }),
    ]);
    expect(messages.map(({ topic, replyToNativeId }) => [topic, replyToNativeId])).toEqual([
      ['Help', undefined],
      ['Help', undefined],
      ['Help', '6'],
    ]);
  });
});

describe('TELEGRAM-HTML-7 forwards', () => {
  test('name their origin, not their sender', async () => {
    const body = `<div class="pull_left forwarded userpic_wrap"><div class="userpic"></div></div>
<div class="forwarded body"><div class="from_name">
Docs <span class="date details" title="30.04.2024 01:00:00"> 30.04.2024</span></div><div class="text">news</div></div>`;
    expect(await readOne({ body })).toMatchObject({
      kind: 'forward',
      text: 'news',
      sender: { name: 'Ann' },
      quotation: { sender: 'Docs', text: '' },
      at: { local: Date.UTC(2024, 4, 1, 8) },
    });
  });
});

describe('TELEGRAM-HTML-8 media', () => {
  const thumbnail = '<img class="photo" src="photos/a_thumb.jpg"/>';
  test.each([
    [
      media(`<a class="photo_wrap clearfix pull_left" href="photos/a.jpg">${thumbnail}</a>`),
      'image',
      { name: 'a.jpg', path: 'photos/a.jpg' },
    ],
    [
      media('<a class="sticker_wrap clearfix pull_left" href="stickers/s%20t.webp"></a>'),
      'sticker',
      { name: 's t.webp', path: 'stickers/s t.webp' },
    ],
    [
      media('<a class="video_file_wrap clearfix pull_left" href="../../chats/chat_001/v.mp4"></a>'),
      'video',
      { name: 'v.mp4', path: 'chats/chat_001/v.mp4' },
    ],
    [
      media(
        '<a class="media clearfix pull_left block_link media_file" href="files/b.pdf"><div class="title bold">book.pdf</div></a>',
      ),
      'file',
      { name: 'book.pdf', path: 'files/b.pdf' },
    ],
    [box('media_voice_message', 'Voice message', MISSING), 'voice', { name: 'Voice message', missing: true }],
    [box('media_photo', 'Sticker', MISSING), 'sticker', { name: 'Sticker', missing: true }],
    [media('<a class="photo_wrap" href="https://evil.example/a.jpg"></a>'), 'image', { name: 'image', missing: true }],
    [media('<a class="photo_wrap" href="a/../../b.jpg"></a>'), 'image', { name: 'image', missing: true }],
    [media('<a class="photo_wrap" href="%E0%A4%A.jpg"></a>'), 'image', { name: '%E0%A4%A.jpg', path: '%E0%A4%A.jpg' }],
  ])('%s', async (body, kind, attachment) => {
    expect(await readOne({ body, text: 'caption' })).toMatchObject({
      kind,
      text: 'caption',
      attachments: [attachment],
    });
  });

  test.each([
    [box('media_contact', 'Ben', '<div class="status details">+1</div>'), 'contact', 'Ben +1'],
    [box('media_location', 'Location', '<div class="status details">1.5, 2</div>'), 'location', '1.5, 2'],
    [box('media_venue', 'Café', '<div class="description">Road 1</div>'), 'location', 'Café\nRoad 1'],
    [
      box('media_call', 'Ben', '<div class="status details">Outgoing (34 seconds)</div>'),
      'call',
      'Outgoing (34 seconds)',
    ],
    [box('media_game', 'Chess', '<div class="description">A game</div>'), 'other', 'Chess\nA game'],
  ])('%s', async (body, kind, text) => {
    const read = await readOne({ body });
    expect(read).toMatchObject({ kind, text });
    expect(read).not.toHaveProperty('attachments');
  });

  test('polls', async () => {
    const answers = `<div class="answer">- now <span class="details">2 votes</span></div><div class="answer">- later</div>`;
    const poll = `<div class="media_poll"><div class="question bold">When?</div><div class="details">Anonymous poll</div>${answers}<div class="total details">2 votes</div></div>`;
    expect(await readOne({ body: media(poll) })).toMatchObject({ kind: 'poll', text: 'When?\n- now (2)\n- later (0)' });
  });
});

describe('TELEGRAM-HTML-9 reactions and mentions', () => {
  test('are kept', async () => {
    const people = '<span class="userpics"><div class="userpic">A</div><div class="userpic">B</div></span>';
    const body = `<span class="reactions"><span class="reaction"><span class="emoji">👍</span>${people}</span>
<span class="reaction"><span class="emoji">❤</span><span class="count">12</span></span>
<span class="reaction"><span class="emoji">🎉</span></span></span>`;
    const text = '<a href="https://t.me/ben">@ben</a> <a href="" onclick="return ShowMentionName()">Cleo Q</a>';
    expect(await readOne({ text, body })).toMatchObject({
      text: '@ben Cleo Q',
      mentions: [{ name: 'ben' }, { name: 'Cleo Q' }],
      reactions: [
        { key: '👍', count: 2 },
        { key: '❤', count: 12 },
        { key: '🎉', count: 1 },
      ],
    });
  });
});

describe('TELEGRAM-HTML-10 notices', () => {
  test('have the time before them, days are passed over, migrated ids are no days', async () => {
    const result = await read([
      notice('1 May 2024', -1),
      notice('Ann created group «G»', 1),
      message({ from: 'Ann', date: '01.05.2024 08:00:00 UTC+03:00', text: 'x' }),
      notice('Ben joined', 3),
      notice('2 May 2024', -2),
      notice('Cleo joined', -999_999_990),
    ]);
    expect(said(result)).toEqual(['Ann created group «G»', 'Ann: x', 'Ben joined', 'Cleo joined']);
    expect(times(result)).toEqual([
      '2024-05-01 00:00:00',
      '2024-05-01 08:00:00',
      '2024-05-01 08:00:00',
      '2024-05-02 00:00:00',
    ]);
    expect(result.messages[3]?.at.instant).toBe(Date.UTC(2024, 4, 1, 21));
    expect(result.skips).toEqual([]);
    expect(result.messages.at(-1)?.nativeId).toBe('-999999990');
  });

  test('without any time before them are skipped', async () => {
    expect((await read([notice('Ben joined', 3)])).skips).toMatchObject([{ line: 0, text: 'Ben joined' }]);
  });
});

test('TELEGRAM-HTML-11 the user is told of the JSON', async () => {
  expect((await read([message({ from: 'Ann' })])).warnings).toEqual([expect.stringContaining('JSON')]);
});
