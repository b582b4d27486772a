import type {
  Chat,
  Digest,
  DigestTemplate,
  Locale,
  Member,
  NamedPerson,
  SharePreview,
  ShareSource,
} from '../../contract/index.ts';
import type { Sheet } from '../books/index.ts';
import {
  Credits,
  contributorsOf,
  digestBody,
  digestWording,
  uniqueNames,
  withoutHiddenNames,
} from '../digests/index.ts';
import { standardTemplate } from '../library/index.ts';
import { foldText, plainText, writeMarkdown } from '../text/index.ts';

/** What sharing takes from the library. */
export interface SharingSources {
  readonly digestOf: (id: string) => Digest;
  readonly members: readonly Member[];
  readonly templates: readonly DigestTemplate[];
  readonly chats: readonly Chat[];
  /** The library's name. */
  readonly community: string;
  /** Zone of the dates. */
  readonly timezone: string;
  readonly language: Locale;
  /** Epoch milliseconds: the date of a bulletin. */
  readonly now: number;
}

/** A thing to be shared after it went through the credits: nothing of it names anybody who refused (SHARE-1). */
export interface SharedItem extends Sheet {
  readonly credits: Credits;
  /** Member ids of those who asked and answered. */
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
  /** The digest without hidden names; null for a bulletin. */
  readonly digest: Digest | null;
  /** Members whose names were taken out. */
  readonly hidden: SharePreview['hidden'];
}

export function sharedItem(source: ShareSource, sources: SharingSources): SharedItem {
  return source.kind === 'digest'
    ? sharedDigest(sources.digestOf(source.id), sources)
    : sharedBulletin(source, sources);
}

/** The credits of digests that are shared together. */
export function creditsOf(digests: readonly Digest[], { members, language }: SharingSources): Credits {
  const strangers = digests.flatMap(({ content }) => [...content.askers, ...contributorsOf(content)]);
  return new Credits({ members, strangers, policy: 'as-chosen', language });
}

/** @param credits those of all digests it is shared with */
export function sharedDigest(
  digest: Digest,
  sources: SharingSources,
  credits = creditsOf([digest], sources),
): SharedItem {
  const { language, members, templates } = sources;
  const answerers = contributorsOf(digest.content);
  const { askers } = digest.content;
  const shown = withoutHiddenNames(digest, credits);
  const { content } = shown;
  const template = templates.find(({ id }) => id === content.templateId) ?? standardTemplate;
  const wording = digestWording[language];
  const line = (label: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [label + wording.colon + uniqueNames(ids, credits.nameOf).join(wording.listSeparator)];
  return {
    id: `digest ${digest.id}`,
    title: content.title.replace(/\s+/g, ' ').trim() || wording.untitled,
    byline: [
      ...line(wording.askedBy, askers),
      ...line(wording.answeredBy, answerers),
      ...placeAndTime(digest, credits, sources),
    ],
    markdown: digestBody(content, { language, names: credits.nameOf, template }),
    language,
    changedAt: digest.updatedAt,
    credits,
    askers,
    answerers,
    digest: shown,
    hidden: hiddenMembers(digest, members, credits),
  };
}

/** Where it was talked about, and when. */
function placeAndTime(digest: Digest, credits: Credits, sources: SharingSources): string[] {
  const names = sources.chats
    .filter(({ id }) => digest.chatIds.includes(id))
    .map(({ name }) => credits.hideInText(name));
  const time = digest.discussedFrom ?? digest.createdAt;
  const where = names.length > 0 ? names.join(digestWording[sources.language].listSeparator) : sources.community;
  return [[credits.hideInText(where), dayOf(time, sources.timezone)].filter((part) => part !== '').join(' · ')];
}

function sharedBulletin(
  { title, markdown }: Extract<ShareSource, { kind: 'bulletin' }>,
  { members, language, community, timezone, now }: SharingSources,
): SharedItem {
  const credits = new Credits({ members, policy: 'as-chosen', language });
  return {
    id: 'bulletin',
    title: credits.hideInText(title),
    byline: [`${credits.hideInText(community)} · ${dayOf(now, timezone)}`],
    markdown: writeMarkdown([credits.hideInMarkdown(markdown)], { highestHeading: 2 }),
    language,
    changedAt: now,
    credits,
    askers: [],
    answerers: [],
    digest: null,
    hidden: [],
  };
}

/** `2026-03-02`, as people in the zone write it down. */
export function dayOf(time: number, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(time);
}

/** Who will be named and who will not (SHARE-2): those who gave something, and those the words name. */
export function previewOf(item: SharedItem, members: readonly Member[]): SharePreview {
  const words = foldText([item.title, ...item.byline, plainText(item.markdown)].join('\n'));
  const ids = new Set([...item.askers, ...item.answerers, ...members.map(({ id }) => id)]);
  const named = Array.from(ids).flatMap((memberId): NamedPerson[] => {
    const name = item.credits.nameOf(memberId);
    const roles = item.credits.isNamed(memberId) ? rolesOf(item, memberId, mentions(words, name)) : [];
    return roles.length === 0 ? [] : [{ memberId, name, roles }];
  });
  // The same person in another chat, under the same name, is no second one.
  const gave = new Set(named.filter(({ roles }) => !roles.includes('mentioned')).map(({ name }) => name));
  const mentioned = new Set<string>();
  const once = named.filter(({ name, roles }) => {
    const isAnother = !roles.includes('mentioned') || !(gave.has(name) || mentioned.has(name));
    mentioned.add(name);
    return isAnother;
  });
  return { title: item.title, named: once, hidden: item.hidden };
}

function rolesOf({ askers, answerers }: SharedItem, memberId: string, isMentioned: boolean): NamedPerson['roles'] {
  const roles: NamedPerson['roles'][number][] = [];
  if (askers.includes(memberId)) {
    roles.push('asked');
  }
  if (answerers.includes(memberId)) {
    roles.push('answered');
  }
  return roles.length === 0 && isMentioned ? ['mentioned'] : roles;
}

/** Members with a part in a digest, or named by its words, who are not seen under their name. */
function hiddenMembers({ content }: Digest, members: readonly Member[], credits: Credits): SharePreview['hidden'] {
  const passages = [
    ...Object.values(content.sections).flat(),
    ...content.answers.flatMap(({ approach, method, body }) => [...approach, ...method, ...body]),
  ];
  const words = foldText([content.title, ...content.tags, ...passages.map(({ text }) => text)].join('\n'));
  const gave = new Set([...content.askers, ...contributorsOf(content)]);
  return members.flatMap(({ id, name, aliases }) => {
    const shownAs = credits.nameOf(id);
    const appears = gave.has(id) || [name, ...aliases].some((one) => mentions(words, one));
    return shownAs === name || !appears ? [] : [{ memberId: id, name, shownAs }];
  });
}

function mentions(words: string, name: string): boolean {
  const folded = foldText(name).trim();
  return Array.from(folded).length > 1 && words.includes(folded);
}
