import type {
  ImportPreview,
  ImportReport,
  MappingProfile,
  PlacedMessage,
  ThreadCard,
  ThreadDetail,
  ThreadFilter,
} from '../../../src-main/contract/index.ts';
import { QunshuError, toErrorData } from '../../../src-main/contract/index.ts';
import { daysOf, participantId } from './chat-data.ts';
import { people } from './conversations.ts';
import type { Handlers } from './engine-double.ts';
import { startJob } from './jobs.ts';
import { longChat, longDays, longMessageById, longWindow } from './long-chat.ts';
import { searchHandlers } from './search-handler.ts';
import { found, type World } from './world.ts';

type Names = Extract<
  keyof Handlers,
  | `formats.${string}`
  | `importing.${string}`
  | `chats.${string}`
  | `messages.${string}`
  | `members.${string}`
  | `threads.${string}`
  | `search.${string}`
  | `assistant.${string}`
>;

/** Chats, messages, people, conversations, imports and search. */
export function archiveHandlers(world: World): Pick<Handlers, Names> {
  const chatData = (id: string) =>
    found(
      world.chats.find(({ chat }) => chat.id === id),
      'chat',
      id,
    );
  const messageById = (id: string): PlacedMessage | null =>
    longMessageById(id) ?? world.chats.flatMap(({ messages }) => messages).find((message) => message.id === id) ?? null;
  const placeOf = (id: string) => {
    const message = found(messageById(id), 'message', id);
    const offset =
      message.chatId === longChat.id
        ? message.source.line
        : chatData(message.chatId).messages.findIndex((other) => other.id === id);
    return { chatId: message.chatId, offset };
  };
  const windowAt = (chatId: string, offset: number, limit: number) => {
    if (chatId === longChat.id) return longWindow(offset, limit);
    const { messages } = chatData(chatId);
    return { chatId, total: messages.length, offset, messages: messages.slice(offset, offset + limit) };
  };
  const filtered = ({ chatId, states = ['open', 'kept'] }: ThreadFilter): readonly ThreadDetail[] =>
    [...world.threads.values()]
      .filter((thread) => states.includes(thread.state) && (chatId === undefined || thread.chatId === chatId))
      .sort((a, b) => b.score - a.score);

  let profiles: readonly MappingProfile[] = [];
  return {
    'formats.list': () => [
      { id: 'telegram-json', name: 'Telegram Desktop JSON', platform: 'telegram', extensions: ['json'] },
      { id: 'whatsapp-text', name: 'WhatsApp', platform: 'whatsapp', extensions: ['txt', 'zip'] },
      { id: 'qq-text', name: 'QQ', platform: 'qq', extensions: ['txt'] },
      { id: 'irc', name: 'IRC', platform: 'irc', extensions: ['log', 'txt'] },
    ],
    'importing.detect': ({ path }) =>
      path.endsWith('.pdf')
        ? { format: null, confidence: 0, candidates: [] }
        : {
            format: 'whatsapp-text',
            confidence: 0.97,
            candidates: [{ format: 'whatsapp-text', name: 'WhatsApp', confidence: 0.97 }],
          },
    'importing.columns': () => ({
      kind: 'csv',
      columns: ['Date', 'Author', 'Message'],
      rows: [['2026-03-01 09:00:00', 'Ann', 'hello']],
      guess: { time: 'Date', sender: 'Author', text: 'Message' },
      isCertain: true,
    }),
    'importing.profiles': () => profiles,
    'importing.saveProfile': (profile) => {
      profiles = [...profiles.filter(({ name }) => name !== profile.name), profile];
      return profiles;
    },
    'importing.deleteProfile': (deleted) => {
      profiles = profiles.filter(({ name }) => name !== deleted.name);
      return profiles;
    },
    'importing.start': ({ paths }) =>
      startJob(world, 'import', paths.map((path) => path.split('/').at(-1)).join(', '), 3000, () => {
        const readable = paths.filter((path) => !path.endsWith('.pdf'));
        const reports = readable.map((path, index) => reportOf(path, world.reports.length + index + 1, world.now()));
        world.reports.unshift(...reports);
        const refused = paths.filter((path) => path.endsWith('.pdf'));
        const failed = refused.map((file) => ({
          file,
          error: toErrorData(new QunshuError('format-unknown', { file })),
        }));
        return { reports, failed };
      }),
    'importing.preview': ({ path }) =>
      startJob(world, 'preview', path, 500, () => {
        const { importId: _import, chatId, ...report } = reportOf(path, 1, world.now());
        const { name, platform, kind } = chatData(chatId).chat;
        const preview: ImportPreview = {
          file: path,
          detection: { format: 'whatsapp-text', confidence: 0.97, candidates: [] },
          chats: [
            {
              name,
              platform,
              kind,
              existing: { id: chatId, name },
              report,
              first: chatData(chatId).messages.slice(0, 3),
              last: chatData(chatId).messages.slice(-3),
              participants: people.map((person) => ({ name: person, messages: 1 })),
              attachments: { named: 12, found: 10, bytes: 3_400_000 },
            },
          ],
        };
        return preview;
      }),
    'importing.reports': () => world.reports,
    'importing.skipped': ({ importId }) => {
      const { skipped } = found(
        world.reports.find((report) => report.importId === importId),
        'import',
        importId,
      );
      return { total: skipped.length, skipped, next: null };
    },
    'importing.undo': ({ importId }) =>
      startJob(world, 'undo', importId, 500, () => {
        const index = world.reports.findIndex((report) => report.importId === importId);
        const report = { ...found(world.reports[index], 'import', importId), undoneAt: world.now() };
        world.reports[index] = report;
        return report;
      }),
    'chats.list': () => [...world.chats.map(({ chat }) => chat), longChat],
    'chats.rename': ({ id }) => chatData(id).chat,
    'chats.export': ({ chatId, out }) =>
      startJob(world, 'chat-export', chatData(chatId).chat.name, 500, () => ({ out, messages: 1218, bytes: 96_000 })),
    'chats.participants': ({ id }) =>
      people.map((name, person) => ({
        id: participantId(person),
        chatId: id,
        name,
        formerNames: [],
        messageCount: 1,
        from: 0,
        to: 0,
      })),
    'chats.days': ({ id }) => (id === longChat.id ? longDays : daysOf(chatData(id).messages)),
    'messages.window': ({ chatId, offset, limit }) => windowAt(chatId, offset, limit),
    'messages.windowOf': ({ id, limit }) => {
      const { chatId, offset } = placeOf(id);
      return windowAt(chatId, offset - (offset % limit), limit);
    },
    'messages.locate': ({ id }) => placeOf(id),
    'messages.get': ({ ids }) => ids.map(messageById).filter((message) => message !== null),
    'messages.page': ({ limit }) => ({ messages: world.chats[0]?.messages.slice(0, limit) ?? [], next: null }),
    'members.list': () => world.members,
    'members.update': ({ memberId, ...change }) => {
      const index = world.members.findIndex((member) => member.id === memberId);
      const member = { ...found(world.members[index], 'member', memberId), ...change };
      world.members[index] = member;
      return member;
    },
    'members.proposals': () => {
      const [one, other] = world.members;
      return one === undefined || other === undefined
        ? []
        : [{ members: [one, other], confidence: 0.8, reasons: ['same-name'] }];
    },
    'members.join': ({ memberIds }) => {
      const joint = found(
        world.members.find(({ id }) => id === memberIds[0]),
        'member',
        memberIds[0] ?? '',
      );
      const others = new Set(memberIds.slice(1));
      world.members.splice(0, world.members.length, ...world.members.filter(({ id }) => !others.has(id)));
      return joint;
    },
    'members.part': ({ memberId }) =>
      found(
        world.members.find(({ id }) => id === memberId),
        'member',
        memberId,
      ),
    'members.refuse': () => null,
    'threads.list': (filter) => {
      const threads = filtered(filter);
      const { offset = 0, limit = threads.length } = filter;
      return {
        total: threads.length,
        threads: threads.slice(offset, offset + limit).map((thread) => cardOf(world, thread)),
      };
    },
    'threads.details': (filter) => ({ total: filtered(filter).length, threads: filtered(filter) }),
    'threads.get': ({ id }) => found(world.threads.get(id), 'thread', id),
    'threads.openQuestions': () => ({ total: 0, threads: [] }),
    'threads.repeatedQuestions': () => [],
    'threads.merge': ({ threadIds }) => found(world.threads.get(threadIds[0] ?? ''), 'thread', threadIds[0] ?? ''),
    'threads.split': ({ threadId }) => found(world.threads.get(threadId), 'thread', threadId),
    'threads.move': ({ threadId }) => found(world.threads.get(threadId), 'thread', threadId),
    'threads.learning': () => ({ merged: 0, split: 0, moved: 0, corrected: 0, readiness: 0 }),
    'threads.forgetLearning': () => ({ merged: 0, split: 0, moved: 0, corrected: 0, readiness: 0 }),
    'threads.judge': ({ threadId, state }) => {
      const thread = { ...found(world.threads.get(threadId), 'thread', threadId), state };
      world.threads.set(threadId, thread);
      return thread;
    },
    ...searchHandlers(world),
  };
}

