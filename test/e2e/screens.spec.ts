import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

const screens = ['home', 'inbox', 'reader', 'digests', 'search', 'books', 'members', 'imports', 'settings'] as const;

for (const { browser, locale } of [
  { browser: 'zh-CN', locale: 'zh-Hans' },
  { browser: 'zh-TW', locale: 'zh-Hant' },
  { browser: 'en-GB', locale: 'en' },
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale: browser });
    const say = wordsOf(locale);

    test('every screen of a full library opens, in both themes, without a complaint', async ({ app, page }, info) => {
      test.slow();
      await app.openSample();
      await app.call('digests.draftTop', { count: 5 });
      await app.call('books.createAuto', {});
      await page.goto(app.address);
      for (const theme of ['light', 'dark'] as const) {
        await app.call('preferences.set', { theme });
        for (const screen of screens) {
          await page
            .getByRole('link', { name: say(`app.screen.${screen}`) })
            .first()
            .click();
          const main = page.getByRole('main');
          const head = main.getByRole('heading').or(main.getByRole('searchbox'));
          await expect(head.first()).toBeVisible();
          await expect(main.getByRole('status', { name: say('ui.loading') })).toHaveCount(0);
          await page.screenshot({ path: info.outputPath(`${screen}-${theme}.png`) });
        }
      }
    });
  });
}

test.describe('the keyboard', () => {
  test.use({ locale: 'en-GB' });
  const say = wordsOf('en');

  test('reaches every screen, and the palette finds the rest', async ({ app, page }) => {
    await app.call('library.create', { path: `${app.folder}/circle`, name: 'Reading circle' });
    await page.goto(app.address);
    await expect(page.getByRole('navigation', { name: say('app.screens') })).toBeVisible();
    for (const [key, path] of [
      ['i', '#/inbox'],
      ['d', '#/digests'],
      ['f', '#/search'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(page).toHaveURL(new RegExp(path));
    }
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: say('app.command.palette') });
    await palette.getByRole('combobox').fill(say('app.screen.settings'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/settings/);
    await expect(palette).toBeHidden();
  });
});
