import type { Digest, PlacedComment } from '../../../contract/index.ts';
import { QunshuError } from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, jsonOptions, libraryOption } from '../command.ts';

export const draftCommand: Command = {
  usage: 'draft --library DIR (THREAD... | --top N)',
  help: 'Drafts digests from conversations.',
  options: {
    ...libraryOption,
    top: { value: 'N', help: 'the N best conversations without a digest' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const top = args.count('top');
    if ((top === undefined) === (args.positionals.length === 0)) {
      throw new UsageError('name conversations, or give --top N');
    }
    await session.open(args.required('library'), 'write');
    const digests: readonly Digest[] =
      top === undefined
        ? await session.call('digests.draft', { threadIds: [...args.positionals] })
        : await session.call('digests.draftTop', { count: top });
    if (output.json || output.jsonl) {
      await output.document({ digests }, digests);
      return;
    }
    for (const digest of digests) {
      await output.line(`${digest.id}  ${digest.content.title}`);
    }
    await output.line(`${digests.length} digests drafted`);
  },
};

const exportFormats = ['markdown', 'json', 'jsonl', 'html'] as const;

export const digestsCommand: Command = {
  usage:
    'digests --library DIR (list | show ID | comments ID | comment ID TEXT | resolve ID COMMENT | import FILE... | export --format F --out DIR)',
  help: 'The digests: lists, shows, reviews, takes in and gives out.',
  options: {
    ...libraryOption,
    format: { value: 'F', help: `for export: ${exportFormats.join(', ')}` },
    out: { value: 'DIR', help: 'for export: where to' },
    section: { value: 'S', help: 'for comment: the section it is about (ask, answers, conclusion, …)' },
    quote: { value: 'WORDS', help: 'for comment: the words it is about' },
    by: { value: 'NAME', help: 'for comment and resolve: who says so' },
    ...jsonOptions,
  },
  async run(context) {
    const { arguments: args, session } = context;
    const [action, ...words] = args.positionals;
    const run = action === undefined ? undefined : actions[action];
    if (run === undefined) {
      throw new UsageError('say list, show, comments, comment, resolve, import or export');
    }
    await session.open(args.required('library'), writing.has(action ?? '') ? 'write' : 'read');
    await run(context, words);
  },
};

/** What changes the library. */
const writing: ReadonlySet<string> = new Set(['import', 'comment', 'resolve']);

const actions: Readonly<Record<string, (context: CommandContext, words: readonly string[]) => Promise<void>>> = {
  async list({ output, session }) {
    const { digests } = await session.call('digests.list', {});
    if (output.json || output.jsonl) {
      await output.document({ digests }, digests);
      return;
    }
    for (const digest of digests) {
      await output.line(`${digest.id}  ${digest.status.padEnd(9)}  ${digest.title}`);
    }
  },
  async show({ output, session }, words) {
    const [id] = words;
    if (id === undefined) {
      throw new UsageError('show needs an ID');
    }
    if (output.json || output.jsonl) {
      await output.document(await session.call('digests.get', { id }));
    } else {
      const { markdown } = await session.call('digests.render', { id });
      await output.line(markdown.trimEnd());
    }
  },
  async comments({ output, session }, words) {
    const [id] = words;
    if (id === undefined) {
      throw new UsageError('comments needs an ID');
    }
    const comments = await session.call('reviews.get', { id });
    if (output.json || output.jsonl) {
      await output.document({ comments }, comments);
      return;
    }
    for (const comment of comments) {
      await output.line(commentLine(comment));
    }
  },
  async comment({ arguments: args, output, session }, words) {
    const [digestId, ...text] = words;
    if (digestId === undefined || text.length === 0) {
      throw new UsageError('comment needs an ID and a TEXT');
    }
    const [section, quotation, by] = [args.text('section'), args.text('quote'), args.text('by')];
    const comment = await session.call('reviews.comment', {
      digestId,
      text: text.join(' '),
      ...(section !== undefined && { section }),
      ...(quotation !== undefined && { quotation }),
      ...(by !== undefined && { by }),
    });
    await (output.json || output.jsonl ? output.document(comment) : output.line(commentLine(comment)));
  },
  async resolve({ arguments: args, output, session }, words) {
    const [digestId, commentId] = words;
    if (digestId === undefined || commentId === undefined) {
      throw new UsageError('resolve needs an ID and a COMMENT');
    }
    const by = args.text('by');
    const comment = await session.call('reviews.resolve', {
      digestId,
      commentId,
      resolved: true,
      ...(by !== undefined && { by }),
    });
    await (output.json || output.jsonl ? output.document(comment) : output.line(commentLine(comment)));
  },
  async import({ output, session }, words) {
    if (words.length === 0) {
      throw new UsageError('import needs a FILE');
    }
    const { digests, failed } = await session.call('digests.import', { paths: [...words] });
    if (output.json || output.jsonl) {
      await output.document({ digests, failed }, digests);
    } else {
      await output.line(`${digests.length} digests imported`);
    }
    for (const failure of failed) {
      output.note(`${failure.file}: ${failure.reason}`);
    }
    const first = failed[0];
    if (first !== undefined) {
      throw new QunshuError('digest-invalid', { file: first.file, reason: first.reason });
    }
  },
  async export({ arguments: args, output, session }) {
    const format = oneOf(args.required('format'), exportFormats, '--format');
    if (format === undefined) {
      throw new UsageError('--format is missing');
    }
    const written = await session.call('digests.export', { format, out: args.required('out') });
    await (output.json || output.jsonl
      ? output.document(written)
      : output.line(`Wrote ${written.files} files to ${written.out}.`));
  },
};

function commentLine({ id, section, quotation, passageChanged, text, by, resolved }: PlacedComment): string {
  const about = [
    section ?? 'digest',
    ...(quotation === undefined ? [] : [`“${quotation}”`]),
    ...(passageChanged ? ['(passage changed)'] : []),
  ].join(' ');
  return `${id}  ${resolved === null ? 'open' : 'resolved'}  ${about}: ${text}${by === '' ? '' : ` (${by})`}`;
}
