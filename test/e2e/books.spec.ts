import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import type { BookOutline } from '../../src-main/contract/index.ts';
import { routes } from '../../src-renderer/app/routes.ts';
import { pngOf } from '../support/png.ts';
import type { App } from './app.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

const rowsOf = (page: Page) => page.getByRole('tree', { name: say('books.outline') }).getByRole('treeitem');

async function openBooks(app: App, page: Page, id?: string) {
  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.books(id)}`);
}

/** The titles of rows, as they are read from top to bottom. */
async function titles(rows: Locator): Promise<string[]> {
  return (await rows.allInnerTexts()).map((text) => text.trim());
}

/** Writes the name of what was just added. */
async function name(page: Page, title: string) {
  await expect(page.locator('[role=treeitem] input, [role=treeitem] textarea')).toBeFocused();
  await page.keyboard.type(title);
}

test('a book is put together by key and by drag, and a digest stands in two books', async ({ app, page }, info) => {
  test.slow();
  await app.openSample();
  const drafts = await app.call('digests.draftTop', { count: 4 });
  const [first, second] = drafts.map(({ content }) => content.title);
  if (first === undefined || second === undefined) throw new Error('the sample has too few digests');
  await openBooks(app, page);
  await page
    .getByRole('button', { name: say('books.create'), exact: true })
    .first()
    .click();
  await page.waitForURL(/#\/books\/./);
  const id = decodeURIComponent(page.url().split('/').at(-1) ?? '');
  const outline = async (): Promise<BookOutline> => (await app.call('books.get', { id })).outline;
  const rows = rowsOf(page);

  await test.step('parts, chapters, texts and digests are added by key', async () => {
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('p');
    await name(page, '第一部');
    await page.keyboard.press('Enter');
    await page.keyboard.press('c');
    await name(page, '起步');
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    const picker = page.getByRole('dialog', { name: say('books.addDigests') });
    for (const title of [first, second]) {
      await picker.getByRole('combobox').fill(title);
      await page.keyboard.press('Enter');
    }
    await picker.getByRole('button', { name: say('books.addCount_other', { count: 2 }) }).click();
    await expect(picker).toBeHidden();
    await page.keyboard.press('t');
    await name(page, '编者的几句话。');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await name(page, '进阶');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await outline()).parts.at(-1)?.chapters.map(({ title }) => title))
      .toEqual(['起步', '进阶']);
    await page.screenshot({ path: info.outputPath('added.png') });
  });

  await test.step('rows move by key and by drag, and the change can be taken back', async () => {
    await rows.filter({ hasText: '编者的几句话' }).click();
    await page.keyboard.press('Alt+ArrowUp');
    const kinds = async () => (await outline()).parts.at(-1)?.chapters[0]?.entries.map(({ kind }) => kind);
    const before = await kinds();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(kinds).not.toEqual(before);
    await page.keyboard.press('Alt+ArrowDown');
    await rows.filter({ hasText: first }).dragTo(rows.filter({ hasText: '进阶' }));
    const moved = async () => (await outline()).parts.at(-1)?.chapters[1]?.entries.length;
    await expect.poll(moved).toBe(1);
    await rows.filter({ hasText: '进阶' }).dragTo(rows.filter({ hasText: '起步' }));
    await expect
      .poll(async () => (await outline()).parts.at(-1)?.chapters.map(({ title }) => title))
      .toEqual(['进阶', '起步']);
    await page.getByRole('button', { name: say('ui.undo') }).click();
    await expect
      .poll(async () => (await outline()).parts.at(-1)?.chapters.map(({ title }) => title))
      .toEqual(['起步', '进阶']);
    await page.screenshot({ path: info.outputPath('moved.png') });
  });

  await test.step('every field is kept', async () => {
    const fill = async (label: string, value: string) => {
      await page.getByRole('textbox', { name: say(label), exact: true }).fill(value);
      await page.keyboard.press('Tab');
    };
    await fill('books.titleLabel', '拾光集 “A/B:C” 🌱');
    await fill('books.subtitle', '群里的第一年');
    await fill('books.authors', '拾光学习社、何佳宁');
    const policy = page.getByRole('combobox', { name: say('books.policy') });
    for (const choice of ['name', 'alias', 'anonymous'] as const) {
      await policy.selectOption(choice);
      await expect(page.getByText(say(`books.policyHint.${choice}`))).toBeVisible();
    }
    await page.getByText(say('books.matter'), { exact: true }).click();
    await fill('books.preface', '写在前面。');
    await fill('books.origins', '从群聊里长出来的。');
    await fill('books.editors', '周亦安');
    await fill('books.copyright', '© 2026 拾光学习社');
    await fill('books.isbn', '978-7-04-000000-1');
    for (const appendix of ['subjects', 'open-questions'])
      await page.getByRole('checkbox', { name: say(`books.appendix.${appendix}`) }).check();
    await page.getByRole('checkbox', { name: say('books.profiles') }).check();
    await page.getByText(say('books.setting'), { exact: true }).click();
    await page.getByRole('checkbox', { name: say('books.spacing') }).check();
    await page.getByRole('checkbox', { name: say('books.quotes') }).check();
    await expect.poll(outline).toMatchObject({
      title: '拾光集 “A/B:C” 🌱',
      subtitle: '群里的第一年',
      authors: ['拾光学习社', '何佳宁'],
      preface: '写在前面。',
      origins: '从群聊里长出来的。',
      editors: ['周亦安'],
      copyright: '© 2026 拾光学习社',
      isbn: '978-7-04-000000-1',
      creditPolicy: 'anonymous',
      appendices: ['subjects', 'open-questions'],
      profiles: true,
      spacing: true,
      quotes: true,
    });
  });

  await test.step('a picture is chosen for the cover, and shown', async () => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('books.chooseCover') }).click();
    await (await choosing).setFiles({ name: '封面.png', mimeType: 'image/png', buffer: pngOf(120, 180) });
    await expect.poll(async () => (await outline()).cover).toMatch(/^assets\/.+\.png$/);
    await expect(page.getByRole('img', { name: say('books.cover') })).toBeVisible();
    await page.screenshot({ path: info.outputPath('cover.png') });
  });

  await test.step('the book is made in every format', async () => {
    await page.getByRole('button', { name: say('books.build') }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(say('books.named_other', { count: 0 }))).toBeVisible();
    const formats = dialog.getByRole('radio');
    for (let index = 0; index < (await formats.count()); index++) {
      const radio = formats.nth(index);
      const format = (await radio.getAttribute('value')) ?? String(index);
      await radio.click();
      const out = join(app.folder, `made-${index}`);
      await dialog.getByRole('textbox', { name: say('books.out') }).fill(out);
      await dialog
        .getByRole('button', { name: new RegExp(`^(${say('books.buildNow')}|${say('books.buildAgain')})$`) })
        .click();
      await expect.poll(() => existsSync(out), { message: format, timeout: 60_000 }).toBe(true);
      await expect(dialog.getByText(out, { exact: true })).toBeVisible();
    }
    await page.screenshot({ path: info.outputPath('made.png') });
    await page.keyboard.press('Escape');
  });

  await test.step('a second book takes the same digest', async () => {
    await page.getByRole('button', { name: say('books.create'), exact: true }).click();
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('a');
    const picker = page.getByRole('dialog', { name: say('books.addDigests') });
    await picker.getByRole('combobox').fill(first);
    await page.keyboard.press('Enter');
    await picker.getByRole('button', { name: say('books.addCount_other', { count: 1 }) }).click();
    await expect(rows.filter({ hasText: first })).toBeVisible();
    await expect(rows).toHaveCount(3);
    await expect.poll(async () => (await titles(rows)).length).toBe(3);
  });
});

test('a book comes from a search that was kept', async ({ app, page }) => {
  await app.openSample();
  const drafts = await app.call('digests.draftTop', { count: 6 });
  const tag = drafts.flatMap(({ content }) => content.tags)[0];
  if (tag === undefined) throw new Error('the sample has no tags');
  await app.call('search.save', { name: '我的检索', query: `tag:${tag}` });
  await openBooks(app, page);
  await page.getByRole('button', { name: say('books.propose') }).click();
  const dialog = page.getByRole('dialog', { name: say('books.propose') });
  await dialog.getByRole('combobox', { name: say('books.savedSearch') }).selectOption({ label: '我的检索' });
  await dialog.getByRole('button', { name: say('books.proposeNow') }).click();
  await expect(dialog).toBeHidden();
  await expect(
    rowsOf(page).filter({ hasText: drafts.find(({ content }) => content.tags.includes(tag))?.content.title ?? '' }),
  ).toBeVisible();
});
