import { type FileHandle, open } from 'node:fs/promises';
import { htmlWriters } from './html-writers.ts';
import { jsonWriters } from './json-writers.ts';
import { lineWriters } from './line-writers.ts';
import {
  type ExportSize,
  fieldsOf,
  iso,
  type MadeMessage,
  madeMessages,
  namesOf,
  SHANGHAI,
  type Writer,
  type Writers,
} from './made-messages.ts';
import { tableWriters } from './table-writers.ts';
import { madeTalk } from './talk.ts';

export const exportFormats = [
  'whatsapp',
  'qq-text',
  'chatlab-jsonl',
  'chatlab-json',
  'telegram-json',
  'discord-json',
  'weflow-json',
  'irc',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Every format of which exports can be made up. */
export type MadeFormat = ExportFormat | keyof typeof furtherWriters;

const BUFFERED_CHARACTERS = 1 << 18;

/**
 * Writes an export of made-up messages: about half of them Chinese, 10 to 60 characters long, one in twelve
 * on several lines, one in six (where the format knows replies) a reply.
 * @returns the size of the file and how many messages it holds.
 */
export async function writeExport(
  format: MadeFormat,
  path: string,
  size: ExportSize,
): Promise<{ bytes: number; messages: number }> {
  const names = namesOf(size.participants ?? 200, size.seed);
  const writer = writers[format](names);
  const file = await open(path, 'w');
  try {
    const bytes = await writeAll(file, writer, written(size, names, writer));
    return { bytes, messages: size.messages - (size.from ?? 0) };
  } finally {
    await file.close();
  }
}

function* written(size: ExportSize, names: readonly string[], writer: Writer): Generator<MadeMessage> {
  const from = size.from ?? 0;
  for (const message of size.isTalk === true ? madeTalk(size, names) : madeMessages(size, writer)) {
    if (message.index >= from) {
      yield message;
    }
  }
}

async function writeAll(file: FileHandle, writer: Writer, messages: Iterable<MadeMessage>): Promise<number> {
  let bytes = 0;
  let buffered = writer.before;
  let between = '';
  for (const message of messages) {
    buffered += between + writer.message(message);
    between = writer.between;
    if (buffered.length > BUFFERED_CHARACTERS) {
      bytes += (await file.write(buffered)).bytesWritten;
      buffered = '';
    }
  }
  bytes += (await file.write(buffered + writer.after)).bytesWritten;
  return bytes;
}

const QQ_NUMBER = 10_000_000;

const eightWriters: Writers<ExportFormat> = {
  whatsapp: (names) => ({
    before: '',
    between: '\n',
    after: '\n',
    message: ({ local, sender, text }) => {
      const [year, month, day, hour, minute] = fieldsOf(local);
      return `${day}/${month}/${year}, ${hour}:${minute} - ${names[sender]}: ${text}`;
    },
  }),
  'qq-text': (names) => ({
    before: `\uFEFF消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n${'='.repeat(64)}\r\n消息分组:我的群聊\r\n${'='.repeat(64)}\r\n消息对象:测试群\r\n${'='.repeat(64)}\r\n\r\n`,
    between: '',
    after: '',
    message: ({ local, sender, text }) => {
      const [year, month, day, hour, minute, second] = fieldsOf(local);
      const head = `${year}-${month}-${day} ${Number(hour)}:${minute}:${second} ${names[sender]}(${QQ_NUMBER + sender})`;
      return `${head}\r\n${text.replaceAll('\n', '\r\n')}\r\n\r\n`;
    },
  }),
  'chatlab-jsonl': (names) => ({
    before: `${JSON.stringify({ _type: 'header', ...chatLabHeader })}\n`,
    between: '\n',
    after: '\n',
    message: (message) => JSON.stringify({ _type: 'message', ...chatLabMessage(message, names) }),
  }),
  'chatlab-json': (names) => ({
    before: `${JSON.stringify({ ...chatLabHeader, members: names.map((_, sender) => chatLabMember(sender, names)) }).slice(0, -1)},"messages":[`,
    between: ',\n',
    after: ']}\n',
    message: (message) => JSON.stringify(chatLabMessage(message, names)),
  }),
  'telegram-json': (names) => ({
    before: '{\n "name": "Test group",\n "type": "private_supergroup",\n "id": 1234567890,\n "messages": [\n',
    between: ',\n',
    after: '\n ]\n}\n',
    message: (message) => JSON.stringify(telegramMessage(message, names), null, 1).replace(/^/gm, '  '),
  }),
  'discord-json': (names) => ({
    before: `{\n  "guild": ${JSON.stringify(discordGuild)},\n  "channel": ${JSON.stringify(discordChannel)},\n  "messages": [\n`,
    between: ',\n',
    after: '\n  ]\n}\n',
    message: (message) => JSON.stringify(discordMessage(message, names), null, 2).replace(/^/gm, '    '),
  }),
  'weflow-json': (names) => ({
    before: `${JSON.stringify({ weflow: weFlowHeader, session: weFlowSession }).slice(0, -1)},"messages":[\n`,
    between: ',\n',
    after: '\n]}\n',
    message: (message) => JSON.stringify(weFlowMessage(message, names), null, 2),
  }),
  irc: (names) => ({
    before: '--- Log opened Tue Jan 02 08:00:00 2024\n',
    isOneLine: true,
    between: '\n',
    after: '\n',
    message: ({ local, sender, text, replyTo }) => {
      const [, , , hour, minute] = fieldsOf(local);
      const address = replyTo === null ? '' : `${names[replyTo % names.length]}: `;
      return `[${hour}:${minute}] <${names[sender]}> ${address}${text}`;
    },
  }),
};

const chatLabHeader = {
  chatlab: { version: '0.0.2', exportedAt: 1_735_689_600, generator: 'bench' },
  meta: { name: '测试群', platform: 'wechat', type: 'group', groupId: '12345@chatroom' },
};

function chatLabMember(sender: number, names: readonly string[]): object {
  return { platformId: `wxid_${sender}`, accountName: names[sender] };
}

function chatLabMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): object {
  return {
    sender: `wxid_${sender}`,
    accountName: names[sender],
    timestamp: (local - SHANGHAI) / 1000,
    type: replyTo === null ? 0 : 25,
    content: text,
    platformMessageId: String(7_000_000_000_000_000_000n + BigInt(index)),
    ...(replyTo !== null && { replyToMessageId: String(7_000_000_000_000_000_000n + BigInt(replyTo)) }),
  };
}

