import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from 'playwright/test';
import type { LibraryInfo } from '../../src-main/contract/index.ts';
import { findElectron } from '../../src-main/hosts/launch/electron-binary.ts';
import { hasDisplay } from '../../src-main/hosts/launch/system-browser.ts';

const checkout = join(import.meta.dirname, '../..');
const program = findElectron(checkout);

function reasonToSkip(): string | null {
  if (program === null) return 'desktop window: no Electron program here (npm run desktop:install fetches it)';
  if (!hasDisplay(process.platform, process.env)) return 'desktop window: no display here (xvfb-run gives one)';
  return null;
}

interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything the app writes is in here. */
  readonly folder: string;
}

function launch(folder: string, ...words: string[]): Promise<ElectronApplication> {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  return _electron.launch({
    executablePath: program ?? '',
    args: ['.', ...(root ? ['--no-sandbox'] : []), '--lang=en-US', ...words],
    cwd: checkout,
    env: {
      ...(process.env as Record<string, string>),
      QUNSHU_USER_DATA: join(folder, 'user-data'),
      QUNSHU_DOCUMENTS: join(folder, 'documents'),
    },
  });
}

const test = base.extend<{ desktop: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  desktop: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'qunshu-desktop-'));
    mkdirSync(join(folder, 'documents'));
    const app = await launch(folder);
    const page = await app.firstWindow();
    await page.waitForLoadState();
    await use({ app, page, folder });
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

const reason = reasonToSkip();
test.skip(reason !== null, reason ?? '');

/** Calls the engine as the page does. */
function call(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([method, given]) => {
      const answer = await window.qunshu?.call(method as string, given);
      if (answer?.ok) return answer.value;
      throw new Error(answer?.error.message ?? 'there is no bridge');
    },
    [name, input],
  );
}

test('DESKTOP-1 opens our own page, with its policy', async ({ desktop: { page } }) => {
  expect(page.url()).toMatch(/^qunshu:\/\/app\/index\.html/);
  await expect(page.locator('#root')).not.toBeEmpty();
  const answer = await page.evaluate(async () => {
    const outside = await fetch('qunshu://app/..%2fmain%2findex.js').then((response) => response.status);
    const policy = (await fetch('/index.html')).headers.get('content-security-policy');
    return { outside, policy };
  });
  expect(answer.outside).toBe(400);
  expect(answer.policy).toContain("default-src 'none'");
});

test('DESKTOP-14 the page sees the bridge and nothing of Electron', async ({ desktop: { page } }) => {
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.qunshu ?? {}).sort(),
    others: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
  }));
  expect(seen).toEqual({
    bridge: ['call', 'onMenu', 'pathForFile', 'pickFiles', 'pickFolder', 'showInFolder', 'subscribe'],
    others: [],
  });
});

test('DESKTOP-3 the engine answers and its events arrive', async ({ desktop: { page, folder } }) => {
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => window.qunshu?.subscribe((event) => event.type === 'library' && resolve(event.type))),
  );
  const path = join(folder, 'documents', '学习群');
  expect(await call(page, 'library.create', { path, name: '学习群' })).toMatchObject({ path });
  expect(await heard).toBe('library');
  await expect(call(page, 'library.erase', {})).rejects.toThrow('library.erase');
});

test('DESKTOP-5 and DESKTOP-6 nothing leaves and no page moves', async ({ desktop: { app, page } }) => {
  const start = page.url();
  const left = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'blocked',
    );
    const opened = window.open('http://example.com/');
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    location.href = 'http://example.com/';
    return { fetched, opened };
  });
  expect(left).toEqual({ fetched: 'blocked', opened: null });
  expect(page.url()).toBe(start);
  expect(app.windows()).toHaveLength(1);
});

test('DESKTOP-7 a link is shown before it is opened', async ({ desktop: { app, page } }) => {
  await app.evaluate(({ dialog, shell }) => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (async (...given: unknown[]) => {
      seen.push((given.at(-1) as { detail: string }).detail);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    shell.openExternal = async (address) => void seen.push(address);
  });
  await page.evaluate(() => void window.open('https://example.com/a'));
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen))
    .toEqual(['https://example.com/a', 'https://example.com/a']);
});

test('DESKTOP-8 a second start hands its files over and ends', async ({ desktop: { page, folder } }) => {
  await call(page, 'library.create', { path: join(folder, 'documents', '学习群') });
  const file = join(folder, 'week.txt');
  writeFileSync(file, '2024-03-04 20:01:10 小雨(10001)\n请问背单词用什么方法好？\n');
  const second = await launch(folder, file).catch(() => null);
  await second?.waitForEvent('close');
  await expect.poll(async () => ((await call(page, 'importing.reports', {})) as unknown[]).length).toBe(1);
});

test('DESKTOP-10 quitting leaves a library that opens for writing', async ({ desktop: { app, page, folder } }) => {
  const path = join(folder, 'documents', '学习群');
  await call(page, 'library.create', { path });
  await app.close();
  const again = await launch(folder);
  const opened = (await call(await again.firstWindow(), 'library.open', { path })) as LibraryInfo;
  expect(opened.readOnly).toBe(false);
  await again.close();
});

test('DESKTOP-11 the menu follows the language at once', async ({ desktop: { app, page } }) => {
  const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  await call(page, 'preferences.set', { locale: 'zh-Hant' });
  await expect.poll(labels).toContain('檢視');
  await call(page, 'preferences.set', { locale: 'en' });
  await expect.poll(labels).toContain('View');
});

test('DESKTOP-12 dialogs give paths', async ({ desktop: { app, page, folder } }) => {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
  expect(await page.evaluate(() => window.qunshu?.pickFolder())).toBe(folder);
  expect(await page.evaluate(() => window.qunshu?.pickFiles())).toEqual([folder]);
});
