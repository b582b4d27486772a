import type { ImportOptions } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import { folderOf } from '../../file-name.ts';
import type { ExportHead, Format } from '../../format.ts';
import { parseJsonRecords } from '../../json-records.ts';
import { Records } from '../../records.ts';
import { dumpedFiles } from './dumped-files.ts';
import { MessageRecords } from './message-records.ts';
import { SlackMessages } from './messages.ts';
import { isDayName, isListName, openWorkspace, type SlackChannel, type SlackWorkspace } from './workspace.ts';

/** The export of a Slack workspace, a folder or zip with a file for each day of each channel: see SPEC.md. */
export const slackExport: Format = {
  id: 'slack',
  name: 'Slack (workspace export)',
  platform: 'slack',
  extensions: ['zip', 'json'],
  survives: { times: 'exact', replies: 'threads', reactions: 'yes', files: 'names' },
  sniff,
  marks: (entry) => isListName(entry.slice(folderOf(entry).length)),
  async *parse(source, options) {
    const workspace = await openWorkspace(source);
    const findFile = dumpedFiles(source);
    const records = new Records();
    for (const { chat, isListed, days } of chosenChannels(workspace, options)) {
      records.chat(chat);
      if (!isListed && chat.name !== options.chat) {
        const because = 'no list of the export names the channel';
        records.note({ type: 'guess', what: 'chat-name', value: chat.name, because });
      }
      const messages = new SlackMessages(workspace.people, workspace.channelName, findFile);
      const parser = new MessageRecords(records, messages);
      for (const day of days) {
        yield* parseJsonRecords(day, { elements: { take: 'message' } }, parser, records);
      }
    }
  },
  async parts(source, options) {
    return chosenChannels(await openWorkspace(source), options).flatMap(({ days }) => days);
  },
};

function sniff(head: ExportHead): number {
  const { name, entry, paths } = head;
  if (isListName(name)) {
    const root = folderOf(entry);
    const entries = head.around();
    const hasDays = entries.some((other) => {
      const parts = other.startsWith(root) ? other.slice(root.length).split('/') : [];
      return parts.length === 2 && isDayName(parts[1] ?? '');
    });
    return hasDays && entries.includes(`${root}users.json`) ? 1 : 0;
  }
  const isMessage = paths.has('[].ts') && (paths.has('[].user') || paths.has('[].bot_id') || paths.has('[].subtype'));
  return isMessage ? (isDayName(name) ? 0.95 : 0.6) : 0;
}

/**
 * The channels to read: all of them, or the one the user names. A single one takes that name.
 * @throws {QunshuError} `invalid-input` when there is none of that name.
 */
function chosenChannels({ channels }: SlackWorkspace, options: ImportOptions): readonly SlackChannel[] {
  const [only] = channels;
  if (only !== undefined && channels.length === 1) {
    return [{ ...only, chat: { ...only.chat, name: options.chat ?? only.chat.name } }];
  }
  const choice = chooseChats(options);
  const chosen = channels.filter(({ chat }) => choice.wants(chat));
  choice.end();
  return chosen;
}
