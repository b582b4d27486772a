import type { ThreadMessage } from '../../../contract/index.ts';
import { foldText } from '../../text/index.ts';
import { isReserved, type SortedConversation } from './conversation.ts';

/** Reactions from which an answer counts as accepted when the asker did not say. */
const APPLAUSE = 3;

/**
 * Participants whose answer was accepted: the asker says that it worked, or thanks them, by name or
 * right under their answer; where the asker says nothing, those whose answer the group applauds.
 */
export function acceptedAnswerers(
  messages: readonly ThreadMessage[],
  { askers, answers }: SortedConversation,
): ReadonlySet<string> {
  const answerers = new Map(
    answers.flatMap(({ senderId, sender }) => (senderId === null ? [] : [[senderId, foldText(sender ?? '')] as const])),
  );
  const byId = new Map(messages.map((message) => [message.id, message]));
  const accepted = new Set<string>();
  messages.forEach((message, place) => {
    const isGrateful = message.role === 'thanks' || (message.role === 'confirmation' && !isReserved(message));
    if (!isGrateful || message.senderId === null || !askers.includes(message.senderId)) {
      return;
    }
    const named = namedIn(message, answerers);
    if (named.length > 0) {
      for (const participant of named) {
        accepted.add(participant);
      }
    } else if (message.role === 'confirmation') {
      const answerer = answererAbove(message, byId, answerers) ?? lastAnswerer(messages, place, answerers);
      if (answerer !== null) {
        accepted.add(answerer);
      }
    }
  });
  return accepted.size > 0 ? accepted : applauded(answers);
}

/** Answerers whom a message mentions or calls by name. */
function namedIn(message: ThreadMessage, answerers: ReadonlyMap<string, string>): string[] {
  const text = foldText(message.text);
  const mentions = message.mentions ?? [];
  return [...answerers]
    .filter(
      ([participant, name]) =>
        mentions.some((mention) => mention.participantId === participant || foldText(mention.name) === name) ||
        callNames(name).some((form) => text.includes(form)),
    )
    .map(([participant]) => participant);
}

/** The whole name; of a Chinese name of three characters also the last two, with which friends are called. */
function callNames(name: string): string[] {
  const whole = name.length >= 2 ? [name] : [];
  return /^\p{Script=Han}{3}$/u.test(name) ? [...whole, name.slice(1)] : whole;
}

function answererAbove(
  message: ThreadMessage,
  byId: ReadonlyMap<string, ThreadMessage>,
  answerers: ReadonlyMap<string, string>,
): string | null {
  const parent = byId.get(message.parentId ?? '');
  return parent?.senderId != null && parent.role === 'answer' && answerers.has(parent.senderId)
    ? parent.senderId
    : null;
}

function lastAnswerer(
  messages: readonly ThreadMessage[],
  before: number,
  answerers: ReadonlyMap<string, string>,
): string | null {
  for (let place = before - 1; place >= 0; place--) {
    const message = messages[place];
    if (message?.role === 'answer' && message.senderId !== null && answerers.has(message.senderId)) {
      return message.senderId;
    }
  }
  return null;
}

function applauded(answers: readonly ThreadMessage[]): ReadonlySet<string> {
  const applause = new Map<string, number>();
  for (const { senderId, reactions } of answers) {
    if (senderId !== null) {
      const count = (reactions ?? []).reduce((sum, reaction) => sum + reaction.count, 0);
      applause.set(senderId, Math.max(applause.get(senderId) ?? 0, count));
    }
  }
  const most = Math.max(0, ...applause.values());
  const winners = [...applause].filter(([, count]) => count === most).map(([participant]) => participant);
  return new Set(most >= APPLAUSE && winners.length === 1 ? winners : []);
}
