import type { Digest, DigestCard, DigestContent, Passage, ThreadDetail } from '../../../src-main/contract/index.ts';
import { conversations } from './conversations.ts';

function memberOf(participantId: string): string {
  return participantId.replace('participant', 'member');
}

/** A draft of a thread: the members' words, each with its source. */
export function draftOf(thread: ThreadDetail, number: number, now: number): Digest {
  let passages = 0;
  const passage = (message: ThreadDetail['messages'][number]): Passage => {
    passages += 1;
    return { id: `digest-${number}-p${passages}`, text: message.text, sources: [message.id], origin: 'member' };
  };
  const inRole = (...roles: readonly string[]) => thread.messages.filter(({ role }) => roles.includes(role));
  const answers = [...Map.groupBy(inRole('answer'), (message) => message.senderId ?? '')].map(
    ([senderId, messages], index) => ({
      id: `digest-${number}-a${index + 1}`,
      contributors: [memberOf(senderId)],
      approach: [],
      method: [],
      body: messages.map(passage),
      accepted: index === 0 && inRole('confirmation').length > 0,
    }),
  );
  const content: DigestContent = {
    title: thread.title,
    templateId: 'standard',
    sections: {
      ask: inRole('question').map(passage),
      background: inRole('background').map(passage),
      discussion: inRole('follow-up').map(passage),
      conclusion: inRole('confirmation').map(passage),
    },
    answers,
    tags: [...(conversations.find(({ title }) => title === thread.title)?.tags ?? [])],
    askers: [...new Set(inRole('question').map((message) => memberOf(message.senderId ?? '')))],
  };
  return {
    schemaVersion: 1,
    id: `digest-${number}`,
    status: 'draft',
    content,
    chatIds: [thread.chatId],
    threadIds: [thread.id],
    seenMessageIds: [...thread.messageIds],
    discussedFrom: thread.from,
    discussedTo: thread.to,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    version: 1,
    revisions: [],
  };
}

export function cardOf(digest: Digest): DigestCard {
  const { content } = digest;
  return {
    id: digest.id,
    title: content.title,
    status: digest.status,
    ...(digest.reviewer !== undefined && { reviewer: digest.reviewer }),
    ...(digest.supersededBy !== undefined && { supersededBy: digest.supersededBy }),
    ask: (content.sections.ask ?? []).map(({ text }) => text).join(' '),
    tags: content.tags,
    askers: content.askers,
    contributors: [...new Set(content.answers.flatMap(({ contributors }) => contributors))],
    answerCount: content.answers.length,
    createdAt: digest.createdAt,
    updatedAt: digest.updatedAt,
    publishedAt: digest.publishedAt,
  };
}
