import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect, openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { zipOf } from '../../../support/zip-of.ts';
import { fileWith, readFile, readText, said } from '../reading.ts';

const exported = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'importing', 'slack-export');
const TS = '1709543100.000200';

function copied(): string {
  const folder = join(temporaryFolder(), 'copy');
  cpSync(exported, folder, { recursive: true });
  return folder;
}

describe('SLACK-1 the files of a workspace', () => {
  test('a zip reads like the folder, with an enclosing folder too', async () => {
    const { records } = await readFile(exported);
    expect((await readFile(await zipOf(exported))).records).toEqual(records);
    const outer = temporaryFolder();
    cpSync(exported, join(outer, 'Acme Slack export'), { recursive: true });
    expect((await readFile(outer)).records).toEqual(records);
    expect(await detect(outer)).toMatchObject({ format: 'slack', confidence: 1 });
  });

  test('people of the whole organisation', async () => {
    const folder = copied();
    writeFileSync(join(folder, 'org_users.json'), JSON.stringify([{ id: 'U09FAR', name: 'far.away' }]));
    const names = (await readFile(folder)).messages.map(({ sender }) => sender?.name);
    expect(names).toContain('far.away');
  });

  test('naming the list reads the whole export', async () => {
    const { records } = await readFile(exported);
    expect((await readFile(join(exported, 'channels.json'))).records).toEqual(records);
  });

  test('progress counts all days of all channels', async () => {
    const opened = await openExport(exported, {});
    let last = 0;
    for await (const _ of opened.records) {
      expect(opened.bytesRead()).toBeGreaterThanOrEqual(last);
      last = opened.bytesRead();
    }
    const days = ['general/2024-03-04.json', 'general/2024-03-05.json', 'D01/2024-03-05.json'];
    expect(opened.totalBytes).toBe(days.reduce((sum, entry) => sum + readFileSync(join(exported, entry)).length, 0));
    expect(last).toBe(opened.totalBytes);
    await opened.close();
  });

  test('without lists, folders name the channels; a channel folder and a day can be read alone', async () => {
    const folder = copied();
    rmSync(join(folder, 'channels.json'));
    rmSync(join(folder, 'dms.json'));
    const read = await readFile(folder);
    expect(read.chats.map(({ name }) => name)).toEqual(['D01', 'general']);
    expect(read.guesses.map(({ what, value }) => [what, value])).toEqual([
      ['chat-name', 'D01'],
      ['chat-name', 'general'],
    ]);
    const channel = await readFile(join(folder, 'general'));
    expect(channel.chats.map(({ name }) => name)).toEqual(['general']);
    expect(channel.messages).toHaveLength(8);
    const alone = await readFile(join(folder, 'general', '2024-03-04.json'));
    expect(alone.chats.map(({ name }) => name)).toEqual(['general']);
    expect(alone.messages).toHaveLength(4);
  });
});

describe('SLACK-2 channels', () => {
  test('options.chat picks one by name or id', async () => {
    expect((await readFile(exported, { chat: 'general' })).chats).toHaveLength(1);
    expect((await readFile(exported, { chat: 'D01' })).chats).toMatchObject([{ nativeId: 'D01', kind: 'private' }]);
    const opened = await openExport(exported, { chat: 'D01' });
    expect(opened.totalBytes).toBe(readFileSync(join(exported, 'D01', '2024-03-05.json')).length);
    await opened.close();
  });

  test('one that is not there is told with those that are', async () => {
    await expect(openExport(exported, { chat: 'nowhere' })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { reason: expect.stringContaining('general') },
    });
  });

  test('the only one takes the name', async () => {
    const folder = copied();
    rmSync(join(folder, 'D01'), { recursive: true });
    expect((await readFile(folder, { chat: 'Release room' })).chats).toMatchObject([
      { name: 'Release room', nativeId: 'C01GEN' },
    ]);
  });

  test('groups and conversations of several; folders nobody lists', async () => {
    const folder = copied();
    writeFileSync(join(folder, 'groups.json'), JSON.stringify([{ id: 'G1', name: 'secret' }]));
    writeFileSync(
      join(folder, 'mpims.json'),
      JSON.stringify([{ id: 'G2', name: 'mpdm-a--b-1', members: ['U01ANN', 'U404'] }]),
    );
    for (const name of ['secret', 'mpdm-a--b-1', 'stray']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, '2024-03-06.json'), JSON.stringify([{ user: 'U1', ts: TS, text: name }]));
    }
    const { chats } = await readFile(folder);
    expect(chats.map(({ name, kind, nativeId }) => [name, kind, nativeId])).toEqual([
      ['Ann Lee & co, 林小雨', 'private', 'D01'],
      ['general', 'channel', 'C01GEN'],
      ['Ann Lee & co, U404', 'group', 'G2'],
      ['secret', 'group', 'G1'],
      ['stray', 'channel', undefined],
    ]);
  });
});

