import { encodingOf } from './encoding.ts';
import type { ExportSource } from './format.ts';
import { surveyLines } from './lines.ts';
import { ownCopy } from './senders.ts';

/** More writers than a private chat has. */
const ENOUGH = 3;

/**
 * The names of the first people who write in a text, at most three: as many as tell a private chat from a
 * group.
 * @param nameIn the writer that a line names, null for any other line; `afterBlank` as in `HeadedText`
 */
export async function firstWriters(
  source: ExportSource,
  nameIn: (line: string, afterBlank: boolean) => string | null,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let afterBlank = true;
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const line of lines) {
      const name = nameIn(line, afterBlank);
      afterBlank = line.trim() === '';
      if (name !== null && !names.has(name) && names.add(ownCopy(name)).size === ENOUGH) {
        return names;
      }
    }
  }
  return names;
}
