import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readFile, readText, said } from '../reading.ts';

const START = Date.UTC(2024, 0, 15, 10, 30);
const idAt = (milliseconds: number) => String((BigInt(milliseconds) - 1_420_070_400_000n) << 22n);
const page = (groups: readonly string[], channel = 'Text / help', server = 'Rust') => `<!DOCTYPE html>
<html><head><style>.chatlog__message-group{margin:0}</style></head><body>
<div class=preamble><div class=preamble__entries-container><div class=preamble__entry>${server}</div>
<div class=preamble__entry>${channel}</div></div></div><div class=chatlog>
${groups.map((group) => `<div class=chatlog__message-group>${group}</div>`).join('\n')}
</div></body></html>`;
const author = (id: string, name: string) =>
  `<div class=chatlog__header><span class=chatlog__author title=${id} data-user-id=${id}>${name}</span> <span class=chatlog__timestamp title="some day"><a href=#x>1/15/2024</a></span></div>`;
const content = (html: string) =>
  `<div class="chatlog__content chatlog__markdown"><span class=chatlog__markdown-preserve><!--wmm:ignore-->${html}<!--/wmm:ignore--></span></div>`;
const message = (inner: string, id = idAt(START)) =>
  `<div id=chatlog__message-container-${id} class="chatlog__message-container " data-message-id=${id}><div class=chatlog__message><div class=chatlog__message-primary>${inner}</div></div></div>`;
const byAnn = (inner: string, id?: string) => message(author('1', 'Ann') + inner, id);
const read = (groups: readonly string[], options = {}) =>
  readText('Rust - Text - help [100000000000000010].html', page(groups), options);
const readOne = async (inner: string) => (await read([byAnn(inner)])).messages[0];

describe('DISCORD-HTML-1 chats', () => {
  test('are named by the page, and known by the file', async () => {
    expect((await read([byAnn(content('hi'))])).chats).toEqual([
      { type: 'chat', platform: 'discord', kind: 'group', name: 'Rust #help', nativeId: '100000000000000010' },
    ]);
    const direct = await readText('x.html', page([byAnn(content('hi'))], 'Ben', 'Direct Messages'));
    expect(direct.chats).toMatchObject([{ kind: 'private', name: 'Ben' }]);
  });

  test('DISCORD-1 parts and folders', async () => {
    const folder = temporaryFolder();
    const files: Record<string, string> = {
      'a [100000000000000010].html': page([byAnn(content('one'))]),
      'a [100000000000000010] [part 2].html': page([byAnn(content('two'))]),
      'sub/b [100000000000000011].html': page([byAnn(content('three'))], 'Text / chat'),
    };
    for (const [name, html] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), html);
    }
    expect(said(await readFile(join(folder, 'a [100000000000000010].html')))).toEqual(['Ann: one', 'Ann: two']);
    expect((await readFile(folder)).messages.map(({ line }) => line)).toEqual([0, 1, 2]);
    expect(said(await readFile(folder, { chat: 'Rust #chat' }))).toEqual(['Ann: three']);
  });
});

describe('DISCORD-HTML-2 times', () => {
  test('are those of the ids', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: Date.UTC(2015, 1), max: Date.UTC(2080, 0) }), async (instant) => {
        const { messages } = await read([byAnn(content('hi'), idAt(instant))]);
        expect(messages[0]?.at).toEqual({ local: instant, instant });
      }),
      { numRuns: 30 },
    );
  });

  test('messages without one are skipped', async () => {
    const { messages, skips } = await read([byAnn(content('lost'), '7'), message(content('next'))]);
    expect(messages).toMatchObject([{ text: 'next', sender: { name: 'Ann' } }]);
    expect(skips).toMatchObject([{ line: 0, text: 'lost' }]);
  });
});

test('DISCORD-HTML-3 groups', async () => {
  const ben = message(author('2', 'Ben') + content('three'));
  const result = await read([byAnn(content('one')) + message(content('two')), ben]);
  expect(said(result)).toEqual(['Ann: one', 'Ann: two', 'Ben: three']);
  expect(result.messages[1]?.sender).toEqual({ nativeId: '1', name: 'Ann' });
});

