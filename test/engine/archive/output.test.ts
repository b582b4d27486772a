import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatExportFormat, MessageKind, ParsedMessage, ParsedRecord } from '../../../src-main/contract/index.ts';
import { messageKinds } from '../../../src-main/contract/index.ts';
import { type Archive, exportChat } from '../../../src-main/engine/archive/index.ts';
import { openExport } from '../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { chat, importInto, message, messagesIn, openArchive } from './support.ts';

const everything = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };

async function write(archive: Archive, format: ChatExportFormat, out: string, chatName = chat.name) {
  const found = archive.chats().find(({ name }) => name === chatName);
  if (found === undefined) {
    throw new Error('no such chat');
  }
  const participants = archive.participants(found.id);
  const written = {
    chat: found,
    nativeId: archive.nativeIdOf(found.id),
    participants,
    writtenAt: Date.UTC(2026, 3, 1),
    language: 'zh-Hans' as const,
    names: {
      nameOf: (id: string) => participants.find((one) => one.id === id)?.name ?? id,
      isHidden: () => false,
      inText: (text: string) => text,
    },
  };
  const messages = archive.messages.toExport(found.id, everything.from, everything.to);
  return exportChat(out, format, written, messages, async () => undefined);
}

async function textOf(archive: Archive, format: ChatExportFormat): Promise<string> {
  const out = join(temporaryFolder(), 'out');
  await write(archive, format, out);
  return readFileSync(out, 'utf8');
}

const kinds = messageKinds.filter((kind) => kind !== 'poll' && kind !== 'system');
const words = fc.oneof(
  fc.constantFrom('好的', 'a,"b"\nc', '=1+1', '# 标题', '👍🏽', ' 空格 ', '\u2028', '<b>'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const parsed: fc.Arbitrary<Omit<ParsedMessage, 'line'>> = fc
  .record({
    minute: fc.nat(500),
    sender: fc.option(fc.record({ name: fc.constantFrom('甲', '乙', 'Ann'), hasId: fc.boolean() })),
    kind: fc.constantFrom<MessageKind>('text', ...kinds),
    text: words,
    reply: fc.option(fc.nat(9)),
  })
  .map(({ minute, sender, kind, text, reply }) => ({
    type: 'message',
    sender: sender && { name: sender.name, ...(sender.hasId && { nativeId: `id-${sender.name}` }) },
    at: { local: 0, instant: Date.UTC(2026, 2, 1) + minute * 61_000 },
    kind: sender === null ? 'system' : kind,
    text,
    ...(reply !== null && { replyToNativeId: `n${reply}` }),
  }));

describe('OUT-2 ChatLab JSONL', () => {
  test('read again it gives the same messages', async () => {
    const folder = temporaryFolder();
    const [one, other] = [openArchive(), openArchive()];
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(parsed, { minLength: 1, maxLength: 12 }), fc.boolean(), async (messages, haveIds) => {
        const name = `群${++run}`;
        const records: ParsedRecord[] = messages.map((one, line) => ({
          ...one,
          line,
          ...(haveIds && { nativeId: `n${line}` }),
        }));
        importInto(one, [{ ...chat, name, nativeId: `g${run}` }, ...records]);
        const out = join(folder, `${run}.jsonl`);
        const { messages: count } = await write(one, 'chatlab-jsonl', out, name);
        const source = await openExport(out, {});
        expect(source.format.id).toBe('chatlab-jsonl');
        const read: ParsedRecord[] = [];
        for await (const batch of source.records) {
          read.push(...batch);
        }
        await source.close();
        const [report] = importInto(other, read);
        expect(report).toMatchObject({ read: count, skippedCount: 0 });
        const seen = (archive: Archive) =>
          messagesIn(archive, name).map(({ sentAt, sender, kind, text, replyTo, id }) => ({
            ...{ sentAt, sender, kind, text },
            // Of a target that is not there only our own id is known.
            ...(haveIds && { id, replyTo: replyTo && (archive.messages.get([replyTo])[0]?.message.id ?? 'outside') }),
          }));
        expect(seen(other)).toEqual(seen(one));
      }),
      { numRuns: 40 },
    );
  });

  test('imported where it came from it brings nothing new', async () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一'), message('乙', 2, '二'), message('乙', 2, '二')]);
    const out = join(temporaryFolder(), 'chat.jsonl');
    await write(archive, 'chatlab-jsonl', out);
    const source = await openExport(out, {});
    const records = (await Array.fromAsync(source.records)).flat();
    await source.close();
    const [report] = importInto(archive, records, { format: 'chatlab-jsonl' });
    expect(report).toMatchObject({ added: 0, duplicates: 3 });
    expect(archive.chats()).toMatchObject([{ messageCount: 3, participantCount: 2 }]);
  });
});

