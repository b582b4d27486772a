import type { Message, MessageKind, Participant } from '../../../contract/index.ts';
import type { ChatWriter, WrittenChat } from './chat-writer.ts';

/** Message types of the ChatLab standard, version 0.0.2 (github.com/hellodigua/ChatLab). */
const TYPES: Readonly<Record<MessageKind, number>> = {
  text: 0,
  image: 1,
  voice: 2,
  video: 3,
  file: 4,
  sticker: 5,
  link: 7,
  location: 8,
  'red-packet': 20,
  call: 23,
  forward: 26,
  contact: 27,
  system: 80,
  recalled: 81,
  poll: 99,
  other: 99,
};

/** The form of the ChatLab standard with one object a line (OUT-2). */
export function chatlabWriter(written: WrittenChat): ChatWriter {
  const { chat, nativeId, participants, names } = written;
  const accounts = new Map(participants.map((participant) => [participant.id, accountOf(participant, written)]));
  const header = {
    _type: 'header',
    chatlab: { version: '0.0.2', exportedAt: Math.floor(written.writtenAt / 1000), generator: 'Qunshu' },
    meta: {
      name: chat.name,
      platform: chat.platform,
      type: chat.kind === 'private' ? 'private' : 'group',
      groupId: nativeId ?? undefined,
    },
  };
  const members = participants.map(({ id }) => ({
    _type: 'member',
    platformId: accounts.get(id),
    accountName: names.nameOf(id),
  }));
  const senderOf = ({ senderId }: Message) => (senderId === null ? 'system' : (accounts.get(senderId) ?? senderId));
  return {
    head: [header, ...members].map((line) => `${JSON.stringify(line)}\n`).join(''),
    message: ({ message, nativeId: ownId, targetNativeId }) => {
      const line = {
        _type: 'message',
        sender: senderOf(message),
        accountName: message.senderId === null ? undefined : names.nameOf(message.senderId),
        timestamp: Math.floor(message.sentAt / 1000),
        type: TYPES[message.kind],
        content: names.inText(message.text),
        platformMessageId: ownId ?? message.id,
        replyToMessageId: targetNativeId ?? message.replyTo ?? undefined,
      };
      return `${JSON.stringify(line)}\n`;
    },
  };
}

function accountOf({ id, nativeId }: Participant, { names }: WrittenChat): string {
  return nativeId === undefined || names.isHidden(id) ? id : nativeId;
}
