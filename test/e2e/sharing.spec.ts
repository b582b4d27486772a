import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { routes } from '../../src-renderer/app/routes.ts';
import type { App } from './app.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] });
const say = wordsOf('zh-Hans');

/** The sample community with one drafted digest that people answered, one of whom refuses to be named. */
async function communityWithRefusal(app: App) {
  await app.openSample();
  const drafts = await app.call('digests.draftTop', { count: 6 });
  const digest = drafts.find(({ content }) => content.answers.flatMap(({ contributors }) => contributors).length > 1);
  const refusing = digest?.content.answers[0]?.contributors[0];
  if (digest === undefined || refusing === undefined) throw new Error('the sample has no answered conversation');
  await app.call('members.update', { memberId: refusing, credit: 'anonymous' });
  const member = (await app.call('members.list', {})).find(({ id }) => id === refusing);
  if (member === undefined) throw new Error('the member is gone');
  return { digest, refusing: member };
}

async function openDigest(app: App, page: Page, id: string) {
  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.digests(id)}`);
  await expect(page.getByRole('textbox', { name: say('digests.title') })).toBeVisible();
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('a digest is shared: who is named, chat text in parts, a document, a file, a picture', async ({
  app,
  page,
}, info) => {
  test.slow();
  const { digest, refusing } = await communityWithRefusal(app);
  await openDigest(app, page, digest.id);
  const dialog = page.getByRole('dialog', { name: say('sharing.title', { title: digest.content.title }) });

  await test.step('the shortcut works while writing, and the dialog says who will be named first', async () => {
    await page.getByRole('textbox', { name: say('digests.title') }).focus();
    await page.keyboard.press('Control+Shift+E');
    await expect(dialog).toBeVisible();
    const people = dialog.getByRole('region', { name: say('sharing.people') });
    await expect(people.getByText(say('sharing.hidden'))).toBeVisible();
    await expect(people.getByText(refusing.name)).toBeVisible();
    await expect(dialog.getByText(say('sharing.notPublished', { status: say('digests.status.draft') }))).toBeVisible();
    await page.screenshot({ path: info.outputPath('chat.png') });
  });

  await test.step('text for a chat is copied, without the name of who refused', async () => {
    await dialog
      .getByRole('button', { name: say('sharing.copy') })
      .first()
      .click();
    await expect(
      dialog
        .getByRole('button', { name: say('sharing.copied') })
        .or(dialog.getByText(say('sharing.copied')))
        .first(),
    ).toBeVisible();
    const text = await clipboard(page);
    expect(text).toContain('【');
    expect(text).not.toContain(refusing.name);
    await dialog.getByRole('button', { name: say('sharing.app.discord') }).click();
    await expect(dialog.locator('pre').first()).toContainText('## ');
  });

  await test.step('formatted text is copied twice over', async () => {
    await dialog.getByRole('button', { name: say('sharing.way.document') }).click();
    await dialog.getByRole('button', { name: say('sharing.copyDocument') }).click();
    await expect(dialog.getByRole('button', { name: say('sharing.copied') })).toBeVisible();
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
    expect(types).toEqual(expect.arrayContaining(['text/html', 'text/plain']));
    await page.screenshot({ path: info.outputPath('document.png') });
  });

  await test.step('a Word file lies where it was asked to', async () => {
    await dialog.getByRole('button', { name: say('sharing.way.file') }).click();
    await dialog.getByRole('combobox', { name: say('books.format') }).selectOption('docx');
    const out = join(app.folder, 'digest.docx');
    await dialog.getByRole('textbox', { name: say('books.out') }).fill(out);
    await dialog.getByRole('button', { name: say('sharing.write') }).click();
    await expect(dialog.getByText(out, { exact: true })).toBeVisible();
    expect(existsSync(out)).toBe(true);
    await page.screenshot({ path: info.outputPath('file.png') });
  });

  await test.step('a picture is made, or it says what is missing', async () => {
    await dialog.getByRole('button', { name: say('sharing.way.picture') }).click();
    await dialog.getByRole('radio', { name: say('sharing.theme.ink') }).click();
    await dialog.getByRole('textbox', { name: say('books.out') }).fill(join(app.folder, 'card.png'));
    await dialog.getByRole('button', { name: say('sharing.makePicture') }).click();
    await expect
      .poll(
        async () =>
          (await dialog.getByRole('alert').count()) +
          readdirSync(app.folder).filter((name) => name.endsWith('.png')).length,
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await page.screenshot({ path: info.outputPath('picture.png') });
  });

  await test.step('Escape closes it, and nothing was changed', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect((await app.call('digests.get', { id: digest.id })).version).toBe(digest.version);
  });
});

test('a book shows who is named, its changes, pins, fields and every format', async ({ app, page }, info) => {
  test.slow();
  const { digest, refusing } = await communityWithRefusal(app);
  const book = await app.call('books.createAuto', { title: '拾光集' });
  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.books(book.id)}`);
  const outline = async () => (await app.call('books.get', { id: book.id })).outline;
  await expect(page.getByRole('tree', { name: say('books.outline') })).toBeVisible();

  await test.step('front matter, glossary, script and paper are kept', async () => {
    await page.getByText(say('books.matter'), { exact: true }).click();
    await page.getByRole('textbox', { name: say('books.origins') }).fill('从群聊里长出来的。');
    await page.getByRole('button', { name: say('books.addTerm') }).click();
    await page.getByRole('textbox', { name: say('books.term', { number: 1 }), exact: true }).fill('间隔重复');
    await page.getByRole('textbox', { name: say('books.meaning', { number: 1 }) }).fill('隔一段时间再复习。');
    await page.getByRole('checkbox', { name: say('books.appendix.subjects') }).check();
    await page.screenshot({ path: info.outputPath('matter.png') });
    await page.getByText(say('books.setting'), { exact: true }).click();
    await page.getByRole('combobox', { name: say('books.pageSize') }).selectOption('B5');
    await page.getByRole('combobox', { name: say('books.script') }).selectOption('traditional');
    await expect.poll(outline).toMatchObject({
      origins: '从群聊里长出来的。',
      glossary: [{ term: '间隔重复', meaning: '隔一段时间再复习。' }],
      appendices: ['subjects'],
      pageSize: 'B5',
      script: 'traditional',
    });
    await page.screenshot({ path: info.outputPath('setting.png') });
  });

  await test.step('another book comes from a tree of topics', async () => {
    await page.getByRole('button', { name: say('books.propose') }).click();
    const dialog = page.getByRole('dialog', { name: say('books.propose') });
    await dialog.getByText(say('books.source.topics'), { exact: true }).click();
    await dialog.getByRole('textbox', { name: say('books.topics') }).fill('# 学习\n## 方法');
    await page.screenshot({ path: info.outputPath('propose.png') });
    await dialog.getByRole('button', { name: say('books.proposeNow') }).click();
    await expect(page.getByRole('treeitem').filter({ hasText: '方法' })).toBeVisible();
    await page.goto(`${new URL(app.address).origin}/#${routes.books(book.id)}`);
    await expect(page.getByRole('treeitem').filter({ hasText: digest.content.title }).first()).toBeVisible();
  });

  await test.step('a chapter is shown as readers will see it', async () => {
    await page.getByRole('treeitem').filter({ hasText: digest.content.title }).first().click();
    await page.getByRole('button', { name: say('books.preview') }).click();
    const dialog = page.getByRole('dialog', { name: say('books.previewTitle') });
    await expect(dialog.getByRole('heading', { level: 1 })).toBeVisible();
    await page.screenshot({ path: info.outputPath('preview.png') });
    const before = dialog.getByRole('button', { name: say('books.previewBefore') });
    while (await before.isEnabled()) {
      await before.click();
    }
    await expect(dialog.locator('img.cover')).toBeVisible();
    await page.screenshot({ path: info.outputPath('preview-front.png') });
    const after = dialog.getByRole('button', { name: say('books.previewAfter') });
    while (await after.isEnabled()) {
      await after.click();
    }
    const beginning = dialog.getByRole('heading', { level: 1 }).first();
    await expect(beginning).toBeVisible();
    await page.screenshot({ path: info.outputPath('preview-back.png') });
    // Each is read from its beginning, also the second time, when nothing has to be waited for.
    await before.click();
    await expect(beginning).toBeVisible();
    await dialog.getByRole('paragraph').last().scrollIntoViewIfNeeded();
    await expect(beginning).not.toBeInViewport();
    await before.click();
    await after.click();
    await expect(beginning).toBeInViewport();
    await dialog
      .getByRole('button', { name: say('ui.close') })
      .last()
      .click();
  });

  await test.step('a digest that goes on is told of', async () => {
    const content = { ...digest.content, title: '改过的题目' };
    await app.call('digests.save', { id: digest.id, expectedVersion: digest.version, content });
    await page.getByRole('button', { name: say('books.changes_other', { count: 1 }) }).click();
    const dialog = page.getByRole('dialog', { name: say('books.changes_other', { count: 1 }) });
    await expect(dialog.getByRole('link', { name: '改过的题目' })).toBeVisible();
    await page.screenshot({ path: info.outputPath('changes.png') });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a digest is pinned by key', async () => {
    await page.getByRole('treeitem', { name: '改过的题目' }).click();
    await page.keyboard.press('l');
    await expect
      .poll(async () =>
        (await outline()).parts
          .flatMap(({ chapters }) => chapters.flatMap(({ entries }) => entries))
          .filter((entry) => entry.kind === 'digest' && entry.pinned?.content.title === '改过的题目'),
      )
      .toHaveLength(1);
    await page.screenshot({ path: info.outputPath('pinned.png') });
  });

  await test.step('who will be named is said before the book is made, in every format', async () => {
    await page.getByRole('button', { name: say('books.build') }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(say('books.unnamed', { count: 1 }))).toBeVisible();
    await expect(dialog.getByText(refusing.name)).toHaveCount(0);
    await expect(dialog.getByRole('radio')).toHaveCount(9);
    await dialog.getByRole('radio', { name: /^EPUB/ }).click();
    const out = join(app.folder, 'book.epub');
    await dialog.getByRole('textbox', { name: say('books.out') }).fill(out);
    await page.screenshot({ path: info.outputPath('build.png') });
    await dialog.getByRole('button', { name: say('books.buildNow') }).click();
    await expect(dialog.getByRole('button', { name: say('books.buildAgain') })).toBeVisible();
    expect(existsSync(out)).toBe(true);
    await page.screenshot({ path: info.outputPath('built.png') });
  });
});

