import { Bookmark, type FileChild, InternalHyperlink, PageBreak, Paragraph, Tab, TableOfContents, TextRun } from 'docx';
import { digestWording } from '../../../digests/index.ts';
import { withoutControls } from '../../../text/index.ts';
import {
  type Contribution,
  type Contributor,
  chaptersOf,
  digestPlaces,
  type Manuscript,
  type ManuscriptChapter,
} from '../../manuscript.ts';
import { type BookWording, bookWording } from '../../wording.ts';
import type { BookExporter, ExportContext } from '../exporter.ts';
import { libraryImage } from '../images.ts';
import { docxImage, writeDocx } from './docx-file.ts';
import { DocxWriter } from './docx-writer.ts';
import { headingStyle, SOFT } from './styles.ts';

/** Room for “Chapter 12” before the title of a digest, in twentieths of a point. */
const PLACE_WIDTH = 1260;

/** The book as a document of Word (BOOK-29). */
export const exportDocx: BookExporter = async (manuscript, out, context) => {
  const book = new DocxBook(manuscript, context);
  const children = await book.children();
  const { bookId, title, authors, language, pageSize, changedAt } = manuscript;
  const document = { holds: `book ${bookId}`, title, authors, language, pageSize, changedAt };
  const written = await writeDocx(out, { ...document, children, writer: book.writer });
  return { ...written, warnings: book.warnings };
};

class DocxBook {
  readonly warnings: string[] = [];
  readonly writer: DocxWriter;
  readonly #manuscript: Manuscript;
  readonly #context: ExportContext;
  readonly #wording: BookWording;
  readonly #anchors = new Map<string, string>();
  /** Numbers of chapters, by their id. */
  readonly #chapters: ReadonlyMap<string, number>;
  readonly #hasParts: boolean;
  #deadLinks = 0;

