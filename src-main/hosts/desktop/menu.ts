import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopWords } from './words/index.ts';

/** What the menu asks the page to do. */
export const menuCommands = [
  'new-library',
  'open-library',
  'close-library',
  'import',
  'settings',
  'search',
  'palette',
  'home',
  'inbox',
  'reader',
  'digests',
  'books',
  'members',
  'shortcuts',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export interface MenuParts {
  readonly words: DesktopWords;
  readonly platform: NodeJS.Platform;
  /** Developer tools are for builders. */
  readonly developing: boolean;
  send(command: MenuCommand): void;
}

/**
 * The whole menu. Shortcuts that the page handles itself are shown here but not registered, so
 * that the page's rules (no shortcut while an input method composes) hold for them.
 */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const mac = parts.platform === 'darwin';
  return [
    ...(mac ? [appMenu(parts)] : []),
    fileMenu(parts, mac),
    editMenu(parts),
    goMenu(parts),
    viewMenu(parts),
    windowMenu(parts, mac),
    helpMenu(parts, mac),
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function command(parts: MenuParts, name: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions {
  return { id: name, label, click: () => parts.send(name), ...(accelerator === undefined ? {} : { accelerator }) };
}

/** A command whose shortcut the page listens to by itself. */
function pageCommand(
  parts: MenuParts,
  name: MenuCommand,
  label: string,
  accelerator: string,
): MenuItemConstructorOptions {
  return { ...command(parts, name, label, accelerator), registerAccelerator: false };
}

function settings(parts: MenuParts): MenuItemConstructorOptions {
  return pageCommand(parts, 'settings', parts.words.settings, 'CmdOrCtrl+,');
}

function appMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { words } = parts;
  return {
    label: words.appName,
    submenu: [
      { role: 'about', label: words.about },
      separator,
      settings(parts),
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      { role: 'quit', label: words.quit },
    ],
  };
}

function fileMenu(parts: MenuParts, mac: boolean): MenuItemConstructorOptions {
  const { words } = parts;
  return {
    label: words.menus.file,
    submenu: [
      command(parts, 'new-library', words.newLibrary, 'CmdOrCtrl+Shift+N'),
      command(parts, 'open-library', words.openLibrary, 'CmdOrCtrl+O'),
      pageCommand(parts, 'import', words.importExports, 'CmdOrCtrl+I'),
      separator,
      command(parts, 'close-library', words.closeLibrary),
      ...(mac
        ? [{ role: 'close', label: words.closeWindow } as const]
        : [separator, settings(parts), separator, { role: 'quit', label: words.quit } as const]),
    ],
  };
}

function editMenu({ words }: MenuParts): MenuItemConstructorOptions {
  return {
    label: words.menus.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'pasteAndMatchStyle', label: words.pastePlain },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
}

function goMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { words } = parts;
  return {
    label: words.menus.go,
    submenu: [
      pageCommand(parts, 'palette', words.palette, 'CmdOrCtrl+K'),
      command(parts, 'search', words.search, 'CmdOrCtrl+F'),
      separator,
      command(parts, 'home', words.home, 'CmdOrCtrl+1'),
      command(parts, 'inbox', words.inbox, 'CmdOrCtrl+2'),
      command(parts, 'reader', words.reader, 'CmdOrCtrl+3'),
      command(parts, 'digests', words.digests, 'CmdOrCtrl+4'),
      command(parts, 'books', words.books, 'CmdOrCtrl+5'),
      command(parts, 'members', words.members, 'CmdOrCtrl+6'),
    ],
  };
}

function viewMenu({ words, developing }: MenuParts): MenuItemConstructorOptions {
  return {
    label: words.menus.view,
    submenu: [
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(developing ? [separator, { role: 'toggleDevTools', label: words.developerTools } as const] : []),
    ],
  };
}

function windowMenu({ words }: MenuParts, mac: boolean): MenuItemConstructorOptions {
  return {
    role: 'window',
    label: words.menus.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      ...(mac
        ? [
            { role: 'zoom', label: words.zoom } as const,
            separator,
            { role: 'front', label: words.bringToFront } as const,
          ]
        : [{ role: 'close', label: words.closeWindow } as const]),
    ],
  };
}

function helpMenu(parts: MenuParts, mac: boolean): MenuItemConstructorOptions {
  const { words } = parts;
  return {
    role: 'help',
    label: words.menus.help,
    submenu: [
      command(parts, 'shortcuts', words.shortcuts, 'F1'),
      ...(mac ? [] : [separator, { role: 'about', label: words.about } as const]),
    ],
  };
}
