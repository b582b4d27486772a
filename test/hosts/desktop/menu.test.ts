import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { locales } from '../../../src-main/contract/index.ts';
import { menuCommands, menuTemplate } from '../../../src-main/hosts/desktop/menu.ts';
import { wordsFor } from '../../../src-main/hosts/desktop/words/index.ts';
import { keysOf } from '../../../src-renderer/app/keyboard/shortcuts.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;

function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

function menu(
  platform: NodeJS.Platform = 'linux',
  { developing = false, locale = 'en' as 'en' | 'zh-Hans' | 'zh-Hant' } = {},
) {
  const sent: string[] = [];
  const template = menuTemplate({
    words: wordsFor(locale),
    platform,
    developing,
    send: (command) => sent.push(command),
  });
  return { template, items: itemsOf(template), sent };
}

const click = (item: MenuItemConstructorOptions) => (item.click as () => void)();

describe('DESKTOP-11 the menu', () => {
  it.each(platforms)('sends each command exactly once on %s', (platform) => {
    const { items, sent } = menu(platform);
    for (const item of items) if (item.click !== undefined) click(item);
    expect(sent.toSorted()).toEqual([...menuCommands].sort());
  });

  it.each(platforms)('labels every item in every language on %s', (platform) => {
    for (const locale of locales) {
      const { items } = menu(platform, { developing: true, locale });
      for (const item of items) {
        if (item.type !== 'separator') expect(item.label, JSON.stringify(item)).toMatch(/\S/);
      }
    }
  });

  it('speaks each language with its own words', () => {
    const labels = (locale: 'en' | 'zh-Hans' | 'zh-Hant') =>
      menu('linux', { locale }).template.map(({ label }) => label);
    expect(labels('zh-Hans')).toEqual(['文件', '编辑', '前往', '显示', '窗口', '帮助']);
    expect(labels('zh-Hant')).toEqual(['檔案', '編輯', '前往', '檢視', '視窗', '說明']);
    expect(labels('en')).toEqual(['File', 'Edit', 'Go', 'View', 'Window', 'Help']);
  });

  it.each(platforms)('gives no shortcut twice on %s', (platform) => {
    const accelerators = menu(platform)
      .items.map(({ accelerator }) => accelerator)
      .filter((keys) => keys !== undefined);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  it('registers no shortcut that the page handles itself, and shows the same keys', () => {
    const pageKeys = { import: 'general.import', palette: 'general.palette', settings: 'go.settings' } as const;
    for (const [command, shortcut] of Object.entries(pageKeys) as [
      keyof typeof pageKeys,
      (typeof pageKeys)[keyof typeof pageKeys],
    ][]) {
      const item = menu().items.find(({ id }) => id === command);
      expect(item?.registerAccelerator).toBe(false);
      expect(item?.accelerator).toBe(keysOf(shortcut).replace('Mod', 'CmdOrCtrl'));
    }
  });

  it('shows developer tools to builders only', () => {
    const hasTools = (developing: boolean) =>
      menu('linux', { developing }).items.some(({ role }) => role === 'toggleDevTools');
    expect(hasTools(true)).toBe(true);
    expect(hasTools(false)).toBe(false);
  });

  it('puts settings, about and quit where each system expects them', () => {
    const submenuWith = (platform: NodeJS.Platform, role: string) =>
      menu(platform).template.findIndex(
        ({ submenu }) => Array.isArray(submenu) && submenu.some((item) => item.role === role),
      );
    expect(submenuWith('darwin', 'quit')).toBe(0);
    expect(menu('darwin').template[0]?.label).toBe('Qunshu');
    expect(menu('linux').template[submenuWith('linux', 'quit')]?.label).toBe('File');
    expect(menu('linux').template[submenuWith('linux', 'about')]?.label).toBe('Help');
  });
});

describe('the words of the desktop host', () => {
  it('are there in every language and not left in English', () => {
    const english = wordsFor('en');
    const sameOnPurpose = new Set<string>();
    for (const locale of ['zh-Hans', 'zh-Hant'] as const) {
      const words = wordsFor(locale);
      expect(Object.keys(words)).toEqual(Object.keys(english));
      for (const [key, word] of Object.entries(words)) {
        if (typeof word === 'string' && word === english[key as keyof typeof english]) sameOnPurpose.add(key);
      }
    }
    expect([...sameOnPurpose]).toEqual([]);
  });

  it.each(locales)('are the words of the interface (%s)', (locale) => {
    const read = (name: string) =>
      JSON.parse(readFileSync(join(import.meta.dirname, '../../../src-renderer/locales', locale, name), 'utf8'));
    const { name, screen, command } = read('app.json');
    const libraries = read('libraries.json');
    const words = wordsFor(locale);
    // Menus of an English Mac capitalise what a page does not.
    const same = (one: string, other: string) => expect(one.toLowerCase()).toBe(other.toLowerCase());
    same(words.appName, name);
    for (const place of ['home', 'inbox', 'reader', 'digests', 'books', 'members', 'search'] as const) {
      same(words[place], screen[place]);
    }
    same(words.settings, `${screen.settings}…`);
    same(words.palette, `${command.palette}…`);
    same(words.shortcuts, command.help);
    same(words.newLibrary, libraries.create);
    same(words.openLibrary, libraries.open);
    same(words.closeLibrary, libraries.close);
  });

  it.each([
    ['en', 1, 'No library is open yet; 1 file waits to be imported.'],
    ['en', 3, 'No library is open yet; 3 files wait to be imported.'],
    ['zh-Hans', 3, '还没有打开知识库，3 个文件正在等待导入。'],
    ['zh-Hant', 3, '還沒有開啟知識庫，3 個檔案正在等待匯入。'],
  ] as const)('count files (%s, %i)', (locale, count, sentence) => {
    expect(wordsFor(locale).filesWaiting(count)).toBe(sentence);
  });
});
