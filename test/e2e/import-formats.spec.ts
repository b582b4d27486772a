import { createWriteStream, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

/*
 * An export of each of the most common platforms goes through the import screen as a person would take it:
 * look inside, import, read the report. What is found is compared with what the engine says of the file.
 */
test.use({ locale: 'en-US', viewport: { width: 1280, height: 1400 } });
const say = wordsOf('en');
const fixtures = join(import.meta.dirname, '../fixtures/importing');

const exports = [
  { platform: 'WhatsApp', format: 'whatsapp', file: 'WhatsApp Chat with Study Group.txt' },
  { platform: 'Telegram', format: 'telegram-json', file: 'telegram-group.json' },
  { platform: 'Discord', format: 'discord-json', file: 'Rust 中文 - Text Channels - help [222222222222222222].json' },
  { platform: 'WeChat', format: 'weflow-json', file: 'weflow-group.json' },
  { platform: 'QQ', format: 'qq-text', file: 'qq-two-chats.gb18030.txt' },
  { platform: 'Slack', format: 'slack', file: 'slack-export' },
  { platform: 'LINE', format: 'line', file: 'line-mobile.txt' },
  { platform: 'ChatLab', format: 'chatlab-jsonl', file: 'chatlab.jsonl' },
] as const;

for (const { platform, format, file } of exports) {
  test(`an export of ${platform} is looked into, imported and reported`, async ({ app, page }, info) => {
    const source = file.includes('.') ? join(fixtures, file) : await zipped(join(fixtures, file), app.folder);
    await app.call('library.create', { path: join(app.folder, 'circle'), name: 'Reading circle' });
    await page.goto(`${app.address}#/imports`);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('imports.pick') }).click();
    await (await chooser).setFiles(source);
    const row = page
      .getByRole('region', { name: say('imports.files') })
      .getByRole('listitem')
      .first();
    await expect(row).toContainText(basename(source));
    const { name } = (await app.call('formats.list', {})).find(({ id }) => id === format) ?? {};
    await expect(row).toContainText(name ?? '');

    await page.getByRole('button', { name: say('imports.showOptions', { name: basename(source) }) }).click();
    await page.getByRole('button', { name: say('imports.preview.look') }).click();
    const chats = page.getByRole('list', { name: say('imports.preview.chats') });
    await expect(chats.getByText(say('imports.preview.newChat')).first()).toBeVisible();
    expect(await app.call('chats.list', {})).toEqual([]);
    const seen = await chats.innerText();
    await page.screenshot({ path: info.outputPath(`${format}-preview.png`), fullPage: true });

    await page.getByRole('button', { name: say('imports.start_one', { count: 1 }) }).click();
    await expect(page.getByRole('heading', { name: say('imports.justImported') })).toBeVisible();
    const imported = await app.call('chats.list', {});
    expect(imported.length).toBeGreaterThan(0);
    for (const chat of imported) {
      // What the look inside promised came in, and the report names it.
      expect(seen).toContain(chat.name);
      const report = page.getByRole('article').filter({ hasText: chat.name }).first();
      await expect(report).toContainText(String(chat.messageCount));
      await expect(report).toContainText(name ?? '');
    }
    await page.screenshot({ path: info.outputPath(`${format}-report.png`), fullPage: true });
  });
}

/** A folder as the platform hands it out. */
async function zipped(folder: string, into: string): Promise<string> {
  const zip = new ZipFile();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      zip.addFile(path, path.slice(folder.length + 1));
    }
  }
  zip.end();
  const path = join(into, `${basename(folder)}.zip`);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
