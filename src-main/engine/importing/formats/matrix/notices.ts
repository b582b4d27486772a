import { type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** What happened to a room, after the name of who did it. */
const SENTENCES: Readonly<Record<string, (content: JsonObject) => string>> = {
  'm.room.create': () => 'created the room',
  'm.room.name': ({ name }) => `named the room ${quoted(name)}`,
  'm.room.topic': ({ topic }) => `set the topic to ${quoted(topic)}`,
  'm.room.avatar': () => 'changed the picture of the room',
  'm.room.pinned_events': () => 'changed the pinned messages',
  'm.room.encryption': () => 'turned encryption on',
  'm.room.power_levels': () => 'changed what members may do',
  'm.room.join_rules': ({ join_rule }) => `set who may join to ${quoted(join_rule)}`,
  'm.room.history_visibility': ({ history_visibility }) => `set who may read back to ${quoted(history_visibility)}`,
  'm.room.guest_access': () => 'changed whether guests may come in',
  'm.room.canonical_alias': ({ alias }) => `set the address of the room to ${quoted(alias)}`,
  'm.room.tombstone': ({ body }) => `closed the room: ${textOf(body) ?? ''}`,
  'm.call.answer': () => 'took the call',
  'm.call.hangup': () => 'ended the call',
};

/** The English sentence for an event that nobody wrote: who did what. */
export function noticeSentence(event: JsonObject, nameOf: (id: string) => string): string {
  const who = nameOf(textOf(event.sender) ?? '');
  const content = objectOf(event.content) ?? {};
  const type = textOf(event.type) ?? 'something';
  if (type === 'm.room.member') {
    return memberSentence(event, content, nameOf);
  }
  return `${who} ${SENTENCES[type]?.(content) ?? `changed ${type}`}`;
}

function memberSentence(event: JsonObject, content: JsonObject, nameOf: (id: string) => string): string {
  const sender = textOf(event.sender) ?? '';
  const subject = textOf(event.state_key) ?? sender;
  const unsigned = objectOf(event.unsigned);
  const before = objectOf(unsigned?.prev_content) ?? objectOf(event.prev_content) ?? {};
  const name = textOf(content.displayname) ?? nameOf(subject);
  const isOwn = subject === sender;
  switch (content.membership) {
    case 'join': {
      if (before.membership !== 'join') {
        return `${name} joined`;
      }
      const former = textOf(before.displayname) ?? subject;
      return former === name ? `${name} changed their picture` : `${former} is now ${name}`;
    }
    case 'invite':
      return `${nameOf(sender)} invited ${name}`;
    case 'ban':
      return `${nameOf(sender)} banned ${nameOf(subject)}`;
    case 'leave':
      return isOwn ? `${nameOf(subject)} left` : `${nameOf(sender)} removed ${nameOf(subject)}`;
    default:
      return `${nameOf(sender)} changed the membership of ${nameOf(subject)}`;
  }
}

function quoted(value: unknown): string {
  return `“${textOf(value) ?? ''}”`;
}
