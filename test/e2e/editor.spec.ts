import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright/test';
import type { Digest, Passage } from '../../src-main/contract/index.ts';
import { routes } from '../../src-renderer/app/routes.ts';
import { type App, expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

const goTo = (page: Page, app: App, route: string) => page.goto(`${new URL(app.address).origin}/#${route}`);
const passageField = (page: Page, section: string, number = 1) =>
  page.getByRole('textbox', { name: say('digests.passageOf', { section, number }), exact: true });
const saved = (page: Page) => expect(page.getByText(say('digests.saveState.saved'), { exact: true })).toBeVisible();

const ask: Passage = { id: 'p1', text: '英语怎么复习？\n只剩两周了', sources: ['message'], origin: 'member' };

/** The editor of a digest with one passage, in a library of its own. */
async function openDigest(app: App, page: Page): Promise<Digest> {
  await app.call('library.create', { path: join(app.folder, 'library'), name: '读书会' });
  const made = await app.call('digests.create', { title: '英语复习' });
  const digest = await app.call('digests.save', {
    id: made.id,
    expectedVersion: made.version,
    content: { ...made.content, sections: { ask: [ask] } },
  });
  await page.goto(app.address);
  await goTo(page, app, routes.digests(digest.id));
  await expect(passageField(page, '诉求')).toBeVisible();
  return digest;
}

const askOf = async (app: App, { id }: Digest) =>
  (await app.call('digests.get', { id })).content.sections.ask?.[0]?.text ?? '';

/** Composes as an input method does: the letters one by one, then the words they stand for. */
async function compose(ime: CDPSession, letters: string, words: string): Promise<void> {
  for (let length = 1; length <= letters.length; length++) {
    const text = letters.slice(0, length);
    // What a browser sends for a key that an input method takes.
    await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' });
    await ime.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
  }
  for (const key of ['Enter', '?', 'u', 'g', 'd']) {
    await ime.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key,
      modifiers: key === 'Enter' ? 2 : 0,
    });
  }
  await ime.send('Input.insertText', { text: words });
}

test('composing Chinese in a passage is no shortcut, saves nothing half, and lands in the text', async ({
  app,
  page,
}) => {
  const digest = await openDigest(app, page);
  const field = passageField(page, '诉求');
  await field.focus();
  await page.keyboard.press('Control+End');
  const ime = await page.context().newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await expect(field).toContainText(`${ask.text.split('\n').at(-1)}ni`);
  // Longer than the pause before a save: what is being composed is not the moderator's yet.
  await page.waitForTimeout(2500);
  await saved(page);
  expect(await askOf(app, digest)).toBe(ask.text);

  await compose(ime, "ni'hao", '你好');
  await expect(field).toContainText('你好');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`digests/${digest.id}`));
  await expect.poll(() => askOf(app, digest)).toBe(`${ask.text}你好`);
  expect((await app.call('digests.get', { id: digest.id })).status).toBe('draft');

  await compose(ime, 'zaijian', '再见');
  await expect.poll(() => askOf(app, digest)).toBe(`${ask.text}你好再见`);

  // The same key, once nothing is being composed, is the shortcut.
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await app.call('digests.get', { id: digest.id })).status).toBe('in-review');
  expect(await askOf(app, digest)).toBe(`${ask.text}你好再见`);
});

test('a passage is written as Markdown, keeps its sources, and takes back what was written', async ({ app, page }) => {
  const digest = await openDigest(app, page);
  const field = passageField(page, '诉求');
  await expect(field).toHaveAttribute('spellcheck', 'true');
  await field.focus();
  await page.keyboard.press('Control+End');
  // Letters that are shortcuts elsewhere are text here.
  await page.keyboard.type('\n\n- **gd cju?**');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await expect.poll(() => askOf(app, digest)).toBe(`${ask.text}\n\n- **gd cju?**\n- two`);
  await saved(page);
  await expect(page).toHaveURL(new RegExp(`digests/${digest.id}`));
  const { content } = await app.call('digests.get', { id: digest.id });
  expect(content.sections.ask?.[0]?.sources).toEqual(ask.sources);

  await field.fill('全新的一句');
  await expect.poll(() => askOf(app, digest)).toBe('全新的一句');
  while (!(await field.textContent())?.startsWith(ask.text.slice(0, 6))) await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
});

test('a file dropped on a passage goes where files go, and its words are not pasted', async ({ app, page }) => {
  const digest = await openDigest(app, page);
  await passageField(page, '诉求').evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['2026/03/01, 10:00 - 小林: 你好'], 'WhatsApp Chat.txt', { type: 'text/plain' }));
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer }));
  });
  await page.waitForURL(/#\/imports/);
  expect(await askOf(app, digest)).toBe(ask.text);
});

test('messages come into a section by dragging and by one key, and are shown as they will be read', async ({
  app,
  page,
}, info) => {
  const { exportFile } = writeChat(app);
  await app.call('library.create', { path: join(app.folder, 'library'), name: '读书会' });
  await app.finish(app.call('importing.start', { paths: [exportFile] }));
  const [digest] = await app.call('digests.draftTop', { count: 1 });
  if (!digest) throw new Error('nothing to draft');
  const content = { ...digest.content, sections: {}, answers: [] };
  await app.call('digests.save', { id: digest.id, expectedVersion: digest.version, content });
  await page.goto(app.address);
  await goTo(page, app, routes.digests(digest.id));
  const sources = page.getByRole('complementary', { name: say('digests.sources') });
  const message = (words: string) => sources.getByRole('listitem').filter({ hasText: words });
  const stored = async () => (await app.call('digests.get', { id: digest.id })).content;

  await message('怎么背单词')
    .locator('p')
    .first()
    .dragTo(page.getByRole('region', { name: '诉求', exact: true }));
  await expect(passageField(page, '诉求')).toContainText('怎么背单词');
  await expect.poll(async () => (await stored()).sections.ask?.[0]).toMatchObject({ origin: 'member' });
  expect((await stored()).sections.ask?.[0]?.sources).toHaveLength(1);

  await message('间隔重复').getByRole('checkbox').check();
  // The third section of the template: the answers.
  await page.keyboard.press('3');
  await expect.poll(async () => (await stored()).answers[0]?.body[0]?.text).toContain('**间隔重复**');
  expect((await stored()).answers[0]?.contributors).toHaveLength(1);

  await page.getByRole('button', { name: say('digests.showLivePreview') }).click();
  const preview = page.getByRole('region', { name: say('digests.livePreviewOf', { section: '诉求' }), exact: true });
  await expect(preview).toContainText('怎么背单词');
  await passageField(page, '诉求').fill('一 **二** <b>三</b>');
  await expect(preview.locator('strong')).toHaveText('二');
  await expect(preview).toContainText('<b>三</b>');
  await page.screenshot({ path: info.outputPath('live-preview.png') });
});

/** A small export of a chat with one question and its answer. */
function writeChat(app: App): { exportFile: string } {
  const exportFile = join(app.folder, 'WhatsApp Chat with Readers.txt');
  writeFileSync(
    exportFile,
    [
      '2026/03/01, 10:00 - 小林: 请问大家怎么背单词？我总是记不住，有什么好办法吗？',
      '2026/03/01, 10:02 - 老周: 用**间隔重复**，每天二十分钟，隔一天、三天、七天再复习。',
      '2026/03/01, 10:03 - 小林: 谢谢老周，解决了！',
      '',
    ].join('\n'),
  );
  return { exportFile };
}
