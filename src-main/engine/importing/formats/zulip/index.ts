import { dirname } from 'node:path/posix';
import type { ParsedRecord, Reaction } from '../../../../contract/index.ts';
import { chatByChat } from '../../chat-shelves.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { addRecord } from '../../json-chat.ts';
import { parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { idOf, objectOf, textOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { ZulipDirectory } from './directory.ts';
import { ZulipMessages } from './messages.ts';

const PART = /^messages-\d+\.json$/;
const messages: JsonSelection = { keys: { zerver_message: { elements: { take: 'message' } } } };
const reactions: JsonSelection = { keys: { zerver_reaction: { elements: { take: 'reaction' } } } };

/** The export of a Zulip organisation: see SPEC.md. */
export const zulip: Format = {
  id: 'zulip',
  name: 'Zulip (export of an organisation)',
  platform: 'zulip',
  extensions: ['tar.gz', 'json'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  parts: async (source) => filesOf(source).parts,
  async *parse(source, options) {
    yield* chatByChat(readMessages(source), options);
  },
};

function sniff({ paths }: ExportHead): number {
  if (paths.has('zerver_userprofile') && (paths.has('zerver_stream') || paths.has('zerver_recipient'))) {
    return 1;
  }
  return paths.has('zerver_message') ? 0.95 : 0;
}

/** The files with the messages, and the one that names people and channels, where there is one. */
function filesOf(source: ExportSource): { realm: ExportSource | null; parts: readonly ExportSource[] } {
  const folder = dirname(source.entry);
  const beside = source.around().filter(({ entry }) => dirname(entry) === folder);
  const parts = beside.filter(({ name }) => PART.test(name)).sort((one, other) => (one.name < other.name ? -1 : 1));
  const realm = beside.find(({ name }) => name === 'realm.json') ?? null;
  return PART.test(source.name) || source.name === 'realm.json'
    ? { realm, parts: parts.length === 0 ? [source] : parts }
    : { realm: null, parts: [source] };
}

/** The messages in the order of the files, with a `chat` record wherever another chat goes on. */
async function* readMessages(source: ExportSource): AsyncGenerator<readonly ParsedRecord[]> {
  const { realm, parts } = filesOf(source);
  const directory = await ZulipDirectory.read(realm);
  const reader = new ZulipMessages(directory, await reactionsIn(parts));
  const records = new Records();
  let current: string | undefined;
  const value = (_: string, record: unknown, index: number) =>
    addRecord(records, record, index, (object) => {
      const message = reader.read(object, index);
      if (typeof message !== 'string') {
        const chat = directory.chatOf(idOf(object.recipient) ?? '', idOf(object.sender) ?? '');
        if (chat.nativeId !== current) {
          current = chat.nativeId;
          records.chat(chat);
        }
      }
      return message;
    });
  const unreadable = (_: string, index: number, reason: string, text: string) => records.skip(index, reason, text);
  for (const part of parts) {
    yield* parseJsonRecords(part, messages, { value, unreadable }, records);
  }
  if (!records.opened) {
    records.chat({ type: 'chat', platform: 'zulip', kind: 'group', name: stemOf(source.name) });
    yield records.take() ?? [];
  }
}

/** The reactions to every message: they may lie in another file than it, so that all are read beforehand. */
async function reactionsIn(parts: readonly ExportSource[]): Promise<ReadonlyMap<string, readonly Reaction[]>> {
  const found = new Map<string, Reaction[]>();
  const value = (_: string, written: unknown) => {
    const reaction = objectOf(written);
    const message = idOf(reaction?.message);
    const key = textOf(reaction?.emoji_name);
    if (message === undefined || key === undefined) {
      return;
    }
    const before = found.get(message) ?? [];
    const count = (before.find((one) => one.key === key)?.count ?? 0) + 1;
    found.set(message, [...before.filter((one) => one.key !== key), { key, count }]);
  };
  for (const part of parts) {
    await surveyJson(part, reactions, { value }, () => false);
  }
  return found;
}
