import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { App } from './app.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

/** The conversations in the inbox, as the screen counts them. */
const conversations = (page: Page) => page.getByRole('listbox', { name: say('inbox.list') }).getByRole('option');
const countOf = async (page: Page) => Number(await conversations(page).first().getAttribute('aria-setsize'));

/** The digest at whose address the page is. */
async function openDigest(app: App, page: Page) {
  await page.waitForURL(/#\/digests\/./);
  const [, escaped = ''] = page.url().split('#/digests/');
  return app.call('digests.get', { id: decodeURIComponent(decodeURIComponent(escaped)) });
}

test('from the sample community to a book, in one walk', async ({ app, page }) => {
  test.slow();

  await test.step('the start screen makes the sample community', async () => {
    await page.goto(app.address);
    await page.getByRole('button', { name: say('libraries.trySample') }).click();
    await expect(page.getByRole('navigation', { name: say('app.screens') })).toBeVisible({ timeout: 90_000 });
    await expect
      .poll(async () => (await app.call('library.stats', {})).questions, { timeout: 90_000 })
      .toBeGreaterThan(29);
  });

  await test.step('the inbox shows conversations, best first; judging one can be undone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect(conversations(page).first()).toBeVisible();
    const before = await countOf(page);
    expect(before).toBeGreaterThan(19);
    await page.keyboard.press('x');
    await expect.poll(() => countOf(page)).toBe(before - 1);
    await page.getByRole('button', { name: say('ui.undo') }).click();
    await expect.poll(() => countOf(page)).toBe(before);
  });

  const digest = await test.step('a conversation is drafted, every passage with its source', async () => {
    await page.goto(`${new URL(app.address).origin}/#/inbox`);
    await expect(conversations(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('d');
    const drafted = await openDigest(app, page);
    expect(drafted.status).toBe('draft');
    expect(drafted.content.answers.length).toBeGreaterThan(0);
    const passages = [
      ...Object.values(drafted.content.sections).flat(),
      ...drafted.content.answers.flatMap((answer) => [...answer.approach, ...answer.method, ...answer.body]),
    ];
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      expect(passage.origin).toBe('member');
      expect(passage.sources).not.toEqual([]);
    }
    await expect(page.getByRole('textbox', { name: say('digests.title') })).toHaveValue(drafted.content.title);
    await expect(page.getByRole('complementary', { name: say('digests.sources') })).toBeVisible();
    return drafted;
  });

  const title = `${digest.content.title}（整理）`;
  await test.step('it is edited, reviewed and published', async () => {
    await page.getByRole('textbox', { name: say('digests.title') }).fill(title);
    await expect(page.getByText(say('digests.saveState.saved'))).toBeVisible();
    for (const status of ['in-review', 'published']) {
      await page.getByRole('button', { name: say(`digests.take.${status}`) }).click();
      await expect.poll(async () => (await app.call('digests.get', { id: digest.id })).status).toBe(status);
    }
    const saved = await app.call('digests.get', { id: digest.id });
    expect(saved.content.title).toBe(title);
  });

  await test.step('it is found again by its words', async () => {
    await page.goto(`${new URL(app.address).origin}/#/search`);
    await page.getByRole('searchbox', { name: say('search.label') }).fill(digest.content.title.slice(0, 8));
    const hit = page
      .getByRole('listbox', { name: say('search.results') })
      .getByRole('option')
      .filter({ hasText: '（整理）' });
    await expect(hit.first()).toBeVisible();
    await expect(hit.first().locator('mark').first()).toBeVisible();
  });

  await test.step('a book is made of it and lies on disk', async () => {
    await page.goto(`${new URL(app.address).origin}/#/books`);
    await page
      .getByRole('button', { name: say('books.createAuto') })
      .first()
      .click();
    await page.waitForURL(/#\/books\/./);
    await page.getByRole('button', { name: say('books.build') }).click();
    const out = join(app.folder, 'book');
    await page.getByRole('textbox', { name: say('books.out') }).fill(out);
    await page.getByRole('button', { name: say('books.buildNow') }).click();
    await expect(page.getByRole('button', { name: say('books.buildAgain') })).toBeVisible();
    const summary = join(out, 'SUMMARY.md');
    const found = [summary, join(out, 'src', 'SUMMARY.md')].find(existsSync);
    expect(found, 'SUMMARY.md').toBeDefined();
    expect(readFileSync(found ?? summary, 'utf8')).toContain('](');
  });
});
