import { resolve } from 'node:path';
import type {
  Digest,
  DigestContent,
  DigestFilter,
  DigestStatus,
  Locale,
  MethodInput,
  ThreadDetail,
} from '../../contract/index.ts';
import {
  Credits,
  contributorsOf,
  createExtractiveDrafter,
  type DigestOrigin,
  type DraftInput,
  digestMarkdown,
  exportDigests,
  importDigestFiles,
  templateOf,
} from '../digests/index.ts';
import { standardTemplate } from '../library/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import { renderMarkdown } from '../text/index.ts';
import type { Workplace } from '../workplace.ts';
import { keepImageFile } from './assets.ts';

/** Digests: drafted, edited, reviewed, taken in, given out, found. */
export function digestHandlers(workplace: Workplace) {
  const drafter = createExtractiveDrafter();

  const saved = (open: OpenLibrary, digest: Digest): Digest => {
    open.desk.wasSaved(digest);
    workplace.changed('digests', 'threads');
    return digest;
  };

  const draft = (open: OpenLibrary, threadId: string): Digest => {
    const thread = open.conversations.detail(threadId);
    return open.digests.addDrafted(drafter.draft(draftInputOf(workplace, open, thread)), originOf(thread));
  };

  return {
    'digests.list': (filter: DigestFilter) => {
      const open = workplace.library;
      const { total, digests } = open.digests.list(filter, (id) => open.members.find(id)?.id ?? id);
      return { total, digests: digests.map((summary) => open.news.card(summary)) };
    },
    'digests.get': ({ id }: { id: string }) => workplace.library.digests.get(id),
    'digests.create': ({ title, templateId }: { title: string; templateId?: string | undefined }) => {
      const open = workplace.library;
      return saved(open, open.digests.create(title, templateId));
    },
    'digests.draft': ({ threadIds }: { threadIds: readonly string[] }) => {
      const open = workplace.library;
      return threadIds.map((threadId) => saved(open, draft(open, threadId)));
    },
    'digests.draftTop': ({ count }: { count: number }) => {
      const open = workplace.library;
      const best = Array.from(open.conversations.bestWithoutDigest().take(count), ({ id }) => id);
      return best.map((threadId) => saved(open, draft(open, threadId)));
    },
    'digests.save': (input: {
      id: string;
      expectedVersion: number;
      content: DigestContent;
      note?: string | undefined;
    }) => {
      const open = workplace.library;
      return saved(open, open.digests.save(input));
    },
    'digests.setStatus': (input: {
      id: string;
      expectedVersion: number;
      status: DigestStatus;
      note?: string | undefined;
      reviewer?: string | undefined;
    }) => {
      const open = workplace.library;
      return saved(open, open.digests.setStatus(input));
    },
    'digests.delete': ({ id }: { id: string }) => {
      const open = workplace.library;
      open.digests.delete(id);
      open.reviews.forget(id);
      open.desk.wasDeleted(id);
      workplace.changed('digests', 'threads');
      return null;
    },
    'digests.render': ({ id, language }: { id: string; language?: Locale | undefined }) => {
      const open = workplace.library;
      const { content } = open.digests.get(id);
      const markdown = digestMarkdown(content, {
        language: language ?? languageOf(workplace),
        names: (memberId) => open.members.nameOf(memberId),
        template: templateOf(open.templates, content),
      });
      return { html: renderMarkdown(markdown), markdown };
    },
    'digests.import': async ({ paths }: { paths: readonly string[] }) => {
      const open = workplace.library;
      open.library.assertWritable();
      const members = open.members.list();
      const result = await importDigestFiles(
        paths.map((path) => resolve(path)),
        {
          digests: open.digests,
          templates: open.templates,
          newId: workplace.environment.newId,
          memberNamed: (name) => members.find((member) => member.name === name || member.alias === name)?.id ?? null,
          keepPicture: (file) => keepImageFile(open.path, file),
          saved: (digests) => open.desk.wereSaved(digests),
        },
      );
      workplace.changed('digests');
      return result;
    },
    'digests.export': async ({ out, format, ids }: MethodInput<'digests.export'>) => {
      const open = workplace.library;
      const digests = (ids ?? open.digests.summaries().map(({ id }) => id)).map((id) => open.digests.get(id));
      const language = languageOf(workplace);
      const strangers = digests.flatMap(({ content }) => [...contributorsOf(content), ...content.askers]);
      const credits = new Credits({ members: open.members.underAllIds(), strangers, policy: 'as-chosen', language });
      const written = await exportDigests(digests, resolve(out), {
        format,
        language,
        credits,
        templates: open.templates,
        libraryFolder: open.path,
      });
      return { out: written.out, files: written.files, bytes: written.bytes };
    },
    'markdown.render': ({ markdown }: { markdown: string }) => ({ html: renderMarkdown(markdown) }),
    'tags.list': () => workplace.library.digests.tags(),
  };
}

/** What a drafter is given of a conversation. */
export function draftInputOf(workplace: Workplace, open: OpenLibrary, thread: ThreadDetail): DraftInput {
  return {
    messages: thread.messages,
    templateId: open.templates[0]?.id ?? standardTemplate.id,
    memberOf: (participantId) => open.members.memberOf(participantId),
    newId: workplace.environment.newId,
    tags: open.digests.tags().map(({ tag }) => tag),
    language: languageOf(workplace),
  };
}

/** What a digest that was drafted from a conversation rests on. */
export function originOf(thread: ThreadDetail): DigestOrigin {
  return {
    chatIds: [thread.chatId],
    threadIds: [thread.id],
    seenMessageIds: [...thread.messageIds],
    discussedFrom: thread.from,
    discussedTo: thread.to,
  };
}

/** The language of what is written for the user when they did not say. */
export function languageOf(workplace: Workplace): Locale {
  return workplace.preferences.data.locale ?? 'zh-Hans';
}
