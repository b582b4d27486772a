import { type BookBuilt, bookFormats, type Locale, locales } from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';

export const bookCommand: Command = {
  usage: `book build --library DIR (--book ID | --auto) --format ${bookFormats.join('|')} --out PATH`,
  help: 'Builds a book.',
  options: {
    ...libraryOption,
    book: { value: 'ID', help: 'a book of the library' },
    auto: { help: 'a book proposed from the tags of the digests' },
    title: { value: 'T', help: 'with --auto: its title' },
    language: { value: 'L', help: `with --auto: ${locales.join(', ')}` },
    format: { value: 'F', help: bookFormats.join(', ') },
    out: { value: 'PATH', help: 'where to' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const id = args.text('book');
    if (args.positionals[0] !== 'build' || args.positionals.length > 1) {
      throw new UsageError('say build');
    }
    if ((id === undefined) !== args.has('auto')) {
      throw new UsageError('give --book ID or --auto');
    }
    const format = oneOf(args.required('format'), bookFormats, '--format');
    const language = oneOf<Locale>(args.text('language'), locales, '--language');
    const out = args.required('out');
    await session.open(args.required('library'), 'read');
    const built = await session.finish<BookBuilt>(
      session.call('books.build', { id, format: format ?? 'markdown', out, title: args.text('title'), language }),
    );
    for (const warning of built.warnings) {
      output.note(`note: ${warning}`);
    }
    if (output.json || output.jsonl) {
      await output.document(built);
      return;
    }
    await output.line(`Wrote ${built.out} (${built.bytes} bytes)`);
    await output.line(`${built.chapters} chapters, ${built.entries} entries, ${built.contributors} contributors`);
  },
};
