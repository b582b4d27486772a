import type { OpenQuestionFilter, RepeatedQuestionFilter } from '../../../contract/index.ts';
import { type Command, type CommandContext, jsonOptions, libraryOption } from '../command.ts';

export const threadsCommand: Command = {
  usage: 'threads --library DIR [--chat ID] [--questions | --open | --repeated]',
  help: 'Lists the conversations found, best first.',
  options: {
    ...libraryOption,
    chat: { value: 'ID', help: 'only this chat (id or name)' },
    questions: { help: 'only conversations that hold a question' },
    open: { help: 'questions nobody has answered, newest first' },
    repeated: { help: 'questions that were asked more than once, most often asked first' },
    limit: { value: 'N', help: 'at most so many' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    await session.open(args.required('library'), 'read');
    const wanted = args.text('chat');
    const chats = await session.call('chats.list', {});
    const chatId = wanted === undefined ? undefined : (chats.find((chat) => chat.name === wanted)?.id ?? wanted);
    if (args.has('repeated')) {
      await listRepeated({ chatId, limit: args.count('limit') }, { session, output });
      return;
    }
    if (args.has('open')) {
      await listOpen({ chatId, limit: args.count('limit') }, { session, output });
      return;
    }
    const filter = { chatId, questions: args.has('questions'), limit: args.count('limit') };
    if (output.json || output.jsonl) {
      const { threads } = await session.call('threads.details', filter);
      await output.document({ threads }, threads);
      return;
    }
    const { total, threads } = await session.call('threads.list', { ...filter, limit: filter.limit ?? 50 });
    for (const thread of threads) {
      const { score, id, from, title, messageCount } = thread;
      await output.line(`${score.toFixed(2)}  ${id}  ${dayOf(from)}  ${title} (${messageCount})`);
    }
    await output.line(`${threads.length} of ${total} conversations`);
  },
};

type Listing = Pick<CommandContext, 'session' | 'output'>;

async function listOpen(filter: OpenQuestionFilter, { session, output }: Listing): Promise<void> {
  const { total, threads } = await session.call('threads.openQuestions', filter);
  if (output.json || output.jsonl) {
    await output.document({ total, threads }, threads);
    return;
  }
  for (const { id, from, title, chatName } of threads) {
    await output.line(`${dayOf(from)}  ${id}  ${title} (${chatName})`);
  }
  await output.line(`${threads.length} of ${total} open questions`);
}

async function listRepeated(filter: RepeatedQuestionFilter, { session, output }: Listing): Promise<void> {
  const groups = await session.call('threads.repeatedQuestions', filter);
  if (output.json || output.jsonl) {
    await output.document({ groups }, groups);
    return;
  }
  for (const { threadIds, from, to, title } of groups) {
    await output.line(`${threadIds.length} times  ${dayOf(from)} to ${dayOf(to)}  ${title}`);
  }
  await output.line(`${groups.length} questions asked more than once`);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
