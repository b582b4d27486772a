import {
  type Book,
  type BookBuilt,
  type BookEntry,
  type BookSource,
  bookFormats,
  type Locale,
  locales,
  QunshuError,
} from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, jsonOptions, libraryOption } from '../command.ts';
import { readText } from './text-file.ts';

export const bookCommand: Command = {
  usage:
    'book --library DIR (list | show ID | create | build (--book ID [--chapter ID] | --auto) --format F --out PATH)',
  help: 'The books: lists them, shows an outline, proposes one and keeps it, builds one.',
  options: {
    ...libraryOption,
    book: { value: 'ID', help: 'for build: a book of the library' },
    chapter: { value: 'ID', help: 'with --book: only this chapter' },
    auto: { help: 'for build: a book proposed from the tags of the digests' },
    query: { value: 'Q', help: 'for create, or with --auto: only what this search finds' },
    saved: { value: 'NAME', help: 'the same with a saved search' },
    topics: { value: 'FILE', help: 'the same with a tree of topics: headings of Markdown or an indented list' },
    title: { value: 'T', help: 'for create, or with --auto: its title' },
    language: { value: 'L', help: `for create, or with --auto: ${locales.join(', ')}` },
    format: { value: 'F', help: `for build: ${bookFormats.join(', ')}` },
    out: { value: 'PATH', help: 'for build: where to' },
    ...jsonOptions,
  },
  async run(context) {
    const [action, ...words] = context.arguments.positionals;
    const run = action === undefined ? undefined : actions[action];
    if (run === undefined) {
      throw new UsageError('say list, show, create or build');
    }
    await run(context, words);
  },
};

const actions: Readonly<Record<string, (context: CommandContext, words: readonly string[]) => Promise<void>>> = {
  async list({ arguments: args, output, session }) {
    await session.open(args.required('library'), 'read');
    const books = await session.call('books.list', {});
    if (output.json || output.jsonl) {
      await output.document({ books }, books);
      return;
    }
    for (const { id, title, chapterCount, entryCount } of books) {
      await output.line(`${id}  ${title} (${chapterCount} chapters, ${entryCount} entries)`);
    }
  },
  async show({ arguments: args, output, session }, words) {
    const [id, ...more] = words;
    if (id === undefined || more.length > 0) {
      throw new UsageError('show needs one ID');
    }
    await session.open(args.required('library'), 'read');
    const book = await session.call('books.get', { id });
    if (output.json || output.jsonl) {
      await output.document(book);
      return;
    }
    const changes = await session.call('books.changes', { id });
    const { digests } = await session.call('digests.list', {});
    const titles = new Map(digests.map((digest) => [digest.id, digest.title]));
    for (const line of linesOf(book, titles)) {
      await output.line(line);
    }
    for (const { title, digestId, change } of changes) {
      output.note(`note: ${title || digestId} ${change === 'gone' ? 'is gone' : 'changed since'}`);
    }
  },
  async create(context, words) {
    const { arguments: args, output, session } = context;
    if (words.length > 0) {
      throw new UsageError('create takes --query, --saved or --topics');
    }
    const language = oneOf<Locale>(args.text('language'), locales, '--language');
    await session.open(args.required('library'), 'write');
    const source = await readSource(context);
    const book = await session.call('books.createAuto', { title: args.text('title'), language, source });
    await (output.json || output.jsonl ? output.document(book) : output.line(`${book.id}  ${book.outline.title}`));
  },
  async build(context, words) {
    const { arguments: args, output, session } = context;
    const id = args.text('book');
    if (words.length > 0 || (id === undefined) !== args.has('auto')) {
      throw new UsageError('give --book ID or --auto');
    }
    const chapterId = args.text('chapter');
    if (chapterId !== undefined && id === undefined) {
      throw new UsageError('--chapter needs --book ID');
    }
    const format = oneOf(args.required('format'), bookFormats, '--format');
    const language = oneOf<Locale>(args.text('language'), locales, '--language');
    const out = args.required('out');
    await session.open(args.required('library'), 'read');
    const source = await readSource(context);
    const built = await session.finish<BookBuilt>(
      session.call('books.build', {
        source,
        id,
        chapterId,
        format: format ?? 'markdown',
        out,
        title: args.text('title'),
        language,
      }),
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

/** What the options say a book is proposed from; undefined: all digests by their tags. */
async function readSource({ arguments: args, session }: CommandContext): Promise<BookSource | undefined> {
  const [query, saved, topics] = [args.text('query'), args.text('saved'), args.text('topics')];
  if ([query, saved, topics].filter((one) => one !== undefined).length > 1) {
    throw new UsageError('give one of --query, --saved and --topics');
  }
  if (topics !== undefined) {
    return { kind: 'topics', outline: readText(topics) };
  }
  if (saved === undefined) {
    return query === undefined ? undefined : { kind: 'search', query };
  }
  const found = (await session.call('search.saved', {})).find(({ name }) => name === saved);
  if (found === undefined) {
    throw new QunshuError('not-found', { what: 'search', id: saved });
  }
  return { kind: 'search', query: found.query };
}

/** An outline as it is read: parts, chapters with their ids, entries. */
function* linesOf({ outline }: Book, titles: ReadonlyMap<string, string>): Generator<string> {
  yield outline.title;
  for (const part of outline.parts) {
    yield* part.title === '' ? [] : [`\n${part.title}`];
    for (const { id, title, entries } of part.chapters) {
      yield `\n${title}  [${id}]`;
      yield* entries.map((entry) => `- ${lineOf(entry, titles)}`);
    }
  }
}

function lineOf(entry: BookEntry, titles: ReadonlyMap<string, string>): string {
  if (entry.kind === 'text') {
    const words = entry.markdown.replace(/\s+/g, ' ').trim();
    return words.length > 60 ? `${words.slice(0, 60)}…` : words;
  }
  const pinned = entry.pinned === undefined ? '' : `  (pinned to version ${entry.pinned.version})`;
  return `${titles.get(entry.digestId) ?? entry.pinned?.content.title ?? '?'}  [${entry.digestId}]${pinned}`;
}
