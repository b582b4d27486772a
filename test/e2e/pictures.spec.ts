import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import type { Digest, Passage } from '../../src-main/contract/index.ts';
import { routes } from '../../src-renderer/app/routes.ts';
import { pngOf } from '../support/png.ts';
import { type App, expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

const ask: Passage = { id: 'p1', text: '课表怎么看？', sources: [], origin: 'moderator' };
const reference = /!\[(?<name>[^\]]*)\]\((?<asset>assets\/[0-9a-f]{64}\.png)\)/;

const field = (page: Page, section = '诉求') =>
  page.getByRole('textbox', { name: say('digests.passageOf', { section, number: 1 }), exact: true });

async function openDigest(app: App, page: Page): Promise<Digest> {
  await app.call('library.create', { path: join(app.folder, 'library'), name: '读书会' });
  const made = await app.call('digests.create', { title: '课表' });
  const content = { ...made.content, sections: { ask: [ask] } };
  const digest = await app.call('digests.save', { id: made.id, expectedVersion: made.version, content });
  await page.goto(app.address);
  await page.goto(`${new URL(app.address).origin}/#${routes.digests(digest.id)}`);
  await expect(field(page)).toBeVisible();
  return digest;
}

const sectionsOf = async (app: App, { id }: Digest) => (await app.call('digests.get', { id })).content.sections;
const askOf = async (app: App, digest: Digest) => (await sectionsOf(app, digest)).ask?.[0]?.text ?? '';

interface Given {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}
const pngFile = (name: string, ...picture: Parameters<typeof pngOf>): Given => ({
  name,
  type: 'image/png',
  base64: pngOf(...picture).toString('base64'),
});

/** Pastes or drops files as a browser does it; a drop is at the start of the element. */
async function give(target: Locator, how: 'paste' | 'drop', files: readonly Given[], words = ''): Promise<void> {
  await target.evaluate(
    (element, { how, files, words }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      if (words !== '') {
        data.setData('text/plain', words);
        data.setData('text/html', `<b>${words}</b>`);
      }
      const common = { bubbles: true, composed: true, cancelable: true };
      const { left, top } = element.getBoundingClientRect();
      element.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, dataTransfer: data, clientX: left + 1, clientY: top + 5 }),
      );
    },
    { how, files, words },
  );
}

test('pictures come into a passage by pasting, dropping and choosing, are shown, and are published', async ({
  app,
  page,
}) => {
  const digest = await openDigest(app, page);
  const stored = () => askOf(app, digest);
  const preview = page.getByRole('region', { name: say('digests.livePreviewOf', { section: '诉求' }), exact: true });
  await page.getByRole('button', { name: say('digests.showLivePreview') }).click();
  await field(page).focus();
  await page.keyboard.press('Control+End');

  await test.step('pasted: its name is selected, the preview shows it, undo takes it out', async () => {
    await give(field(page), 'paste', [pngFile('image.png', 40, 20)]);
    await expect.poll(stored).toMatch(reference);
    expect(reference.exec(await stored())?.groups?.name).toBe(say('digests.picture'));
    await page.keyboard.type('第三周');
    const shown = preview.getByRole('img', { name: '第三周' });
    await expect(shown).toBeVisible();
    expect(await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.complete])).toEqual([40, true]);
    await expect.poll(stored).toContain('课表怎么看？![第三周](assets/');
    // In the text itself, in the place of its address.
    await expect(field(page)).toHaveText('课表怎么看？![第三周]()');
    await expect(field(page).locator('img[src]')).toBeVisible();
    while ((await field(page).textContent())?.includes('![')) await page.keyboard.press('Control+z');
    await expect(field(page)).toHaveText(ask.text);
    await page.keyboard.press('Control+y');
    await expect(field(page)).toContainText('![');
  });

  await test.step('words with a picture of them are words', async () => {
    await page.keyboard.press('Control+End');
    await give(field(page), 'paste', [pngFile('image.png', 7, 7)], '如下');
    await expect(field(page)).toContainText('如下');
    await expect(field(page).locator('img[src]')).toHaveCount(1);
  });

  await test.step('dropped where they are dropped, several in order', async () => {
    const files = [pngFile('左.png', 10, 10), pngFile('右.png', 11, 11)];
    await give(field(page), 'drop', files);
    await expect.poll(stored).toMatch(/^!\[左\]\(assets\/[^)]+\)\n!\[右\]\(assets\/[^)]+\)课表/);
    await expect(page).toHaveURL(new RegExp(digest.id));
  });

  await test.step('chosen by the button and by the key', async () => {
    await field(page).hover();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: say('digests.addPicture') }).click(),
    ]);
    await chooser.setFiles({ name: '表.png', mimeType: 'image/png', buffer: pngOf(12, 12) });
    await expect(field(page)).toContainText('![表]');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Control+End');
    const [again] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+Alt+g')]);
    await again.setFiles({ name: '末.png', mimeType: 'image/png', buffer: pngOf(13, 13) });
    await expect.poll(stored).toMatch(/!\[末\]\(assets\/[^)]+\)$/);
  });

  await test.step('dropped beside the texts of a section: a passage of its own', async () => {
    await give(page.getByRole('button', { name: say('digests.addPassageTo', { section: '背景' }) }), 'drop', [
      pngFile('板书.png', 30, 30),
    ]);
    await expect
      .poll(async () =>
        (await sectionsOf(app, digest)).background?.map(({ text, origin }) => [text.slice(0, 6), origin]),
      )
      .toEqual([['![板书](', 'moderator']]);
  });

  await test.step('shown to readers, and in what is published', async () => {
    await page.getByRole('button', { name: say('digests.view.preview'), exact: true }).click();
    const picture = page.getByRole('img', { name: '末' });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(13);
    const out = join(app.folder, 'digest.html');
    await app.finish(app.call('sharing.write', { source: { kind: 'digest', id: digest.id }, format: 'html', out }));
    const html = readFileSync(out, 'utf8');
    expect(html).toContain(`data:image/png;base64,${pngOf(13, 13).toString('base64')}`);
    expect(html).not.toContain('src="assets/');
  });
});

