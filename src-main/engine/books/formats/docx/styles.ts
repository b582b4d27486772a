import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import type { BookLanguage, PageSize } from '../../../../contract/index.ts';

/** Fonts and language of each language of books, as Word names them. */
const typography = {
  'zh-Hans': { serif: 'SimSun', sans: 'Microsoft YaHei', language: 'zh-CN' },
  'zh-Hant': { serif: 'PMingLiU', sans: 'Microsoft JhengHei', language: 'zh-TW' },
  en: { serif: 'SimSun', sans: 'Microsoft YaHei', language: 'zh-CN' },
} as const satisfies Record<BookLanguage, unknown>;

/** Width and height in twentieths of a point. */
export const paperSizes: Readonly<Record<PageSize, { width: number; height: number; margin: number }>> = {
  A4: { width: 11906, height: 16838, margin: 1418 },
  A5: { width: 8391, height: 11906, margin: 964 },
  B5: { width: 9978, height: 14173, margin: 1191 },
  Letter: { width: 12240, height: 15840, margin: 1418 },
};

/** Distance between the levels of lists, in twentieths of a point. */
export const INDENT = 420;

/** The name of the numbering of lists that begin with a number. */
export function numbering(start: number): string {
  return `numbers-${start}`;
}

const sizes = [40, 32, 28, 25, 23, 22];
const INK = '2B2723';
const SEAL = 'B3322A';
export const SOFT = '6F675D';

export function headingStyle(level: number): string {
  return `Heading${level}`;
}

/** Styles by which the document can be restyled in Word; headings stay with what follows them. */
export function documentStyles(language: BookLanguage): IStylesOptions {
  const { serif, sans, language: eastAsia } = typography[language];
  const headings = sizes.map((size, index) => ({
    id: headingStyle(index + 1),
    name: `heading ${index + 1}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size, bold: true, color: INK, font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: sans } },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: 280, after: 120 }, outlineLevel: index },
  }));
  return {
    default: {
      document: {
        run: {
          size: 22,
          font: { ascii: 'Georgia', hAnsi: 'Georgia', eastAsia: serif },
          language: { value: 'en-US', eastAsia },
        },
        paragraph: { spacing: { line: 340, lineRule: LineRuleType.AUTO, after: 120 } },
      },
    },
    paragraphStyles: [
      ...headings,
      paragraphStyle(
        'BookTitle',
        'Book Title',
        { size: 56, bold: true },
        {
          alignment: AlignmentType.CENTER,
          spacing: { before: 3600, after: 240, line: 300, lineRule: LineRuleType.AUTO },
        },
      ),
      paragraphStyle('Byline', 'Byline', { color: SOFT }, {}),
      paragraphStyle('Centred', 'Centred', { color: SOFT, size: 26 }, { alignment: AlignmentType.CENTER }),
      paragraphStyle(
        'ChapterNumber',
        'Chapter Number',
        { color: SEAL },
        { keepNext: true, spacing: { before: 240, after: 0 } },
      ),
      paragraphStyle('Credits', 'Credits', { color: SOFT, size: 20 }, {}),
      paragraphStyle('Titles', 'Titles', { size: 21 }, { spacing: { after: 40 } }),
      paragraphStyle('Quotation', 'Quotation', { color: SOFT }, { indent: { left: INDENT } }),
      paragraphStyle(
        'Code',
        'Code',
        { size: 19, font: 'Consolas' },
        { spacing: { line: 260, lineRule: LineRuleType.AUTO }, indent: { left: 120 } },
      ),
    ],
    characterStyles: [{ id: 'CodeWords', name: 'Code Words', run: { font: 'Consolas', size: 20 } }],
  };
}

type ParagraphStyle = NonNullable<IStylesOptions['paragraphStyles']>[number];

function paragraphStyle(
  id: string,
  name: string,
  run: NonNullable<ParagraphStyle['run']>,
  paragraph: NonNullable<ParagraphStyle['paragraph']>,
): ParagraphStyle {
  return { id, name, basedOn: 'Normal', quickFormat: true, run, paragraph };
}

const bullets = ['•', '◦', '▪'];
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** A numbering for bullets, and one for every number that a list begins with. */
export function documentNumbering(starts: Iterable<number>): INumberingOptions {
  const indent = (level: number) => ({ paragraph: { indent: { left: (level + 1) * INDENT, hanging: INDENT } } });
  return {
    config: [
      {
        reference: 'bullets',
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: bullets[level % bullets.length] ?? '•',
          style: indent(level),
        })),
      },
      ...Array.from(starts, (start) => ({
        reference: numbering(start),
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          start,
          style: indent(level),
        })),
      })),
    ],
  };
}
