import type { DigestContent, Member, Message, Passage } from '../../../src-main/contract/index.ts';
import { changePassages, newAnswer } from './content.ts';

type Pulled = Pick<Message, 'id' | 'text' | 'senderId'>;

/** Members by the participants that they are. */
export type MemberByParticipant = ReadonlyMap<string, Member>;

export function membersByParticipant(members: readonly Member[]): MemberByParticipant {
  return new Map(members.flatMap((member) => member.participantIds.map((id) => [id, member] as const)));
}

/** One passage for each message that says something, in the sender's own words (EDIT-3). */
export function passagesFrom(messages: readonly Pulled[], newId: () => string): readonly Passage[] {
  return messages
    .filter((message) => message.text.trim() !== '')
    .map((message) => ({ id: newId(), text: message.text, sources: [message.id], origin: 'member' }));
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
