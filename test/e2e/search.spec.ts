import type { Page } from 'playwright/test';
import { routes } from '../../src-renderer/app/routes.ts';
import type { App } from './app.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

const field = (page: Page) => page.getByRole('searchbox', { name: say('search.label') });
const hits = (page: Page) => page.getByRole('listbox', { name: say('search.results') }).getByRole('option');
const chips = (page: Page) => page.getByRole('list', { name: say('search.chips') }).getByRole('listitem');
const queryOf = (page: Page) => {
  const [, escaped = ''] = page.url().split('#/search/');
  return decodeURIComponent(decodeURIComponent(escaped));
};

async function openSample(app: App, page: Page, route: string) {
  await app.call('preferences.set', { locale: 'zh-Hans' });
  await app.openSample();
  const digests = await app.call('digests.draftTop', { count: 8 });
  await page.goto(`${new URL(app.address).origin}/#${route}`);
  return digests;
}

test('a query becomes chips, is narrowed by a count, kept and found again by its link', async ({ app, page }) => {
  test.slow();
  await openSample(app, page, routes.search());

  await test.step('tips show the language, and typing finds', async () => {
    await expect(page.getByText(say('search.tips'))).toBeVisible();
    await field(page).fill('复习');
    await expect(hits(page).first().locator('mark').first()).toBeVisible();
    await expect.poll(() => queryOf(page)).toBe('复习');
  });

  await test.step('a count beside the results narrows the query, and again lifts the limit', async () => {
    const facets = page.getByRole('complementary', { name: say('search.pane.facets') });
    const chat = facets
      .getByRole('region')
      .or(facets.locator('section'))
      .filter({ hasText: say('search.facet.chats') });
    await chat.getByRole('button').first().click();
    await expect(chips(page)).toHaveCount(2);
    expect(queryOf(page)).toContain('chat:');
    await expect(chat.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
    await chips(page)
      .nth(1)
      .getByRole('button', { name: say('search.removeChip', { text: '' }).slice(0, 2) })
      .click();
    await expect.poll(() => queryOf(page)).toBe('复习');
  });

  await test.step('the scope is part of the link', async () => {
    await page.getByRole('button', { name: say('search.scope.messages') }).click();
    await expect.poll(() => queryOf(page)).toBe('复习 in:messages');
    await expect(chips(page)).toHaveCount(2);
    await page.reload();
    await expect(field(page)).toHaveValue('复习 in:messages');
    await expect(hits(page).first()).toBeVisible();
  });

  await test.step('a chip is edited as text', async () => {
    await chips(page)
      .first()
      .getByRole('button', { name: say('search.editChip', { text: '复习' }) })
      .click();
    await page.getByRole('textbox', { name: say('search.editChip', { text: '复习' }) }).fill('考试');
    await page.keyboard.press('Enter');
    await expect.poll(() => queryOf(page)).toBe('考试 in:messages');
  });

  await test.step('j goes on, the message is shown among its neighbours, Enter opens it in its chat', async () => {
    await expect(hits(page).nth(1)).toBeVisible();
    await field(page).press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await expect(hits(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: say('search.pane.preview'), exact: true }).click();
    const context = page.getByRole('list', { name: say('search.context') });
    await expect(context.getByRole('listitem').first()).toBeVisible();
    const before = await context.getByRole('listitem').count();
    await page.getByRole('button', { name: say('search.moreContext') }).click();
    await expect.poll(() => context.getByRole('listitem').count()).toBeGreaterThan(before);
  });

  await test.step('the search is kept under a name, renamed and run again', async () => {
    await page.getByRole('button', { name: say('search.saved') }).click();
    await page.getByRole('textbox', { name: say('search.savedName') }).fill('考试那些事');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await app.call('search.saved', {})).map(({ name }) => name)).toEqual(['考试那些事']);
    await field(page).fill('');
    await page.getByRole('button', { name: '考试那些事' }).click();
    await expect(field(page)).toHaveValue('考试 in:messages');
    await page.getByRole('button', { name: say('search.saved') }).click();
    await page.getByRole('button', { name: say('search.rename', { name: '考试那些事' }) }).click();
    await page.getByRole('dialog').getByRole('textbox').last().fill('期末');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await app.call('search.saved', {})).map(({ name }) => name)).toEqual(['期末']);
    await page.getByRole('button', { name: say('search.forget', { name: '期末' }) }).click();
    await expect.poll(async () => app.call('search.saved', {})).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('Enter opens a message where it was said', async () => {
    await hits(page).first().click();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/reader\/.*\/message\//);
  });
});

test('names and tags are completed by sound, what is wrong is said, nothing found leads on', async ({ app, page }) => {
  test.slow();
  await openSample(app, page, routes.search());
  const [member] = (await app.call('members.list', {})).filter(({ name }) => /^\p{Script=Han}{2,4}$/u.test(name));
  if (member === undefined) throw new Error('nobody has a Chinese name');
  const completions = page.getByRole('listbox', { name: say('search.completions') });

  await test.step('the keyboard takes a completion', async () => {
    await field(page).pressSequentially('by:');
    await expect(completions.getByRole('option').first()).toBeVisible();
    await field(page).pressSequentially(member.name.slice(0, 1));
    await expect(completions.getByRole('option').first()).toContainText(member.name.slice(0, 1));
    await field(page).press('ArrowDown');
    await expect(completions.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await field(page).press('Enter');
    await expect(field(page)).toHaveValue(/^by:.+ $/);
    await expect(completions).toBeHidden();
    await expect(hits(page).first()).toBeVisible();
  });

  await test.step('what cannot be understood is said, and the rest is searched', async () => {
    await field(page).fill('复习 has:hat');
    await expect(page.getByText('has:', { exact: false }).first()).toBeVisible();
    await expect(page.getByText(/hat.*has/).first()).toBeVisible();
    await expect(hits(page).first()).toBeVisible();
  });

  await test.step('a search in vain offers to write it down', async () => {
    await field(page).fill('zqxjkvbw');
    await expect(page.getByText(say('search.noneTitle'))).toBeVisible();
    await page.getByRole('button', { name: say('search.writeItDown') }).click();
    await page.waitForURL(/#\/digests\/./);
    await expect(page.getByRole('textbox', { name: say('digests.title') })).toHaveValue('zqxjkvbw');
  });
});
