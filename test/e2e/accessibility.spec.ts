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
