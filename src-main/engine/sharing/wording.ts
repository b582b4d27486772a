import type { Locale } from '../../contract/index.ts';

/** The fixed words of what is shared, in each language. */
export interface SharingWording {
  readonly isChinese: boolean;
  readonly colon: string;
  /** After the number of a list's item. */
  readonly numberMark: string;
  /** Between the cells of a table's row. */
  readonly cellMark: string;
  readonly picture: (description: string) => string;
  readonly bulletinTitle: (from: string, to: string) => string;
  readonly digests: string;
  readonly bestAnswers: string;
  readonly openQuestions: string;
  readonly thanks: string;
  readonly bestAnswer: (names: string, title: string) => string;
  readonly thankYou: (names: string) => string;
  readonly nothing: string;
}

export const sharingWording: Readonly<Record<Locale, SharingWording>> = {
  'zh-Hans': {
    isChinese: true,
    colon: '：',
    numberMark: '、',
    cellMark: '；',
    picture: (description) => (description === '' ? '（图）' : `（图：${description}）`),
    bulletinTitle: (from, to) => `精华周报 ${from}—${to}`,
    digests: '本期精华',
    bestAnswers: '最佳回答',
    openQuestions: '等你来答',
    thanks: '感谢',
    bestAnswer: (names, title) => `${names}：${title}`,
    thankYou: (names) => `感谢 ${names} 的回答。`,
    nothing: '这段时间没有发布精华。',
  },
  'zh-Hant': {
    isChinese: true,
    colon: '：',
    numberMark: '、',
    cellMark: '；',
    picture: (description) => (description === '' ? '（圖）' : `（圖：${description}）`),
    bulletinTitle: (from, to) => `精華週報 ${from}—${to}`,
    digests: '本期精華',
    bestAnswers: '最佳回答',
    openQuestions: '等你來答',
    thanks: '感謝',
    bestAnswer: (names, title) => `${names}：${title}`,
    thankYou: (names) => `感謝 ${names} 的回答。`,
    nothing: '這段時間沒有發佈精華。',
  },
  en: {
    isChinese: false,
    colon: ': ',
    numberMark: '. ',
    cellMark: '; ',
    picture: (description) => (description === '' ? '(image)' : `(image: ${description})`),
    bulletinTitle: (from, to) => `Digests of ${from} to ${to}`,
    digests: 'New digests',
    bestAnswers: 'Best answers',
    openQuestions: 'Waiting for your answer',
    thanks: 'Thanks',
    bestAnswer: (names, title) => `${names}: ${title}`,
    thankYou: (names) => `Thanks to ${names} for answering.`,
    nothing: 'No digest was published in this time.',
  },
};
