import { chatByChat } from '../../chat-shelves.ts';
import { columnsOf, parseCsv, surveyCsv } from '../../csv-records.ts';
import type { Format } from '../../format.ts';
import { Records } from '../../records.ts';
import { WeFlowRowSurvey, WeFlowRows } from './rows.ts';

const COLUMNS = ['MsgSvrID', 'type_name', 'is_sender', 'talker', 'CreateTime'];

/** The table of WeFlow, WeClone and PyWxDump: see SPEC.md. */
export const weflowCsv: Format = {
  id: 'weflow-csv',
  name: 'WeChat: WeFlow, WeClone, PyWxDump (CSV)',
  platform: 'wechat',
  extensions: ['csv'],
  survives: { times: 'exact or second', replies: 'quotes', reactions: 'no', files: 'paths' },
  sniff({ lines }) {
    const columns = new Set(columnsOf(lines[0]));
    return COLUMNS.every((name) => columns.has(name)) ? 1 : 0;
  },
  async *parse(source, options) {
    const survey = new WeFlowRowSurvey();
    await surveyCsv(source, survey, () => survey.enough);
    const records = new Records();
    const batches = parseCsv(source, new WeFlowRows(records, source, options, survey.kind), records);
    yield* survey.hasRooms ? chatByChat(batches, options) : batches;
  },
};
