import { type Locale, locales, type SiteBuilt } from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';

export const siteCommand: Command = {
  usage: 'site build --library DIR --out DIR',
  help: 'Makes a folder of web pages of all published digests, with search.',
  options: {
    ...libraryOption,
    out: { value: 'DIR', help: 'a new folder, or an earlier build of this site' },
    title: { value: 'T', help: 'the title of the site; default: the library’s name' },
    address: { value: 'URL', help: 'where the site will be found, for its feed' },
    language: { value: 'L', help: locales.join(', ') },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    if (args.positionals[0] !== 'build' || args.positionals.length > 1) {
      throw new UsageError('say build');
    }
    const language = oneOf<Locale>(args.text('language'), locales, '--language');
    const out = args.required('out');
    await session.open(args.required('library'), 'read');
    const built = await session.finish<SiteBuilt>(
      session.call('site.build', { out, title: args.text('title'), address: args.text('address'), language }),
    );
    for (const warning of built.warnings) {
      output.note(`note: ${warning}`);
    }
    await (output.json || output.jsonl
      ? output.document(built)
      : output.line(`Wrote ${built.pages} digests to ${built.out} (${built.files} files, ${built.bytes} bytes).`));
  },
};
