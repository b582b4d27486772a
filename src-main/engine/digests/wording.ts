import type { Locale } from '../../contract/index.ts';

/** The fixed words of a digest outside the app, in each language. */
export interface DigestWording {
  readonly approach: string;
  readonly method: string;
  /** Heading of an answer nobody is named for; counts from 1. */
  readonly answer: (number: number) => string;
  readonly answerBy: (names: string) => string;
  readonly accepted: string;
  readonly askedBy: string;
  readonly answeredBy: string;
  readonly colon: string;
  readonly listSeparator: string;
  /** How members appear who do not want to be named. */
  readonly someone: string;
  readonly untitled: string;
}

export const digestWording: Readonly<Record<Locale, DigestWording>> = {
  'zh-Hans': {
    approach: '思路',
    method: '方法',
    answer: (number) => `回答 ${number}`,
    answerBy: (names) => `${names}的回答`,
    accepted: '已采纳',
    askedBy: '提问',
    answeredBy: '回答',
    colon: '：',
    listSeparator: '、',
    someone: '一位成员',
    untitled: '无标题',
  },
  'zh-Hant': {
    approach: '思路',
    method: '方法',
    answer: (number) => `回答 ${number}`,
    answerBy: (names) => `${names}的回答`,
    accepted: '已採納',
    askedBy: '提問',
    answeredBy: '回答',
    colon: '：',
    listSeparator: '、',
    someone: '一位成員',
    untitled: '無標題',
  },
  en: {
    approach: 'Approach',
    method: 'Method',
    answer: (number) => `Answer ${number}`,
    answerBy: (names) => `Answer by ${names}`,
    accepted: 'accepted',
    askedBy: 'Asked by',
    answeredBy: 'Answered by',
    colon: ': ',
    listSeparator: ', ',
    someone: 'a member',
    untitled: 'Untitled',
  },
};

/** Whether a name is what an unnamed member is called in one of the languages. */
export function isUnnamed(name: string): boolean {
  return Object.values(digestWording).some(({ someone }) => someone === name);
}

/** Whether a title is what a digest without one is called in one of the languages. */
export function isUntitled(title: string): boolean {
  return Object.values(digestWording).some(({ untitled }) => untitled === title);
}