  constructor(manuscript: Manuscript, context: ExportContext) {
    this.#manuscript = manuscript;
    this.#context = context;
    this.#wording = bookWording[manuscript.language];
    this.#hasParts = manuscript.parts.some(({ title }) => title !== '');
    const places = digestPlaces(manuscript);
    this.#chapters = new Map(chaptersOf(manuscript).map(({ id, number }) => [id, number]));
    for (const digestId of places.keys()) {
      this.#anchors.set(digestId, `digest_${this.#anchors.size + 1}`);
    }
    this.writer = new DocxWriter({
      image: (address) => {
        const image = libraryImage(context.libraryFolder, address, this.warnings, manuscript.language);
        const shown = image === null ? null : docxImage(image, manuscript.pageSize);
        if (image !== null && shown === null) {
          this.warnings.push(this.#wording.warnings.imageUnknown(address));
        }
        return shown;
      },
      digestLink: (digestId) => {
        const place = places.get(digestId);
        if (place === undefined) {
          this.#deadLinks++;
          return null;
        }
        return { anchor: this.#anchors.get(digestId) ?? null, after: this.#wording.seeChapter(place.chapter.number) };
      },
    });
  }

  async children(): Promise<FileChild[]> {
    const { front, parts } = this.#manuscript;
    const children: FileChild[] = [...this.#titlePage()];
    for (const { title, markdown } of front) {
      children.push(opening(1, title), ...this.writer.write(markdown, 2));
    }
    const written = new Set<string>();
    for (const part of parts) {
      if (part.title !== '') {
        children.push(opening(1, part.title));
      }
      for (const chapter of part.chapters) {
        await this.#context.breathe();
        children.push(...this.#chapter(chapter, this.#hasParts ? 2 : 1, written));
      }
    }
    children.push(...this.#backMatter());
    if (this.#deadLinks > 0) {
      this.warnings.push(this.#wording.warnings.digestNotInBook(this.#deadLinks));
    }
    return children;
  }

  #titlePage(): FileChild[] {
    const { title, subtitle, authors, editors, isbn, language } = this.#manuscript;
    const { colon, listSeparator } = digestWording[language];
    const line = (label: string, value: string) => (value === '' ? [] : [plain('Centred', label + colon + value)]);
    return [
      plain('BookTitle', title),
      ...(subtitle === '' ? [] : [plain('Centred', subtitle)]),
      ...line(this.#wording.authors, authors.join(listSeparator)),
      ...line(this.#wording.editors, editors.join(listSeparator)),
      ...line(this.#wording.isbn, isbn),
      new Paragraph({ children: [new PageBreak()] }),
      plain('Centred', this.#wording.contents),
      new TableOfContents(this.#wording.contents, {
        hyperlink: true,
        headingStyleRange: this.#hasParts ? '1-3' : '1-2',
      }),
    ];
  }

  #chapter(chapter: ManuscriptChapter, level: number, written: Set<string>): FileChild[] {
    const label = this.#wording.untitledChapter(chapter.number);
    const blocks: FileChild[] = [
      new Paragraph({ style: 'ChapterNumber', pageBreakBefore: true, text: chapter.title === label ? '' : label }),
      plain(headingStyle(level), chapter.title),
    ];
    for (const entry of chapter.entries) {
      if (entry.kind === 'text') {
        blocks.push(...this.writer.write(entry.markdown, level + 1));
        continue;
      }
      // A bookmark stands once in a document: at the digest's first place.
      const anchor = written.has(entry.digestId) ? undefined : this.#anchors.get(entry.digestId);
      written.add(entry.digestId);
      const words = new TextRun(withoutControls(entry.title));
      const children = anchor === undefined ? [words] : [new Bookmark({ id: anchor, children: [words] })];
      blocks.push(new Paragraph({ style: headingStyle(level + 1), children }));
      blocks.push(...this.writer.write(entry.markdown, level + 2));
    }
    const { askedBy, answeredBy, colon, listSeparator } = digestWording[this.#manuscript.language];
    const credits = (name: string, names: readonly string[]) =>
      names.length === 0 ? [] : [plain('Credits', name + colon + names.join(listSeparator))];
    return [...blocks, ...credits(askedBy, chapter.askers), ...credits(answeredBy, chapter.answerers)];
  }

  #backMatter(): FileChild[] {
    const { glossary, openQuestions, subjects, contributors, unnamedContributors } = this.#manuscript;
    const blocks: FileChild[] = [];
    if (glossary.length > 0) {
      blocks.push(opening(1, this.#wording.glossary));
      for (const { term, meaning } of glossary) {
        blocks.push(
          new Paragraph({ keepNext: true, children: [new TextRun({ text: withoutControls(term), bold: true })] }),
        );
        blocks.push(...this.writer.write(meaning, 4));
      }
    }
    if (openQuestions.length > 0) {
      blocks.push(opening(1, this.#wording.openQuestions), ...this.#titles(openQuestions));
    }
    if (subjects.length > 0) {
      blocks.push(opening(1, this.#wording.subjects));
      blocks.push(...subjects.flatMap(({ tag, digests }) => this.#titlesUnder(tag, digests)));
    }
    if (contributors.length > 0 || unnamedContributors > 0) {
      blocks.push(opening(1, this.#wording.contributors), ...contributors.flatMap((one) => this.#contributor(one)));
      if (unnamedContributors > 0) {
        blocks.push(plain('Normal', this.#wording.unnamed(unnamedContributors)));
      }
    }
    return blocks;
  }

  #contributor({ name, knownFor, profile, answered, asked }: Contributor): FileChild[] {
    const { listSeparator, colon } = digestWording[this.#manuscript.language];
    return [
      plain(headingStyle(2), name),
      ...this.writer.write(profile, 3),
      ...(knownFor.length === 0
        ? []
        : [plain('Normal', this.#wording.knownFor + colon + knownFor.join(listSeparator))]),
      ...(answered.length === 0 ? [] : this.#titlesUnder(this.#wording.answered + colon, answered)),
      ...(asked.length === 0 ? [] : this.#titlesUnder(this.#wording.asked + colon, asked)),
    ];
  }

  #titlesUnder(label: string, contributions: readonly Contribution[]): Paragraph[] {
    const words = new TextRun({ text: withoutControls(label), bold: true });
    return [new Paragraph({ style: 'Titles', keepNext: true, children: [words] }), ...this.#titles(contributions)];
  }

  /** Digests by their titles, one a line, after the chapter they are in (BOOK-37). */
  #titles(contributions: readonly Contribution[]): Paragraph[] {
    return contributions.map(({ digestId, title, chapterId }) => {
      const words = new TextRun(withoutControls(title));
      const anchor = this.#anchors.get(digestId);
      const chapter = this.#chapters.get(chapterId);
      const place = chapter === undefined ? '' : this.#wording.untitledChapter(chapter);
      return new Paragraph({
        style: 'Titles',
        indent: { left: PLACE_WIDTH, hanging: PLACE_WIDTH },
        children: [
          new TextRun({ color: SOFT, children: [place, new Tab()] }),
          anchor === undefined ? words : new InternalHyperlink({ anchor, children: [words] }),
        ],
      });
    });
  }
}

function plain(style: string, text: string): Paragraph {
  return new Paragraph({ style, text: withoutControls(text) });
}

/** A heading at the top of a new page. */
function opening(level: number, title: string): Paragraph {
  return new Paragraph({ style: headingStyle(level), pageBreakBefore: true, text: withoutControls(title) });
}
