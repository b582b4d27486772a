import type { BookLanguage, BookOutline } from '../../contract/index.ts';
import { splitFormulas } from '../text/index.ts';

/** Changes the letters of plain words, or of Markdown outside code, without changing what they mean. */
export type TextForm = (text: string) => string;

/**
 * What a book does to all its words (BOOK-22): one form of Chinese, quotation marks of the language,
 * blanks between Chinese and Latin.
 */
export function textFormOf(
  { spacing, quotes }: Pick<BookOutline, 'spacing' | 'quotes'>,
  language: BookLanguage,
  convert: TextForm | null,
): TextForm {
  const steps: TextForm[] = [
    ...(convert === null ? [] : [convert]),
    ...(quotes ? [(text: string) => quoted(text, language)] : []),
    ...(spacing ? [spaced] : []),
  ];
  const form = (text: string) => steps.reduce((formed, step) => step(formed), text);
  return (text) =>
    splitFormulas(text)
      .map((piece, index) => (index % 2 === 0 ? form(piece) : piece))
      .join('');
}

/** The language a book is in once its script is converted. */
export function languageOfScript({ language, script }: Pick<BookOutline, 'language' | 'script'>): BookLanguage {
  if (language === 'en' || script === undefined) {
    return language;
  }
  return script === 'traditional' ? 'zh-Hant' : 'zh-Hans';
}

/** Loads the dictionaries of OpenCC, which are large, only for the books that ask for them. */
export async function loadScriptConverter(script: BookOutline['script']): Promise<TextForm | null> {
  switch (script) {
    case 'traditional':
      return (await import('opencc-js/cn2t')).Converter({ from: 'cn', to: 'twp' });
    case 'simplified':
      return (await import('opencc-js/t2cn')).Converter({ from: 'twp', to: 'cn' });
    default:
      return null;
  }
}

const EAST_ASIAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const BEFORE_LATIN = new RegExp(`(?<=[${EAST_ASIAN}])(?=[A-Za-z0-9])`, 'gu');
const AFTER_LATIN = new RegExp(`(?<=[A-Za-z0-9%])(?=[${EAST_ASIAN}])`, 'gu');

function spaced(text: string): string {
  return text.replace(BEFORE_LATIN, ' ').replace(AFTER_LATIN, ' ');
}

const marks = { 'zh-Hans': ['“', '”'], 'zh-Hant': ['「', '」'], en: ['“', '”'] } as const;

/** Straight double marks in pairs; a piece with one too many is left alone, for nobody knows which. */
function quoted(text: string, language: BookLanguage): string {
  const apostrophes = text.replace(/(?<=\p{Script=Latin})'(?=\p{Script=Latin})/gu, '’');
  const count = apostrophes.split('"').length - 1;
  if (count % 2 === 1) {
    return apostrophes;
  }
  let opened = false;
  return apostrophes.replace(/"/g, () => {
    opened = !opened;
    return marks[language][opened ? 0 : 1];
  });
}
