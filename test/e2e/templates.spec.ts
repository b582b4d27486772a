import { join } from 'node:path';
import { routes } from '../../src-renderer/app/routes.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

test('a template is made, taken for a digest, changed, and deleted without losing a word', async ({
  app,
  page,
}, info) => {
  await app.call('library.create', { path: join(app.folder, 'library'), name: '读书会' });
  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.settings()}`);
  const templates = page.getByRole('list', { name: say('templates.title') });
  await expect(templates.getByRole('listitem')).toHaveCount(1);
  await expect(templates).toContainText(say('templates.standard'));

  await page.getByRole('button', { name: say('templates.create') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: say('templates.name'), exact: true }).fill('书评');
  const heading = (number: number) =>
    dialog.getByRole('textbox', {
      name: say('templates.heading', { number, language: say('templates.language.zh-Hans') }),
    });
  await heading(1).fill('书名');
  await dialog.getByRole('button', { name: say('templates.removeSection', { number: 2 }) }).click();
  await dialog.getByRole('button', { name: say('templates.addSection') }).click();
  await heading(6).fill('打分');
  await page.screenshot({ path: info.outputPath('template.png') });
  await dialog.getByRole('button', { name: say('ui.save') }).click();
  await expect(dialog).toBeHidden();
  await expect(templates.getByRole('listitem').nth(1)).toContainText('打分');
  await page.screenshot({ path: info.outputPath('templates.png') });

  await page.goto(`${new URL(app.address).origin}/#${routes.digests()}`);
  await page.getByRole('button', { name: say('ui.more') }).click();
  await page.getByRole('menuitem', { name: say('templates.newDigest', { name: '书评' }) }).click();
  await page.waitForURL(/#\/digests\/./);
  const section = page.getByRole('region', { name: '打分', exact: true });
  await section.getByRole('button').click();
  await section.getByRole('textbox').fill('五星');
  const digests = async () => (await app.call('digests.list', {})).digests;
  const content = async () => (await app.call('digests.get', { id: (await digests())[0]?.id ?? '' })).content;
  await expect.poll(async () => Object.values((await content()).sections).flat()).toMatchObject([{ text: '五星' }]);
  await expect(page.getByRole('combobox', { name: say('templates.label') })).toHaveValue(/./);
  await page.screenshot({ path: info.outputPath('digest.png') });

  await page.goto(`${new URL(app.address).origin}/#${routes.settings()}`);
  await templates.getByRole('button', { name: say('templates.deleteNamed', { name: '书评' }) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('templates.delete'), exact: true })
    .click();
  await expect(templates.getByRole('listitem')).toHaveCount(1);
  await page.goto(`${new URL(app.address).origin}/#${routes.digests((await digests())[0]?.id)}`);
  await expect(page.getByRole('textbox').filter({ hasText: '五星' })).toBeVisible();
  await expect(page.getByRole('region', { name: '诉求', exact: true })).toBeVisible();
});
