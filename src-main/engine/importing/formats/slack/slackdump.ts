import type { ImportOptions, ParsedChat } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import { folderOf, stemOf } from '../../file-name.ts';
import type { ExportSource, Format } from '../../format.ts';
import { type JsonParser, parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { elementsOf, idOf, objectOf, textOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { dumpedFiles } from './dumped-files.ts';
import { MessageRecords } from './message-records.ts';
import { SlackMessages } from './messages.ts';
import { SlackPeople } from './people.ts';
import { readElements } from './workspace.ts';

/** `C0123ABCD.json`, or of one thread `C0123ABCD-1577694990.000400.json`. */
const DUMP_FILE = /^[CDG][A-Z0-9]{6,}(?:-\d+\.\d+)?\.json$/;
const USERS_FILE = /^users(?:-[A-Z0-9]+)?\.json$/;

const facts = { channel_id: { take: 'id' }, name: { take: 'name' } } as const;
const selection: JsonSelection = { keys: { ...facts, messages: { elements: { take: 'message' }, name: 'messages' } } };
const surveySelection: JsonSelection = { keys: { ...facts, messages: { elements: {}, name: 'messages' } } };

/** What `slackdump dump` writes, a file for each channel with the threads inside: see SPEC.md. */
export const slackdump: Format = {
  id: 'slackdump',
  name: 'Slack (slackdump)',
  platform: 'slack',
  extensions: ['json', 'zip'],
  survives: { times: 'exact', replies: 'threads', reactions: 'yes', files: 'paths' },
  sniff: ({ paths }) =>
    !paths.has('messages[].ts') ? 0 : paths.has('channel_id') ? 1 : paths.has('messages[].user') ? 0.6 : 0,
  async *parse(source, options) {
    const people = await peopleAround(source);
    const dumps = await chosenDumps(source, options);
    const names = new Map(dumps.map(({ chat }) => [chat.nativeId, chat.name]));
    const findFile = dumpedFiles(source);
    for (const { chat, isNamed, file } of dumps) {
      const records = new Records();
      records.chat(chat);
      if (!isNamed) {
        const because = 'the dump does not name the channel';
        records.note({ type: 'guess', what: 'chat-name', value: chat.name, because });
      }
      const messages = new SlackMessages(people, (id) => names.get(id), findFile);
      yield* parseJsonRecords(file, selection, new DumpedRecords(new MessageRecords(records, messages)), records);
    }
  },
  async parts(source, options) {
    return (await chosenDumps(source, options)).map(({ file }) => file);
  },
};

interface Dump {
  readonly file: ExportSource;
  readonly chat: ParsedChat;
  /** Whether the dump, or the user, says what the channel is called. */
  readonly isNamed: boolean;
}

/** Messages with their replies behind them. */
class DumpedRecords implements JsonParser {
  readonly #messages: MessageRecords;

  constructor(messages: MessageRecords) {
    this.#messages = messages;
  }

  value(name: string, value: unknown): void {
    if (name === 'message') {
      this.#messages.value(name, value);
      for (const reply of elementsOf(objectOf(value)?.slackdump_thread_replies)) {
        this.#messages.value(name, reply);
      }
    }
  }

  unreadable(name: string, index: number, reason: string, text: string): void {
    this.#messages.unreadable(name, index, reason, text);
  }
}

async function peopleAround(source: ExportSource): Promise<SlackPeople> {
  const people = new SlackPeople();
  for (const file of source.around()) {
    if (USERS_FILE.test(file.name) && folderOf(file.entry) === folderOf(source.entry)) {
      await readElements(file, (user) => people.add(user));
    }
  }
  return people;
}

/**
 * The dumps to read: the one the user named, or all of an archive or folder, or the chosen of those.
 * @throws {QunshuError} `invalid-input` when there is none of that name.
 */
async function chosenDumps(source: ExportSource, options: ImportOptions): Promise<readonly Dump[]> {
  const isBeside = ({ name, entry }: ExportSource) =>
    entry === source.entry || (DUMP_FILE.test(name) && folderOf(entry) === folderOf(source.entry));
  const files = source.isAlone ? [source] : source.around().filter(isBeside);
  const dumps: Dump[] = [];
  for (const file of files) {
    dumps.push(await describeDump(file, files.length === 1 ? options.chat : undefined));
  }
  const choice = chooseChats(options);
  const chosen = dumps.length === 1 ? dumps : dumps.filter(({ chat }) => choice.wants(chat));
  if (dumps.length > 1) {
    choice.end();
  }
  return chosen;
}

async function describeDump(file: ExportSource, chosenName: string | undefined): Promise<Dump> {
  let id: string | undefined;
  let ownName: string | undefined;
  let isAtMessages = false;
  const survey = {
    value: (name: string, value: unknown) => {
      if (name === 'id') {
        id = idOf(value);
      } else if (name === 'name') {
        ownName = textOf(value);
      }
    },
    enter: () => {
      isAtMessages = true;
    },
  };
  await surveyJson(file, surveySelection, survey, () => isAtMessages && id !== undefined && ownName !== undefined);
  const known = chosenName ?? ownName;
  const kind = id?.startsWith('D') ? 'private' : id?.startsWith('G') ? 'group' : 'channel';
  const chat = {
    type: 'chat',
    platform: 'slack',
    kind,
    name: known ?? id ?? stemOf(file.name),
    ...(id !== undefined && { nativeId: id }),
  } as const;
  return { file, chat, isNamed: known !== undefined };
}
