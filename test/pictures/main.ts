import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Call, JobStarted, Locale } from '../../src-main/contract/index.ts';
import { locate, userDataFolder } from '../../src-main/hosts/locations.ts';
import { startWebHost } from '../../src-main/hosts/web/index.ts';
import { routes } from '../../src-renderer/app/routes.ts';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { callThrough } from '../support/web-calls.ts';

/**
 * `npm run pictures`: takes the pictures of the guide, from the sample community, into
 * docs/guide/images. `npm run pictures -- FOLDER` takes every screen in both themes, three
 * languages and three sizes into the folder, to be looked at.
 */
interface Look {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  readonly size: readonly [width: number, height: number];
}

const guide = join(import.meta.dirname, '../../docs/guide/images');
/** The screens the guide shows. */
const guideScreens: readonly string[] = ['inbox', 'digest-editor', 'book'];
const guideLook: Look = { locale: 'en', theme: 'light', size: [1280, 800] };
const everyLook: readonly Look[] = (['zh-Hans', 'zh-Hant', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (
      [
        [960, 680],
        [1280, 800],
        [2560, 1440],
      ] as const
    ).map((size) => ({ locale, theme, size })),
  ),
);

const folder = mkdtempSync(join(tmpdir(), 'qunshu-pictures-'));
const { workerUrl, resourcesFolder, rendererFolder } = locate(import.meta.resolve('../../src-main/hosts/web/index.ts'));
const host = await startWebHost({
  workerUrl,
  resourcesFolder,
  rendererFolder,
  userDataFolder: userDataFolder({ QUNSHU_USER_DATA: join(folder, 'user-data') }),
  documentsFolder: join(folder, 'documents'),
});
const found = findChromium();
if (found === null) throw new Error('no Chromium here: “npm test -- e2e” finds or installs one');
const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments] });
try {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(host.url);
  const call = callThrough(context, new URL(host.url).origin);
  const [out = guide] = process.argv.slice(2);
  await takeAll(page, call, out);
} finally {
  await browser.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
}

async function takeAll(page: Page, call: Call, out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  if (out !== guide) {
    await take(page, call, out, everyLook, { start: routes.start() });
  }
  await finish(call, call('library.openSample', {}));
  const screens = Object.entries(await screensOf(call));
  const shown = screens.filter(([name]) => out !== guide || guideScreens.includes(name));
  await take(page, call, out, out === guide ? [guideLook] : everyLook, Object.fromEntries(shown));
}

/** The screens with something on each that shows what it is for. */
async function screensOf(call: Call): Promise<Record<string, string>> {
  const { threads } = await call('threads.list', { questions: true, limit: 3 });
  const [digest] = await call('digests.draftTop', { count: 12 });
  const book = await call('books.createAuto', {});
  const [chat] = await call('chats.list', {});
  const [thread] = threads;
  return {
    home: routes.home(),
    inbox: routes.inbox(thread?.id),
    reader: thread === undefined ? routes.reader(chat?.id) : routes.readerThread(thread.chatId, thread.id),
    'digest-editor': routes.digests(digest?.id),
    search: routes.search('复习 计划'),
    book: routes.books(book.id),
    members: routes.members(),
    imports: routes.imports(),
    settings: routes.settings(),
  };
}

async function take(
  page: Page,
  call: Call,
  out: string,
  looks: readonly Look[],
  screens: Readonly<Record<string, string>>,
): Promise<void> {
  for (const look of looks) {
    const [width, height] = look.size;
    await call('preferences.set', { locale: look.locale, theme: look.theme });
    await page.setViewportSize({ width, height });
    for (const [name, route] of Object.entries(screens)) {
      await page.goto(`${new URL(host.url).origin}/#${route}`);
      await page.reload({ waitUntil: 'networkidle' });
      await page.getByRole('main').waitFor();
      // Lists measure themselves before they stand still.
      await page.waitForTimeout(400);
      const suffix = looks.length === 1 ? '' : `-${look.locale}-${look.theme}-${width}`;
      await page.screenshot({ path: join(out, `${name}${suffix}.png`) });
    }
  }
}

async function finish(call: Call, started: Promise<JobStarted>): Promise<void> {
  const { jobId } = await started;
  while ((await call('jobs.get', { id: jobId })).state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
