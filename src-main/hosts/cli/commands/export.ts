import { type ChatExported, chatExportFormats } from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';
import { chatNamed, readTime } from './messages.ts';

export const exportCommand: Command = {
  usage: 'export --chat ID --format F --out FILE --library DIR [--from T] [--to T]',
  help: 'Writes a chat, or a part of it, to a file: for other programs, for spreadsheets, for people.',
  options: {
    ...libraryOption,
    chat: { value: 'ID', help: 'the chat (id or name)' },
    format: { value: 'F', help: chatExportFormats.join(', ') },
    out: { value: 'FILE', help: 'the file to write; it must not be there yet' },
    from: { value: 'T', help: 'from this time on (see “messages”)' },
    to: { value: 'T', help: 'before this time' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const from = readTime(args.text('from'));
    const to = readTime(args.text('to'));
    const format = oneOf(args.required('format'), chatExportFormats, '--format');
    const [wanted, out] = [args.required('chat'), args.required('out')];
    if (format === undefined || args.positionals.length > 0) {
      throw new UsageError('--format is missing');
    }
    await session.open(args.required('library'), 'read');
    const chatId = await chatNamed(wanted, session);
    const exported = await session.finish<ChatExported>(
      session.call('chats.export', { chatId, format, out, from, to }),
    );
    if (output.json || output.jsonl) {
      await output.document(exported);
      return;
    }
    await output.line(`Wrote ${exported.messages} messages to ${exported.out} (${exported.bytes} bytes)`);
  },
};
