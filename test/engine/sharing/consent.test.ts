import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bookFormats, chatApps, shareFormats } from '../../../src-main/contract/index.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import type { Printer } from '../../../src-main/engine/library/index.ts';
import {
  buildSite,
  chatText,
  clipboardPair,
  draftBulletin,
  writeShared,
} from '../../../src-main/engine/sharing/index.ts';
import { everythingIn } from '../../support/artefact.ts';
import { fullMembers, onePixel, pictureLibrary } from '../books/full-book.ts';
import { book, chapter, compile, digest } from '../books/support.ts';
import { answer, content, passage, temporaryFolder } from '../digests/support.ts';
import { item, sources } from './support.ts';

/** Names of members who refused, wherever somebody may write one. */
const refused = ['林不具名', 'Hidden Lin', 'Kevin', '凯文', '陈默言'];
const REFUSED = new RegExp(refused.join('|'), 'i');
const sentence = '林不具名、@Kevin Lau、凯文、陈默言和 Hidden Lin';
const everywhere = `# ${sentence}

> ${sentence}

- **林不具名**说[凯文的话](https://example.org/ "林不具名")，\`Kevin Lau\`，$林不具名$，Hidden&#32;Lin。

| 陈默言 |
|---|
| ${sentence} |

\`\`\`
@林不具名
\`\`\`

![${sentence}](assets/pixel.png "陈默言") ![没有](assets/gone.png)

脚注[^1]

[^1]: ${sentence}`;

const told = digest(
  'd-told',
  content(`谢谢${sentence}`, {
    tags: ['林不具名', '陈默言的话'],
    askers: ['m-hidden', 'm-lau'],
    sections: { ask: [passage(everywhere)], conclusion: [passage(sentence)] },
    answers: [answer(['m-chen', 'm-hidden'], everywhere, { accepted: true })],
  }),
);
const open = digest('d-open', content(`${sentence}问的`, { askers: ['m-hidden'] }));
const digests = [told, open];
const subject = book({
  ...{ title: `给${sentence}`, subtitle: sentence, copyright: everywhere, origins: everywhere, preface: everywhere },
  glossary: [{ term: sentence, meaning: everywhere }],
  appendices: ['subjects', 'open-questions'],
  profiles: true,
  parts: [{ id: 'p-1', title: sentence, chapters: [chapter('c-1', sentence, ['d-told', 'd-open'], [everywhere])] }],
});

/** Prints the page itself, so that its words are there to be read. */
const printer: Printer = {
  async print({ page, out }) {
    writeFileSync(out, Buffer.concat([onePixel, readFileSync(page)]));
    return [out];
  },
};

/** The library's own folders are named in addresses of pictures that only the printer reads. */
const withoutAddresses = (words: string) => words.replace(/file:\/\/\/[^"]*/g, '');

it.each(bookFormats)('BOOK-9 nobody who refused is in a book as %s', async (format) => {
  const out = join(temporaryFolder(), 'out');
  const { warnings } = await buildBook(compile(subject, digests, fullMembers), format, out, {
    libraryFolder: pictureLibrary(),
    printer,
  });
  const made = withoutAddresses(await everythingIn(out));
  expect(made).toContain('一位成员');
  expect(made).not.toMatch(REFUSED);
  expect(warnings.join('\n')).not.toMatch(REFUSED);
});

it.each(shareFormats)('SHARE-1 nobody who refused is in a digest as %s', async (format) => {
  const out = join(temporaryFolder(), 'out');
  const context = { libraryFolder: pictureLibrary(), printer, signal: undefined, theme: 'ink' as const };
  const { files } = await writeShared(item('d-told', {}, digests), format, out, context);
  const made = withoutAddresses((await Promise.all(files.map(everythingIn))).join('\n'));
  expect(made).toContain('一位成员');
  expect(made).not.toMatch(REFUSED);
});

it.each(chatApps)('SHARE-1 nobody who refused is in a text for %s', (app) => {
  const bulletin = draftBulletin(digests, { firstDay: '2026-03-01', lastDay: '2026-03-08' }, sources(digests));
  expect(bulletin.markdown).not.toMatch(REFUSED);
  for (const shared of [
    item('d-told', {}, digests),
    item({ kind: 'bulletin', title: sentence, markdown: everywhere }, {}, digests),
  ]) {
    const { html, text } = clipboardPair(shared, temporaryFolder());
    const made = [...chatText(shared, app).messages, html, text].join('\n');
    expect(made).toContain('一位成员');
    expect(made).not.toMatch(REFUSED);
  }
});

it('SHARE-9 nobody who refused is in a site: pages, addresses, feed, what is searched', async () => {
  const { out } = await buildSite(join(temporaryFolder(), 'site'), digests, sources(digests), {
    ...{ title: sentence, address: 'https://example.org/', libraryId: 'library-1' },
    ...{ libraryFolder: pictureLibrary(), resourcesFolder: join(import.meta.dirname, '../../../resources') },
    breathe: async () => {},
  });
  const made = await everythingIn(out);
  expect(made).toContain('一位成员');
  expect(Array.from(made.matchAll(new RegExp(`.{0,60}(?:${REFUSED.source}).{0,20}`, 'gi')), String)).toEqual([]);
});
