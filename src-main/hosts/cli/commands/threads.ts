import { type Command, jsonOptions, libraryOption } from '../command.ts';

export const threadsCommand: Command = {
  usage: 'threads --library DIR [--chat ID] [--questions]',
  help: 'Lists the conversations found, best first.',
  options: {
    ...libraryOption,
    chat: { value: 'ID', help: 'only this chat (id or name)' },
    questions: { help: 'only conversations that hold a question' },
    limit: { value: 'N', help: 'at most so many' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    await session.open(args.required('library'), 'read');
    const wanted = args.text('chat');
    const chats = await session.call('chats.list', {});
    const chatId = wanted === undefined ? undefined : (chats.find((chat) => chat.name === wanted)?.id ?? wanted);
    const filter = { chatId, questions: args.has('questions'), limit: args.count('limit') };
    if (output.json || output.jsonl) {
      const { threads } = await session.call('threads.details', filter);
      await output.document({ threads }, threads);
      return;
    }
    const { total, threads } = await session.call('threads.list', { ...filter, limit: filter.limit ?? 50 });
    for (const thread of threads) {
      const day = new Date(thread.from).toISOString().slice(0, 10);
      await output.line(`${thread.score.toFixed(2)}  ${thread.id}  ${day}  ${thread.title} (${thread.messageCount})`);
    }
    await output.line(`${threads.length} of ${total} conversations`);
  },
};
