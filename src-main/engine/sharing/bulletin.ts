import type { Bulletin, Digest } from '../../contract/index.ts';
import { Credits, contributorsOf, uniqueNames } from '../digests/index.ts';
import { escapeMarkdown, instantsOfDay, plainText, shiftedDay } from '../text/index.ts';
import { dayOf, type SharingSources } from './item.ts';
import { sharingWording } from './wording.ts';

const WEEK = 7;
const LONGEST_CONCLUSION = 120;

/**
 * A draft of a bulletin (SHARE-7): what was published in a time, oldest first, the answers that were
 * accepted, questions nobody answered, and thanks to those who did.
 *
 * @param digests all that may be in it
 * @param period days `YYYY-MM-DD` of the library's zone, both of them in it; by default the week that ends today,
 *   or on the last day
 */
export function draftBulletin(
  digests: readonly Digest[],
  period: {
    readonly firstDay?: string | undefined;
    readonly lastDay?: string | undefined;
    readonly title?: string | undefined;
  },
  sources: Omit<SharingSources, 'digestOf' | 'chats' | 'templates'>,
): Bulletin {
  const wording = sharingWording[sources.language];
  const { lastDay = dayOf(sources.now, sources.timezone) } = period;
  const { firstDay = shiftedDay(lastDay, 1 - WEEK) } = period;
  const { from } = instantsOfDay(firstDay, sources.timezone);
  const { to } = instantsOfDay(lastDay, sources.timezone);
  const isWithin = (time: number) => time >= from && time < to;
  const inTime = digests
    .filter(({ publishedAt, status }) => status === 'published' && publishedAt !== null && isWithin(publishedAt))
    .sort((one, other) => (one.publishedAt ?? 0) - (other.publishedAt ?? 0) || (one.id < other.id ? -1 : 1));
  const open = digests.filter(
    ({ content, createdAt, discussedFrom, status }) =>
      status !== 'archived' && content.answers.length === 0 && isWithin(discussedFrom ?? createdAt),
  );
  const people = inTime.flatMap(({ content }) => [...content.askers, ...contributorsOf(content)]);
  const { members, language } = sources;
  const credits = new Credits({ members, strangers: people, policy: 'as-chosen', language });
  const shown = ({ content }: Digest) => escapeMarkdown(credits.hideInText(content.title));
  const names = (ids: readonly string[]) =>
    uniqueNames(ids, credits.nameOf)
      .map(escapeMarkdown)
      .join(language === 'en' ? ', ' : '、');
  const section = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${item}`).join('\n')];
  const best = inTime.flatMap((digest) =>
    digest.content.answers
      .filter(({ accepted, contributors }) => accepted && contributors.length > 0)
      .map(({ contributors }) => wording.bestAnswer(names(contributors), shown(digest))),
  );
  const thanked = inTime.flatMap(({ content }) => contributorsOf(content)).filter((id) => credits.isNamed(id));
  const blocks = [
    ...(inTime.length === 0 ? [wording.nothing] : []),
    ...section(
      wording.digests,
      inTime.map((digest) => `**${shown(digest)}**${conclusionOf(digest, credits, wording.colon)}`),
    ),
    ...section(wording.bestAnswers, best),
    ...section(wording.openQuestions, open.map(shown)),
    ...(thanked.length === 0 ? [] : [`## ${wording.thanks}`, wording.thankYou(names(thanked))]),
  ];
  return {
    title: period.title ?? wording.bulletinTitle(firstDay, lastDay),
    markdown: `${blocks.join('\n\n')}\n`,
    digestIds: inTime.map(({ id }) => id),
  };
}

function conclusionOf({ content }: Digest, credits: Credits, colon: string): string {
  const passages = content.sections.conclusion ?? content.answers.find(({ accepted }) => accepted)?.body ?? [];
  const words = plainText(credits.hideInMarkdown(passages.map(({ text }) => text).join('\n\n')));
  const short = Array.from(words);
  const shown = short.length > LONGEST_CONCLUSION ? `${short.slice(0, LONGEST_CONCLUSION).join('')}…` : words;
  return shown === '' ? '' : colon + escapeMarkdown(shown);
}