describe('SLACK-3 records of many files', () => {
  test('a day that breaks off is named', async () => {
    const folder = copied();
    const path = join(folder, 'general', '2024-03-05.json');
    writeFileSync(path, readFileSync(path).subarray(0, 100));
    await expect(readFile(folder)).rejects.toMatchObject({
      code: 'export-damaged',
      details: { position: expect.stringContaining('general/2024-03-05.json') },
    });
  });

  test('whatever the days, messages and skips are the records', async () => {
    const record = fc.oneof(
      fc.constantFrom({ ts: TS, user: 'U1', text: 'a' }, { ts: 'x' }, 7, null, { ts: TS, subtype: 'message_changed' }),
      fc.dictionary(
        fc.constantFrom('ts', 'text', 'user', 'blocks', 'attachments', 'files', 'reactions', 'thread_ts', 'subtype'),
        fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(TS, 'thread_broadcast', 'bot_message')),
      ),
    );
    const path = fileWith('2024-03-04.json', '[]');
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (list) => {
        writeFileSync(path, JSON.stringify(list));
        const { messages, skips } = await readFile(path, { format: 'slack' });
        expect([...messages, ...skips].map(({ line }) => line).sort((a, b) => a - b)).toEqual([...list.keys()]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('SLACK-4 dumps of slackdump', () => {
  const dump = (id: string, name: string, text: string) =>
    JSON.stringify({ channel_id: id, name, messages: [{ type: 'message', user: 'U1', ts: TS, text }] });

  test('a folder of dumps is a chat for each, with the users beside them', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'C0123456.json'), dump('C0123456', 'one', 'see <#C0123457>'));
    writeFileSync(join(folder, 'C0123457.json'), dump('C0123457', 'two', 'b'));
    writeFileSync(join(folder, 'users-T01.json'), JSON.stringify([{ id: 'U1', name: 'ann' }]));
    const read = await readFile(folder);
    expect(read.format).toBe('slackdump');
    expect(read.chats.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(said(read)).toEqual(['ann: see #two', 'ann: b']);
    expect((await readFile(folder, { chat: 'C0123457' })).chats).toMatchObject([{ name: 'two' }]);
    await expect(readFile(folder, { chat: 'three' })).rejects.toMatchObject({ code: 'invalid-input' });
    const alone = await readFile(join(folder, 'C0123457.json'), { chat: 'Renamed' });
    expect(alone.chats).toMatchObject([{ name: 'Renamed', nativeId: 'C0123457' }]);
  });

  test('a channel without a name is called by its id, told as a guess', async () => {
    const { chats, guesses } = await readText('D0123456.json', dump('D0123456', '', 'x'));
    expect(chats).toMatchObject([{ name: 'D0123456', kind: 'private' }]);
    expect(guesses.map(({ what }) => what)).toEqual(['chat-name']);
  });
});

const shared = process.env.QUNSHU_SHARED ?? join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared');
const archive = join(shared, 'fixtures', 'slack', 'slack-export-viewer_testarchive.zip');

test('the test archive of slack-export-viewer', async ({ skip }) => {
  skip(!existsSync(archive), `there is no ${archive}: set QUNSHU_SHARED`);
  const { format, chats, messages, skips } = await readFile(archive);
  expect(format).toBe('slack');
  expect(chats.map(({ name }) => name)).toEqual(['enrique', 'traveling-sailor']);
  expect(skips).toEqual([]);
  expect(messages.filter(({ kind, text }) => kind === 'other' && text === '')).toEqual([]);
  expect(messages.length).toBeGreaterThan(80);
});
