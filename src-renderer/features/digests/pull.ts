import type { DigestContent, Member, Message, Passage } from '../../../src-main/contract/index.ts';
import { pictureMarkdown, pictureName } from '../../ui/markdown-editor/picture-files.ts';
import { picturesOf } from '../threads/message-pictures.ts';
import { changePassages, newAnswer } from './content.ts';

type Pulled = Pick<Message, 'id' | 'text' | 'senderId' | 'attachments'>;

/** Members by the participants that they are. */
export type MemberByParticipant = ReadonlyMap<string, Member>;

export function membersByParticipant(members: readonly Member[]): MemberByParticipant {
  return new Map(members.flatMap((member) => member.participantIds.map((id) => [id, member] as const)));
}

/** One passage for each message that says or shows something, in the sender's own words (EDIT-3). */
export function passagesFrom(messages: readonly Pulled[], newId: () => string): readonly Passage[] {
  return messages
    .map((message) => ({ message, text: quoted(message) }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ message, text }) => ({ id: newId(), text, sources: [message.id], origin: 'member' }));
}

/** What a message says, and behind it the pictures that came with it. */
function quoted(message: Pulled): string {
  const pictures = picturesOf(message).map(({ name, asset }) => pictureMarkdown(pictureName(name), asset));
  if (pictures.length === 0) return message.text;
  return [message.text.trimEnd(), ...pictures].filter((part) => part !== '').join('\n\n');
}

/** Adds the messages to the end of a section (EDIT-3). */
export function pullIntoSection(
  content: DigestContent,
  key: string,
  messages: readonly Pulled[],
  newId: () => string,
): DigestContent {
  const added = passagesFrom(messages, newId);
  return changePassages(content, { kind: 'section', key }, (passages) => [...passages, ...added]);
}

/** Adds an answer made of the messages, credited to their senders (EDIT-4). */
export function pullIntoNewAnswer(
  content: DigestContent,
  messages: readonly Pulled[],
  members: MemberByParticipant,
  newId: () => string,
): DigestContent {
  const body = passagesFrom(messages, newId);
  if (body.length === 0) return content;
  const answer = newAnswer(newId(), contributorsOf(messages, members), body);
  return { ...content, answers: [...content.answers, answer] };
}

/** Member ids of the senders, those who wrote most first. */
export function contributorsOf(messages: readonly Pulled[], members: MemberByParticipant): readonly string[] {
  const written = new Map<string, number>();
  for (const { senderId, text } of messages) {
    const memberId = senderId === null ? undefined : (members.get(senderId)?.id ?? senderId);
    if (memberId !== undefined) written.set(memberId, (written.get(memberId) ?? 0) + text.length);
  }
  return [...written].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
