import { useEffect } from 'react';
import type { MenuCommand } from '../api/host.ts';
import { useHost } from '../api/host-context.ts';
import { useCloseLibrary } from '../features/libraries/use-open-library.ts';
import { undoLatest } from '../ui/toast.ts';
import { useShortcuts } from './keyboard/use-shortcuts.ts';
import { useGo } from './use-navigation.ts';
import { useWorkbench } from './workbench-context.ts';

/** The shortcuts and menu commands that work on every screen. */
export function useGlobalShortcuts(): void {
  const go = useGo();
  const host = useHost();
  const { openDialog } = useWorkbench();
  const closeLibrary = useCloseLibrary();

  useShortcuts({
    'general.palette': () => openDialog('palette'),
    'general.help': () => openDialog('shortcuts'),
    'general.import': () => go.imports(),
    'general.search': () => go.search(),
    'general.undo': () => void undoLatest(),
    'go.home': () => go.home(),
    'go.inbox': () => go.inbox(),
    'go.reader': () => go.reader(),
    'go.digests': () => go.digests(),
    'go.search': () => go.search(),
    'go.books': () => go.books(),
    'go.members': () => go.members(),
    'go.imports': () => go.imports(),
    'go.settings': () => go.settings(),
  });

  useEffect(() => {
    const commands: Readonly<Record<MenuCommand, () => void>> = {
      home: go.home,
      inbox: () => go.inbox(),
      reader: () => go.reader(),
      digests: () => go.digests(),
      search: () => go.search(),
      books: () => go.books(),
      members: () => go.members(),
      settings: go.settings,
      import: go.imports,
      palette: () => openDialog('palette'),
      shortcuts: () => openDialog('shortcuts'),
      'open-library': () => openDialog('open-library'),
      'new-library': () => openDialog('new-library'),
      'close-library': closeLibrary,
    };
    return host.onMenu((command) => commands[command]?.());
  }, [host, go, openDialog, closeLibrary]);
}