test('OUT-3 CSV has no formulas, and keeps commas, quotes and line breaks', async () => {
  const archive = openArchive();
  importInto(archive, [chat, message('=甲', 1, '=HYPERLINK("http://x","y")'), message('乙', 2, '一,"二"\n三')]);
  const [head, first, second] = (await textOf(archive, 'csv')).split('\r\n');
  expect(head).toBe('\uFEFFtime,sender,kind,text,reply_to,topic,attachments,id');
  expect(first).toMatch(/^2026-03-01 20:01:00,'=甲,text,"'=HYPERLINK\(""http:\/\/x"",""y""\)",/);
  expect(second).toMatch(/^2026-03-01 20:02:00,乙,text,"一,""二""\n三",/);
});

test('OUT-4 Markdown and text read well, and the words of the chat stay words', async () => {
  const archive = openArchive();
  importInto(archive, [
    chat,
    message('甲', 1, '# 问题\n<b>怎么</b>安装？', { nativeId: '1' }),
    message('乙', 2, '先卸载', { nativeId: '2', replyToNativeId: '1' }),
    message('乙', 3, '', { nativeId: '3', kind: 'image', attachments: [{ name: 'a.jpg' }] }),
    message(null, 4, '丙 加入了群', { nativeId: '4', kind: 'system' }),
  ]);
  const markdown = await textOf(archive, 'markdown');
  expect(markdown).toContain('## 2026-03-01\n\n**甲** 20:01:00\n\n\\# 问题\\\n&lt;b>怎么&lt;/b>安装？\n');
  expect(markdown).toContain('**乙** 20:02:00\n\n> 甲: # 问题');
  expect(markdown).toContain('[图片: a.jpg]'.replace('[', '\\[').replace(']', '\\]'));
  expect(await textOf(archive, 'text')).toBe(
    '学习群\n\n2026-03-01\n\n20:01:00 甲: # 问题\n    <b>怎么</b>安装？\n' +
      '20:02:00 乙: [↪ 甲: # 问题 <b>怎么</b>安装？] 先卸载\n20:03:00 乙: [图片: a.jpg]\n20:04:00 * 丙 加入了群\n',
  );
});

describe('OUT-1 whole or not at all', () => {
  test('what is there is not overwritten', async () => {
    const archive = openArchive();
    importInto(archive, [chat, message('甲', 1, '一')]);
    const out = join(temporaryFolder(), 'mine.txt');
    writeFileSync(out, 'mine');
    await expect(write(archive, 'text', out)).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  test('stopped half way it leaves nothing', async () => {
    const archive = openArchive();
    importInto(archive, [chat, ...Array.from({ length: 1200 }, (_, index) => message('甲', index, `${index}`))]);
    const folder = temporaryFolder();
    const [found] = archive.chats();
    if (found === undefined) {
      throw new Error('no chat');
    }
    const messages = archive.messages.toExport(found.id, everything.from, everything.to);
    const names = { nameOf: (id: string) => id, isHidden: () => false, inText: (text: string) => text };
    const written = { chat: found, nativeId: null, participants: [], writtenAt: 1, language: 'en' as const, names };
    const stopped = exportChat(join(folder, 'out.csv'), 'csv', written, messages, async (done) => {
      if (done >= 1000) {
        throw new Error('stop');
      }
    });
    await expect(stopped).rejects.toThrow('stop');
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(folder, 'out.csv'))).toBe(false);
  });
});
