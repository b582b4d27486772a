import { stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron';
import { QunshuError } from '../../contract/index.ts';
import { channels } from './channels.ts';
import type { Responder } from './ipc.ts';

export interface DialogParts {
  /** Shows a native dialog over the main window. */
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>;
  showItemInFolder(path: string): void;
  /** Where the first dialog begins. */
  readonly documentsFolder: string;
}

/** Answers the page's wishes for files, folders and a look into the file manager. */
export function answerDialogs(respond: Responder, parts: DialogParts): void {
  // Dialogs remember nothing by themselves and would begin in Downloads each time.
  let lastFolder = parts.documentsFolder;
  const pick = async (properties: OpenDialogOptions['properties']): Promise<string[]> => {
    const { canceled, filePaths } = await parts.showOpenDialog({ defaultPath: lastFolder, properties });
    const [first] = filePaths;
    if (canceled || first === undefined) return [];
    lastFolder = dirname(first);
    return filePaths;
  };

  respond(channels.pickFiles, async () => ({ ok: true, value: await pick(['openFile', 'multiSelections']) }));
  respond(channels.pickFolder, async () => {
    const [folder] = await pick(['openDirectory', 'createDirectory']);
    return { ok: true, value: folder ?? null };
  });
  respond(channels.showInFolder, async (path) => {
    if (typeof path !== 'string' || !isAbsolute(path)) {
      throw new QunshuError('invalid-input', { reason: 'a file is shown by its absolute path' });
    }
    await stat(path).catch(() => {
      throw new QunshuError('file-missing', { path });
    });
    parts.showItemInFolder(path);
    return { ok: true, value: null };
  });
}
