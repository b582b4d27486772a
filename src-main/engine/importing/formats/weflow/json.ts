import type { ExportHead, Format } from '../../format.ts';
import { parseJsonChat } from '../../json-chat.ts';
import { WeFlowChat } from './messages.ts';

/** The JSON of WeFlow and its relatives, of one WeChat conversation: see SPEC.md. */
export const weflowJson: Format = {
  id: 'weflow-json',
  name: 'WeChat: WeFlow (JSON)',
  platform: 'wechat',
  extensions: ['json'],
  survives: { times: 'exact', replies: 'yes', reactions: 'no', files: 'paths' },
  sniff,
  parse: (source, options) => parseJsonChat(source, options, FACTS, new WeFlowChat()),
};

const FACTS = { weflow: { take: 'weflow' }, session: { take: 'session' }, senders: { elements: { take: 'sender' } } };

function sniff({ paths }: ExportHead): number {
  if (!paths.has('session') || !paths.has('messages') || paths.has('chatlab')) {
    return 0;
  }
  if (paths.has('weflow')) {
    return 1;
  }
  return paths.has('messages[].localType') && paths.has('messages[].createTime') ? 0.95 : 0;
}
