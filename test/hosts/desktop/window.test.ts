import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startAddress } from '../../../src-main/hosts/desktop/address.ts';
import { MainWindow } from '../../../src-main/hosts/desktop/window.ts';
import { FakeContents, FakeEvent, FakeWindow } from '../../support/fake-electron.ts';

function mainWindow({ dark = false, mayDiscard = false, mayReload = true } = {}) {
  const windows: FakeWindow[] = [];
  const quits: string[] = [];
  const theme = Object.assign(new EventEmitter(), { shouldUseDarkColors: dark });
  const main = new MainWindow({
    create: (options) => {
      const window = new FakeWindow(options);
      windows.push(window);
      return window.asWindow();
    },
    theme: theme as never,
    preload: '/app/preload.cjs',
    icon: '/app/icon.png',
    mayDiscard: () => mayDiscard,
    mayReload: async () => mayReload,
    quit: () => quits.push('quit'),
  });
  const opened = () => {
    main.show();
    const window = windows.at(-1);
    if (window === undefined) throw new Error('no window was made');
    return window;
  };
  return { main, theme, windows, quits, opened };
}

describe('the window', () => {
  it('is locked down, remembers its place and loads our own page', () => {
    const window = mainWindow().opened();
    expect(window.options).toMatchObject({ name: 'main', windowStatePersistence: true, show: false });
    expect(window.options.webPreferences).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(window.address).toBe(startAddress);
  });

  it('is shown when its page is ready', () => {
    const window = mainWindow().opened();
    expect(window.done).toEqual([]);
    window.emit('ready-to-show');
    expect(window.done).toEqual(['show']);
  });

  it('begins in the colour of the theme and follows it', () => {
    const { theme, opened } = mainWindow({ dark: true });
    const window = opened();
    const dark = window.options.backgroundColor;
    Object.assign(theme, { shouldUseDarkColors: false }).emit('updated');
    expect(window.backgroundColor).not.toBe(dark);
  });

  it('is one: a second wish brings it to the front, and a closed one is made anew', () => {
    const { main, windows, opened } = mainWindow();
    const window = opened();
    window.minimized = true;
    main.show();
    expect(windows).toHaveLength(1);
    expect(window.done).toEqual(['restore', 'show', 'focus']);

    window.emit('closed');
    expect(main.current).toBeNull();
    main.send('engine:event', {});
    expect(window.webContents.sent).toEqual([]);
    main.show();
    expect(windows).toHaveLength(2);
  });

  it('knows its own page and speaks to it', () => {
    const { main, opened } = mainWindow();
    const { webContents } = opened();
    expect(main.owns(webContents.asContents())).toBe(true);
    expect(main.owns(new FakeContents().asContents())).toBe(false);
    main.send('menu:command', 'inbox');
    expect(webContents.sent).toEqual([{ channel: 'menu:command', message: 'inbox' }]);
  });
});

describe('DESKTOP-13 nothing unsaved is lost in silence', () => {
  it.each([
    { mayDiscard: true, goes: true },
    { mayDiscard: false, goes: false },
  ])('lets the page go only when the user agrees ($mayDiscard)', ({ mayDiscard, goes }) => {
    const event = new FakeEvent();
    mainWindow({ mayDiscard }).opened().webContents.emit('will-prevent-unload', event);
    expect(event.prevented).toBe(goes);
  });

  it('offers to load a page again that died', async () => {
    const { opened, quits } = mainWindow();
    const { webContents } = opened();
    webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    await Promise.resolve();
    expect(webContents.reloads).toBe(1);
    expect(quits).toEqual([]);
  });

  it('quits when the user does not want it again, and says nothing about a clean end', async () => {
    const { opened, quits } = mainWindow({ mayReload: false });
    const { webContents } = opened();
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    await Promise.resolve();
    expect(quits).toEqual([]);
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    await Promise.resolve();
    expect(quits).toEqual(['quit']);
  });
});
