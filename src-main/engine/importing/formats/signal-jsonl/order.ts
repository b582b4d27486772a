import type { ImportOptions, ParsedRecord } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportSource } from '../../format.ts';
import { surveyLines } from '../../lines.ts';

const CHAT_ID = /"chatId"\s*:\s*"?(\d+)/;
const ITEM = '"chatItem"';

/** How the items of an export follow one another. */
export interface ChatOrder {
  readonly chats: number;
  /** Whether the items of a chat stand behind those of another. */
  readonly isMixed: boolean;
}

/** Looks through an export for the order of its chats, without reading what the items say. */
export async function chatOrderOf(source: ExportSource): Promise<ChatOrder> {
  const seen = new Set<string>();
  let current: string | null = null;
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const line of lines) {
      if (line.includes(ITEM)) {
        const id = CHAT_ID.exec(line)?.[1] ?? '';
        if (id !== current && seen.has(id)) {
          return { chats: seen.size, isMixed: true };
        }
        current = id;
        seen.add(id);
      }
    }
  }
  return { chats: seen.size, isMixed: false };
}

/** Of records that come chat by chat, those of the chats that `options.chat` picks; an only chat takes that name. */
export async function* chosenChats(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  options: ImportOptions,
  isOnly: boolean,
): AsyncGenerator<readonly ParsedRecord[]> {
  const choice = chooseChats(options);
  let isWanted = true;
  for await (const batch of batches) {
    const wanted = batch.filter((record) => {
      isWanted = record.type === 'chat' ? isOnly || choice.wants(record) : isWanted;
      return isWanted;
    });
    if (wanted.length > 0) {
      yield isOnly && options.chat !== undefined ? wanted.map((record) => renamed(record, options.chat)) : wanted;
    }
  }
  if (!isOnly) {
    choice.end();
  }
}

function renamed(record: ParsedRecord, name: string | undefined): ParsedRecord {
  return record.type === 'chat' && name !== undefined ? { ...record, name } : record;
}