function cardOf(world: World, thread: ThreadDetail): ThreadCard {
  const { messages, messageIds, questionIds, answerIds, participants: _participants, ...rest } = thread;
  const namesIn = (ids: readonly string[]) => [
    ...new Set(messages.filter(({ id }) => ids.includes(id)).map((message) => message.sender ?? '')),
  ];
  return {
    ...rest,
    chatName: world.chats.find(({ chat }) => chat.id === thread.chatId)?.chat.name ?? '',
    messageCount: messageIds.length,
    questionCount: questionIds.length,
    answerCount: answerIds.length,
    ask: messages.find(({ id }) => id === questionIds[0])?.text ?? '',
    askers: namesIn(questionIds),
    answerers: namesIn(answerIds),
  };
}

function reportOf(path: string, number: number, now: number): ImportReport {
  return {
    importId: `import-${number}`,
    chatId: 'chat-1',
    chat: '一起学 · 主群',
    file: path,
    format: 'whatsapp-text',
    read: 1218,
    added: 871,
    duplicates: 347,
    edited: 0,
    deleted: 0,
    skippedCount: 2,
    skipped: [
      { line: 411, reason: 'there is no such date or time', text: '2026/02/30 12:61 - 阿澈: 早' },
      { line: 902, reason: 'there is no such date or time', text: '2026/13/01 09:00 - 王工: 收到' },
    ],
    participants: 12,
    from: Date.UTC(2026, 2, 2),
    to: Date.UTC(2026, 3, 26),
    guesses: [{ what: 'date-order', value: 'ymd', because: 'the first number of the dates goes above 12' }],
    timezone: 'Asia/Shanghai',
    warnings: [],
    importedAt: now,
    durationMs: 412,
  };
}
