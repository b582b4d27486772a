import { UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';
import type { Session } from '../session.ts';

const PAGE = 5000;

export const messagesCommand: Command = {
  usage: 'messages --library DIR [--chat ID] [--from T] [--to T]',
  help: 'Prints messages in order.',
  options: {
    ...libraryOption,
    chat: { value: 'ID', help: 'only this chat (id or name)' },
    from: { value: 'T', help: 'from this time on (2026-03-01, 2026-03-01T20:00:00+08:00, or epoch milliseconds)' },
    to: { value: 'T', help: 'before this time' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const from = readTime(args.text('from'));
    const to = readTime(args.text('to'));
    await session.open(args.required('library'), 'read');
    const wanted = args.text('chat');
    const chatId = wanted === undefined ? undefined : await chatNamed(wanted, session);
    const all = [];
    let after: string | undefined;
    do {
      const page = await session.call('messages.page', { chatId, from, to, after, limit: PAGE });
      if (output.jsonl) {
        await output.document(page.messages);
      } else if (output.json) {
        all.push(...page.messages);
      } else {
        for (const message of page.messages) {
          const time = new Date(message.sentAt).toISOString();
          await output.line(`${time}  ${message.sender ?? '*'}: ${message.text || `[${message.kind}]`}`);
        }
      }
      after = page.next ?? undefined;
    } while (after !== undefined);
    if (output.json) {
      await output.document(all);
    }
  },
};

/** The id of the chat with a name; what is no name is an id. */
export async function chatNamed(wanted: string, session: Session): Promise<string> {
  const chats = await session.call('chats.list', {});
  return chats.find((chat) => chat.name === wanted)?.id ?? wanted;
}

/** Epoch milliseconds of a time as people write it; a bare date begins at midnight UTC. */
export function readTime(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const time = /^\d{9,}$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) {
    throw new UsageError(`“${text}” is no time (an example is 2026-03-01)`);
  }
  return time;
}
