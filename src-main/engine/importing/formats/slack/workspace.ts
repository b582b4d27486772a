import type { ChatKind, ParsedChat } from '../../../../contract/index.ts';
import { folderNameOf, folderOf, stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { surveyJson } from '../../json-records.ts';
import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { SlackPeople } from './people.ts';

const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.json$/;
/** The lists of channels, and what those of each are. */
const LISTS: Readonly<Record<string, ChatKind>> = {
  'channels.json': 'channel',
  'groups.json': 'group',
  'mpims.json': 'group',
  'dms.json': 'private',
};

/** A channel with its day files, oldest first. */
export interface SlackChannel {
  readonly chat: ParsedChat;
  /** Whether a list of the export knows it; else its folder names it. */
  readonly isListed: boolean;
  readonly days: readonly ExportSource[];
}

export interface SlackWorkspace {
  readonly people: SlackPeople;
  readonly channels: readonly SlackChannel[];
  channelName(id: string): string | undefined;
}

/** Whether a file has the name of a list of channels. */
export function isListName(name: string): boolean {
  return Object.hasOwn(LISTS, name);
}

export function isDayName(name: string): boolean {
  return DAY_FILE.test(name);
}

/**
 * Finds the channels of the export that a list or a day file belongs to.
 * @throws {QunshuError} `export-damaged` for a list that is no JSON.
 */
export async function openWorkspace(source: ExportSource): Promise<SlackWorkspace> {
  const root = isListName(source.name) ? folderOf(source.entry) : folderOf(folderOf(source.entry).slice(0, -1));
  const around = source.around();
  const people = new SlackPeople();
  // An organisation of several workspaces lists its people in a file of its own.
  for (const list of around.filter(({ entry }) => entry === `${root}users.json` || entry === `${root}org_users.json`)) {
    await readElements(list, (user) => people.add(user));
  }
  const chats = await chatsByFolder(around, root, people);
  const channels = Array.from(daysByFolder(source, around, root), ([folder, days]) => ({
    chat: chats.get(folder) ?? ({ type: 'chat', platform: 'slack', kind: 'channel', name: folder } as const),
    isListed: chats.has(folder),
    days,
  }));
  const names = new Map(Array.from(chats.values(), ({ nativeId, name }) => [nativeId, name]));
  return { people, channels, channelName: (id) => names.get(id) };
}

/** Day files by the folder of their channel, in the order of their names. */
function daysByFolder(
  source: ExportSource,
  around: readonly ExportSource[],
  root: string,
): ReadonlyMap<string, readonly ExportSource[]> {
  const found = new Map<string, ExportSource[]>();
  const isAlone = source.isAlone && !isListName(source.name);
  for (const file of isAlone ? [] : around) {
    const channel = channelOf(file, source, root);
    if (channel !== null) {
      const days = found.get(channel);
      if (days === undefined) {
        found.set(channel, [file]);
      } else {
        days.push(file);
      }
    }
  }
  if (found.size === 0 && !isListName(source.name)) {
    return new Map([[isDayName(source.name) ? folderNameOf(source) : stemOf(source.name), [source]]]);
  }
  for (const days of found.values()) {
    days.sort((one, other) => (one.name < other.name ? -1 : 1));
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The folder of a day file's channel; null for a file that is no day of a channel beside the source. */
function channelOf(file: ExportSource, source: ExportSource, root: string): string | null {
  const folder = folderOf(file.entry);
  if (!isDayName(file.name) || !folder.startsWith(root)) {
    return null;
  }
  // Of the folder of one channel, the days stand at the top.
  const isChannel = !isListName(source.name) && !source.entry.includes('/');
  const name = isChannel && folder === '' ? folderNameOf(file) : folder.slice(root.length, -1);
  return name === '' || name.includes('/') || isChannel !== (folder === '') ? null : name;
}

/** What the lists say about channels, by the folder their days are in. */
async function chatsByFolder(
  around: readonly ExportSource[],
  root: string,
  people: SlackPeople,
): Promise<ReadonlyMap<string, ParsedChat>> {
  const chats = new Map<string, ParsedChat>();
  for (const [name, kind] of Object.entries(LISTS)) {
    const list = around.find(({ entry }) => entry === root + name);
    if (list !== undefined) {
      await readElements(list, (value) => {
        const channel = objectOf(value) ?? {};
        const nativeId = textOf(channel.id);
        const folder = textOf(channel.name) ?? nativeId;
        if (folder !== undefined) {
          const chat = { type: 'chat', platform: 'slack', kind, name: nameOf(channel, people) ?? folder } as const;
          chats.set(folder, nativeId === undefined ? chat : { ...chat, nativeId });
        }
      });
    }
  }
  return chats;
}

/** A conversation of a few people has no name of its own, or one like `mpdm-ann--bob-1`. */
function nameOf(channel: JsonObject, people: SlackPeople): string | undefined {
  const name = textOf(channel.name);
  if (name !== undefined && !name.startsWith('mpdm-')) {
    return name;
  }
  const members = elementsOf(channel.members).flatMap((id) =>
    typeof id === 'string' ? [people.nameOf(id) ?? id] : [],
  );
  return members.length === 0 ? name : members.join(', ');
}

/** Hands out the elements of a document that is an array. */
export async function readElements(source: ExportSource, take: (value: unknown) => void): Promise<void> {
  await surveyJson(source, { elements: { take: 'element' } }, { value: (_, value) => take(value) }, () => false);
}
