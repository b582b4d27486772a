import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { type App, expect, test } from './app.ts';
import { wordsOf } from './words.ts';

/** The whole journey with the keyboard alone: nothing in here points at anything. */
test.use({ locale: 'en-US' });
const say = wordsOf('en');

const sample = (name: string) => join(import.meta.dirname, '../../resources/sample', name);
const exports = [sample('main-group.qq.txt'), sample('tech-corner.telegram.json')];

/** More stops than any screen of the sample has. */
const MOST_STOPS = 250;

/** Goes on with Tab until the focus is where it is wanted; it has to be seen on the way. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press(key);
    if (await wanted.first().evaluate((element) => element === document.activeElement)) {
      expect(await isFocusSeen(page), `the focus on ${await wanted.first().innerText()}`).toBe(true);
      return;
    }
  }
  throw new Error(`no way by ${key} to ${wanted}`);
}

function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return false;
    const isRinged = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    };
    const { bottom, top } = focused.getBoundingClientRect();
    // A field may be ringed by its frame.
    const isMarked = isRinged(focused) || isRinged(focused.parentElement);
    return focused.matches(':focus-visible') && isMarked && bottom > 0 && top < window.innerHeight;
  });
}

const inbox = (page: Page) => page.getByRole('listbox', { name: say('inbox.list') }).getByRole('option');
const inboxCount = async (page: Page) => Number(await inbox(page).first().getAttribute('aria-setsize'));
const statusOf = async (app: App, id: string) => (await app.call('digests.get', { id })).status;

test('from an export to a shared digest without a mouse', async ({ app, page, context }) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let pointed = 0;
  await page.exposeFunction('countPointing', () => {
    pointed += 1;
  });
  await page.addInitScript(() => {
    const counted = window as unknown as { countPointing: () => void };
    window.addEventListener('pointerdown', () => counted.countPointing(), { capture: true });
  });

  await test.step('a library is made', async () => {
    await page.goto(app.address);
    const create = page.getByRole('button', { name: say('libraries.create') });
    await expect(create).toBeVisible();
    await tabTo(page, create);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: say('libraries.name') })).toBeFocused();
    await page.keyboard.type('Reading circle');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: say('app.screens') })).toBeVisible();
  });

  await test.step('exports are imported', async () => {
    await page.keyboard.press('Control+i');
    await expect(page.getByText(say('imports.dropTitle'))).toBeVisible();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+i');
    await (await chooser).setFiles(exports);
    const start = page.getByRole('button', { name: say('imports.start_other', { count: 2 }) });
    await expect(start).toBeVisible();
    await tabTo(page, start);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: say('imports.justImported') })).toBeVisible();
    await expect.poll(async () => (await app.call('library.stats', {})).questions).toBeGreaterThan(20);
  });

  await test.step('ten conversations are judged', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect(inbox(page).first()).toHaveAttribute('aria-selected', 'true');
    await expect
      .poll(async () => (await app.call('jobs.list', {})).every(({ state }) => state !== 'running'))
      .toBe(true);
    const before = await inboxCount(page);
    let left = before;
    for (const key of ['x', 'x', 's', 'x', 's', 'x', 'x', 's', 'x', 'x']) {
      await page.keyboard.press(key);
      left -= 1;
      await expect.poll(() => inboxCount(page)).toBe(left);
    }
    expect(left).toBe(before - 10);
  });

  const id = await test.step('the next one is drafted', async () => {
    await expect(inbox(page).and(page.locator('[aria-selected=true]'))).toHaveCount(1);
    await page.keyboard.press('d');
    await page.waitForURL(/#\/digests\/./);
    await expect(page.getByRole('textbox', { name: say('digests.title') })).not.toHaveValue('');
    const [digest] = (await app.call('digests.list', {})).digests;
    return digest?.id ?? '';
  });
  const get = () => app.call('digests.get', { id });

  const sources = page.getByRole('complementary', { name: say('digests.sources') });
  await test.step('two messages are pulled into a section', async () => {
    const before = (await get()).content.sections.background?.length ?? 0;
    const boxes = sources.getByRole('checkbox');
    await tabTo(page, boxes.first());
    await page.keyboard.press('Space');
    await expect(boxes.first()).toBeChecked();
    await tabTo(page, boxes.nth(1));
    await page.keyboard.press('Space');
    await page.keyboard.press('2');
    await expect.poll(async () => (await get()).content.sections.background?.length ?? 0).toBeGreaterThan(before);
    // The focus stays where the next messages are picked.
    await expect(boxes.nth(1)).toBeFocused();
  });

  await test.step('a passage leads to its message', async () => {
    const title = page.getByRole('textbox', { name: say('digests.title') });
    await tabTo(page, title, 'Shift+Tab');
    const chip = page.getByRole('button', { name: say('digests.showSource', { source: '' }) });
    await tabTo(page, chip);
    await page.keyboard.press('Enter');
    await expect(sources.locator('[aria-current=true]')).toBeInViewport();
  });

  await test.step('changes are asked for', async () => {
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => statusOf(app, id)).toBe('in-review');
    const more = page
      .getByRole('toolbar', { name: say('digests.toolbar') })
      .getByRole('button', { name: say('ui.more') });
    await tabTo(page, more, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const ask = page.getByRole('menuitem', { name: say('digests.take.changes-asked') });
    await expect(ask).toBeVisible();
    for (let moves = 0; moves < 10 && !(await ask.evaluate((item) => item === document.activeElement)); moves += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => statusOf(app, id)).toBe('changes-asked');
    await expect(page.getByRole('textbox', { name: say('review.text') })).toBeFocused();
    await page.keyboard.type('Say which version.');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await app.call('reviews.get', { id })).length).toBe(1);
  });

  await test.step('they are made, approved and published', async () => {
    await tabTo(page, page.getByRole('textbox', { name: say('digests.title') }), 'Shift+Tab');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' (3.2)');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => statusOf(app, id)).toBe('in-review');
    expect((await get()).content.title).toMatch(/ \(3\.2\)$/);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => statusOf(app, id)).toBe('published');
  });

  await test.step('it is shared, and the focus comes back', async () => {
    await page.keyboard.press('Control+Shift+e');
    const dialog = page.getByRole('dialog', { name: say('sharing.title', { title: (await get()).content.title }) });
    await expect(dialog).toBeVisible();
    await tabTo(page, dialog.getByRole('button', { name: say('sharing.copy') }));
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(say('sharing.copied')).first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('(3.2)');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  expect(pointed, 'times something was pointed at').toBe(0);
});
