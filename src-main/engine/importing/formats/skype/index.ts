import type { ExportHead, Format } from '../../format.ts';
import { parseJsonRecords } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { oldestFirstByChat } from '../../oldest-first-by-chat.ts';
import { Records } from '../../records.ts';
import { SkypeChats } from './chats.ts';

const selection: JsonSelection = {
  keys: {
    userId: { take: 'owner' },
    conversations: {
      elements: {
        keys: {
          id: { take: 'id' },
          displayName: { take: 'displayName' },
          threadProperties: { take: 'threadProperties' },
          MessageList: { elements: { take: 'message' }, name: 'messages' },
        },
        name: 'conversation',
      },
    },
  },
};

/** What Microsoft hands out of one's own chats in Skype and in Teams for personal accounts: see SPEC.md. */
export const skype: Format = {
  id: 'skype',
  name: 'Teams (personal) and Skype (own data)',
  platform: 'teams',
  extensions: ['json', 'tar', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  parse(source, options) {
    const records = new Records();
    const chats = new SkypeChats(records, source, options);
    return oldestFirstByChat(parseJsonRecords(source, selection, chats, records));
  },
};

function sniff({ paths }: ExportHead): number {
  if (!paths.has('conversations[].MessageList')) {
    return 0;
  }
  return paths.has('conversations[].MessageList[].originalarrivaltime') ? 1 : 0.7;
}
