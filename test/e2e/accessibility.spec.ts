import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { routes } from '../../src-renderer/app/routes.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'en-GB' });
const say = wordsOf('en');

/** Dozens of looks at whole pages: a busy machine takes its time over them. */
const TIMEOUT = 600_000;

/** What axe finds that is serious or critical, one line each with the first element. */
async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, first ${nodes[0]?.html.slice(0, 160)})`);
}

test('no screen has a serious violation, in either theme', async ({ app, page }) => {
  test.setTimeout(TIMEOUT);
  await page.goto(app.address);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await seriousViolations(page), 'the start screen').toEqual([]);

  await app.openSample();
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
    'search, nothing asked': routes.search(),
    'search with chips': routes.search('复习 OR 考试 -作业 in:messages has:hat'),
    'search in vain': routes.search('zqxjkvbw'),
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

test('nothing that opens has a serious violation, in either theme', async ({ app, page }) => {
  test.setTimeout(TIMEOUT);
  await page.goto(app.address);
  await app.openSample();
  const [digest] = await app.call('digests.draftTop', { count: 3 });
  const [chat] = await app.call('chats.list', {});
  const opened = {
    'completions of a query': {
      route: routes.search(),
      open: async (shown: Page) => {
        await shown.getByRole('searchbox').pressSequentially('tag:');
        await expect(shown.getByRole('listbox').getByRole('option').first()).toBeVisible();
      },
    },
    'a found message': {
      route: routes.search('复习 in:messages'),
      open: async (shown: Page) => {
        await shown.getByRole('option').first().click();
        await expect(shown.getByRole('list', { name: say('search.context') })).toBeVisible();
      },
    },
    'saved searches': {
      route: routes.search('复习'),
      open: async (shown: Page) => {
        await shown.getByRole('button', { name: say('search.saved') }).click();
        await expect(shown.getByRole('dialog')).toBeVisible();
      },
    },
    'people who may be one': {
      route: routes.members(),
      open: async (shown: Page) => {
        await shown.getByRole('button', { name: /possible match/ }).click();
        await expect(shown.getByRole('article').first()).toBeVisible();
      },
    },
    'export of a chat': {
      route: routes.reader(chat?.id),
      open: async (shown: Page) => {
        await shown.getByRole('button', { name: say('ui.more') }).click();
        await shown.getByRole('menuitem', { name: say('reader.export') }).click();
        await expect(shown.getByRole('dialog')).toBeVisible();
      },
    },
    'a template': {
      route: routes.settings(),
      open: async (shown: Page) => {
        await shown.getByRole('button', { name: say('templates.create') }).click();
        await expect(shown.getByRole('list', { name: say('templates.sections') })).toBeVisible();
        // What fades in has its colours only when it is there.
        await shown.waitForTimeout(300);
      },
    },
    'the preview of what is being written': {
      route: routes.digests(digest?.id),
      open: async (shown: Page) => {
        const toggle = shown.getByRole('button', { name: /preview beside the text/i });
        if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
        await expect(shown.getByRole('region', { name: /^Preview of/ }).first()).toBeVisible();
      },
    },
  };
  for (const theme of ['light', 'dark'] as const) {
    await app.call('preferences.set', { theme });
    for (const [name, steps] of Object.entries(opened)) {
      await page.goto(`${new URL(app.address).origin}/#${steps.route}`);
      await page.reload();
      await steps.open(page);
      expect.soft(await seriousViolations(page), `${name}, ${theme}`).toEqual([]);
    }
  }
});

test('no dialog of publishing has a serious violation, in either theme, in a small window', async ({
  app,
  page,
}, info) => {
  test.slow();
  await page.setViewportSize({ width: 960, height: 680 });
  await app.openSample();
  const [digest] = await app.call('digests.draftTop', { count: 3 });
  if (digest === undefined) throw new Error('the sample has no conversation');
  const book = await app.call('books.createAuto', {});
  await page.goto(app.address);
  await expect(page.getByRole('main')).toBeVisible();
  const dialog = page.getByRole('dialog');
  for (const theme of ['light', 'dark'] as const) {
    await app.call('preferences.set', { theme });
    const show = async (route: string) => {
      await page.goto(`${new URL(app.address).origin}/#${route}`);
      await page.reload({ waitUntil: 'networkidle' });
      await expect(page.getByRole('main')).toBeVisible();
    };
    const check = async (name: string) => {
      await expect(page.getByRole('status', { name: say('ui.loading') })).toHaveCount(0);
      // What fades in has its colours only when it is there.
      await page.waitForTimeout(300);
      expect.soft(await seriousViolations(page), `${name}, ${theme}`).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${name}-${theme}.png`) });
    };

    await show(routes.digests(digest.id));
    await page.getByRole('button', { name: say('digests.share') }).click();
    for (const way of ['chat', 'document', 'file', 'picture'] as const) {
      await dialog.getByRole('button', { name: say(`sharing.way.${way}`), exact: true }).click();
      await check(`share ${way}`);
    }
    await page.keyboard.press('Escape');

    await show(routes.digests());
    await page.getByRole('button', { name: say('ui.more') }).click();
    await page.getByRole('menuitem', { name: say('sharing.bulletin') }).click();
    await expect(dialog.getByRole('textbox', { name: say('sharing.bulletinText') })).toHaveValue(/./);
    await check('bulletin');
    await page.keyboard.press('Escape');

    await show(routes.books(book.id));
    await page.getByText(say('books.matter'), { exact: true }).click();
    await page.getByRole('button', { name: say('books.addTerm') }).click();
    await page.getByText(say('books.setting'), { exact: true }).click();
    await check('book fields');
    await page.getByRole('button', { name: say('books.build') }).click();
    await expect(dialog.getByRole('radio')).toHaveCount(9);
    await check('build');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: say('sharing.siteAction') }).click();
    await check('site');
  }
});

test('nor have marks, the search in a chat and the history of a digest', async ({ app, page }) => {
  test.slow();
  await page.goto(app.address);
  await app.openSample();
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
