import type { ExportSource } from '../../format.ts';
import type { FindFile } from './messages.ts';

/** Where slackdump puts a file, by its id: `__uploads/F1/name` or `attachments/F1-name`. */
const DUMPED = /(?:^|\/)(?:__uploads\/([A-Z0-9]+)\/|attachments\/([A-Z0-9]+)-)[^/]+$/;

/** The files that a dump brought along. */
export function dumpedFiles(source: ExportSource): FindFile {
  const paths = new Map<string, string>();
  for (const { entry } of source.around()) {
    const match = DUMPED.exec(entry);
    const id = match?.[1] ?? match?.[2];
    if (id !== undefined) {
      paths.set(id, entry);
    }
  }
  return (id) => paths.get(id);
}
