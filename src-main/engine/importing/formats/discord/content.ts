import type { Mention } from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

const MARKUP = /<(?:@!?(\d+)|a?(:\w+:)\d+|t:(-?\d{1,11})(?::\w)?|(\/[^:<>]{1,100}):\d+)>/g;

/** The name somebody goes by: the one in the server, else the account's. */
export function nameOf(user: JsonObject): string {
  return textOf(user.nickname) ?? textOf(user.name) ?? 'Deleted User';
}

/**
 * What a message says, with the names of people, emoji and commands in the place of Discord's own markup, which
 * an export without “format markdown” holds. Roles and channels are not named in the file and stay.
 */
export function readableText(content: string, mentions: unknown): string {
  if (!content.includes('<')) {
    return content;
  }
  return content.replace(MARKUP, (written, user?: string, emoji?: string, time?: string, command?: string) => {
    if (user !== undefined) {
      const found = elementsOf(mentions).find((mention) => idOf(objectOf(mention)?.id) === user);
      return found === undefined ? written : `@${nameOf(objectOf(found) ?? {})}`;
    }
    return emoji ?? command ?? momentOf(Number(time));
  });
}

/** Discord shows a moment in the reader's own zone; a text needs one. */
function momentOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Whom a text names, of those the message mentions: Discord counts the author of what is replied to as well. */
export function mentionsOf(text: string, mentions: unknown): readonly Mention[] | null {
  if (!text.includes('@')) {
    return null;
  }
  const found: Mention[] = [];
  for (const element of elementsOf(mentions)) {
    const user = objectOf(element);
    const names = [textOf(user?.nickname), textOf(user?.name)];
    const name = names.find((candidate) => candidate !== undefined && text.includes(`@${candidate}`));
    if (name !== undefined) {
      found.push({ name });
    }
  }
  return found.length === 0 ? null : found;
}

/** The words of the cards below a message; the preview of a link that stands in the message is none of them. */
export function embeddedText(message: JsonObject, content: string): string {
  const embeds = elementsOf(message.embeds);
  if (embeds.length === 0) {
    return '';
  }
  return embeds
    .map((element) => {
      const embed = objectOf(element) ?? {};
      const url = textOf(embed.url);
      return url !== undefined && content.includes(url) ? '' : wordsOf(embed);
    })
    .filter((words) => words !== '')
    .join('\n');
}

function wordsOf(embed: JsonObject): string {
  const fields = elementsOf(embed.fields).map((element) => {
    const { name, value } = objectOf(element) ?? {};
    return [textOf(name), textOf(value)].filter((part) => part !== undefined).join(': ');
  });
  const words = [objectOf(embed.author)?.name, embed.title, embed.description, ...fields, objectOf(embed.footer)?.text];
  return words.filter((part) => typeof part === 'string' && part !== '').join('\n');
}
