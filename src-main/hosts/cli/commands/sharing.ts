import { writeFileSync } from 'node:fs';
import {
  type ChatApp,
  chatApps,
  type Locale,
  locales,
  QunshuError,
  type ShareFormat,
  type ShareSource,
  type ShareWritten,
  shareFormats,
  shareThemes,
} from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, jsonOptions, libraryOption } from '../command.ts';
import { readBulletin } from './bulletin-file.ts';

const targets = [...chatApps, ...shareFormats] as const;

export const shareCommand: Command = {
  usage: `share (DIGEST | --bulletin FILE) --library DIR --as ${targets.join('|')} [--out PATH]`,
  help: 'Shares a digest or a bulletin: text for a chat, or a file.',
  options: {
    ...libraryOption,
    as: { value: 'WHAT', help: `a chat (${chatApps.join(', ')}) or a format (${shareFormats.join(', ')})` },
    bulletin: { value: 'FILE', help: 'a bulletin that “qunshu bulletin” wrote, edited or not' },
    out: { value: 'PATH', help: 'where to; needed for formats' },
    limit: { value: 'N', help: 'for chats: the most characters of one message' },
    theme: { value: 'T', help: `for pictures: ${shareThemes.join(', ')}` },
    language: { value: 'L', help: locales.join(', ') },
    people: { help: 'only say who would be named' },
    ...jsonOptions,
  },
  async run(context) {
    const { arguments: args, session } = context;
    const [id, ...more] = args.positionals;
    const file = args.text('bulletin');
    if ((id === undefined) === (file === undefined) || more.length > 0) {
      throw new UsageError('name one digest, or give --bulletin FILE');
    }
    const target = args.has('people') ? undefined : oneOf(args.required('as'), targets, '--as');
    const source: ShareSource = file === undefined ? { kind: 'digest', id: id ?? '' } : readBulletin(file);
    const language = oneOf<Locale>(args.text('language'), locales, '--language');
    await session.open(args.required('library'), 'read');
    if (target === undefined) {
      return showPeople(context, source, language);
    }
    return isChat(target)
      ? writeMessages(context, source, target, language)
      : writeFile(context, source, target, language);
  },
};

function isChat(target: ChatApp | ShareFormat): target is ChatApp {
  return (chatApps as readonly string[]).includes(target);
}

async function showPeople(
  { output, session }: CommandContext,
  source: ShareSource,
  language: Locale | undefined,
): Promise<void> {
  const preview = await session.call('sharing.preview', { source, language });
  if (output.json || output.jsonl) {
    await output.document(preview);
    return;
  }
  for (const { name, roles } of preview.named) {
    await output.line(`named: ${name} (${roles.join(', ')})`);
  }
  for (const { name, shownAs } of preview.hidden) {
    await output.line(`not named: ${name}, shown as ${shownAs}`);
  }
}

async function writeMessages(
  { arguments: args, output, session }: CommandContext,
  source: ShareSource,
  app: ChatApp,
  language: Locale | undefined,
): Promise<void> {
  const { messages } = await session.call('sharing.chat', { source, app, limit: args.count('limit'), language });
  if (output.json || output.jsonl) {
    await output.document({ messages });
    return;
  }
  await output.line(messages.join('\n\n'));
}

async function writeFile(
  { arguments: args, output, session }: CommandContext,
  source: ShareSource,
  format: ShareFormat,
  language: Locale | undefined,
): Promise<void> {
  const theme = oneOf(args.text('theme'), shareThemes, '--theme');
  const out = args.required('out');
  const { named } = await session.call('sharing.preview', { source, language });
  output.note(`named: ${named.length === 0 ? 'nobody' : named.map(({ name }) => name).join(', ')}`);
  const written = await session.finish<ShareWritten>(
    session.call('sharing.write', { source, format, out, theme, language }),
  );
  for (const warning of written.warnings) {
    output.note(`note: ${warning}`);
  }
  if (output.json || output.jsonl) {
    await output.document(written);
    return;
  }
  for (const path of written.files) {
    await output.line(`Wrote ${path}`);
  }
}

export const bulletinCommand: Command = {
  usage: 'bulletin --library DIR [--from DAY] [--to DAY] [--out FILE]',
  help: 'Drafts a bulletin of the digests published in a time (default: the seven days that end today, or on the last day).',
  options: {
    ...libraryOption,
    from: { value: 'DAY', help: 'first day, as 2026-03-02' },
    to: { value: 'DAY', help: 'last day' },
    title: { value: 'T', help: 'its title' },
    language: { value: 'L', help: locales.join(', ') },
    out: { value: 'FILE', help: 'a new Markdown file, to be edited and shared' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const lastDay = dayOf(args.text('to'), '--to');
    const firstDay = dayOf(args.text('from'), '--from');
    if (firstDay !== undefined && lastDay !== undefined && firstDay > lastDay) {
      throw new UsageError('--from is after --to');
    }
    const language = oneOf<Locale>(args.text('language'), locales, '--language');
    await session.open(args.required('library'), 'read');
    const period = { firstDay, lastDay, title: args.text('title'), language };
    const bulletin = await session.call('sharing.bulletin', period);
    const out = args.text('out');
    const text = `# ${bulletin.title}\n\n${bulletin.markdown}`;
    if (out !== undefined) {
      writeNew(out, text);
      output.note(`Wrote ${out}`);
    }
    if (output.json || output.jsonl) {
      await output.document(bulletin);
    } else if (out === undefined) {
      await output.line(text.trimEnd());
    }
  },
};

function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw code === 'EEXIST'
      ? new QunshuError('file-exists', { path })
      : new QunshuError('file-unreadable', { path, reason: (error as Error).message });
  }
}

function dayOf(day: string | undefined, option: string): string | undefined {
  // A day that does not exist is moved on by some engines and refused by others: it has to come back as it was.
  const time = day === undefined ? 0 : Date.parse(`${day}T00:00:00Z`);
  if (day !== undefined && (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day)) {
    throw new UsageError(`${option} takes a day like 2026-03-02`);
  }
  return day;
}
