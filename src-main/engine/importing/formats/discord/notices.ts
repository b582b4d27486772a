import { type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { nameOf } from './content.ts';

/** Kinds of messages that somebody wrote; all others tell what happened. Old kinds have names, newer ones numbers. */
const WRITTEN = new Set(['Default', 'Reply', '0', '19', '20', '23']);

/** What happened, where the exporter gives a number and no words. */
const SENTENCES: Readonly<Record<string, string>> = {
  8: 'boosted the server',
  9: 'boosted the server to level 1',
  10: 'boosted the server to level 2',
  11: 'boosted the server to level 3',
  12: 'made the channel follow another',
  21: 'started the thread from a message',
  22: 'was reminded to invite people',
  24: 'wrote what the automatic moderation took up',
  25: 'subscribed to a role',
  27: 'started a stage',
  28: 'ended the stage',
  29: 'became a speaker',
  31: 'changed the topic of the stage',
  44: 'bought something',
  46: 'ran a poll that ended',
};

export function isNotice(type: string): boolean {
  return !WRITTEN.has(type);
}

/** The English sentence for a notice: who did what. The exporter's own begin with the verb. */
export function noticeSentence(record: JsonObject, type: string): string {
  const content = textOf(record.content);
  const said = content ?? SENTENCES[type] ?? `sent a notice of kind ${type}`;
  return `${nameOf(objectOf(record.author) ?? {})} ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

/** Notices that texts and tables do not tell from what people write, except by the exporter's own words. */
const EXPORTED_NOTICE =
  /^(?:Joined the server|Left the group|Pinned a message|Started a (?:thread|call that lasted [\d,]+ minutes)|(?:Added|Removed) a recipient|Added .{1,40} to the group|Removed .{1,40} from the group|Changed the channel icon)\.$/;

/** The notice that a text is in an export without kinds; null for what somebody wrote. */
export function writtenNotice(name: string, text: string): string | null {
  return EXPORTED_NOTICE.test(text) ? `${name} ${text.charAt(0).toLowerCase()}${text.slice(1)}` : null;
}
