import { folderOf } from './file-name.ts';
import type { ExportSource } from './format.ts';

/**
 * The files of the same name in the folders beside the one a file lies in, itself included: of an export with
 * a folder for each chat, those of all its chats. A file that was named alone, or whose folder was, stands
 * for itself.
 */
export function siblingFiles(source: ExportSource): readonly ExportSource[] {
  const parent = parentOf(source.entry);
  return parent === null || source.isAlone
    ? [source]
    : source.around().filter(({ name, entry }) => name === source.name && parentOf(entry) === parent);
}

/** The files in the same folder as a file, itself included, but not those in folders below. */
export function filesBeside(source: ExportSource): readonly ExportSource[] {
  const folder = folderOf(source.entry);
  return source.around().filter(({ entry }) => folderOf(entry) === folder);
}

/** The folder that holds the folder of an entry; null for an entry at the top. */
function parentOf(entry: string): string | null {
  const folder = folderOf(entry);
  return folder === '' ? null : folderOf(folder.slice(0, -1));
}
