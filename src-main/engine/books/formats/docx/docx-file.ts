import { readFileSync } from 'node:fs';
import { buffer as readBuffer } from 'node:stream/consumers';
import { Document, type FileChild, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { fromBufferPromise } from 'yauzl';
import type { BookLanguage, PageSize } from '../../../../contract/index.ts';
import { type Written, writeSealedFile } from '../../../digests/index.ts';
import { withoutControls } from '../../../text/index.ts';
import type { BookImage } from '../images.ts';
import { writeZip, type ZipEntry, zipSeal } from '../zip-file.ts';
import type { DocxImage, DocxWriter } from './docx-writer.ts';
import { imageSize } from './image-size.ts';
import { documentNumbering, documentStyles, paperSizes } from './styles.ts';

export interface DocxDocument {
  /** Says what the file holds, the same at every build. */
  readonly holds: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: BookLanguage;
  readonly pageSize: PageSize;
  /** Epoch milliseconds. */
  readonly changedAt: number;
  readonly children: readonly FileChild[];
  /** The writer that wrote the children. */
  readonly writer: DocxWriter;
}

/** Writes a document of Word whose bytes depend on its content alone. */
export async function writeDocx(out: string, document: DocxDocument): Promise<Written> {
  const packed = await Packer.toBuffer(wordDocument(document));
  const seal = zipSeal(document.holds);
  return writeSealedFile(out, seal, (path) => writeZip(path, steadyEntries(packed, document.changedAt), seal));
}

function wordDocument({ title, authors, language, pageSize, children, writer }: DocxDocument): Document {
  const { width, height, margin } = paperSizes[pageSize];
  const shownTitle = withoutControls(title);
  return new Document({
    title: shownTitle,
    creator: withoutControls(authors.join(', ')) || 'Qunshu',
    lastModifiedBy: 'Qunshu',
    styles: documentStyles(language),
    numbering: documentNumbering(writer.listStarts),
    footnotes: writer.footnotes,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width, height }, margin: { top: margin, bottom: margin, left: margin, right: margin } },
        },
        headers: { default: new Header({ children: [new Paragraph({ style: 'Credits', text: shownTitle })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ style: 'Centred', children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children,
      },
    ],
  });
}

/** Above the numbers that the library gives by itself. */
const STEADY_FROM = 100_000;

const TEXTUAL = /\.(?:xml|rels)$/;

/**
 * What the packing library names by chance or counts through the life of the program: relations,
 * bookmarks, the entries of contents, pictures.
 */
const PASSING_NAMES: readonly (readonly [pattern: RegExp, prefix: string])[] = [
  [/\brId[\w-]{12,}/g, 'rId'],
  [/\b_Toc\d+/g, '_Toc'],
  [/(?<=<w:bookmark(?:Start|End)\b[^>]*w:id=")\d+/g, ''],
  [/(?<=<wp:docPr id=")\d+/g, ''],
];

/** The parts of a packed document with the book's dates, and with names that count up in each document. */
async function* steadyEntries(packed: Buffer, changedAt: number): AsyncGenerator<ZipEntry> {
  const date = `${new Date(changedAt).toISOString().slice(0, 19)}Z`;
  const names = PASSING_NAMES.map(([pattern, prefix]) => ({ pattern, prefix, known: new Map<string, string>() }));
  const steady = (xml: string) => {
    const dated = xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`);
    return names.reduce(
      (text, { pattern, prefix, known }) =>
        text.replace(pattern, (name) => {
          const steadyName = known.get(name) ?? `${prefix}${STEADY_FROM + known.size}`;
          known.set(name, steadyName);
          return steadyName;
        }),
      dated,
    );
  };
  const zip = await fromBufferPromise(packed);
  for await (const entry of zip.eachEntry()) {
    const bytes = await readBuffer(await zip.openReadStreamPromise(entry));
    const isText = TEXTUAL.test(entry.fileName);
    yield {
      path: entry.fileName,
      content: isText ? steady(bytes.toString('utf8')) : { bytes },
      stored: !isText,
    };
  }
}

/** Width of a picture on the page at most, in pixels at 96 to the inch. */
const WIDEST: Readonly<Record<PageSize, number>> = { A4: 600, A5: 420, B5: 500, Letter: 600 };
const HIGHEST = 700;

/** A picture as Word takes it, small enough for the page; null for kinds that Word does not show. */
export function docxImage({ file, type }: BookImage, pageSize: PageSize): DocxImage | null {
  const data = readFileSync(file);
  const size = imageSize(data, type);
  if (type === 'webp' || size === null || size.width === 0 || size.height === 0) {
    return null;
  }
  const scale = Math.min(1, WIDEST[pageSize] / size.width, HIGHEST / size.height);
  return {
    type: type === 'jpeg' ? 'jpg' : type,
    data,
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}
