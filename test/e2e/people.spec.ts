import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../src-renderer/app/routes.ts';
import { expect, test } from './app.ts';
import { wordsOf } from './words.ts';

test.use({ locale: 'zh-CN' });
const say = wordsOf('zh-Hans');

test('two names of one person are joined, parted again, and refused', async ({ app, page }) => {
  test.slow();
  await app.call('preferences.set', { locale: 'zh-Hans' });
  await app.openSample();
  const before = (await app.call('members.list', {})).length;
  const [proposal] = await app.call('members.proposals', {});
  if (proposal === undefined) throw new Error('the sample proposes nobody');
  const count = async () => (await app.call('members.list', {})).length;
  await page.goto(`${new URL(app.address).origin}/#${routes.members()}`);
  await page.getByRole('button', { name: /可能是同一人/ }).click();
  const cards = page.getByRole('article');

  await test.step('the pair is shown with the chats that speak for it', async () => {
    await expect(cards.first()).toContainText(proposal.members[0].name);
    await expect(cards.first()).toContainText(say('members.reason.same-name'));
    await expect(cards.first().getByRole('listitem').first()).toContainText('（');
  });

  await test.step('joining can be undone', async () => {
    await cards
      .first()
      .getByRole('button', { name: say('members.join'), exact: true })
      .click();
    await expect.poll(count).toBe(before - 1);
    await page.getByRole('button', { name: say('ui.undo') }).click();
    await expect.poll(count).toBe(before);
  });

  await test.step('who was joined is parted on the page of the member', async () => {
    const joint = await app.call('members.join', { memberIds: proposal.members.map(({ id }) => id) });
    await page.goto(`${new URL(app.address).origin}/#${routes.members(joint.id)}`);
    await page.reload();
    const accounts = page.getByRole('list', { name: say('members.accounts') }).getByRole('listitem');
    await expect(accounts).toHaveCount(2);
    await accounts.last().getByRole('button').click();
    await expect.poll(count).toBe(before);
    await expect(accounts).toHaveCount(1);
  });

  await test.step('somebody else is joined by hand', async () => {
    const [, second] = (await app.call('members.list', {})).toSorted((a, b) => b.messageCount - a.messageCount);
    await page.getByRole('button', { name: say('members.joinWith') }).click();
    await page.getByRole('combobox', { name: say('members.filter') }).fill(second?.name ?? '');
    await page.keyboard.press('Enter');
    await expect.poll(count).toBe(before - 1);
    await page
      .getByRole('button', { name: say('ui.undo') })
      .last()
      .click();
    await expect.poll(count).toBe(before);
  });

  await test.step('two people are not proposed again', async () => {
    await page.getByRole('button', { name: /可能是同一人/ }).click();
    const shown = (await app.call('members.proposals', {})).length;
    await cards
      .first()
      .getByRole('button', { name: say('members.refuse') })
      .click();
    await expect.poll(async () => (await app.call('members.proposals', {})).length).toBe(shown - 1);
    await expect(cards).toHaveCount(Math.min(100, shown - 1));
  });
});

test('a chat is exported from the reader, a day of it too; a digest shows others like it', async ({ app, page }) => {
  test.slow();
  await app.call('preferences.set', { locale: 'zh-Hans' });
  await app.openSample();
  const [chat] = await app.call('chats.list', {});
  if (chat === undefined) throw new Error('the sample has no chat');
  const [day] = await app.call('chats.days', { id: chat.id });
  await page.goto(`${new URL(app.address).origin}/#${routes.reader(chat.id)}`);

  await test.step('one day as plain text', async () => {
    await page.getByRole('button', { name: say('ui.more') }).click();
    await page.getByRole('menuitem', { name: say('reader.export') }).click();
    await page.getByRole('combobox', { name: say('reader.exportFormat') }).selectOption('text');
    await page.getByLabel(say('reader.exportFrom')).fill(day?.day ?? '');
    await page.getByLabel(say('reader.exportUntil')).fill(day?.day ?? '');
    const out = join(app.folder, 'day.txt');
    await page.getByRole('textbox', { name: say('reader.exportOut') }).fill(out);
    await page.getByRole('button', { name: say('reader.exportNow'), exact: true }).click();
    await expect(page.getByRole('dialog').getByRole('status')).toContainText(`${day?.messages} `);
    expect(readFileSync(out, 'utf8').length).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
  });

  await test.step('digests like a digest lead to each other', async () => {
    await app.call('digests.draftTop', { count: 20 });
    const { digests } = await app.call('digests.list', {});
    for (const { id } of digests) {
      const [similar] = await app.call('search.similar', { digestId: id, limit: 6 });
      if (similar === undefined) continue;
      await page.goto(`${new URL(app.address).origin}/#${routes.digests(id)}`);
      const region = page.getByRole('region', { name: say('digests.similar') });
      await region.getByRole('link').first().click();
      await page.waitForURL((url) => url.hash.includes(similar.id));
      return;
    }
    throw new Error('no digest is like another');
  });
});
