import { join } from 'node:path';
import type { Weights } from '../../../src-main/engine/threads/weights.ts';
import type { AnnotatedChat } from '../corpora/corpus.ts';
import { importChats } from '../corpora/imported.ts';
import type { Links } from '../metrics/agreement.ts';
import { compareLinks, foundLinks, type LinkScores } from './links.ts';

/** The annotated logs taken through the product's own import, as `import --format irc` does, then compared by line. */
export async function importedIrcScores(
  folder: string,
  logs: readonly AnnotatedChat[],
  weights: Weights,
): Promise<LinkScores> {
  const pairs: [AnnotatedChat, Links][] = [];
  for (const log of logs) {
    const path = join(folder, 'irc-disentanglement', 'dev', `${log.name}.ascii.txt`);
    const [chat] = await importChats([path], { format: 'irc' });
    const { messages = [], lines = [] } = chat ?? {};
    const lineOf = (place: number): number => lines[place] ?? -1;
    // A line that the import left out answers nothing.
    const byLine = new Map(log.messages.map((_, line) => [line, [line]]));
    for (const [place, targets] of foundLinks({ ...log, messages }, weights)) {
      byLine.set(lineOf(place), targets.map(lineOf));
    }
    pairs.push([log, byLine]);
  }
  return compareLinks(pairs);
}
