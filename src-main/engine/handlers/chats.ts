import { resolve } from 'node:path';
import type { Locale, Member, MemberChange, MessageRange, MethodInput, PlacedMessage } from '../../contract/index.ts';
import { exportChat, type ShownNames } from '../archive/index.ts';
import { Credits } from '../digests/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { Workplace } from '../workplace.ts';
import { languageOf } from './digests.ts';

/** Chats, their messages, and the people in them. */
export function chatHandlers(workplace: Workplace) {
  const windowAt = (chatId: string, offset: number, limit: number) => {
    const open = workplace.library;
    const { total, messages } = open.archive.messages.window(chatId, offset, limit);
    return { chatId, total, offset, messages: open.place(messages) };
  };
  return {
    'chats.list': () => workplace.library.archive.chats(),
    'chats.rename': async ({ id, name }: { id: string; name: string }) => {
      const open = workplace.library;
      open.library.assertWritable();
      await open.writes.run(() => open.archive.renameChat(id, name));
      workplace.changed('chats');
      return open.chat(id);
    },
    'chats.export': (input: MethodInput<'chats.export'>) => {
      const open = workplace.library;
      const { chatId, format, out, from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER } = input;
      const chat = open.chat(chatId);
      return workplace.jobs.start('chat-export', chat.name, (context) => {
        const written = {
          chat,
          nativeId: open.archive.nativeIdOf(chatId),
          participants: open.archive.participants(chatId),
          writtenAt: workplace.environment.now(),
          language: languageOf(workplace),
          names: shownNames(open, languageOf(workplace)),
        };
        const messages = open.archive.messages.toExport(chatId, from, to);
        return exportChat(resolve(out), format, written, messages, async (done) => {
          context.progress({ stage: 'export', done, total: chat.messageCount, unit: 'messages' });
          await context.breathe();
        });
      });
    },
    'chats.participants': ({ id }: { id: string }) => workplace.library.archive.participants(id),
    'chats.days': ({ id }: { id: string }) => workplace.library.archive.messages.days(id),

    'messages.window': ({ chatId, offset, limit }: { chatId: string; offset: number; limit: number }) =>
      windowAt(chatId, offset, limit),
    'messages.windowOf': ({ id, limit }: { id: string; limit: number }) => {
      const { chatId, offset } = workplace.library.archive.messages.locate(id);
      return windowAt(chatId, offset - (offset % limit), limit);
    },
    'messages.locate': ({ id }: { id: string }) => workplace.library.archive.messages.locate(id),
    'messages.get': ({ ids }: { ids: readonly string[] }): PlacedMessage[] => {
      const open = workplace.library;
      return open.place(open.archive.messages.get(ids));
    },
    'messages.page': (input: MessageRange & { after?: string | undefined; limit: number }) => {
      const open = workplace.library;
      const { messages, next } = open.archive.messages.page(input, input.after, input.limit);
      return { messages: open.place(messages), next };
    },

    'members.list': () => workplace.library.members.list(),
    'members.update': (change: MemberChange) => told(workplace, workplace.library.members.update(change)),
    'members.proposals': () => {
      const open = workplace.library;
      const platforms = new Map(open.archive.chats().map(({ id, platform }) => [id, platform]));
      return open.members.proposals((chatId) => platforms.get(chatId));
    },
    'members.join': ({ memberIds }: { memberIds: readonly string[] }) =>
      told(workplace, workplace.library.members.join(memberIds)),
    'members.part': ({ memberId, participantIds }: MethodInput<'members.part'>) => {
      const open = workplace.library;
      const parted = open.members.part(memberId, participantIds);
      open.desk.indexDigestsOf(memberId);
      return told(workplace, parted);
    },
    'members.refuse': ({ memberIds }: { memberIds: readonly [string, string] }) => {
      workplace.library.members.refuse(memberIds);
      workplace.changed('members');
      return null;
    },
  };
}

/** Brings the index of digests in step with a member who changed, and tells the interface. */
function told(workplace: Workplace, member: Member): Member {
  const { desk } = workplace.library;
  workplace.library.forgetNames();
  for (const id of new Set([member.id, ...member.participantIds])) {
    desk.indexDigestsOf(id);
  }
  workplace.changed('members', 'digests');
  return member;
}

/** Names as the members chose, through the same gate as those in digests and books. */
function shownNames(open: OpenLibrary, language: Locale): ShownNames {
  const credits = new Credits({ members: open.members.underAllIds(), policy: 'as-chosen', language });
  const chosen = (participantId: string) => open.members.find(open.members.memberOf(participantId))?.credit;
  return {
    nameOf: (participantId) => credits.nameOf(open.members.memberOf(participantId)),
    isHidden: (participantId) => chosen(participantId) !== 'name',
    inText: credits.hideInText,
  };
}
