import { resolve } from 'node:path';
import type { Locale, MethodInput, ParsedInput, ShareSource } from '../../contract/index.ts';
import {
  buildSite,
  chatText,
  clipboardPair,
  draftBulletin,
  previewOf,
  type SharingSources,
  sharedItem,
  writeShared,
} from '../sharing/index.ts';
import type { Workplace } from '../workplace.ts';
import { languageOf } from './digests.ts';

/** Sharing: shown who will be named, then as text, file or picture. */
export function sharingHandlers(workplace: Workplace) {
  const sources = (language: Locale | undefined): SharingSources => {
    const open = workplace.library;
    const { name, timezone } = open.library.info;
    return {
      digestOf: (id) => open.desk.withPersons(open.digests.get(id)),
      members: open.members.underAllIds(),
      templates: open.templates,
      chats: open.archive.chats(),
      community: name,
      timezone,
      language: language ?? languageOf(workplace),
      now: workplace.environment.now(),
    };
  };
  const item = (source: ShareSource, language: Locale | undefined) => sharedItem(source, sources(language));

  return {
    'sharing.preview': ({ source, language }: ParsedInput<'sharing.preview'>) =>
      previewOf(item(source, language), workplace.library.members.underAllIds()),
    'sharing.chat': ({ source, app, limit, language }: ParsedInput<'sharing.chat'>) =>
      chatText(item(source, language), app, limit),
    'sharing.clipboard': ({ source, language }: ParsedInput<'sharing.clipboard'>) =>
      clipboardPair(item(source, language), workplace.library.path),
    'sharing.write': ({ source, format, out, theme = 'paper', language }: ParsedInput<'sharing.write'>) => {
      const shared = item(source, language);
      const libraryFolder = workplace.library.path;
      return workplace.jobs.start('share', shared.title, async (context) => {
        context.progress({ stage: 'share', done: 0, total: 0, unit: 'items' });
        await context.breathe();
        const printer = workplace.environment.printer ?? null;
        return writeShared(shared, format, resolve(out), { libraryFolder, printer, signal: context.signal, theme });
      });
    },
    'site.build': ({ out, title, address, language }: ParsedInput<'site.build'>) => {
      const open = workplace.library;
      const { libraryId, name } = open.library.info;
      const shownTitle = title ?? name;
      return workplace.jobs.start('site', shownTitle, async (context) => {
        context.progress({ stage: 'site', done: 0, total: 0, unit: 'items' });
        await context.breathe();
        const digests = open.digests
          .summaries()
          .flatMap((one) => (one.status === 'published' ? [open.desk.withPersons(open.digests.get(one.id))] : []));
        return buildSite(resolve(out), digests, sources(language), {
          title: shownTitle,
          address: address === undefined ? '' : address.replace(/\/?$/, '/'),
          libraryFolder: open.path,
          resourcesFolder: workplace.environment.resourcesFolder,
          libraryId,
          breathe: context.breathe,
        });
      });
    },
    'sharing.bulletin': ({ language, ...period }: MethodInput<'sharing.bulletin'>) => {
      const open = workplace.library;
      const digests = open.digests.summaries().map(({ id }) => open.digests.get(id));
      return draftBulletin(digests, period, sources(language));
    },
  };
}
