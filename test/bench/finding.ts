import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from './exports.ts';
import { measureInProcess, table } from './measure.ts';

/** Messages that come behind a chat whose conversations are found already. */
const LATER = 10_000;

interface Times {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
}

export interface FindingFigures {
  readonly kind: string;
  readonly whole: Times & { readonly messages: number; readonly threads: number };
  /** Without reading messages from the archive, titles, and writing. */
  readonly alone: Pick<Times, 'processorMilliseconds'> & { readonly messages: number };
  /** Beyond what the process held when the chat was in the archive. */
  readonly peakBytes: number;
  readonly imported: Times;
  readonly added: Times & { readonly messages: number };
}

/** How fast conversations are found, in talk and in unconnected messages, and how fast more of them are. */
export async function measureFinding(folder: string, messages: number): Promise<FindingFigures[]> {
  const found: FindingFigures[] = [];
  for (const isTalk of [true, false]) {
    const [first, later] = [join(folder, 'first.jsonl'), join(folder, 'later.jsonl')];
    await writeExport('chatlab-jsonl', first, { messages, seed: 1, isTalk });
    await writeExport('chatlab-jsonl', later, { messages: messages + LATER, seed: 1, isTalk, from: messages });
    const library = join(folder, 'finding');
    const figures = await measureInProcess<Omit<FindingFigures, 'kind'>>(
      join(import.meta.dirname, 'threads-run.ts'),
      ...[library, first, later],
    );
    found.push({ kind: isTalk ? 'conversations' : 'unconnected messages', ...figures });
    rmSync(library, { recursive: true });
  }
  return found;
}

/** Speeds are of processor time. */
export function tableOfFinding(rows: readonly FindingFigures[]): string {
  const speed = ({ messages, processorMilliseconds }: FindingFigures['alone']) =>
    (messages / (processorMilliseconds / 1000)).toFixed(0);
  const seconds = ({ processorMilliseconds }: Times) => (processorMilliseconds / 1000).toFixed(2);
  return table([
    [
      ...['chat', 'messages', 'conversations', 'found/s', 'read, found and written/s', 'bytes a message'],
      ...['more', 'imported s', 'found s'],
    ],
    ...rows.map(({ kind, whole, alone, peakBytes, imported, added }) => [
      kind,
      String(whole.messages),
      String(whole.threads),
      speed(alone),
      speed(whole),
      (peakBytes / whole.messages).toFixed(0),
      String(added.messages),
      seconds(imported),
      seconds(added),
    ]),
  ]);
}
