import type { Page } from 'playwright/test';
import { routes } from '../../src-renderer/app/routes.ts';
import { type App, expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

const options = (page: Page, list: string) => page.getByRole('listbox', { name: list }).getByRole('option');
const countOf = async (page: Page) =>
  Number(await options(page, say('inbox.list')).first().getAttribute('aria-setsize'));
const goTo = (page: Page, app: App, route: string) => page.goto(`${new URL(app.address).origin}/#${route}`);

async function openSample(app: App, page: Page) {
  await app.openSample();
  await page.goto(app.address);
  await expect(page.getByRole('navigation', { name: say('app.screens') })).toBeVisible();
}

/** Undoes what was done last, once the interface offers it. */
async function takeBack(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: say('ui.undo'), exact: true }).first()).toBeVisible();
  await page.keyboard.press('u');
}

test('several conversations are marked, judged as one and taken back', async ({ app, page }, info) => {
  test.slow();
  await openSample(app, page);
  await goTo(page, app, routes.inbox());
  await expect(options(page, say('inbox.list')).first()).toHaveAttribute('aria-selected', 'true');
  const before = await countOf(page);

  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+J');
  await expect(page.getByRole('heading', { name: say('inbox.marked_other', { count: 2 }) })).toBeVisible();
  await options(page, say('inbox.list'))
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await expect(page.getByRole('heading', { name: say('inbox.marked_other', { count: 4 }) })).toBeVisible();
  await page.screenshot({ path: info.outputPath('marked.png') });
  await page.keyboard.press('x');
  await expect.poll(() => countOf(page)).toBe(before - 4);
  await expect.poll(async () => (await app.call('threads.list', { states: ['dismissed'] })).total).toBe(4);
  await takeBack(page);
  await expect.poll(() => countOf(page)).toBe(before);
  expect((await app.call('threads.list', { states: ['dismissed'] })).total).toBe(0);
});

