import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import type { Digest } from '../../src-main/contract/index.ts';
import { routes } from '../../src-renderer/app/routes.ts';
import { type App, expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

/** Two drafts of the same question, asked twice; the search finds the second like the first. */
async function twoDrafts(app: App): Promise<readonly [Digest, Digest]> {
  for (const { threadIds } of await app.call('threads.repeatedQuestions', {})) {
    const [one, other] = await app.call('digests.draft', { threadIds: threadIds.slice(0, 2) });
    if (one === undefined || other === undefined) continue;
    const similar = await app.call('search.similar', { digestId: one.id });
    if (similar.some(({ id }) => id === other.id)) return [one, other];
  }
  throw new Error('no question of the sample was asked twice in words alike');
}

async function show(app: App, page: Page, digestId: string): Promise<void> {
  await page.goto(`${new URL(app.address).origin}/#${routes.digests(digestId)}`);
  await expect(page.getByRole('textbox', { name: say('digests.title') })).toBeVisible();
}

async function lookAt(app: App, page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await app.call('preferences.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect
      .soft(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        `${name}, ${theme}`,
      )
      .toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`${name}-${theme}.png`) });
  }
}

test('duplicates are merged and parted', async ({ app, page }) => {
  test.slow();
  await app.finish(app.call('library.openSample', {}));
  const [duplicate, canonical] = await twoDrafts(app);
  const get = (id: string) => app.call('digests.get', { id });
  await page.goto(app.address);
  await show(app, page, duplicate.id);

  await test.step('the duplicate goes into the digest it is like', async () => {
    const title = canonical.content.title;
    await page.getByRole('button', { name: say('digests.merge.with', { title }) }).click();
    await page.getByRole('menuitem', { name: say('digests.merge.intoThat') }).click();
    await page.waitForURL(`**/#${routes.digests(canonical.id)}`);
    await expect.poll(async () => (await get(duplicate.id)).supersededBy).toBe(canonical.id);
    const merged = await get(canonical.id);
    expect(merged.content.answers).toHaveLength(canonical.content.answers.length + duplicate.content.answers.length);
    expect(merged.threadIds).toEqual([...canonical.threadIds, ...duplicate.threadIds]);
    await expect(page.getByRole('link', { name: duplicate.content.title, exact: true })).toBeVisible();
  });

  await test.step('undoing parts them again', async () => {
    await page.keyboard.press('u');
    await expect.poll(async () => (await get(duplicate.id)).status).toBe('draft');
    expect((await get(canonical.id)).content).toEqual(canonical.content);
  });

  await test.step('merged again, the duplicate leads to the other', async () => {
    await app.call('digests.merge', { id: duplicate.id, into: canonical.id });
    await show(app, page, duplicate.id);
    await expect(page.getByRole('button', { name: say('digests.merge.undo') })).toBeVisible();
    await page.getByRole('link', { name: canonical.content.title, exact: true }).first().click();
    await page.waitForURL(`**/#${routes.digests(canonical.id)}`);
    await expect(page.getByRole('link', { name: duplicate.content.title, exact: true })).toBeVisible();
    await lookAt(app, page, 'merged');
  });
});

