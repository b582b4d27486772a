import { escapeMarkup } from '../../text/index.ts';
import type { SitePage } from './site-pages.ts';

/** Digests in a feed; readers of feeds fetch it often. */
const MOST = 50;

/** An Atom feed (RFC 4287) of the latest digests. Ids are those of the digests, wherever the site lies. */
export function atomFeed(site: {
  readonly title: string;
  /** Where the site will be found, with `/` at its end; empty: links are relative. */
  readonly address: string;
  readonly language: string;
  /** Newest first. */
  readonly pages: readonly SitePage[];
}): string {
  const { title, address, language, pages } = site;
  const latest = pages.slice(0, MOST);
  const updated = Math.max(0, ...latest.map(({ item }) => item.changedAt));
  const entries = latest.map(({ item, address: path, publishedAt }) => {
    const [byline = ''] = item.byline;
    return `<entry>
<title>${escapeMarkup(item.title)}</title>
<id>urn:qunshu:${escapeMarkup(encodeURIComponent(item.id))}</id>
<link href="${escapeMarkup(address + path)}"/>
<published>${new Date(publishedAt).toISOString()}</published>
<updated>${new Date(item.changedAt).toISOString()}</updated>
<author><name>${escapeMarkup(title)}</name></author>
<summary>${escapeMarkup(byline)}</summary>
</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${escapeMarkup(title)}</title>
<id>urn:qunshu:site:${escapeMarkup(encodeURIComponent(title))}</id>
<link rel="self" href="${escapeMarkup(`${address}feed.xml`)}"/>
<updated>${new Date(updated).toISOString()}</updated>
${entries.join('\n')}
</feed>
`;
}
