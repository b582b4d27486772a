import { chatByChat } from '../../chat-shelves.ts';
import type { ExportHead, Format } from '../../format.ts';
import { objectOf } from '../../json-values.ts';
import { parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { SignalFiles } from './attachments.ts';
import { SignalFrames } from './frames.ts';
import { SignalItems } from './items.ts';
import { chatOrderOf, chosenChats } from './order.ts';
import { SignalRecipients } from './recipients.ts';

/** The plaintext export of Signal: see SPEC.md. */
export const signalJsonl: Format = {
  id: 'signal-jsonl',
  name: 'Signal (plaintext export)',
  platform: 'signal',
  extensions: ['jsonl', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  async *parse(source, options) {
    const records = new Records();
    const recipients = new SignalRecipients();
    const items = new SignalItems(recipients, new SignalFiles(source));
    const frames = new SignalFrames(records, recipients, items, source.name);
    const { chats, isMixed } = await chatOrderOf(source);
    const batches = parseLines(source, frames, records);
    yield* isMixed ? chatByChat(batches, options) : chosenChats(batches, options, chats < 2);
  },
};

function sniff({ objects }: ExportHead): number {
  if (objects[0]?.backupTimeMs !== undefined) {
    return 1;
  }
  const isFrame = ({ recipient, chat, chatItem }: Readonly<Record<string, unknown>>) =>
    objectOf(chatItem)?.chatId !== undefined ||
    objectOf(chat)?.recipientId !== undefined ||
    objectOf(recipient)?.id !== undefined;
  return objects.length > 0 && objects.every((object) => isFrame(object) || object.account !== undefined) ? 0.9 : 0;
}
