import { columnsOf, parseCsv, surveyCsv } from '../../csv-records.ts';
import type { Format } from '../../format.ts';
import { Records } from '../../records.ts';
import { MemoTraceRows, MemoTraceSurvey } from './rows.ts';

const COLUMNS = ['localId', 'TalkerId', 'Type', 'SubType', 'IsSender', 'CreateTime', 'StrContent'];

/** The table of MemoTrace: see SPEC.md. */
export const memotraceCsv: Format = {
  id: 'memotrace-csv',
  name: 'WeChat: MemoTrace 留痕 (CSV)',
  platform: 'wechat',
  extensions: ['csv'],
  survives: { times: 'exact', replies: 'quotes', reactions: 'no', files: 'placeholders' },
  sniff({ lines }) {
    const columns = new Set(columnsOf(lines[0]));
    return COLUMNS.every((name) => columns.has(name)) ? 1 : 0;
  },
  async *parse(source, options) {
    const survey = new MemoTraceSurvey();
    await surveyCsv(source, survey, () => survey.enough);
    const records = new Records();
    yield* parseCsv(source, new MemoTraceRows(records, source, options, survey.kind), records);
  },
};
