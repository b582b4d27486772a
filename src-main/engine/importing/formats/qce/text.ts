import type { Format } from '../../format.ts';
import { parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { isTimeLine, QceTextParser } from './text-parser.ts';

const BANNER = '[QQChatExporter V';

/** The text of QQChatExporter, of one chat: see SPEC.md. */
export const qceText: Format = {
  id: 'qce-text',
  name: 'QQ: QQChatExporter (text)',
  platform: 'qq',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'names' },
  sniff({ lines }) {
    if (lines.slice(0, 5).some((line) => line.startsWith(BANNER))) {
      return 1;
    }
    const messages = lines.filter((line, index) => isTimeLine(line) && /\S:$/.test(lines[index - 1] ?? '')).length;
    return messages === 0 ? 0 : messages === 1 ? 0.5 : 0.8;
  },
  async *parse(source, options) {
    const records = new Records();
    yield* parseLines(source, new QceTextParser(records, source, options), records);
  },
};
