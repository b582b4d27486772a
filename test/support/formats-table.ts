import type { Format } from '../../src-main/engine/importing/format.ts';

/** Where the table stands in docs/guide/formats.md. */
const BEGIN = '<!-- formats: written by test/support/make-formats-table.ts -->';
const END = '<!-- end of formats -->';

const replies: Readonly<Record<Format['survives']['replies'], string>> = {
  yes: 'yes',
  threads: 'yes, threads',
  quotes: 'as quotes',
  addressed: 'who is addressed',
  no: 'no',
};

const files: Readonly<Record<Format['survives']['files'], string>> = {
  paths: 'names and paths',
  names: 'names',
  placeholders: 'that there was one',
  none: '–',
};

/** The page of the guide about the platform of a format, in docs/guide/formats. */
export function guidePageOf({ id, platform }: Pick<Format, 'id' | 'platform'>): string {
  return platform !== 'other' ? platform : id.startsWith('chatlab') ? 'chatlab' : 'tables';
}

/** The page with its table as the formats say. */
export function withFormatsTable(page: string, formats: readonly Format[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) {
    throw new Error(`the page has no ${BEGIN} … ${END}`);
  }
  return `${page.slice(0, begin + BEGIN.length)}\n\n${tableOf(formats)}\n\n${page.slice(end)}`;
}

function tableOf(formats: readonly Format[]): string {
  const heading = ['format', 'what', 'platform', 'endings', 'times', 'replies', 'reactions', 'media files'];
  const rows = formats.map(({ id, name, platform, extensions, survives }) => [
    `\`${id}\``,
    name,
    `[${guidePageOf({ id, platform })}](formats/${guidePageOf({ id, platform })}.md)`,
    extensions.map((extension) => `.${extension}`).join(' '),
    survives.times,
    replies[survives.replies],
    survives.reactions,
    files[survives.files],
  ]);
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
