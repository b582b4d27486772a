import { escapeMarkup } from '../../../text/index.ts';
import type { Manuscript } from '../../manuscript.ts';

const WIDTH = 1200;
const HEIGHT = 1800;
/** A wide character takes two columns. */
const COLUMNS = 18;
/** Where the title begins, and the ways of setting it, the largest that takes it whole. */
const TOP = 520;
const settings = [
  { columns: COLUMNS, size: 110, lineHeight: 150, mostLines: 5 },
  { columns: 24, size: 82, lineHeight: 112, mostLines: 8 },
  { columns: 34, size: 58, lineHeight: 80, mostLines: 12 },
] as const;

/**
 * A cover made from the title (BOOK-21): paper, ink and a seal. An SVG picture without scripts or
 * fonts of its own.
 */
export function coverSvg({ title, subtitle, authors, language }: Manuscript): string {
  const { lines, size: titleSize, lineHeight } = setTitle(title);
  const text = (y: number, size: number, words: string, colour = '#2b2723') =>
    `<text x="${WIDTH / 2}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="middle">${escapeMarkup(words)}</text>`;
  const below = TOP + lines.length * lineHeight;
  return `<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" xml:lang="${language}" font-family="serif">
<title>${escapeMarkup(title)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#faf7f0"/>
<rect x="60" y="60" width="${WIDTH - 120}" height="${HEIGHT - 120}" fill="none" stroke="#e2dacb" stroke-width="4"/>
<rect x="${WIDTH / 2 - 70}" y="190" width="140" height="140" fill="#b3322a"/>
${text(292, 100, sealCharacter(title), '#faf7f0')}
${lines.map((line, index) => text(TOP + index * lineHeight, titleSize, line)).join('\n')}
${text(below, 54, shortened(subtitle, COLUMNS * 2), '#6f675d')}
${text(HEIGHT - 180, 52, shortened(authors.join('  '), COLUMNS * 2), '#6f675d')}
</svg>
`;
}

/** The address of the picture on the cover, inside the page: the chosen one, where it can be had, else one made from the title. */
export function coverAddress(manuscript: Manuscript, image: (address: string) => string | null): string {
  const chosen = manuscript.cover === null ? null : image(manuscript.cover);
  return chosen ?? `data:image/svg+xml;base64,${Buffer.from(coverSvg(manuscript)).toString('base64')}`;
}

/** The title in lines; one that is too long for any setting ends with an ellipsis. */
function setTitle(title: string): { lines: readonly string[]; size: number; lineHeight: number } {
  for (const { columns, mostLines, ...setting } of settings) {
    const lines = inLines(title, columns);
    if (lines.length <= mostLines) {
      return { lines, ...setting };
    }
  }
  const { columns, mostLines, ...setting } = settings[2];
  const lines = inLines(title, columns).slice(0, mostLines);
  return { lines: [...lines.slice(0, -1), `${lines.at(-1)}…`], ...setting };
}

/** The first letter of the title, or 群 where it has none. */
function sealCharacter(title: string): string {
  return /\p{L}/u.exec(title)?.[0].toUpperCase() ?? '群';
}

/** Words broken into lines of so many columns, between Latin words and between any others. */
export function inLines(words: string, columns: number): string[] {
  const pieces = words.replace(/\s+/g, ' ').match(/[\p{Script=Latin}\p{N}'’.-]{1,16} ?|./gsu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((one) => one !== '');
}

function shortened(words: string, columns: number): string {
  const [first = '', ...others] = inLines(words, columns);
  return others.length > 0 ? `${first}…` : first;
}

/** Columns the words take: wide characters two. */
export function widthOf(words: string): number {
  return Array.from(words).reduce(
    (sum, character) => sum + (/[\u1100-\uffff\u{10000}-\u{3ffff}]/u.test(character) ? 2 : 1),
    0,
  );
}
