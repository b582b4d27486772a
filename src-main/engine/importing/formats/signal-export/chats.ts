import type { ImportOptions, ParsedChat, ParsedRecord } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import { encodingOf } from '../../encoding.ts';
import { folderNameOf, folderOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { type LineParser, parseLines, surveyLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { siblingFiles } from '../../sibling-files.ts';
import { ChatRecords } from './chat-records.ts';

const SELF = 'Me';
const NOBODY = 'No-Sender';

/** The files of the chats to read: all of them, or the one the user names. A single one is always read. */
export function chosenFiles(source: ExportSource, options: ImportOptions): readonly ExportSource[] {
  const files = siblingFiles(source);
  if (files.length === 1) {
    return files;
  }
  const choice = chooseChats(options);
  const chosen = files.filter((file) => choice.wants({ name: folderNameOf(file) }));
  choice.end();
  return chosen;
}

/**
 * Reads the chats, one after the other.
 * @param senderIn the one who wrote the message that a line begins; undefined for other lines
 */
export async function* readChats(
  source: ExportSource,
  options: ImportOptions,
  senderIn: (line: string) => string | undefined,
  parserOf: (messages: ChatRecords) => LineParser,
): AsyncGenerator<readonly ParsedRecord[]> {
  const files = chosenFiles(source, options);
  const entries = source.around().map(({ entry }) => entry);
  for (const file of files) {
    const records = new Records();
    const folder = folderNameOf(file);
    const name = (files.length === 1 ? options.chat : undefined) ?? folder;
    const kind = await kindOf(file, folder, senderIn);
    records.chat({ type: 'chat', platform: 'signal', kind, name } satisfies ParsedChat);
    const beside = entries.filter((entry) => entry.startsWith(folderOf(file.entry)));
    yield* parseLines(file, parserOf(new ChatRecords(records, folderOf(file.entry), new Set(beside))), records);
  }
}

async function kindOf(
  file: ExportSource,
  folder: string,
  senderIn: (line: string) => string | undefined,
): Promise<ParsedChat['kind']> {
  const known = new Set([SELF, NOBODY, folder]);
  for await (const lines of surveyLines(file, await encodingOf(file))) {
    if (lines.map(senderIn).some((sender) => sender !== undefined && !known.has(sender))) {
      return 'group';
    }
  }
  return 'private';
}
