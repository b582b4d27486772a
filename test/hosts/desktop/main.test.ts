import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { channels } from '../../../src-main/hosts/desktop/channels.ts';
import { FakeEvent, FakeIpcMain, FakeWindow, requestFrom } from '../../support/fake-electron.ts';

/** Electron as far as the composition root uses it; keeps what happened, in order. */
function fakeElectron() {
  const happened: string[] = [];
  const ready = Promise.withResolvers<void>();
  const windows: FakeWindow[] = [];
  const menus: string[][] = [];
  const note = (name: string) => () => void happened.push(name);

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    setName: note('name'),
    setPath: (name: string, path: string) => void happened.push(`path ${name} ${path}`),
    getPath: (name: string) => join(tmpdir(), name),
    enableSandbox: note('sandbox'),
    requestSingleInstanceLock: () => happened.push('lock') > 0,
    getPreferredSystemLanguages: () => ['zh-TW'],
    whenReady: () => ready.promise,
    quit: note('quit'),
  });
  class BrowserWindow extends FakeWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(options);
      windows.push(this);
      happened.push('window');
    }
  }
  const ipcMain = new FakeIpcMain();
  const modules = {
    app,
    BrowserWindow,
    dialog: {},
    ipcMain,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template.map(({ label }) => label),
      setApplicationMenu: (menu: string[]) => menus.push(menu),
    },
    nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
    protocol: {
      registerSchemesAsPrivileged: note('scheme'),
      handle: note('protocol'),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: note('permissions'),
        setPermissionCheckHandler: note('permissions'),
        setDevicePermissionHandler: note('devices'),
        webRequest: { onBeforeRequest: note('requests') },
      },
    },
    shell: {},
  };
  return { modules, happened, windows, menus, becomeReady: () => ready.resolve() };
}

const electron = fakeElectron();
const folder = mkdtempSync(join(tmpdir(), 'qunshu-desktop-'));

beforeAll(async () => {
  vi.stubEnv('QUNSHU_USER_DATA', join(folder, 'user-data'));
  vi.doMock('electron', () => electron.modules);
  await import('../../../src-main/hosts/desktop/main.ts');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const call = (name: string, input: unknown) => {
  const [window] = electron.windows;
  if (window === undefined) throw new Error('no window');
  const request = requestFrom(window.webContents.asContents(), { url: window.address ?? '' });
  return electron.modules.ipcMain.invoke(request, channels.call, name, input);
};

describe('the composition root of the desktop host, in the order of a start', () => {
  it('prepares everything that must come before the app is ready', () => {
    expect(electron.happened).toEqual([
      'name',
      `path userData ${join(folder, 'user-data')}`,
      'sandbox',
      'scheme',
      'lock',
    ]);
  });

  it('opens the window last, when all guards stand', async () => {
    electron.happened.length = 0;
    electron.becomeReady();
    await vi.waitUntil(() => electron.windows.length === 1);
    expect(electron.happened).toEqual(['permissions', 'permissions', 'devices', 'requests', 'protocol', 'window']);
    expect(electron.menus[0]).toContain('檢視');
  });

  it('answers the page with the engine, and passes events on', async () => {
    const path = join(folder, 'library');
    expect(await call('library.create', { path })).toMatchObject({ ok: true, value: { path } });
    const sent = electron.windows[0]?.webContents.sent ?? [];
    await vi.waitUntil(() => sent.length > 0);
    expect(sent).toContainEqual({ channel: channels.event, message: { type: 'library' } });
  });

  it('follows language and theme', async () => {
    await call('preferences.set', { locale: 'zh-Hans', theme: 'dark' });
    await vi.waitUntil(() => electron.menus.at(-1)?.includes('显示'));
    expect(electron.modules.nativeTheme.themeSource).toBe('dark');
  });

  it('hardens every page', () => {
    let denied: unknown;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
        denied = handler({ url: 'http://example.com/' });
      },
    });
    electron.modules.app.emit('web-contents-created', {}, contents);
    expect(denied).toEqual({ action: 'deny' });
  });

  it('comes to the front at a second start', async () => {
    electron.modules.app.emit('second-instance', {}, [], folder, { files: [] });
    await vi.waitUntil(() => electron.windows[0]?.done.includes('focus'));
    expect(electron.windows).toHaveLength(1);
  });

  it('closes the library before it quits', async () => {
    electron.happened.length = 0;
    const event = new FakeEvent();
    electron.modules.app.emit('will-quit', event);
    expect(event.prevented).toBe(true);
    await vi.waitUntil(() => electron.happened.includes('quit'), { timeout: 15_000 });
    expect(await call('library.current', {})).toMatchObject({ ok: false });
  });
});
