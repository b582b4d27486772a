import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../../src-main/engine/importing/formats/mbox/body.ts';
import { splitMails } from '../../../../src-main/engine/importing/formats/mbox/splitter.ts';
import { readText, times } from '../reading.ts';

const FROM = 'From ann@example.org Tue Jan  2 03:04:05 2024';
const mail = (headers: Readonly<Record<string, string>>, body = 'x') => {
  const all = { From: 'Ann <ann@example.org>', Date: 'Tue, 2 Jan 2024 03:04:05 +0000', Subject: 's', ...headers };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return `${FROM}\n${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}\n\n`;
};
const read = (...mails: readonly (string | Buffer)[]) =>
  readText('list.mbox', Buffer.concat(mails.map((one) => Buffer.from(one))));

async function* inChunks(bytes: Buffer, size: number) {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function split(text: string, size = 7, longest?: number) {
  const mails = [];
  for await (const one of splitMails(inChunks(Buffer.from(text), size), longest)) {
    mails.push({ ...one, bytes: one.bytes.toString() });
  }
  return mails;
}

describe('MBOX-1 mails', () => {
  test('begin behind a blank line, with a time and headers', async () => {
    const body = 'a\nFrom me to you, 10:00 2024\n\nFrom here on 10:00 2024 it rains\n\n>From x\n>>From y\n> From z';
    const { messages } = await read(mail({}, body), mail({}, 'second'));
    expect(messages.map(({ text }) => text)).toEqual([
      's\n\na\nFrom me to you, 10:00 2024\n\nFrom here on 10:00 2024 it rains\n\nFrom x',
      's\n\nsecond',
    ]);
    expect(messages.map(({ line }) => line)).toEqual([0, 1]);
  });

  test('are the same however the bytes come', async () => {
    const bodies = fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'From ', '>', ':', ' ', FROM) }), {
      minLength: 1,
      maxLength: 4,
    });
    const property = fc.asyncProperty(bodies, fc.integer({ min: 1, max: 300 }), async (texts, size) => {
      const box = texts.map((text) => mail({}, text)).join('');
      const whole = await split(box, box.length);
      expect(await split(box, size)).toEqual(whole);
      expect(whole.length).toBeGreaterThanOrEqual(texts.length);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('may be a single one without a line From', async () => {
    const single = mail({ 'Message-ID': '<1@x>' }).split('\n').slice(1).join('\r\n');
    const { format, messages } = await readText('one.eml', single);
    expect(format).toBe('mbox');
    expect(messages).toMatchObject([{ nativeId: '1@x', sender: { name: 'Ann' } }]);
  });

  test('are cut when they are too long', async () => {
    const box = mail({}, 'y'.repeat(20_000)) + mail({}, 'short');
    const mails = await split(box, 500, 4000);
    expect(mails.map(({ isCut }) => isCut)).toEqual([true, false]);
    expect(mails[0]?.bytes.length).toBeLessThan(8000);
    expect(mails[1]?.bytes).toContain('short');
  });
});

describe('MBOX-2 charsets', () => {
  test('named ones, and words in headers', async () => {
    const latin = { 'Content-Type': 'text/plain; charset=iso-8859-1', Subject: '=?gb2312?B?xOO6ww==?=' };
    const [head = '', body = ''] = mail(latin, 'gr%%e').split('%%e');
    const { messages } = await read(
      Buffer.concat([Buffer.from(head), Buffer.from([0xfc, 0xdf, 0x65]), Buffer.from(body)]),
    );
    expect(messages[0]?.text).toBe('你好\n\ngrüße');
  });

  test('those that nobody names', async () => {
    const gb = Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xb4, 0xf3, 0xbc, 0xd2, 0xba, 0xc3]);
    const [head = '', body = ''] = mail({}, '@@').split('@@');
    const { messages } = await read(mail({}, '你好，大家'), Buffer.concat([Buffer.from(head), gb, Buffer.from(body)]));
    expect(messages.map(({ text }) => text)).toEqual(['s\n\n你好，大家', 's\n\n你好，大家好']);
  });

  test('pages become text', async () => {
    const html = mail({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>one<br>two</p><script>bad()</script>');
    const { messages } = await read(html);
    expect(messages[0]?.text).toContain('one\ntwo');
    expect(messages[0]?.text).not.toContain('<');
  });
});

test('MBOX-3 times', async () => {
  const dates = ['Tue, 2 Jan 2024 03:04:05 +0800', '2 Jan 24 03:04 EST', '', 'Tue, 30 Feb 2024 03:04:05 +0000', 'soon'];
  const result = await read(...dates.map((date) => mail({ Date: date })));
  expect(times(result)).toEqual(['2024-01-02 03:04:05', '2024-01-02 03:04:00', '2024-01-02 03:04:05']);
  expect(result.messages.map(({ at }) => at.instant)).toEqual([
    Date.UTC(2024, 0, 1, 19, 4, 5),
    Date.UTC(2024, 0, 2, 8, 4),
    undefined,
  ]);
  expect(result.skips.map(({ line }) => line)).toEqual([3, 4]);
});

test('MBOX-4 people', async () => {
  const from = ['Ann Lee <Ann@Example.org>', 'ann at example.org (=?utf-8?q?Z=C3=B6e?=)', 'bob@example.org', '""'];
  const { messages, skips } = await read(...from.map((From) => mail({ From })));
  expect(messages.map(({ sender }) => sender)).toEqual([
    { nativeId: 'ann@example.org', name: 'Ann Lee' },
    { nativeId: 'ann@example.org', name: 'Zöe' },
    { nativeId: 'bob@example.org', name: 'bob@example.org' },
  ]);
  expect(skips).toMatchObject([{ reason: 'the mail has no sender' }]);
});

test('MBOX-5 threads', async () => {
  const { messages } = await read(
    mail({ Subject: '[club] Rice?', 'Message-ID': '<1@x>' }),
    mail({ Subject: 'Re: [club] Rice?', 'Message-ID': '<2@x>', References: '<0@x>\n <1@x>' }),
    mail({ Subject: 'RE: AW: Rice?', 'Message-ID': '<3@x>', 'In-Reply-To': '<2@x>', References: '<1@x>' }),
    mail({ Subject: '回复：[club] rice?', 'Message-ID': '<4@x>' }),
    mail({ Subject: 'Re: never heard of', 'Message-ID': '<5@x>' }),
  );
  expect(messages.map(({ replyToNativeId }) => replyToNativeId)).toEqual([undefined, '1@x', '2@x', '1@x', undefined]);
  expect(messages.map(({ topic }) => topic)).toEqual(['Rice?', 'Rice?', 'Rice?', 'rice?', 'never heard of']);
  expect(messages.map(({ text }) => text)).toEqual(['Rice?\n\nx', 'x', 'x', 'x', 'never heard of\n\nx']);
});

describe('MBOX-6 what others wrote', () => {
  test.each([
    ['On Tue, 2 Jan 2024, Ann Lee <a@x> wrote:\n> q\n> r\n\nyes', 'yes', { sender: 'Ann Lee', text: 'q\nr' }],
    [
      'On Tue, Jan 2, 2024 at 3:04 AM a very long name and its address\n<a@x> wrote:\n\n> q\n\nyes',
      'yes',
      { text: 'q' },
    ],
    ['在 2024年1月2日，小林 写道：\n> 問\n\n答', '答', { text: '問' }],
    ['one\n> q\ntwo\n> r\nthree', 'one\ntwo\nthree', { text: 'q\nr' }],
    ['no quote\n\n\n\nhere', 'no quote\n\nhere', null],
    ['yes\n-- \nAnn\nBoss', 'yes', null],
    ['> only\n> quoted', '> only\n> quoted', null],
    ['yes\n______________________________________________\nclub mailing list\nclub@x\nhttp://x', 'yes', null],
  ])('%j', (written, text, quotation) => {
    const body = readBody(written);
    expect(body.text).toBe(text);
    if (quotation === null) {
      expect(body.quotation).toBe(null);
    } else {
      expect(body.quotation).toMatchObject(quotation);
    }
  });

  test('a quotation only where no id tells', async () => {
    const { messages } = await read(mail({}, '> q\n\nyes'), mail({ 'In-Reply-To': '<1@x>' }, '> q\n\nyes'));
    expect(messages.map(({ quotation }) => quotation)).toEqual([{ text: 'q' }, undefined]);
  });
});

test('MBOX-7 attachments', async () => {
  const parts = [
    '--b\nContent-Type: text/plain\n\nsee',
    '--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"\n\nx',
    '--b--',
  ].join('\n');
  const scrubbed =
    'see\n-------------- next part --------------\nA non-text attachment was scrubbed...\nName: b.png\nType: image/png\n' +
    'URL: <http://x>\nand more\n-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <http://y>';
  const { messages } = await read(mail({ 'Content-Type': 'multipart/mixed; boundary=b' }, parts), mail({}, scrubbed));
  expect(messages[0]?.attachments).toEqual([{ name: 'a.pdf', mime: 'application/pdf', missing: true }]);
  expect(messages[1]?.attachments).toEqual([{ name: 'b.png', mime: 'image/png', missing: true }]);
  expect(messages[1]?.text).toBe('s\n\nsee\n\nand more');
});

test('MBOX-8 the list', async () => {
  const named = await read(mail({ 'List-Id': 'Rice Club <rice.example.org>' }));
  expect(named.chats).toMatchObject([{ platform: 'mail', name: 'Rice Club', nativeId: 'rice.example.org' }]);
  const bare = await read(mail({ 'List-Id': '<rice.example.org>' }));
  expect(bare.chats).toMatchObject([{ name: 'rice', nativeId: 'rice.example.org' }]);
  const tagged = await read(mail({ Subject: '[rice] a' }), mail({ Subject: 'Re: [rice] b' }), mail({}));
  expect(tagged.chats).toMatchObject([{ name: 'rice' }]);
  expect(tagged.guesses).toMatchObject([{ what: 'chat-name', value: 'rice' }]);
  expect((await read(mail({}))).chats).toMatchObject([{ name: 'list' }]);
});
