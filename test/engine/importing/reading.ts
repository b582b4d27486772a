import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ImportOptions,
  ParsedChat,
  ParsedGuess,
  ParsedMessage,
  ParsedRecord,
  ParsedSkip,
} from '../../../src-main/contract/index.ts';
import { openExport } from '../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Everything an export yields, by kind. */
export interface ReadExport {
  readonly format: string;
  readonly records: readonly ParsedRecord[];
  readonly chats: readonly ParsedChat[];
  readonly messages: readonly ParsedMessage[];
  readonly skips: readonly ParsedSkip[];
  readonly guesses: readonly ParsedGuess[];
  readonly warnings: readonly string[];
}

/** Reads a file to its end. */
export async function readFile(path: string, options: ImportOptions = {}): Promise<ReadExport> {
  const opened = await openExport(path, options);
  try {
    const records: ParsedRecord[] = [];
    for await (const batch of opened.records) {
      records.push(...batch);
    }
    return { format: opened.format.id, records, ...byKind(records) };
  } finally {
    await opened.close();
  }
}

function byKind(records: readonly ParsedRecord[]) {
  return {
    chats: records.filter((record) => record.type === 'chat'),
    messages: records.filter((record) => record.type === 'message'),
    skips: records.filter((record) => record.type === 'skip'),
    guesses: records.filter((record) => record.type === 'guess'),
    warnings: records.filter((record) => record.type === 'warning').map(({ text }) => text),
  };
}

/** Writes a file into a folder that goes when the test ends; `at` is when it was last changed. */
export function fileWith(name: string, content: string | Uint8Array, at?: Date): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  if (at !== undefined) {
    utimesSync(path, at, at);
  }
  return path;
}

/** Reads an export written down in a test; an array of lines is joined with LF. */
export function readText(
  name: string,
  content: string | readonly string[] | Uint8Array,
  options: ImportOptions = {},
): Promise<ReadExport> {
  const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : `${content.join('\n')}\n`;
  return readFile(fileWith(name, bytes), options);
}

/** Wall clock `YYYY-MM-DD HH:MM:SS` of each message. */
export function times({ messages }: ReadExport): readonly string[] {
  return messages.map(({ at }) => new Date(at.local).toISOString().slice(0, 19).replace('T', ' '));
}

/** `sender: text` of each message; notices have no sender. */
export function said({ messages }: ReadExport): readonly string[] {
  return messages.map(({ sender, text }) => (sender === null ? text : `${sender.name}: ${text}`));
}
