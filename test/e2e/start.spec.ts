import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

for (const { browser, locale } of [
  { browser: 'zh-CN', locale: 'zh-Hans' },
  { browser: 'zh-TW', locale: 'zh-Hant' },
  { browser: 'en-GB', locale: 'en' },
] as const) {
  test.describe(`a browser in ${browser}`, () => {
    test.use({ locale: browser });

    test('meets the start screen in its own language', async ({ app, page }) => {
      await page.goto(app.address);
      const say = wordsOf(locale);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.getByRole('heading', { name: say('app.name') })).toBeVisible();
      await expect(page.getByText(say('libraries.promise'))).toBeVisible();
      for (const way of ['trySample', 'create', 'open']) {
        await expect(page.getByRole('button', { name: say(`libraries.${way}`) })).toBeEnabled();
      }
    });
  });
}

test('the key leaves the address once it has been used, and the address alone opens nothing', async ({
  app,
  page,
  browser,
}) => {
  await page.goto(app.address);
  expect(page.url()).not.toContain('key');
  const stranger = await browser.newContext();
  const response = await stranger.request.get(new URL('/', app.address).href);
  expect(response.status()).toBe(401);
  await stranger.close();
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });
  const say = wordsOf('en');

  test('makes a library in a folder of its own', async ({ app, page }) => {
    await page.goto(app.address);
    await page.getByRole('button', { name: say('libraries.create') }).click();
    await page.getByLabel(say('libraries.name'), { exact: true }).fill('Reading circle');
    await page.getByRole('button', { name: say('libraries.createNow') }).click();
    await expect(page.getByRole('navigation', { name: say('app.screens') })).toBeVisible();
    const library = await app.call('library.current', {});
    expect(library?.name).toBe('Reading circle');
    expect(library?.path.startsWith(app.folder)).toBe(true);
  });

  test('knows the library again after it was closed', async ({ app, page }) => {
    await app.call('library.create', { path: `${app.folder}/circle`, name: 'Reading circle' });
    await app.call('library.close', {});
    await page.goto(app.address);
    await page.getByRole('button', { name: 'Reading circle' }).first().click();
    await expect(page.getByRole('navigation', { name: say('app.screens') })).toBeVisible();
  });
});
