import type { ExportHead, Format } from '../../format.ts';
import { parseJsonChat } from '../../json-chat.ts';
import { QceChat } from './chat.ts';

/** The JSON of QQChatExporter, of one chat: see SPEC.md. */
export const qceJson: Format = {
  id: 'qce-json',
  name: 'QQ: QQChatExporter (JSON)',
  platform: 'qq',
  extensions: ['json'],
  survives: { times: 'exact', replies: 'yes', reactions: 'no', files: 'paths' },
  sniff,
  parse: (source, options) => parseJsonChat(source, options, QCE_FACTS, new QceChat()),
};

/** What stands beside the messages, or in the manifest of an export in pieces. */
export const QCE_FACTS = { chatInfo: { take: 'chatInfo' }, statistics: { take: 'statistics' } };

function sniff({ paths }: ExportHead): number {
  if (!paths.has('chatInfo') || !paths.has('messages')) {
    return 0;
  }
  return paths.has('statistics') || paths.has('messages[].sender') ? 1 : 0.8;
}