test('marked conversations become one, and several again', async ({ app, page }) => {
  test.slow();
  await openSample(app, page);
  const [chat] = await app.call('chats.list', {});
  const divided = async () => (await app.call('threads.details', { chatId: chat?.id ?? '' })).threads.length;
  const before = await divided();
  await goTo(page, app, routes.inbox());
  await page.getByRole('combobox', { name: say('inbox.chatLabel') }).selectOption(chat?.id ?? '');
  await expect(options(page, say('inbox.list')).first()).toBeVisible();
  await page.getByRole('listbox', { name: say('inbox.list') }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('m');
  await expect.poll(divided).toBe(before - 1);
  await expect(page.getByText(say('threads.corrected.merge_other', { count: 2 })).first()).toBeVisible();
  await takeBack(page);
  await expect.poll(divided).toBe(before);
});

test('open questions, oldest first, with a text that asks for help', async ({ app, page, context }, info) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(app, page);
  await goTo(page, app, routes.inbox());
  await page.getByRole('button', { name: say('inbox.view.questions') }).click();
  await page.waitForURL(/#\/inbox\/questions/);
  const { threads } = await app.call('threads.openQuestions', {});
  const oldest = threads.at(-1);
  const list = options(page, say('inbox.view.questions'));
  await expect(list.first()).toContainText((oldest?.ask ?? '').slice(0, 12));
  await expect(list).toHaveCount(Math.min(threads.length, await list.count()));
  const nudge = page.getByRole('region', { name: say('inbox.nudge.title') });
  await expect(nudge).toContainText(say('inbox.nudge.helpers'));
  await page.screenshot({ path: info.outputPath('questions.png') });
  await nudge.getByRole('button', { name: say('inbox.nudge.copy') }).click();
  await expect(page.getByText(say('inbox.nudge.copied')).first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(oldest?.ask ?? '?');
  expect(copied).toMatch(/^@/);

  await page.getByRole('button', { name: say('inbox.view.repeated') }).click();
  await page.waitForURL(/#\/inbox\/repeated/);
  const repeated = await app.call('threads.repeatedQuestions', {});
  if (repeated.length > 0) {
    await expect(options(page, say('inbox.view.repeated')).first()).toContainText(repeated[0]?.title ?? '');
  } else {
    await expect(page.getByText(say('inbox.noRepeated'))).toBeVisible();
  }
  await page.screenshot({ path: info.outputPath('repeated.png') });
});

test('in the chat a conversation is split, merged, and given messages with a lasso; all of it comes back', async ({
  app,
  page,
}, info) => {
  test.slow();
  await openSample(app, page);
  const { threads } = await app.call('threads.details', { questions: true, limit: 20 });
  const thread = threads.find(({ messageIds }) => messageIds.length > 4);
  if (!thread) throw new Error('the sample has no long conversation');
  const division = async () => (await app.call('threads.details', { chatId: thread.chatId })).threads.length;
  const before = await division();
  const membersOf = async (messageId: string) => {
    const [message] = await app.call('messages.get', { ids: [messageId] });
    return (await app.call('threads.get', { id: message?.threadId ?? '' })).messageIds;
  };
  const [first = '', second = ''] = thread.messageIds;
  await goTo(page, app, routes.readerThread(thread.chatId, thread.id));
  const panel = page.getByRole('complementary', { name: say('reader.thread') });
  await expect(panel).toBeVisible();

  const selectedOne = page.getByRole('option', { selected: true });
  const [firstMessage, secondMessage] = await app.call('messages.get', { ids: [first, second] });
  await expect(selectedOne.filter({ hasText: firstMessage?.text.slice(0, 10) ?? '' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(selectedOne.filter({ hasText: secondMessage?.text.slice(0, 10) ?? '' })).toBeVisible();
  await page.keyboard.press('s');
  await expect.poll(() => membersOf(first)).toEqual([first]);
  expect(await membersOf(second)).toEqual(thread.messageIds.slice(1));
  await takeBack(page);
  await expect.poll(() => membersOf(first)).toEqual([...thread.messageIds]);
  expect(await division()).toBe(before);

  const boxes = await Promise.all((await page.locator('[data-lasso]').all()).map((avatar) => avatar.boundingBox()));
  const inView = boxes.filter((box) => box !== null && box.y > 200 && box.y < 700);
  const [box, last] = [inView[0], inView[3]];
  if (!box || !last) throw new Error('no message in view');
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(last.x + 10, last.y + 8, { steps: 6 });
  await page.mouse.up();
  const bar = page.getByRole('toolbar', { name: say('reader.markedActions') });
  await expect(bar).toBeVisible();
  await page.screenshot({ path: info.outputPath('lasso.png') });
  await bar.getByRole('button', { name: say('reader.correct.gather') }).click();
  await expect(bar).toBeHidden();
  await expect.poll(division).not.toBe(before);
  await takeBack(page);
  await expect.poll(division).toBe(before);
});

test('READER-17 a glimpse of what is answered takes one line, however many that has', async ({ app, page }, info) => {
  test.slow();
  await openSample(app, page);
  const { threads } = await app.call('threads.details', { questions: true, limit: 200 });
  const messages = await app.call('messages.get', {
    ids: threads.flatMap(({ messageIds }) => messageIds).slice(0, 500),
  });
  const isLong = (id: string | null) => messages.some((one) => one.id === id && one.text.split('\n').length > 3);
  const answering = messages.find(({ replyTo }) => isLong(replyTo));
  if (!answering) throw new Error('no message of the sample answers a long one');
  await goTo(page, app, routes.readerMessage(answering.chatId, answering.id));
  const row = page.getByRole('option', { selected: true });
  const glimpse = row
    .getByRole('paragraph')
    .filter({ has: page.locator('svg') })
    .first();
  await expect(glimpse).toBeVisible();
  await page.screenshot({ path: info.outputPath('glimpse.png') });
  expect((await glimpse.boundingBox())?.height).toBeLessThan(30);
});

test('words are found in the chat, from place to place', async ({ app, page }, info) => {
  test.slow();
  await openSample(app, page);
  const chat = (await app.call('chats.list', {})).find(({ name }) => name.includes('主群'));
  await goTo(page, app, routes.reader(chat?.id));
  await expect(page.getByRole('listbox').last()).toBeVisible();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: say('reader.find') });
  await field.fill('复习');
  const place = page.getByRole('search').getByRole('status');
  await expect(place).toHaveText(/\d+ \/ \d+/);
  await expect(page.locator('mark').first()).toBeVisible();
  const at = await place.textContent();
  await page.screenshot({ path: info.outputPath('find.png') });
  await field.press('Enter');
  await expect(place).not.toHaveText(at ?? '');
  await field.press('Shift+Enter');
  await expect(place).toHaveText(at ?? '');
  await field.fill('绝对没有人说过这句话吧');
  await expect(place).toHaveText(say('reader.findNone'));
  await field.press('Escape');
  await expect(field).toBeHidden();
});

test('a revision is read as what changed since, and restored', async ({ app, page }, info) => {
  test.slow();
  await openSample(app, page);
  const [digest] = await app.call('digests.draftTop', { count: 1 });
  if (!digest) throw new Error('nothing to draft');
  const { title } = digest.content;
  const changed = { ...digest.content, title: `${title} 改过了` };
  const review = await app.call('digests.setStatus', {
    id: digest.id,
    expectedVersion: digest.version,
    status: 'in-review',
  });
  await app.call('digests.save', { id: digest.id, expectedVersion: review.version, content: changed });
  await goTo(page, app, routes.digests(digest.id));
  await page.getByRole('button', { name: say('digests.view.history') }).click();
  await expect(page.locator('ins').first()).toContainText('改过');
  await page.screenshot({ path: info.outputPath('diff.png') });
  await page.getByRole('button', { name: say('digests.restore') }).click();
  const field = page.getByRole('textbox', { name: say('digests.title') });
  await expect(field).toHaveValue(title);
  await page.getByRole('button', { name: say('ui.undo') }).click();
  await expect(field).toHaveValue(changed.title);
});