test('changes are asked for, made, approved and published', async ({ app, page }) => {
  test.slow();
  await app.call('library.create', { path: `${app.folder}/circle`, name: '读书会' });
  const { id, version, content } = await app.call('digests.create', { title: 'Zotero 的样式怎么改？' });
  const ask = {
    id: 'p-1',
    text: '英文文献后面是「等」，学校要求写 et al。',
    sources: [],
    origin: 'moderator' as const,
  };
  const canonical = await app.call('digests.save', {
    id,
    expectedVersion: version,
    content: { ...content, sections: { ask: [ask] }, tags: ['Zotero'] },
  });
  const get = (id: string) => app.call('digests.get', { id });
  await page.goto(app.address);
  await show(app, page, canonical.id);
  const comments = page.getByRole('complementary', { name: say('review.title') });
  await test.step('it goes to a reviewer', async () => {
    await page
      .getByRole('toolbar', { name: say('digests.toolbar') })
      .getByRole('button', { name: say('ui.more') })
      .click();
    await page.getByRole('menuitem', { name: say('review.submitToEllipsis') }).click();
    await page.getByRole('textbox', { name: say('review.reviewer') }).fill('周亦安');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('digests.take.in-review') })
      .click();
    await expect(page.getByText(say('digests.inReviewBy', { reviewer: '周亦安' })).first()).toBeVisible();
  });

  await test.step('who asks for changes to the words that are selected', async () => {
    await page
      .getByRole('toolbar', { name: say('digests.toolbar') })
      .getByRole('button', { name: say('ui.more') })
      .click();
    await page.getByRole('menuitem', { name: say('digests.take.changes-asked') }).click();
    await expect.poll(async () => (await get(canonical.id)).status).toBe('changes-asked');
    const title = page.getByRole('textbox', { name: say('digests.title') });
    await title.focus();
    await page.keyboard.press('Home');
    for (const _character of '标题的头六') await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+Alt+m');
    const field = comments.getByRole('textbox', { name: say('review.text') });
    await expect(field).toBeFocused();
    await comments.getByRole('textbox', { name: say('review.by') }).fill('周亦安');
    await field.fill('标题说清楚一点');
    await field.press('Control+Enter');
    await expect(comments.getByText('标题说清楚一点')).toBeVisible();
    const [comment] = await app.call('reviews.get', { id: canonical.id });
    expect(comment).toMatchObject({ section: 'title', quotation: canonical.content.title.slice(0, 5), by: '周亦安' });
    expect((await get(canonical.id)).status).toBe('changes-asked');
    await lookAt(app, page, 'changes-asked');
  });

  await test.step('the quickest keys comment on what is selected at that moment', async () => {
    await page.getByRole('textbox', { name: say('digests.title') }).evaluate((title: HTMLInputElement) => {
      title.focus();
      title.setSelectionRange(0, 6);
      const keys = { key: 'm', code: 'KeyM', ctrlKey: true, altKey: true, bubbles: true, cancelable: true };
      title.dispatchEvent(new KeyboardEvent('keydown', keys));
    });
    await expect(comments.getByRole('textbox', { name: say('review.text') })).toBeFocused();
    await expect(comments.getByRole('form')).toContainText(canonical.content.title.slice(0, 6));
  });

  await test.step('the words change, the comment says so, and a key resolves it', async () => {
    await page.getByRole('textbox', { name: say('digests.title') }).fill('参考文献里的等与 et al');
    await expect(comments.getByText(say('review.passageChanged'))).toBeVisible();
    await comments.getByRole('heading').click();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('n');
    await expect(comments.locator('[aria-current=true]')).toBeVisible();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('r');
    await expect
      .poll(async () => (await app.call('reviews.get', { id: canonical.id }))[0]?.resolved?.by)
      .toBe('周亦安');
  });

  await test.step('words of a passage are commented on, and shown again', async () => {
    const passage = page.locator('[data-passage]').first();
    const text = passage.getByRole('textbox');
    await text.click();
    const words = (await text.innerText()).slice(0, 3);
    // On a busy machine the keys may come before the click has set the cursor.
    await expect(async () => {
      await page.keyboard.press('Control+Home');
      for (const _character of words) await page.keyboard.press('Shift+ArrowRight');
      expect(await page.evaluate(() => getSelection()?.toString())).toBe(words);
    }).toPass();
    await page.keyboard.press('Control+Alt+m');
    await comments.getByRole('textbox', { name: say('review.text') }).fill('这句要改');
    await page.keyboard.press('Control+Enter');
    await expect(comments.getByText('这句要改')).toBeVisible();
    const comment = (await app.call('reviews.get', { id: canonical.id })).find((one) => one.text === '这句要改');
    expect(comment?.quotation).toBe(words);
    expect(comment?.section).not.toBe('title');
    await page.keyboard.press('Escape');
    await comments.getByRole('button', { name: words }).first().click();
    await expect(text).toBeFocused();
  });

  await test.step('it goes back to the reviewer, who approves, and is published', async () => {
    for (const status of ['in-review', 'approved', 'published']) {
      await page.getByRole('button', { name: say(`digests.take.${status}`) }).click();
      await expect.poll(async () => (await get(canonical.id)).status).toBe(status);
    }
    const published = await get(canonical.id);
    expect(published.reviewer).toBe('周亦安');
    expect(published.publishedAt).not.toBeNull();
  });
});

test('a conversation that a digest answers is put to it by one key, and Today counts comments', async ({
  app,
  page,
}) => {
  test.slow();
  await app.finish(app.call('library.openSample', {}));
  const [duplicate, canonical] = await twoDrafts(app);
  await app.call('digests.delete', { id: duplicate.id });
  const [threadId = ''] = duplicate.threadIds;
  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.inbox(threadId)}`);
  const answered = page.getByRole('region', { name: say('inbox.answered.title') });
  await expect(answered.getByRole('link').first()).toHaveText(canonical.content.title);
  await lookAt(app, page, 'answered');
  await page.keyboard.press('e');
  const get = () => app.call('digests.get', { id: canonical.id });
  await expect.poll(async () => (await get()).threadIds).toContain(threadId);
  // Only what is said to be done can be taken back.
  await expect(page.getByText(say('inbox.answered.done', { title: canonical.content.title }))).toBeVisible();
  await page.keyboard.press('u');
  await expect.poll(async () => (await get()).threadIds).toEqual(canonical.threadIds);

  await app.call('reviews.comment', { digestId: canonical.id, text: '出处呢？' });
  const { version } = await get();
  const review = { id: canonical.id, expectedVersion: version, status: 'in-review', reviewer: '何佳宁' } as const;
  await app.call('digests.setStatus', review);
  await page.goto(`${new URL(app.address).origin}/#${routes.home()}`);
  const waiting = page.getByText(`${say('digests.inReviewBy', { reviewer: '何佳宁' })} · `);
  await expect(waiting.first()).toContainText(say('review.open_other', { count: 1 }));
  await page.goto(`${new URL(app.address).origin}/#${routes.digests()}`);
  await expect(page.getByText(say('review.open_other', { count: 1 })).first()).toBeVisible();
  await lookAt(app, page, 'list');
});

test('a book takes the digest that another was merged into', async ({ app, page }) => {
  await app.openSample();
  const [duplicate, canonical] = await twoDrafts(app);
  const book = await app.call('books.createAuto', {});
  await app.call('digests.merge', { id: duplicate.id, into: canonical.id });
  const entries = async () => JSON.stringify((await app.call('books.get', { id: book.id })).outline);
  expect(await entries()).toContain(duplicate.id);

  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.books(book.id)}`);
  const changes = page.getByRole('toolbar', { name: say('books.toolbar') }).locator('[aria-haspopup=dialog]');
  await changes.click();
  const title = canonical.content.title;
  await page
    .getByRole('button', { name: say('books.useCanonical', { title }) })
    .first()
    .click();
  await expect.poll(entries).not.toContain(duplicate.id);
  expect(await entries()).toContain(canonical.id);
});
