import { dirname } from 'node:path/posix';
import type { ParsedRecord, Platform } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { addRecord } from '../../json-chat.ts';
import { parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { elementsOf, textOf } from '../../json-values.ts';
import { oldestFirst } from '../../oldest-first.ts';
import { type ChatFacts, openOnlyChat } from '../../only-chat.ts';
import { Records } from '../../records.ts';
import { MessengerMessages } from './message.ts';
import { repaired } from './mojibake.ts';

const PART = /^message_(\d+)\.json$/i;
const messages: JsonSelection = { keys: { messages: { elements: { take: 'message' } } } };
const factSelection: JsonSelection = {
  keys: {
    title: { take: 'title' },
    threadName: { take: 'title' },
    thread_path: { take: 'id' },
    participants: { take: 'participants' },
  },
};

/** The conversations of Facebook Messenger and Instagram, as their downloads in JSON hold them: see SPEC.md. */
export const messenger: Format = {
  id: 'messenger',
  name: 'Messenger and Instagram (JSON)',
  platform: 'messenger',
  extensions: ['json', 'zip'],
  survives: { times: 'exact', replies: 'no', reactions: 'yes', files: 'paths' },
  sniff,
  parts: async (source) => partsOf(source),
  async *parse(source, options) {
    const conversations = [...Map.groupBy(partsOf(source), ({ entry }) => dirname(entry)).values()];
    const choice = chooseChats(options);
    for (const files of conversations) {
      const facts = await factsOf(files[0] ?? source);
      const isOnly = conversations.length === 1;
      if (isOnly || choice.wants({ ...facts, name: facts.name ?? '' })) {
        const records = new Records();
        openOnlyChat(records, facts, source, isOnly ? options : {});
        yield* readMessages(files, records);
      }
    }
    if (conversations.length > 1) {
      choice.end();
    }
  },
};

function sniff({ paths }: ExportHead): number {
  const has = (...names: readonly string[]) => names.every((name) => paths.has(name));
  if (has('participants', 'messages[].timestamp_ms', 'messages[].sender_name')) {
    return 1;
  }
  if (has('participants', 'messages[].senderName', 'messages[].timestamp')) {
    return 0.95;
  }
  return has('participants', 'messages', 'thread_path') ? 0.9 : 0;
}

/** The files to read: of each conversation the one with the highest number, which is the oldest, first. */
function partsOf(source: ExportSource): readonly ExportSource[] {
  if (!PART.test(source.name)) {
    return [source];
  }
  const folder = dirname(source.entry);
  const number = ({ name }: ExportSource) => Number(PART.exec(name)?.[1]);
  const parts = source
    .around()
    .filter(({ name, entry }) => PART.test(name) && (!source.isAlone || dirname(entry) === folder))
    .sort((one, other) => number(other) - number(one));
  return parts.length === 0 ? [source] : parts;
}

/** The conversation a file belongs to. */
async function factsOf(source: ExportSource): Promise<ChatFacts> {
  let title: string | undefined;
  let nativeId: string | undefined;
  let people = 0;
  const value = (name: string, found: unknown) => {
    if (name === 'participants') {
      people = elementsOf(found).length;
    } else if (name === 'title') {
      title = repaired(textOf(found) ?? '') || undefined;
    } else {
      nativeId = textOf(found);
    }
  };
  await surveyJson(source, factSelection, { value }, () => false);
  return { platform: platformOf(source), kind: people > 2 ? 'group' : 'private', name: title, nativeId };
}

function platformOf({ path, entry }: ExportSource): Platform {
  return /instagram/i.test(`${path}/${entry}`) ? 'instagram' : 'messenger';
}

async function* readMessages(
  files: readonly ExportSource[],
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  const reader = new MessengerMessages();
  const value = (_: string, record: unknown, index: number) =>
    addRecord(records, record, index, (object) => reader.read(object, index));
  const unreadable = (_: string, index: number, reason: string, text: string) => records.skip(index, reason, text);
  yield records.take() ?? [];
  for (const file of files) {
    yield* oldestFirst(parseJsonRecords(file, messages, { value, unreadable }, records));
  }
}
