import {
  BookPlus,
  Contrast,
  Download,
  FolderOpen,
  FolderPlus,
  Keyboard,
  LogOut,
  NotebookPen,
  Settings,
} from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { destinations } from '../../app/shell/destinations.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { useCloseLibrary } from '../libraries/use-open-library.ts';
import type { PaletteItem } from './use-palette-items.tsx';

/** What can be done from anywhere. */
export function useActions(): readonly PaletteItem[] {
  const { t } = useTranslation();
  const go = useGo();
  const { locale } = useFormat();
  const { openDialog, library } = useWorkbench();
  const closeLibrary = useCloseLibrary();
  const theme = useAnswer('preferences.get', {}).data?.theme;
  const { mutate: setPreferences } = useCommand('preferences.set');
  const { mutate: createDigest } = useCommand('digests.create', { onSuccess: (digest) => go.digests(digest.id) });
  const { mutate: createBook } = useCommand('books.create', { onSuccess: (book) => go.books(book.id) });

  return useMemo(() => {
    const action = (item: Omit<PaletteItem, 'group' | 'texts'>): PaletteItem => ({
      ...item,
      group: 'actions',
      texts: [],
    });
    const screens = destinations.map(({ name, icon: Icon, shortcut }) =>
      action({
        key: `go ${name}`,
        title: t('palette.goTo', { screen: t(`app.screen.${name}`) }),
        icon: <Icon />,
        shortcut,
        run: () => go[name](),
      }),
    );
    const writing = library.readOnly
      ? []
      : [
          action({
            key: 'digest',
            title: t('digests.create'),
            icon: <NotebookPen />,
            run: () => createDigest({ title: '' }),
          }),
          action({
            key: 'book',
            title: t('books.create'),
            icon: <BookPlus />,
            run: () => createBook({ title: t('books.newTitle'), language: locale }),
          }),
        ];
    return [
      ...screens,
      action({
        key: 'import',
        title: t('home.importMore'),
        icon: <Download />,
        shortcut: 'general.import',
        run: () => go.imports(),
      }),
      ...writing,
      action({ key: 'open', title: t('libraries.open'), icon: <FolderOpen />, run: () => openDialog('open-library') }),
      action({ key: 'new', title: t('libraries.create'), icon: <FolderPlus />, run: () => openDialog('new-library') }),
      action({ key: 'close', title: t('libraries.close'), icon: <LogOut />, run: closeLibrary }),
      action({
        key: 'theme',
        title: t('palette.switchTheme'),
        icon: <Contrast />,
        run: () => setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' }),
      }),
      action({
        key: 'settings',
        title: t('app.screen.settings'),
        icon: <Settings />,
        shortcut: 'go.settings',
        run: () => go.settings(),
      }),
      action({
        key: 'help',
        title: t('app.command.help'),
        icon: <Keyboard />,
        shortcut: 'general.help',
        run: () => openDialog('shortcuts'),
      }),
    ];
  }, [t, go, locale, library.readOnly, openDialog, closeLibrary, theme, setPreferences, createDigest, createBook]);
}
