import type { ChatExported, ChatExportFormat } from '../../../contract/index.ts';
import type { ExportedMessage } from '../reading.ts';
import type { ChatWriter, WrittenChat } from './chat-writer.ts';
import { chatlabWriter } from './chatlab-jsonl.ts';
import { csvWriter } from './csv.ts';
import { markdownWriter, textWriter } from './reading-matter.ts';
import { TextFile } from './text-file.ts';

/** Messages written between two breaths: some milliseconds. */
const BREATH = 500;

const writers: Readonly<Record<ChatExportFormat, (written: WrittenChat) => ChatWriter>> = {
  'chatlab-jsonl': chatlabWriter,
  csv: csvWriter,
  markdown: markdownWriter,
  text: textWriter,
};

/**
 * Writes messages of a chat to a file, one after the other (OUT-1).
 *
 * @param onProgress told now and then how many messages are written; when it throws, nothing is left behind
 * @throws {QunshuError} `file-exists`, `permission-denied`, `disk-full`.
 */
export async function exportChat(
  out: string,
  format: ChatExportFormat,
  written: WrittenChat,
  messages: Iterable<ExportedMessage>,
  onProgress: (done: number) => Promise<void>,
): Promise<ChatExported> {
  const file = new TextFile(out);
  let count = 0;
  try {
    const writer = writers[format](written);
    file.write(writer.head);
    for (const message of messages) {
      file.write(writer.message(message));
      count++;
      if (count % BREATH === 0) {
        await onProgress(count);
      }
    }
    return { bytes: file.finish(), out: file.path, messages: count };
  } catch (error) {
    file.abandon();
    throw error;
  }
}
