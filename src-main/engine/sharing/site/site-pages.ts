import { createHash } from 'node:crypto';
import { contributorsOf, fileNamePart } from '../../digests/index.ts';
import type { SharedItem } from '../item.ts';

/** A digest as a page of the site. */
export interface SitePage {
  readonly item: SharedItem;
  /** From the site's root; made of the digest's id, so that it outlives every title. */
  readonly address: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
}

/** A tag or a person, with the pages they are on. */
export interface SiteList {
  readonly title: string;
  readonly address: string;
  readonly sections: readonly { readonly title: string; readonly pages: readonly SitePage[] }[];
}

export function sitePage(item: SharedItem, publishedAt: number): SitePage {
  const id = item.digest?.id ?? item.id;
  const name = /^[\w-]{1,80}$/.test(id) ? id : shortHash(id);
  return { item, address: `digests/${name}.html`, publishedAt };
}

/** The site's tags, by name. */
export function tagLists(pages: readonly SitePage[], language: string): SiteList[] {
  const byTag = new Map<string, SitePage[]>();
  for (const page of pages) {
    for (const tag of new Set(page.item.digest?.content.tags ?? [])) {
      byTag.set(tag, [...(byTag.get(tag) ?? []), page]);
    }
  }
  return Array.from(byTag, ([tag, tagged]) => ({
    title: tag,
    address: `tags/${named(tag, tag)}.html`,
    sections: [{ title: '', pages: tagged }],
  })).sort((one, other) => one.title.localeCompare(other.title, language));
}

/** Those who may be named, the most answers first; their address lasts as long as they are the same member. */
export function peopleLists(
  pages: readonly SitePage[],
  words: { readonly answered: string; readonly asked: string },
  language: string,
): SiteList[] {
  const people = new Map<string, { name: string; answered: SitePage[]; asked: SitePage[] }>();
  const add = (memberId: string, page: SitePage, what: 'answered' | 'asked') => {
    if (!page.item.credits.isNamed(memberId)) {
      return;
    }
    const known = people.get(memberId) ?? { name: page.item.credits.nameOf(memberId), answered: [], asked: [] };
    known[what].push(page);
    people.set(memberId, known);
  };
  for (const page of pages) {
    const content = page.item.digest?.content;
    for (const memberId of content === undefined ? [] : contributorsOf(content)) {
      add(memberId, page, 'answered');
    }
    for (const memberId of new Set(content?.askers)) {
      add(memberId, page, 'asked');
    }
  }
  return Array.from(people)
    .sort(
      ([, one], [, other]) =>
        other.answered.length - one.answered.length ||
        other.asked.length - one.asked.length ||
        one.name.localeCompare(other.name, language),
    )
    .map(([memberId, { name, answered, asked }]) => ({
      title: name,
      address: `people/${shortHash(memberId)}.html`,
      sections: [
        { title: words.answered, pages: answered },
        { title: words.asked, pages: asked },
      ].filter((section) => section.pages.length > 0),
    }));
}

/** Readable, and no two alike. */
function named(title: string, key: string): string {
  return `${fileNamePart(title, 'tag')}-${shortHash(key)}`;
}

function shortHash(key: string): string {
  return createHash('sha256').update(key.toWellFormed()).digest('hex').slice(0, 10);
}