describe('DISCORD-HTML-4 text', () => {
  test.each([
    ['a &lt; b &amp;\n\nc<br>d', 'a < b &\n\nc\nd'],
    ['<strong>a</strong><em>b</em> <a href=https://x.example>link</a>', 'ab link'],
    ['<img class=chatlog__emoji alt=🦀 title=crab> <img class=chatlog__emoji alt=ferris title=ferris>', '🦀 :ferris:'],
    ['<div class=chatlog__markdown-quote><div class=chatlog__markdown-quote-border></div><div>q</div></div>a', 'q\na'],
    ['a<code class="chatlog__markdown-pre chatlog__markdown-pre--multiline">x\ny</code>b', 'a\nx\ny\nb'],
    ['<span class="chatlog__markdown-spoiler chatlog__markdown-spoiler--hidden">s</span>', 's'],
  ])('%s', async (html, text) => {
    expect((await readOne(content(html)))?.text).toBe(text);
  });

  test('mentions and edits', async () => {
    const mention = '<span class=chatlog__markdown-mention title=ben>@Ben Q</span>';
    const edited = '<span class=chatlog__edited-timestamp title="1/1/2024">(edited)</span>';
    const html = `<div class=chatlog__content>${mention} in <span class=chatlog__markdown-mention>#help</span> ${edited}</div>`;
    expect(await readOne(html)).toMatchObject({ text: '@Ben Q in #help', mentions: [{ name: 'Ben Q' }] });
  });
});

describe('DISCORD-HTML-5 replies', () => {
  const quoted = '<span class=chatlog__markdown-mention title=ben>@Ben</span> question';
  const reply = (inner: string) =>
    `<div class=chatlog__reply><div class=chatlog__reply-author title=ben>Ben</div><div class=chatlog__reply-content>${inner}</div></div>`;
  test('name their target, and nothing of what it said', async () => {
    const link = `<span class=chatlog__reply-link onclick="scrollToMessage(event,'123')">${quoted}</span>`;
    const message = await readOne(reply(link) + content('answer'));
    expect(message).toMatchObject({ text: 'answer', replyToNativeId: '123' });
    expect(message).not.toHaveProperty('mentions');
    expect(message).not.toHaveProperty('quotation');
  });

  test('commands, and what could not be loaded', async () => {
    expect(await readOne(reply('used /docs') + content('answer'))).toMatchObject({
      quotation: { sender: 'Ben', text: '/docs' },
    });
    const unknown =
      '<div class=chatlog__reply><div class=chatlog__reply-unknown>Original message was deleted.</div></div>';
    expect(await readOne(unknown + content('answer'))).not.toHaveProperty('replyToNativeId');
  });
});

describe('DISCORD-HTML-6 the rest', () => {
  test('files', async () => {
    const image = '<img class=chatlog__attachment-media src=x_Files/a.png title="Image: a (1).png (12 KB)">';
    const video =
      '<video class=chatlog__attachment-media><source src="https://cdn.example/v.mp4?ex=1" title="Video: v.mp4 (1 MB)"></video>';
    const attachments = `<div class=chatlog__attachment><a href=x_Files/a.png>${image}</a></div><div class=chatlog__attachment>${video}</div>`;
    expect(await readOne(attachments)).toMatchObject({
      kind: 'image',
      text: '',
      attachments: [
        { name: 'a (1).png', path: 'x_Files/a.png' },
        { name: 'v.mp4', missing: true },
      ],
    });
    const sticker =
      '<div class=chatlog__sticker title=Wave><img class=chatlog__sticker--media src=https://x/3.png></div>';
    expect(await readOne(sticker)).toMatchObject({ kind: 'sticker', attachments: [{ name: 'Wave', missing: true }] });
  });

  test('cards and previews', async () => {
    const card = (url: string) =>
      `<div class=chatlog__embed><div class=chatlog__embed-title><a class=chatlog__embed-title-link href=${url}>T</a></div><div class=chatlog__embed-description>D</div></div>`;
    expect((await readOne(card('https://a.example/x')))?.text).toBe('T\nD');
    expect((await readOne(content('https://a.example/x') + card('https://a.example/x')))?.text).toBe(
      'https://a.example/x',
    );
  });

  test('forwards, reactions, notices, calls', async () => {
    const forward = '<div class=chatlog__forwarded><div class=chatlog__forwarded-content>news</div></div>';
    expect(await readOne(forward)).toMatchObject({ kind: 'forward', text: 'news' });
    const reaction = (alt: string, count: number) =>
      `<div class=chatlog__reaction title=code><img class="chatlog__emoji chatlog__emoji--small" alt=${alt}><span class=chatlog__reaction-count>${count}</span></div>`;
    expect(await readOne(content('x') + reaction('👍', 3) + reaction('crab', 1))).toMatchObject({
      reactions: [
        { key: '👍', count: 3 },
        { key: ':crab:', count: 1 },
      ],
    });
    const notice = (text: string) =>
      message(
        `<span class=chatlog__system-notification-author data-user-id=2>Ben</span><span class=chatlog__system-notification-content><span>${text}</span></span><span class=chatlog__system-notification-timestamp><a>1/1</a></span>`,
      );
    const { messages } = await read([notice('joined the server.'), notice('started a call that lasted 3 minutes')]);
    expect(messages).toMatchObject([
      { kind: 'system', sender: null, text: 'Ben joined the server.' },
      { kind: 'call', sender: { name: 'Ben' }, text: 'Ben started a call that lasted 3 minutes' },
    ]);
  });
});
