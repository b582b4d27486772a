import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readFile, readText } from '../reading.ts';

const exported = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'importing', 'slack-export');
const TS = '1709543100.000200';

/** Reads messages as one day of a channel. */
function day(messages: readonly object[]) {
  const records = messages.map((message) => ({ type: 'message', ...message }));
  return readText('2024-03-04.json', JSON.stringify(records), { format: 'slack' });
}
async function textOf(text: string) {
  return (await day([{ user: 'U1', ts: TS, text }])).messages[0]?.text;
}
function copied(): string {
  const folder = join(temporaryFolder(), 'copy');
  cpSync(exported, folder, { recursive: true });
  return folder;
}

describe('SLACK-5 what is no message', () => {
  test.each([
    [{ ts: '1709543100.000200', type: 'event' }, 'the record is no message'],
    [{ ts: TS, subtype: 'message_changed' }, 'the record tells of a change to another message'],
    [{ ts: 1709543100.0002 }, 'the message has no time'],
    [{ ts: '99:00' }, 'the message has no time'],
  ])('%j', async (record, reason) => {
    expect((await day([record])).skips).toMatchObject([{ reason }]);
  });

  test('the id keeps all digits, the instant has milliseconds', async () => {
    const { messages } = await day([{ user: 'U1', ts: '1736478630.905399', text: 'a' }]);
    expect(messages).toMatchObject([{ nativeId: '1736478630.905399', at: { instant: 1736478630905 } }]);
  });
});

describe('SLACK-6 names', () => {
  test.each([
    [{ profile: { display_name: 'd', real_name: 'r' }, real_name: 'R', name: 'n' }, 'd'],
    [{ profile: { display_name: '', real_name: 'r' }, real_name: 'R', name: 'n' }, 'r'],
    [{ real_name: 'R', name: 'n' }, 'R'],
    [{ name: 'n' }, 'n'],
    [{}, 'U01LIN'],
  ])('%j', async (user, name) => {
    const folder = copied();
    writeFileSync(join(folder, 'users.json'), JSON.stringify([{ id: 'U01LIN', ...user }]));
    expect((await readFile(folder, { chat: 'D01' })).messages[0]?.sender?.name).toBe(name);
  });

  test.each([
    [{ subtype: 'bot_message', bot_id: 'B1', username: 'deploy &amp; test' }, 'deploy & test', 'B1'],
    [{ bot_id: 'B1', bot_profile: { name: 'Deploy' } }, 'Deploy', 'B1'],
    [{ bot_id: 'B1', user: 'U5', bot_profile: { name: 'Deploy' } }, 'Deploy', 'U5'],
    [{ bot_id: 'B1' }, 'B1', 'B1'],
    [{ user: 'USLACKBOT' }, 'Slackbot', 'USLACKBOT'],
  ])('bots: %j', async (who, name, nativeId) => {
    expect((await day([{ ts: TS, text: 'x', ...who }])).messages[0]?.sender).toEqual({ name, nativeId });
  });
});

describe('SLACK-7 threads', () => {
  test('a reply keeps its root though it stands before it', async () => {
    const { messages } = await day([
      { user: 'U1', ts: '1709543000.000100', thread_ts: TS, text: 'older than its root' },
      { user: 'U1', ts: TS, thread_ts: TS, text: 'root' },
    ]);
    expect(messages.map(({ topic, replyToNativeId }) => [topic, replyToNativeId])).toEqual([
      [TS, TS],
      [TS, undefined],
    ]);
  });
});

describe('SLACK-8 notices', () => {
  test.each(['channel_topic', 'group_join', 'huddle_thread', 'pinned_item', 'bot_add', 'channel_archive'])(
    '%s',
    async (subtype) => {
      const { messages } = await day([{ user: 'U1', subtype, ts: TS, text: '<@U1> did it' }]);
      expect(messages).toMatchObject([{ kind: 'system', sender: null, text: '@U1 did it' }]);
    },
  );

  test.each(['me_message', 'file_share', 'thread_broadcast', 'reply_broadcast'])(
    '%s is somebody speaking',
    async (subtype) => {
      const { messages } = await day([{ user: 'U1', subtype, ts: TS, text: 'x' }]);
      expect(messages).toMatchObject([{ kind: 'text', sender: { nativeId: 'U1' } }]);
    },
  );
});

