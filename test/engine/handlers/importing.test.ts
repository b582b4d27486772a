import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportPreview, ImportReport, ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine } from '../../support/engine.ts';

const first = [
  '2026/03/01 20:01 - 阿澈: 请问怎么安装打印机驱动？',
  '2026/03/01 20:02 - 王工: 先卸载旧的驱动，再装新的',
  '2026/03/01 20:03 - 阿澈: 好了，谢谢',
  '2026/03/01 20:04 - 小林: 不客气',
];
const second = [...first.slice(2), '2026/03/02 09:00 - 小林: 今天开会吗', '2026/03/02 09:01 - 王工: 开'];
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const options = { chat: '打印群', dateOrder: 'ymd' } as const;

describe('importing.preview', () => {
  test('says what an import would do, and does nothing of it', async () => {
    const engine = await openEngine();
    const one = engine.file('one.txt', text(first));
    await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [one], options }));
    const before = await engine.call('messages.page', { limit: 100 });
    const other = engine.file('two.txt', text(second));
    const preview = await engine.finish<ImportPreview>(engine.call('importing.preview', { path: other, options }));
    expect(preview.detection.format).toBe('whatsapp');
    expect(preview.chats).toMatchObject([
      {
        name: '打印群',
        platform: 'whatsapp',
        existing: { name: '打印群' },
        report: { read: 4, added: 2, duplicates: 2, timezone: 'Asia/Shanghai', from: Date.UTC(2026, 2, 1, 12, 3) },
        first: [{ sender: '阿澈', text: '好了，谢谢', sentAt: Date.UTC(2026, 2, 1, 12, 3) }, {}, {}],
        last: [{}, {}, { sender: '王工', text: '开' }],
        participants: [
          { name: '小林', messages: 2 },
          { name: '阿澈', messages: 1 },
          { name: '王工', messages: 1 },
        ],
      },
    ]);
    expect(await engine.call('messages.page', { limit: 100 })).toEqual(before);
    expect(await engine.call('importing.reports', {})).toHaveLength(1);
  });

  test('a new chat is told as new, with the guess at its zone', async () => {
    const engine = await openEngine();
    const path = engine.file('one.txt', text(first));
    const preview = await engine.finish<ImportPreview>(engine.call('importing.preview', { path, options }));
    expect(preview.chats).toMatchObject([{ existing: null, report: { added: 4, duplicates: 0 } }]);
    expect(preview.chats[0]?.report.guesses).toContainEqual(
      expect.objectContaining({ what: 'timezone', value: 'Asia/Shanghai' }),
    );
    expect(await engine.call('chats.list', {})).toEqual([]);
  });
});

describe('importing.undo', () => {
  test('the index, the conversations and the people follow', async () => {
    const engine = await openEngine();
    const paths = [engine.file('one.txt', text(first)), engine.file('two.txt', text(second))];
    const done = await engine.finish<ImportsDone>(engine.call('importing.start', { paths, options }));
    const importId = done.reports[1]?.importId ?? '';
    expect((await engine.call('search.query', { query: '开会', in: 'messages' })).total).toBe(1);
    const report = await engine.finish<ImportReport>(engine.call('importing.undo', { importId }));
    expect(report.undoneAt).toBeGreaterThan(0);
    expect((await engine.call('search.query', { query: '开会', in: 'messages' })).total).toBe(0);
    expect((await engine.call('search.query', { query: '谢谢', in: 'messages' })).total).toBe(1);
    const { messages } = await engine.call('messages.page', { limit: 100 });
    expect(messages).toHaveLength(4);
    expect(messages.every(({ threadId }) => threadId !== null)).toBe(true);
    await expect(engine.finish(engine.call('importing.undo', { importId }))).rejects.toMatchObject({
      code: 'import-undone',
    });
  });

  test('an edit that an import brought is found, and not the older text', async () => {
    const engine = await openEngine();
    const edited = [...second];
    edited[0] = '2026/03/01 20:03 - 阿澈: 好了，谢谢大家的帮助';
    const paths = [engine.file('one.txt', text(first)), engine.file('two.txt', text(edited))];
    const done = await engine.finish<ImportsDone>(engine.call('importing.start', { paths, options }));
    expect(done.reports[1]).toMatchObject({ added: 2, duplicates: 2, edited: 1 });
    const { hits } = await engine.call('search.query', { query: '大家的帮助', in: 'messages' });
    expect(hits).toHaveLength(1);
    const { messages } = await engine.call('messages.page', { limit: 100 });
    expect(messages).toHaveLength(6);
    expect(messages[2]).toMatchObject({ text: '好了，谢谢大家的帮助', earlierTexts: ['好了，谢谢'] });
  });
});

test('importing.skipped gives every skipped line, in pages', async () => {
  const engine = await openEngine();
  const bad = Array.from({ length: 5 }, (_, index) => `{"_type":"message","line":${index}}`);
  const header = '{"_type":"header","chatlab":{"version":"0.0.2"},"meta":{"name":"群","platform":"qq","type":"group"}}';
  const good = '{"_type":"message","sender":"u1","accountName":"甲","timestamp":1767225600,"type":0,"content":"好"}';
  const path = engine.file('chat.jsonl', text([header, good, ...bad]));
  const done = await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path] }));
  const importId = done.reports[0]?.importId ?? '';
  const page = await engine.call('importing.skipped', { importId, limit: 3 });
  expect(page).toMatchObject({ total: 5, skipped: [{ line: 2 }, { line: 3 }, { line: 4 }] });
  const rest = await engine.call('importing.skipped', { importId, limit: 3, after: page.next ?? '' });
  expect(rest).toMatchObject({ skipped: [{ line: 5 }, { line: 6 }], next: null });
});

describe('the same file again (ARCHIVE-19)', () => {
  test('it is not read again, unless its bytes changed or an import of it was undone', async () => {
    const engine = await openEngine();
    const path = engine.file('one.txt', text(first));
    const importIt = () => engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path], options }));
    const [report] = (await importIt()).reports;
    expect(report).not.toHaveProperty('sameAs');
    const again = await importIt();
    expect(again.reports).toMatchObject([{ added: 0, duplicates: 4, sameAs: report?.importedAt }]);
    engine.file('one.txt', text([...first, '2026/03/01 20:05 - 阿澈: 还有一个问题']));
    const [grown] = (await importIt()).reports;
    expect(grown).toMatchObject({ added: 1, duplicates: 4 });
    expect(grown).not.toHaveProperty('sameAs');
    await engine.finish(engine.call('importing.undo', { importId: grown?.importId ?? '' }));
    expect((await importIt()).reports[0]).toMatchObject({ added: 1, duplicates: 4 });
  });

  test('a file beside which others were looked at is read again', async () => {
    const engine = await openEngine();
    const page = readFileSync(join(import.meta.dirname, '../../fixtures/importing/telegram-page.html'));
    const path = engine.file('messages.html', page);
    const importIt = () => engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path], options: {} }));
    await importIt();
    const [again] = (await importIt()).reports;
    expect(again).toMatchObject({ added: 0 });
    expect(again).not.toHaveProperty('sameAs');
  });
});
