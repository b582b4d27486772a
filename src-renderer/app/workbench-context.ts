import { createContext, useContext } from 'react';
import type { LibraryInfo } from '../../src-main/contract/index.ts';

export type WorkbenchDialog = 'palette' | 'shortcuts' | 'open-library' | 'new-library';

/** What every screen of an open library may use. */
export interface Workbench {
  readonly library: LibraryInfo;
  readonly openDialog: (dialog: WorkbenchDialog) => void;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench outside of WorkbenchContext');
  return workbench;
}
