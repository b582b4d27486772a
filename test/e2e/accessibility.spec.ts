import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { routes } from '../../src-renderer/app/routes.ts';
import { expect, test } from './app.ts';

test.use({ locale: 'en-GB' });

/** What axe finds that is serious or critical, one line each with the first element. */
async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, first ${nodes[0]?.html.slice(0, 160)})`);
}

test('no screen has a serious violation, in either theme', async ({ app, page }) => {
  test.slow();
  await page.goto(app.address);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await seriousViolations(page), 'the start screen').toEqual([]);

  await app.finish(app.call('library.openSample', {}));
  const [digest] = await app.call('digests.draftTop', { count: 3 });
  const book = await app.call('books.createAuto', {});
  const { threads } = await app.call('threads.list', { questions: true, limit: 1 });
  const [thread] = threads;
  if (digest === undefined || thread === undefined) throw new Error('the sample has no conversation');
  const screens = {
    home: routes.home(),
    inbox: routes.inbox(thread.id),
    questions: routes.openQuestions(),
    repeated: routes.repeatedQuestions(),
    reader: routes.readerThread(thread.chatId, thread.id),
    digest: routes.digests(digest.id),
    search: routes.search('复习'),
    book: routes.books(book.id),
    members: routes.members(),
    imports: routes.imports(),
    settings: routes.settings(),
  };
  for (const theme of ['light', 'dark'] as const) {
    await app.call('preferences.set', { theme });
    for (const [name, route] of Object.entries(screens)) {
      await page.goto(`${new URL(app.address).origin}/#${route}`);
      await page.reload({ waitUntil: 'networkidle' });
      await expect(page.getByRole('main')).toBeVisible();
      expect.soft(await seriousViolations(page), `${name}, ${theme}`).toEqual([]);
    }
  }
});

test('nor have marks, the search in a chat and the history of a digest', async ({ app, page }) => {
  test.slow();
  await page.goto(app.address);
  await app.finish(app.call('library.openSample', {}));
  const { threads } = await app.call('threads.list', { questions: true, limit: 1 });
  const [digest] = await app.call('digests.draftTop', { count: 1 });
  const [thread] = threads;
  if (digest === undefined || thread === undefined) throw new Error('the sample has no conversation');
  const { id, version, content } = digest;
  const reviewed = await app.call('digests.setStatus', { id, expectedVersion: version, status: 'in-review' });
  const changed = { ...content, title: 'Another title' };
  await app.call('digests.save', { id, expectedVersion: reviewed.version, content: changed });
  const show = async (route: string) => {
    await page.goto(`${new URL(app.address).origin}/#${route}`);
    await page.reload({ waitUntil: 'networkidle' });
  };
  for (const theme of ['light', 'dark'] as const) {
    await app.call('preferences.set', { theme });
    await show(routes.inbox());
    await expect(page.getByRole('listbox').last().getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+J');
    await expect(page.getByRole('listbox').last().locator('[aria-checked=true]').first()).toBeVisible();
    expect.soft(await seriousViolations(page), `marked conversations, ${theme}`).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`inbox-${theme}.png`) });

    await show(routes.readerThread(thread.chatId, thread.id));
    await expect(page.getByRole('listbox').last().locator('[aria-selected=true]').first()).toBeVisible();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('main');
    await expect(page.getByRole('toolbar')).toBeVisible();
    await expect(page.locator('mark').first()).toBeVisible();
    expect.soft(await seriousViolations(page), `marked messages and a search, ${theme}`).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`reader-${theme}.png`) });

    await show(routes.digests(id));
    await page.getByRole('button', { name: 'History' }).click();
    await expect(page.locator('ins').first()).toBeVisible();
    expect.soft(await seriousViolations(page), `history, ${theme}`).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`history-${theme}.png`) });

    await show(routes.home());
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath(`home-${theme}.png`) });
    await show(routes.openQuestions());
    await expect(page.getByRole('listbox').last().getByRole('option').first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath(`questions-${theme}.png`) });
  }
});
