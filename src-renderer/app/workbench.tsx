import { Suspense, useMemo, useState } from 'react';
import type { LibraryInfo } from '../../src-main/contract/index.ts';
import { WindowDrop } from '../features/imports/window-drop.tsx';
import { NewLibraryDialog } from '../features/libraries/new-library-dialog.tsx';
import { OpenLibraryDialog } from '../features/libraries/open-library-dialog.tsx';
import { loadable } from '../ui/loadable.tsx';
import { Screens, useScreensAhead } from './screens.tsx';
import { Sidebar } from './shell/sidebar.tsx';
import { useGlobalShortcuts } from './use-global-shortcuts.ts';
import styles from './workbench.module.css';
import { WorkbenchContext, type WorkbenchDialog } from './workbench-context.ts';

const Palette = loadable(() => import('../features/palette/palette.tsx').then((module) => module.Palette));
const ShortcutHelp = loadable(() =>
  import('../features/palette/shortcut-help.tsx').then((module) => module.ShortcutHelp),
);

/** An open library: the sidebar, the screen, and the dialogs that open from anywhere. */
export function Workbench({ library }: { library: LibraryInfo }) {
  const [dialog, setDialog] = useState<WorkbenchDialog | null>(null);
  const workbench = useMemo(() => ({ library, openDialog: setDialog }), [library]);
  const close = () => setDialog(null);
  useScreensAhead();
  return (
    <WorkbenchContext value={workbench}>
      <WorkbenchKeys />
      <WindowDrop />
      <div className={styles.frame}>
        <Sidebar />
        <main className={styles.screen}>
          <Screens />
        </main>
      </div>
      <Suspense>
        {dialog === 'palette' ? <Palette onClose={close} /> : null}
        {dialog === 'shortcuts' ? <ShortcutHelp onClose={close} /> : null}
      </Suspense>
      <OpenLibraryDialog open={dialog === 'open-library'} onClose={close} />
      <NewLibraryDialog open={dialog === 'new-library'} onClose={close} />
    </WorkbenchContext>
  );
}

function WorkbenchKeys() {
  useGlobalShortcuts();
  return null;
}
