import type { PageSize } from '../../../../contract/index.ts';

interface Paper {
  /** Width and height, in millimetres. */
  readonly size: readonly [number, number];
  /** Size of the type, in points. */
  readonly type: number;
  /** Margins, in millimetres: top and bottom, outer, and inner, where the book is bound. */
  readonly top: number;
  readonly outer: number;
  readonly inner: number;
}

const papers: Readonly<Record<PageSize, Paper>> = {
  A4: { size: [210, 297], type: 11, outer: 25, inner: 30, top: 25 },
  B5: { size: [176, 250], type: 10.5, outer: 20, inner: 24, top: 22 },
  A5: { size: [148, 210], type: 9.5, outer: 15, inner: 19, top: 18 },
  Letter: { size: [215.9, 279.4], type: 11, outer: 25, inner: 30, top: 25 },
};

/** What runs at the head of a page: the book on the left ones, the chapter on the right ones. */
export interface RunningHead {
  /** Name of the page, as the style knows it. */
  readonly page: string;
  readonly title: string;
}

/**
 * The style of printed pages (BOOK-27), in CSS Paged Media as Chromium understands it: named pages
 * with margin boxes, so that heads and numbers need no program.
 */
export function pagedStyle(size: PageSize, bookTitle: string, heads: readonly RunningHead[]): string {
  const {
    size: [width, height],
    type,
    outer,
    inner,
    top,
  } = papers[size];
  const head = `font-size: ${type - 2}pt; color: #6f675d;`;
  const named = heads.map(
    ({ page, title }) => `
@page ${page}:right { @top-right { content: ${cssString(title)}; ${head} } }
.page-${page} { page: ${page}; }`,
  );
  return `
@page { size: ${width}mm ${height}mm; margin: ${top}mm ${outer}mm; }
@page :right { margin-left: ${inner}mm; @bottom-right { content: counter(page); ${head} } }
@page :left { margin-right: ${inner}mm; @bottom-left { content: counter(page); ${head} }
  @top-left { content: ${cssString(bookTitle)}; ${head} } }
@page front { @top-left { content: none; } @bottom-left { content: none; } @bottom-right { content: none; } }
@page cover { margin: 0; @top-left { content: none; } @bottom-left { content: none; } @bottom-right { content: none; } }
${named.join('')}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #555; --line: #bbb; --seal: #8c231c; }
  html { font-size: ${type}pt; }
  body { background: none; line-height: 1.65; text-align: justify; hanging-punctuation: allow-end; text-spacing-trim: normal;
    font-family: "Songti SC", "Songti TC", "SimSun", "PMingLiU", "Noto Serif CJK SC", "Source Han Serif SC", Georgia, serif; }
  h1, h2, h3, h4, h5, h6 { text-align: start; break-inside: avoid; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  h1, h2, h3, h4, h5, h6, .heading, .chapter-number, dt, .note-number { break-after: avoid; }
  p, li, dd { orphans: 2; widows: 2; } .titles { text-align: start; }
  .titles.many { columns: auto; } .titles li { display: flow-root list-item; padding-right: 5.5em; } .titles .place { float: right; margin-right: -5.5em; }
  main { max-width: none; padding: 0; }
  pre { white-space: pre-wrap; border-radius: 0; overflow: visible; } table { display: table; overflow: visible; }
  img, tr, blockquote { break-inside: avoid; } img { max-height: 80vh; }
  a { color: inherit; text-decoration: none; }
  .page { border: 0; margin: 0; padding: 0; break-before: page; }
  .page-blank { page: front; min-height: 1px; }
  .page-part { page: front; padding-top: ${Math.round(height / 3)}mm; } .page-part h1 { text-align: center; } .part-contents { display: none; }
  .page-cover { page: cover; break-after: page; }
  .page-cover .cover { max-width: none; max-height: none; width: ${width}mm; height: ${height - 1}mm; object-fit: contain; background: #faf7f0; }
  .page-title { page: front; padding-top: ${Math.round(height / 4)}mm; } .page-title h1, .page-title p { text-align: center; }
  .page-contents { page: front; }
  .contents a { display: flex; gap: .5em; align-items: baseline; } .contents .number { margin-left: auto; flex: none; }
  .contents li { break-inside: avoid; } .contents .entry { font-size: .92em; color: var(--soft); }
  .note-back { display: none; } .notes { break-inside: auto; }
}
`;
}

/** A string of CSS, also safe within a style element. */
function cssString(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const escaped = words.replace(/["\\<>&\p{Cc}\p{Cs}]/gu, (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `);
  return `"${escaped}"`;
}
