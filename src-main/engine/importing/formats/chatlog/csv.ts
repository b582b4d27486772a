import { chatByChat } from '../../chat-shelves.ts';
import { columnsOf, parseCsv } from '../../csv-records.ts';
import type { Format } from '../../format.ts';
import { Records } from '../../records.ts';
import { ChatlogRows } from './rows.ts';

const COLUMNS = ['Time', 'SenderName', 'Sender', 'TalkerName', 'Talker', 'Content'];

/** The table of chatlog: see SPEC.md. */
export const chatlogCsv: Format = {
  id: 'chatlog-csv',
  name: 'WeChat: chatlog (CSV)',
  platform: 'wechat',
  extensions: ['csv'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'names' },
  sniff({ lines }) {
    const columns = new Set(columnsOf(lines[0]));
    return COLUMNS.every((name) => columns.has(name)) ? 1 : 0;
  },
  async *parse(source, options) {
    const records = new Records();
    yield* chatByChat(parseCsv(source, new ChatlogRows(records, source), records), options);
  },
};