test('a bulletin is drafted, edited and copied; a site is made of what is published', async ({ app, page }, info) => {
  test.slow();
  const { digest } = await communityWithRefusal(app);
  let { version } = digest;
  for (const status of ['in-review', 'published'] as const) {
    ({ version } = await app.call('digests.setStatus', { id: digest.id, expectedVersion: version, status }));
  }
  await page.goto(app.address);
  const open = async (route: string) => page.goto(`${new URL(app.address).origin}/#${route}`);

  await test.step('the bulletin holds what was published this week', async () => {
    await open(routes.digests());
    await page.getByRole('button', { name: say('ui.more') }).click();
    await page.getByRole('menuitem', { name: say('sharing.bulletin') }).click();
    const dialog = page.getByRole('dialog', { name: say('sharing.bulletin') });
    const text = dialog.getByRole('textbox', { name: say('sharing.bulletinText') });
    await expect(text).toHaveValue(/## /);
    await expect(dialog.getByText(say('sharing.inPeriod_other', { count: 1 }))).toBeVisible();
    await page.screenshot({ path: info.outputPath('bulletin.png') });
    await text.fill('## 本周一句话\n\n大家辛苦了。');
    await dialog.getByRole('button', { name: say('sharing.span.month') }).click();
    await expect(text).toHaveValue(/大家辛苦了/);
    await dialog.getByRole('button', { name: say('sharing.shareBulletin') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('sharing.copy'), exact: true })
      .click();
    await expect.poll(() => clipboard(page)).toContain('大家辛苦了');
    await page.screenshot({ path: info.outputPath('bulletin-share.png') });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('sharing.way.file') })
      .click();
    await page.getByRole('combobox', { name: say('books.format') }).selectOption('docx');
    const out = join(app.folder, 'bulletin.docx');
    await page.getByRole('textbox', { name: say('books.out') }).fill(out);
    await page.getByRole('button', { name: say('sharing.write') }).click();
    await expect(page.getByRole('dialog').getByText(out, { exact: true })).toBeVisible();
    expect(existsSync(out)).toBe(true);
    await page.getByRole('button', { name: say('sharing.backToText') }).click();
    await expect(text).toHaveValue(/大家辛苦了/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the site lies in a folder', async () => {
    await open(routes.books());
    await page.getByRole('button', { name: say('sharing.siteAction') }).click();
    const dialog = page.getByRole('dialog', { name: say('sharing.site') });
    await expect(dialog.getByText(say('sharing.sitePages_other', { count: 1 }))).toBeVisible();
    const out = join(app.folder, 'site');
    await dialog.getByRole('textbox', { name: say('books.out') }).fill(out);
    await dialog.getByRole('button', { name: say('sharing.makeSite') }).click();
    await expect(dialog.getByText(out, { exact: true })).toBeVisible();
    expect(existsSync(join(out, 'index.html'))).toBe(true);
    await page.screenshot({ path: info.outputPath('site.png') });
  });
});
