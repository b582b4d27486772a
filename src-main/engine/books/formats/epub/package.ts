import type { ImageType } from '../../../../contract/index.ts';
import { escapeMarkup } from '../../../text/index.ts';
import type { Manuscript } from '../../manuscript.ts';
import { bookWording } from '../../wording.ts';
import type { Page } from '../pages/pages.ts';

export interface PackageImage {
  readonly path: string;
  readonly mediaType: string;
  readonly isCover: boolean;
}

export function mediaTypeOf(type: ImageType): string {
  return `image/${type}`;
}

export const containerXml = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

type PageInfo = Pick<Page, 'id' | 'title' | 'depth' | 'entries' | 'kind'>;

/** The package document of EPUB 3.3, section 5: who made the book, what is in it, in which order it is read. */
export function packageDocument(
  manuscript: Manuscript,
  pages: readonly PageInfo[],
  images: readonly PackageImage[],
): string {
  const item = (id: string, path: string, type: string, properties = '') =>
    `<item id="${id}" href="${escapeMarkup(path)}" media-type="${type}"${properties === '' ? '' : ` properties="${properties}"`}/>`;
  const manifest = [
    item('nav', 'nav.xhtml', 'application/xhtml+xml', 'nav'),
    item('style', 'style.css', 'text/css'),
    item('cover', 'cover.xhtml', 'application/xhtml+xml'),
    ...pages.map(({ id }) => item(`page-${id}`, `${id}.xhtml`, 'application/xhtml+xml')),
    ...images.map(({ path, mediaType, isCover }, index) =>
      item(`image-${index + 1}`, path, mediaType, isCover ? 'cover-image' : ''),
    ),
  ];
  const [titlePage, ...others] = pages;
  const spine = [
    '<itemref idref="cover"/>',
    ...(titlePage === undefined ? [] : [`<itemref idref="page-${titlePage.id}"/>`]),
    '<itemref idref="nav"/>',
    ...others.map(({ id }) => `<itemref idref="page-${id}"/>`),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${manuscript.language}" dir="ltr">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(manuscript).join('\n')}
</metadata>
<manifest>
${manifest.join('\n')}
</manifest>
<spine>
${spine.join('\n')}
</spine>
</package>
`;
}

/** Roles are MARC relators: aut wrote, ctb contributed, edt edited. */
function metadata(manuscript: Manuscript): string[] {
  const { bookId, title, subtitle, authors, editors, isbn, language, contributors, changedAt } = manuscript;
  const person = (element: 'creator' | 'contributor', role: string) => (name: string, index: number) => [
    `<dc:${element} id="${role}-${index + 1}">${escapeMarkup(name)}</dc:${element}>`,
    `<meta refines="#${role}-${index + 1}" property="role" scheme="marc:relators">${role}</meta>`,
  ];
  const named = (names: readonly string[]) => names.map((name) => name.trim()).filter((name) => name !== '');
  return [
    `<dc:identifier id="book-id">${escapeMarkup(identifierOf(bookId))}</dc:identifier>`,
    ...(isbn === ''
      ? []
      : [`<dc:identifier id="isbn">urn:isbn:${escapeMarkup(isbn.replace(/[^\dXx]/g, ''))}</dc:identifier>`]),
    `<dc:title id="main-title">${escapeMarkup(title.trim() || bookWording[language].bookTitle)}</dc:title>`,
    '<meta refines="#main-title" property="title-type">main</meta>',
    ...(subtitle.trim() === ''
      ? []
      : [
          `<dc:title id="subtitle">${escapeMarkup(subtitle)}</dc:title>`,
          '<meta refines="#subtitle" property="title-type">subtitle</meta>',
        ]),
    `<dc:language>${language}</dc:language>`,
    ...named(authors).flatMap(person('creator', 'aut')),
    ...named(editors).flatMap(person('contributor', 'edt')),
    ...named(contributors.map(({ name }) => name)).flatMap(person('contributor', 'ctb')),
    `<meta property="dcterms:modified">${new Date(changedAt).toISOString().slice(0, 19)}Z</meta>`,
    '<meta property="schema:accessMode">textual</meta>',
    '<meta property="schema:accessMode">visual</meta>',
    '<meta property="schema:accessModeSufficient">textual</meta>',
    '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
    '<meta property="schema:accessibilityHazard">none</meta>',
  ];
}

function identifierOf(bookId: string): string {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(bookId) ? `urn:uuid:${bookId}` : `urn:qunshu:${bookId}`;
}

/** The navigation document: contents, two levels of chapters and their digests. */
export function navigation(manuscript: Manuscript, pages: readonly PageInfo[]): string {
  const wording = bookWording[manuscript.language];
  const shown = pages.filter(({ kind }) => kind !== 'title');
  const item = ({ id, title, entries }: PageInfo, inner = '') => {
    const below = entries.map(
      (entry) => `<li><a href="${id}.xhtml#${entry.anchor}">${escapeMarkup(navWords(entry.title))}</a></li>`,
    );
    const list = below.length === 0 ? inner : `<ol>${below.join('')}</ol>`;
    return `<li><a href="${id}.xhtml">${escapeMarkup(navWords(title))}</a>${list}</li>`;
  };
  const items: string[] = [];
  for (let index = 0; index < shown.length; index++) {
    const page = shown[index];
    if (page === undefined) {
      continue;
    }
    const chapters: string[] = [];
    while (page.kind === 'part' && shown[index + 1]?.depth === 1) {
      index++;
      const chapter = shown[index];
      chapters.push(...(chapter === undefined ? [] : [item(chapter)]));
    }
    items.push(item(page, chapters.length === 0 ? '' : `<ol>${chapters.join('\n')}</ol>`));
  }
  const body = `<nav epub:type="toc" role="doc-toc" id="toc">
<h1>${escapeMarkup(wording.contents)}</h1>
<ol>
${items.join('\n')}
</ol>
</nav>`;
  return xhtmlPage(manuscript.language, wording.contents, body);
}

/** A link of the contents must have words. */
function navWords(title: string): string {
  return title.trim() || '…';
}

export function xhtmlPage(language: string, title: string, body: string, bodyAttributes = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${language}" lang="${language}">
<head>
<title>${escapeMarkup(navWords(title))}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body${bodyAttributes}>
${body}
</body>
</html>
`;
}