describe('SLACK-9 texts that stand elsewhere', () => {
  const block = (elements: readonly object[]) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
  ];
  test.each([
    [{ attachments: [{ fallback: 'only this' }] }, 'only this'],
    [{ attachments: [{ title: 'T', text: 't', fields: [{ title: 'a', value: 'b' }] }] }, 'T\nt\na: b'],
    [{ text: 'x', attachments: [{ from_url: 'https://example.org', title: 'Preview' }] }, 'x'],
    [{ text: 'Deployed', attachments: [{ text: 'to production' }] }, 'Deployed\nto production'],
    [{ blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*b*' } }] }, '*b*'],
    [
      {
        blocks: [
          {
            type: 'context',
            elements: [
              { type: 'mrkdwn', text: 'one' },
              { type: 'plain_text', text: 'two' },
            ],
          },
        ],
      },
      'one\ntwo',
    ],
    [
      {
        blocks: block([
          { type: 'text', text: 'a <b> ' },
          { type: 'link', url: 'https://example.org', text: 'l' },
        ]),
      },
      'a <b> [l](https://example.org)',
    ],
    [
      {
        blocks: block([
          { type: 'broadcast', range: 'here' },
          { type: 'channel', channel_id: 'C1' },
        ]),
      },
      '@here#C1',
    ],
    [
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_list',
                style: 'ordered',
                elements: [
                  { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
                  { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
                ],
              },
              { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }] },
              { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x:y:' }] },
            ],
          },
        ],
      },
      '1. one\n2. two\n> q\n```x:y:```',
    ],
  ])('%j', async (record, text) => {
    expect((await day([{ bot_id: 'B1', ts: TS, ...record }])).messages[0]?.text).toBe(text);
  });

  test('a shared message is the quotation', async () => {
    const attachments = [{ is_share: true, from_url: 'https://x.slack.com/p1', author_name: 'Ann', text: 'a &lt; b' }];
    expect((await day([{ user: 'U1', ts: TS, text: '', attachments }])).messages).toMatchObject([
      { kind: 'forward', quotation: { sender: 'Ann', text: 'a < b' } },
    ]);
  });
});

describe('SLACK-10 files', () => {
  test('old exports have one file, dumps bring theirs along', async () => {
    const { messages } = await day([
      { user: 'U1', ts: TS, subtype: 'file_share', file: { id: 'F1', name: 'a.mp4', mimetype: 'video/mp4' } },
    ]);
    expect(messages).toMatchObject([{ kind: 'video', attachments: [{ name: 'a.mp4', missing: true }] }]);
    const folder = copied();
    mkdirSync(join(folder, '__uploads', 'F01'), { recursive: true });
    writeFileSync(join(folder, '__uploads', 'F01', 'keys.png'), 'x');
    const image = (await readFile(folder)).messages.find(({ kind }) => kind === 'image');
    expect(image?.attachments).toEqual([{ name: 'keys.png', mime: 'image/png', path: '__uploads/F01/keys.png' }]);
    renameSync(join(folder, '__uploads', 'F01'), join(folder, 'general', 'F01'));
    mkdirSync(join(folder, 'general', 'attachments'));
    renameSync(join(folder, 'general', 'F01', 'keys.png'), join(folder, 'general', 'attachments', 'F01-keys.png'));
    const moved = (await readFile(folder)).messages.find(({ kind }) => kind === 'image');
    expect(moved?.attachments).toMatchObject([{ path: 'general/attachments/F01-keys.png' }]);
  });
});

describe('SLACK-11 mrkdwn', () => {
  test.each([
    ['<@U2>', '@U2'],
    ['<@U2|bob>', '@bob'],
    ['<#C1|random> <#C1>', '#random #C1'],
    ['<!channel|@channel> <!here> <!subteam^S1|@team> <!subteam^S1>', '@channel @here @team @S1'],
    ['<!date^1700000000^{date}^https://example.org|14 Nov>', '14 Nov'],
    ['<https://example.org> <https://example.org|example.org>', 'https://example.org https://example.org'],
    ['<https://example.org/?a=1&amp;b=2|A &amp; B>', '[A & B](https://example.org/?a=1&b=2)'],
    ['<mailto:a@example.org|a@example.org> <tel:123>', 'a@example.org 123'],
    ['&amp;lt; &lt;@U1&gt;', '&lt; <@U1>'],
    [':wave::skin-tone-2: :tada: :nonesuch: 10:30', '👋🏻 🎉 :nonesuch: 10:30'],
    ['`:tada: &lt;` ```:tada:\n<@U2>```', '`:tada: <` ```:tada:\n@U2```'],
    ['*b* _i_ ~s~\n&gt; q', '*b* _i_ ~s~\n> q'],
    ['<b', '<b'],
    ['<not a token>', '<not a token>'],
  ])('%s', async (written, text) => {
    expect(await textOf(written)).toBe(text);
  });

  test('text without marks is never changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        fc.pre(!/:|`/.test(text));
        expect(await textOf(escaped)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});

describe('SLACK-12 tokens', () => {
  test.each([
    [
      '<https://files.slack.com/files-pri/T1-F1/a.png?t=xoxe-1-2-abcdefgh|a>',
      '[a](https://files.slack.com/files-pri/T1-F1/a.png)',
    ],
    ['use xoxb-1234567890-abcdef here', 'use  here'],
    ['https://files.slack.com/a?x=1&token=xoxp-1-2-abcdefgh', 'https://files.slack.com/a?x=1'],
  ])('%s', async (written, text) => {
    expect(await textOf(written)).toBe(text);
  });

  test('in a skipped record too', async () => {
    const { skips } = await day([{ user: 'U1', text: 'x', url: 'https://f.slack.com/a?t=xoxe-1-2-abcdefgh' }]);
    expect(skips[0]?.text).not.toContain('xox');
  });
});
