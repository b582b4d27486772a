import type { MemberChange, MessageRange, PlacedMessage } from '../../contract/index.ts';
import type { Workplace } from '../workplace.ts';

/** Chats, their messages, and the people in them. */
export function chatHandlers(workplace: Workplace) {
  return {
    'chats.list': () => workplace.library.archive.chats(),
    'chats.rename': async ({ id, name }: { id: string; name: string }) => {
      const open = workplace.library;
      open.library.assertWritable();
      await open.writes.run(() => open.archive.renameChat(id, name));
      workplace.changed('chats');
      return open.chat(id);
    },
    'chats.participants': ({ id }: { id: string }) => workplace.library.archive.participants(id),
    'chats.days': ({ id }: { id: string }) => workplace.library.archive.messages.days(id),

    'messages.window': ({ chatId, offset, limit }: { chatId: string; offset: number; limit: number }) => {
      const open = workplace.library;
      const { total, messages } = open.archive.messages.window(chatId, offset, limit);
      return { chatId, total, offset, messages: open.place(messages) };
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
    'members.update': (change: MemberChange) => {
      const open = workplace.library;
      const member = open.members.update(change);
      open.forgetNames();
      open.desk.indexDigestsOf(member.id);
      workplace.changed('members', 'digests');
      return member;
    },
  };
}
