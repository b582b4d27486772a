import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { App } from './app.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'en-US' });
const say = wordsOf('en');

const sample = join(import.meta.dirname, '../../resources/sample/overseas.whatsapp.txt');

/** Opens the import screen of a new library. */
async function openImports(app: App, page: Page): Promise<void> {
  await app.call('library.create', { path: join(app.folder, 'circle'), name: 'Reading circle' });
  await page.goto(`${app.address}#/imports`);
  await expect(page.getByText(say('imports.dropTitle'))).toBeVisible();
}

async function pick(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('imports.pick') }).click();
  await (await chooser).setFiles(file);
}

/** A number of the report that was made last. */
const number = (page: Page, name: string) =>
  page
    .getByRole('article')
    .first()
    .locator('div')
    .filter({ has: page.getByText(say(`imports.report.${name}`), { exact: true }) })
    .locator('dd');

test('an export is recognised, imported and reported; again adds nothing', async ({ app, page }) => {
  await openImports(app, page);

  await pick(page, sample);
  const row = page.getByRole('region', { name: say('imports.files') }).getByRole('listitem');
  await expect(row).toContainText('overseas.whatsapp.txt');
  await expect(row).toContainText('WhatsApp');
  await page.getByRole('button', { name: say('imports.start_one', { count: 1 }) }).click();
  await expect(page.getByRole('heading', { name: say('imports.justImported') })).toBeVisible();

  const [chat] = await app.call('chats.list', {});
  expect(chat?.messageCount).toBeGreaterThan(50);
  await expect(number(page, 'added')).toHaveText(String(chat?.messageCount));
  await expect(number(page, 'duplicates')).toHaveText('0');

  await page.reload();
  await pick(page, sample);
  await page.getByRole('button', { name: say('imports.start_one', { count: 1 }) }).click();
  await expect(page.getByRole('heading', { name: say('imports.justImported') })).toBeVisible();
  await expect(number(page, 'added')).toHaveText('0');
  const [again] = await app.call('chats.list', {});
  expect(again?.messageCount).toBe(chat?.messageCount);
});

test('a file that is no export is refused with what to do next, and nothing is imported', async ({ app, page }) => {
  await openImports(app, page);
  const file = join(app.folder, 'picture.txt');
  writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254, 0, 0]));

  await pick(page, file);
  await expect(page.getByText(say('imports.unknownFormat'))).toBeVisible();
  await page.getByRole('button', { name: say('imports.start_one', { count: 1 }) }).click();
  await expect(page.getByText(say('errors.format-unknown.next'))).toBeVisible();
  expect(await app.call('chats.list', {})).toEqual([]);
});

test('a look inside imports nothing, and an import can be taken back', async ({ app, page }, info) => {
  await openImports(app, page);
  await pick(page, sample);
  await page.getByRole('button', { name: say('imports.showOptions', { name: 'overseas.whatsapp.txt' }) }).click();
  await page.getByRole('button', { name: say('imports.preview.look') }).click();
  const chats = page.getByRole('list', { name: say('imports.preview.chats') });
  await expect(chats.getByText(say('imports.preview.newChat'))).toBeVisible();
  await page.screenshot({ path: info.outputPath('preview.png'), fullPage: true });
  expect(await app.call('chats.list', {})).toEqual([]);

  await page.getByRole('button', { name: say('imports.start_one', { count: 1 }) }).click();
  await expect(page.getByRole('heading', { name: say('imports.justImported') })).toBeVisible();
  const [chat] = await app.call('chats.list', {});
  expect(chat?.messageCount).toBe(279);

  await page.reload();
  await page.getByRole('button', { name: say('imports.undo.ofChat', { chat: chat?.name ?? '' }) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('imports.undo.action') })
    .click();
  await expect(page.getByText(/^undone /)).toBeVisible();
  const after = await app.call('chats.list', {});
  expect(after.reduce((sum, { messageCount }) => sum + messageCount, 0)).toBe(0);
});

test('a table is imported by saying what its columns hold, and the mapping is kept', async ({ app, page }, info) => {
  await openImports(app, page);
  const file = join(app.folder, 'club.csv');
  writeFileSync(file, 'aa,bb,cc\n2026-03-01 10:00:00,Ann,How do I start?\n2026-03-01 10:01:00,Bob,Just read.\n');
  await pick(page, file);
  const options = page.getByRole('button', { name: say('imports.showOptions', { name: 'club.csv' }) });
  await options.click();
  await page.getByLabel(say('imports.format'), { exact: true }).selectOption('generic-csv');
  const columns = page.getByRole('region', { name: say('imports.columns.title') });
  for (const [column, role] of [
    ['aa', 'time'],
    ['bb', 'sender'],
    ['cc', 'text'],
  ] as const) {
    await columns.getByLabel(say('imports.columns.holds', { column })).selectOption(role);
  }
  await columns.getByLabel(say('imports.columns.keepAs')).fill('Club');
  await columns.getByRole('button', { name: say('imports.columns.keep'), exact: true }).click();
  await expect(columns.getByLabel(say('imports.columns.profile'))).toBeVisible();
  await page.screenshot({ path: info.outputPath('columns.png'), fullPage: true });
  await page.getByRole('button', { name: say('imports.start_one', { count: 1 }) }).click();
  await expect(page.getByRole('heading', { name: say('imports.justImported') })).toBeVisible();
  await expect(number(page, 'added')).toHaveText('2');
});