test('what is no picture, and what is too large, is refused in one sentence and changes nothing', async ({
  app,
  page,
}) => {
  const digest = await openDigest(app, page);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64');
  const said = (...sentence: Parameters<typeof say>) => page.getByText(say(...sentence)).first();
  await field(page).focus();
  await give(field(page), 'paste', [{ name: '图.svg', type: 'image/svg+xml', base64: svg }]);
  await expect(said('errors.image-unsupported.message', { name: '图.svg' })).toBeVisible();
  await give(field(page), 'paste', [{ name: '假.png', type: 'image/png', base64: svg }]);
  await expect(said('errors.image-unsupported.message', { name: '假.png' })).toBeVisible();

  await field(page).evaluate((element) => {
    const dataTransfer = new DataTransfer();
    const large = new Uint8Array(10 * 1024 ** 2 + 1);
    large.set([0xff, 0xd8, 0xff]);
    dataTransfer.items.add(new File([large], '大.jpg', { type: 'image/jpeg' }));
    const common = { bubbles: true, composed: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: dataTransfer }));
  });
  await expect(said('errors.image-too-large.message', { name: '大.jpg', size: 10.1, limit: 10 })).toBeVisible();
  await expect(field(page)).toHaveText(ask.text);
  expect(await askOf(app, digest)).toBe(ask.text);

  // Without the cursor in a passage, the key says where a picture would go.
  await page.getByRole('button', { name: say('digests.showLivePreview') }).focus();
  await page.keyboard.press('Control+Alt+g');
  await expect(page.getByText(say('digests.pictureNeedsPassage'))).toBeVisible();
});

test('pictures of a chat are shown where it is read, and come into a digest with their message', async ({
  app,
  page,
}) => {
  const folder = join(app.folder, 'WhatsApp Chat with Readers');
  mkdirSync(folder);
  const chat = [
    '2026/03/01, 10:00 - 小林: 请问大家怎么看课表？我总是看不懂，有什么好办法吗？',
    '2026/03/01, 10:01 - 老周: timetable.png (file attached)',
    '2026/03/01, 10:02 - 老周: 先看左边一列的周次，再看上面一行的节次，对着图看就清楚了。',
    '2026/03/01, 10:03 - 小林: 谢谢老周，解决了！',
  ];
  writeFileSync(join(folder, '_chat.txt'), `${chat.join('\n')}\n`);
  writeFileSync(join(folder, 'timetable.png'), pngOf(300, 200));
  await app.call('library.create', { path: join(app.folder, 'library'), name: '读书会' });
  await app.finish(app.call('importing.start', { paths: [folder], options: { attachments: true } }));
  const [chatRead] = await app.call('chats.list', {});
  const [digest] = await app.call('digests.draftTop', { count: 1 });
  if (!digest || !chatRead) throw new Error('nothing to draft');
  const empty = { ...digest.content, sections: {}, answers: [] };
  await app.call('digests.save', { id: digest.id, expectedVersion: digest.version, content: empty });
  const picture = page.getByRole('button', {
    name: say('threads.enlarge', { name: 'timetable.png' }),
    exact: true,
  });
  const heightOf = () =>
    picture.locator('img').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.height]);

  await page.goto(app.address);
  const origin = new URL(app.address).origin;
  await page.goto(`${origin}/#${routes.reader(chatRead.id)}`);
  await expect(picture).toBeVisible();
  await expect.poll(async () => (await heightOf())[0]).toBe(300);
  const [, small = 0] = await heightOf();
  expect(small).toBeLessThan(130);
  await picture.click();
  await expect(picture).toHaveAttribute('aria-expanded', 'true');
  expect((await heightOf())[1]).toBe(200);

  await page.goto(`${origin}/#${routes.digests(digest.id)}`);
  const sources = page.getByRole('complementary', { name: say('digests.sources') });
  await sources.getByRole('listitem').filter({ has: picture }).getByRole('checkbox').check();
  // The first section of the template.
  await page.keyboard.press('1');
  await expect.poll(() => askOf(app, digest)).toMatch(reference);
  const passage = (await sectionsOf(app, digest)).ask?.[0];
  expect(passage).toMatchObject({ origin: 'member', sources: [expect.any(String)] });
  expect(reference.exec(passage?.text ?? '')?.groups?.name).toBe('timetable');
  await expect(field(page).locator('img[src]')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});
