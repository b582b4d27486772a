import type { BookLanguage } from '../../../../contract/index.ts';
import { escapeMarkup, MarkupWriter } from '../../../text/index.ts';
import { bookWording } from '../../wording.ts';
import { pagedStyle } from '../html/paged-style.ts';
import { readingStyle } from '../html/style.ts';

/** A few pages by themselves: one digest, or a bulletin. Names in it are those that may be seen. */
export interface Sheet {
  /** Says what the file holds, the same at every build. */
  readonly id: string;
  readonly title: string;
  /** Who asked, who answered, where and when: a line each, plain words. */
  readonly byline: readonly string[];
  /** Headings are of level 2 and below. */
  readonly markdown: string;
  readonly language: BookLanguage;
  /** Epoch milliseconds. */
  readonly changedAt: number;
}

export interface SheetStyle {
  readonly image: (address: string) => string | null;
  /** Styles after those of pages to be read. */
  readonly style?: string;
  /** Class of the page's body. */
  readonly theme?: string;
}

/** The sheet's words as markup, without a page around them. */
export function sheetMarkup(
  { title, byline, markdown, language }: Sheet,
  image: SheetStyle['image'],
  digestAddress: (digestId: string) => string | null = () => null,
): string {
  const writer = new MarkupWriter({
    highestHeading: 2,
    image,
    digestLink: (digestId) => ({ address: digestAddress(digestId), after: '' }),
    notesTitle: bookWording[language].notes,
  });
  const lines = byline.map((line) => `<p class="byline">${escapeMarkup(line)}</p>`);
  return [`<h1>${escapeMarkup(title)}</h1>`, ...lines, writer.write(markdown), writer.notes()]
    .filter((block) => block !== '')
    .join('\n');
}

/** The sheet as a page that needs nothing beside itself and runs nothing. */
export function sheetPage(sheet: Sheet, { image, style = '', theme = '' }: SheetStyle): string {
  return `<!doctype html>
<html lang="${sheet.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(sheet.title)}</title>
<style>${readingStyle}.byline { color: var(--soft); font-size: .92em; margin: .2em 0; }
${pagedStyle('A4', sheet.title, [])}${style}</style>
</head>
<body class="${theme}">
<main>
${sheetMarkup(sheet, image)}
</main>
</body>
</html>
`;
}