const weFlowHeader = { version: '1.0.3', exportedAt: 1_735_689_600, generator: 'bench' };
const weFlowSession = { wxid: '12345@chatroom', nickname: '测试群', displayName: '测试群', type: '群聊' };

function weFlowMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): object {
  const id = (message: number) => String(7_000_000_000_000_000_000n + BigInt(message));
  const quoted = replyTo === null ? undefined : names[replyTo % names.length];
  return {
    localId: index + 1,
    createTime: (local - SHANGHAI) / 1000,
    formattedTime: iso(local).slice(0, 19).replace('T', ' '),
    type: replyTo === null ? '文本消息' : '引用消息',
    localType: replyTo === null ? 1 : 244_813_135_921,
    content: replyTo === null ? text : `${text}[引用 ${quoted}：…]`,
    isSend: sender === 0 ? 1 : 0,
    senderUsername: `wxid_${sender}`,
    senderDisplayName: names[sender],
    source: '',
    senderAvatarKey: `wxid_${sender}`,
    platformMessageId: id(index),
    ...(replyTo !== null && { replyToMessageId: id(replyTo), quotedSender: quoted, quotedContent: '…' }),
  };
}

function telegramMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): object {
  return {
    id: index + 1,
    type: 'message',
    date: iso(local).slice(0, 19),
    date_unixtime: String((local - SHANGHAI) / 1000),
    from: names[sender],
    from_id: `user${1_000_000 + sender}`,
    ...(replyTo !== null && { reply_to_message_id: replyTo + 1 }),
    text,
    text_entities: [{ type: 'plain', text }],
  };
}

const discordGuild = { id: '812000000000000000', name: '测试', iconUrl: '' };
const discordChannel = {
  id: '812000000000000001',
  type: 'GuildTextChat',
  categoryId: '812000000000000002',
  category: 'Text Channels',
  name: 'help',
  topic: null,
};

/** What the exporter writes for every message, empty lists and all. */
function discordMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): object {
  const idOf = (place: number) => String(1_191_000_000_000_000_000n + BigInt(place) * 4_194_304n);
  return {
    id: idOf(index),
    type: replyTo === null ? 'Default' : 'Reply',
    timestamp: `${iso(local).slice(0, 23)}+08:00`,
    timestampEdited: null,
    callEndedTimestamp: null,
    isPinned: false,
    content: text,
    author: discordUser(sender, names),
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    ...(replyTo !== null && {
      reference: { messageId: idOf(replyTo), channelId: discordChannel.id, guildId: discordGuild.id, type: 'Default' },
    }),
    inlineEmojis: [],
  };
}

function discordUser(sender: number, names: readonly string[]): object {
  return {
    id: String(100_000_000_000_000_000n + BigInt(sender)),
    name: `member${sender}`,
    discriminator: '0000',
    nickname: names[sender],
    color: null,
    isBot: false,
    roles: [],
    avatarUrl: 'https://cdn.discordapp.com/embed/avatars/0.png',
  };
}

const furtherWriters = { ...lineWriters, ...tableWriters, ...jsonWriters, ...htmlWriters };
const writers: Writers<MadeFormat> = { ...eightWriters, ...furtherWriters };
/** The names of files by which exports are recognised; of the others content alone tells. */
const fileNames: Partial<Readonly<Record<MadeFormat, string>>> = {
  slack: '2024-01-02.json',
  zulip: 'messages-000001.json',
  messenger: 'message_1.json',
};

/** What to call a made-up export. */
export function fileNameOf(format: MadeFormat): string {
  return fileNames[format] ?? `export.${format}`;
}

/** All of them, the eight first. */
export const madeFormats = Object.keys(writers) as readonly MadeFormat[];
