import type { ImportOptions } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import type { ExportSource, Format } from '../../format.ts';
import { type JsonParser, parseJsonRecords } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { Records } from '../../records.ts';
import { chatsAround, type GoogleChat } from './chats.ts';
import { GoogleChatMessages } from './messages.ts';

const selection: JsonSelection = { keys: { messages: { elements: { take: 'message' } } } };

/** Google Chat as Takeout exports it: see SPEC.md. */
export const googleChat: Format = {
  id: 'google-chat',
  name: 'Google Chat (Takeout)',
  platform: 'google-chat',
  extensions: ['zip', 'json'],
  survives: { times: 'exact', replies: 'threads', reactions: 'yes', files: 'paths' },
  sniff({ name, paths }) {
    const isMessage =
      paths.has('messages[].topic_id') &&
      (paths.has('messages[].created_date') || paths.has('messages[].updated_date') || paths.has('messages[].creator'));
    return isMessage ? 1 : name === 'messages.json' && paths.has('messages[].created_date') ? 0.9 : 0;
  },
  marks: (entry) => /(?:^|\/)Google Chat\/Groups\/[^/]+\/messages\.json$/.test(entry),
  async *parse(source, options) {
    const records = new Records();
    for (const { chat, isNamed, messages, beside } of await chosenChats(source, options)) {
      records.chat(chat);
      if (!isNamed && chat.name !== options.chat) {
        const because = 'the export does not name the chat';
        records.note({ type: 'guess', what: 'chat-name', value: chat.name, because });
      }
      yield* parseJsonRecords(messages, selection, parserOf(records, new GoogleChatMessages(beside)), records);
    }
  },
  async parts(source, options) {
    return (await chosenChats(source, options)).map(({ messages }) => messages);
  },
};

function parserOf(records: Records, messages: GoogleChatMessages): JsonParser {
  return {
    value(_name, value, index) {
      const message = messages.read(value, index);
      if (typeof message === 'string') {
        records.skip(index, message, JSON.stringify(value));
      } else {
        records.message(message);
      }
    },
    unreadable: (_name, index, reason, text) => records.skip(index, reason, text),
  };
}

/** The chats to read: all of them or the chosen; a single one takes the name that the user gives. */
async function chosenChats(source: ExportSource, options: ImportOptions): Promise<readonly GoogleChat[]> {
  const chats = await chatsAround(source);
  const [only] = chats;
  if (only !== undefined && chats.length === 1) {
    return [{ ...only, chat: { ...only.chat, name: options.chat ?? only.chat.name } }];
  }
  const choice = chooseChats(options);
  const chosen = chats.filter(({ chat }) => choice.wants(chat));
  choice.end();
  return chosen;
}
