import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { routes } from '../../src-renderer/app/routes.ts';
import { eventOf, type ModelServer, refuse, sayAtOnce, startModelServer } from '../support/model-server.ts';
import { type App, test as base, expect } from './app.ts';
import { wordsOf } from './words.ts';

const test = base.extend<{ server: ModelServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern to see what a fixture needs
  server: async ({}, use) => {
    const server = await startModelServer();
    await use(server);
    await server.close();
  },
});
test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

const goTo = (page: Page, app: App, route: string) => page.goto(`${new URL(app.address).origin}/#${route}`);

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ help }) => help);
}

/** The sample community, and one of its answered conversations. */
async function openSample(app: App, page: Page) {
  await app.finish(app.call('library.openSample', {}));
  const { threads } = await app.call('threads.details', { questions: true });
  const thread = threads.find(({ answerIds, messageIds }) => answerIds.length > 1 && messageIds.length > 5);
  if (thread === undefined) throw new Error('the sample has no answered conversation');
  await page.goto(app.address);
  return thread;
}

test('a model is off until it is set up, shows what it sends, and its draft names its messages', async ({
  app,
  page,
  server,
}, info) => {
  test.slow();
  const thread = await openSample(app, page);
  const draftButton = page.getByRole('button', { name: say('model.draft') });
  const dialog = page.getByRole('dialog');

  await test.step('it is off, and no screen speaks of it', async () => {
    await goTo(page, app, routes.inbox(thread.id));
    await expect(page.getByRole('button', { name: say('inbox.draft') }).first()).toBeVisible({ timeout: 60_000 });
    await expect(draftButton).toHaveCount(0);
  });

  await test.step('it is set up and tested; the test says what is wrong', async () => {
    await goTo(page, app, routes.settings());
    const enable = page.getByRole('checkbox', { name: say('model.enable') });
    await expect(enable).not.toBeChecked();
    await enable.click();
    await expect(enable).toBeChecked();
    await page.getByRole('textbox', { name: say('model.address') }).fill('http://127.0.0.1:9/v1');
    await page.getByRole('button', { name: say('model.test') }).click();
    await expect(page.getByRole('alert')).toContainText('127.0.0.1:9');
    await page.getByRole('textbox', { name: say('model.address') }).fill(server.address);
    await page.getByRole('button', { name: say('model.test') }).click();
    await expect(page.getByRole('status').getByText(say('model.chooseOne'))).toBeVisible();
    await expect(page.getByText(say('model.offers', { models: server.models.join(', ') }))).toBeVisible();
    await page.getByRole('combobox', { name: say('model.name') }).fill('small-model');
    await page.getByLabel(say('model.key')).fill('sk-very-secret');
    await page.getByRole('button', { name: say('model.test') }).click();
    await expect(page.getByText(say('model.works'))).toBeVisible();
    await expect(page.getByText(say('model.keyKept'))).toBeVisible();
    expect(server.asked.at(-1)?.authorization).toBe('Bearer sk-very-secret');
    await page.screenshot({ path: info.outputPath('settings.png') });
    expect(await seriousViolations(page)).toEqual([]);
    server.asked.length = 0;
  });

  await test.step('what would be sent is shown, without names, and nothing is sent when it is closed', async () => {
    await goTo(page, app, routes.inbox(thread.id));
    await draftButton.click();
    await expect(dialog.getByText(`${server.address}/chat/completions`)).toBeVisible();
    const exact = dialog.getByRole('region', { name: say('model.exact') });
    await expect(exact).toContainText('"stream": true');
    const { messages } = await app.call('threads.get', { id: thread.id });
    const shown = (await exact.textContent()) ?? '';
    for (const { sender } of messages) {
      expect(shown).not.toContain(`] ${sender}:`);
    }
    await page.screenshot({ path: info.outputPath('preview.png') });
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(server.asked).toEqual([]);
  });

  await test.step('a refusal is said in a sentence, and nothing is kept', async () => {
    server.reply = refuse(429, { error: { message: 'slow down' } });
    await draftButton.click();
    await dialog.getByRole('button', { name: say('model.send') }).click();
    await expect(dialog.getByRole('alert')).toContainText('slow down');
    expect((await app.call('digests.list', {})).total).toBe(0);
    await dialog.getByRole('button', { name: say('model.again') }).click();
  });

  await test.step('the very text is sent, the draft streams, and it can be stopped', async () => {
    server.reply = (response) => void response.write(eventOf('# 题目 [1]\n## 诉求\n第一句话。[1] '));
    const shown = await dialog.getByRole('region', { name: say('model.exact') }).textContent();
    await dialog.getByRole('button', { name: say('model.send') }).click();
    await expect(dialog.getByText('第一句话。')).toBeVisible();
    expect(server.asked.at(-1)?.body).toBe(shown);
    await page.screenshot({ path: info.outputPath('streaming.png') });
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('jobs.cancel') }).click();
    await expect(dialog.getByText(say('model.cancelled'))).toBeVisible();
    await expect.poll(() => server.left).toBe(1);
    expect((await app.call('digests.list', {})).total).toBe(0);
  });

  await test.step('citations become chips; a sentence without is marked; the other draft can be compared', async () => {
    server.reply = sayAtOnce('# 模型的题目 [1]\n## 诉求\n有出处的话。[1,2] 没有出处的话。\n## 回答\n这样做。[3]\n');
    await dialog.getByRole('button', { name: say('model.again') }).click();
    await dialog.getByRole('button', { name: say('model.send') }).click();
    // Said in passing: a slow machine must not look elsewhere first.
    await expect(page.getByText(say('model.uncited_other', { count: 1 }))).toBeVisible();
    await expect(page.getByRole('textbox', { name: say('digests.title') })).toHaveValue('模型的题目');
    const passage = (number: number) =>
      page.getByRole('textbox', { name: say('digests.passageOf', { section: '诉求', number }) });
    await expect(passage(1)).toHaveText('有出处的话。');
    await expect(passage(2)).toHaveText('没有出处的话。');
    await expect(page.getByText(say('digests.unfounded'))).toHaveCount(1);
    await expect(page.getByText(say('digests.origin.model'))).toHaveCount(2);
    await expect(page.getByRole('button', { name: say('digests.showSource', { source: '' }) })).toHaveCount(3);
    await page.screenshot({ path: info.outputPath('draft.png') });
    await page.getByRole('button', { name: say('digests.adopt') }).click();
    await expect(page.getByText(say('digests.unfounded'))).toHaveCount(0);
    await expect(page.getByText(say('digests.origin.moderator'), { exact: true })).toHaveCount(1);
    await page.getByRole('button', { name: say('digests.view.history') }).click();
    await expect(page.getByText('small-model')).toBeVisible();
    await page.screenshot({ path: info.outputPath('compared.png') });
  });
});
