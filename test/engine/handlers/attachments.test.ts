import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportPreview, ImportReport, ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine, type TestEngine } from '../../support/engine.ts';

const chat = [
  '2026/03/01 20:01 - 阿澈: IMG-20260301-WA0001.jpg (file attached)',
  '2026/03/01 20:02 - 王工: IMG-20260301-WA0002.jpg (file attached)',
  '2026/03/01 20:03 - 王工: IMG-20260301-WA0003.jpg (file attached)',
  '2026/03/01 20:04 - 王工: 看图',
];
const options = { chat: '图群', dateOrder: 'ymd', attachments: true } as const;

/** A folder with a chat, two files of the same content, and one that is named and not there. */
function exportFolder(engine: TestEngine): string {
  const folder = join(engine.folder, 'export');
  mkdirSync(folder);
  writeFileSync(join(folder, '_chat.txt'), `${chat.join('\n')}\n`);
  writeFileSync(join(folder, 'IMG-20260301-WA0001.jpg'), 'a picture');
  writeFileSync(join(folder, 'IMG-20260301-WA0002.jpg'), 'a picture');
  return folder;
}

const assetsIn = (engine: TestEngine) =>
  existsSync(join(engine.library, 'assets')) ? readdirSync(join(engine.library, 'assets')) : [];

test('ARCHIVE-18 attachments are taken in when asked for, each once, and go with the import', async () => {
  const engine = await openEngine();
  const folder = exportFolder(engine);
  const preview = await engine.finish<ImportPreview>(engine.call('importing.preview', { path: folder, options }));
  expect(preview.chats[0]?.attachments).toEqual({ named: 3, found: 2, bytes: 18 });
  expect(assetsIn(engine)).toEqual([]);

  const done = await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [folder], options }));
  expect(done.reports[0]?.attachments).toEqual({
    taken: 2,
    bytes: 18,
    missingCount: 1,
    missing: ['IMG-20260301-WA0003.jpg'],
  });
  expect(await engine.call('importing.reports', {})).toEqual(done.reports);
  const { messages } = await engine.call('messages.page', { limit: 10 });
  const [first, second, third] = messages.map(({ attachments }) => attachments?.[0]);
  expect(first?.asset).toMatch(/^assets\/[0-9a-f]{64}\.jpg$/);
  expect(second?.asset).toBe(first?.asset);
  expect(third).toMatchObject({ missing: true });
  expect(readFileSync(join(engine.library, first?.asset ?? ''), 'utf8')).toBe('a picture');
  expect(assetsIn(engine)).toHaveLength(1);

  await engine.finish<ImportReport>(engine.call('importing.undo', { importId: done.reports[0]?.importId ?? '' }));
  expect(assetsIn(engine)).toEqual([]);
});

test('ARCHIVE-18 messages that were there already get their attachments, and keep them', async () => {
  const engine = await openEngine();
  const folder = exportFolder(engine);
  const without = { ...options, attachments: false };
  await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [folder], options: without }));
  expect(assetsIn(engine)).toEqual([]);
  const done = await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [folder], options }));
  expect(done.reports[0]).toMatchObject({ added: 0, attachments: { taken: 2 } });
  const again = await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [folder], options }));
  expect(again.reports[0]).toMatchObject({ added: 0, edited: 0, attachments: { taken: 0 } });
  const { messages } = await engine.call('messages.page', { limit: 10 });
  expect(messages[0]?.attachments?.[0]?.asset).toBeDefined();
});
