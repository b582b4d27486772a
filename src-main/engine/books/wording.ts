import type { BookLanguage } from '../../contract/index.ts';

/** The fixed words of a book, in each language. */
export interface BookWording {
  readonly bookTitle: string;
  readonly lastChapter: string;
  readonly onlyChapter: string;
  readonly contents: string;
  readonly preface: string;
  readonly authors: string;
  readonly editors: string;
  readonly isbn: string;
  readonly copyright: string;
  readonly origins: string;
  readonly glossary: string;
  readonly subjects: string;
  readonly openQuestions: string;
  readonly knownFor: string;
  readonly notes: string;
  readonly cover: string;
  /** After the words of a link to a digest, where a reader cannot follow it. */
  readonly seeChapter: (number: number) => string;
  readonly contributors: string;
  /** What a contributor did, before the list of digests. */
  readonly answered: string;
  readonly asked: string;
  /** Closes the list of contributors. */
  readonly unnamed: (count: number) => string;
  readonly untitledPart: (number: number) => string;
  readonly untitledChapter: (number: number) => string;
  readonly warnings: {
    readonly missingDigest: (chapter: string) => string;
    readonly emptyChapter: (chapter: string) => string;
    readonly unpublished: (count: number) => string;
    readonly missingImage: (address: string) => string;
    readonly imageLeftOut: (address: string) => string;
    readonly imageUnknown: (address: string) => string;
    readonly digestNotInBook: (count: number) => string;
  };
}

export const bookWording: Readonly<Record<BookLanguage, BookWording>> = {
  'zh-Hans': {
    bookTitle: '精华集',
    lastChapter: '其他',
    onlyChapter: '精华',
    contents: '目录',
    preface: '序',
    authors: '编者',
    editors: '编辑',
    isbn: 'ISBN',
    copyright: '版权',
    origins: '成书缘起',
    glossary: '词汇表',
    subjects: '主题索引',
    openQuestions: '尚待解答',
    knownFor: '擅长',
    notes: '注释',
    cover: '封面',
    seeChapter: (number) => `（见第 ${number} 章）`,
    contributors: '贡献者',
    answered: '回答',
    asked: '提问',
    unnamed: (count) => `另有 ${count} 位成员没有署名。`,
    untitledPart: (number) => `第 ${number} 部`,
    untitledChapter: (number) => `第 ${number} 章`,
    warnings: {
      missingDigest: (chapter) => `“${chapter}”中的一篇精华读不到（可能已经删除），没有收入。`,
      emptyChapter: (chapter) => `“${chapter}”没有内容，没有收入。`,
      unpublished: (count) => `有 ${count} 篇精华还没有发布。`,
      missingImage: (address) => `知识库里没有图片 ${address}，只保留了它的说明。`,
      imageLeftOut: (address) => `单个文件带不了图片 ${address}，只保留了它的说明。`,
      imageUnknown: (address) => `图片 ${address} 不是认得的图片格式，只保留了它的说明。`,
      digestNotInBook: (count) => `有 ${count} 处指向的精华不在书里，只保留了文字。`,
    },
  },
  'zh-Hant': {
    bookTitle: '精華集',
    lastChapter: '其他',
    onlyChapter: '精華',
    contents: '目錄',
    preface: '序',
    authors: '編者',
    editors: '編輯',
    isbn: 'ISBN',
    copyright: '版權',
    origins: '成書緣起',
    glossary: '詞彙表',
    subjects: '主題索引',
    openQuestions: '尚待解答',
    knownFor: '擅長',
    notes: '註釋',
    cover: '封面',
    seeChapter: (number) => `（見第 ${number} 章）`,
    contributors: '貢獻者',
    answered: '回答',
    asked: '提問',
    unnamed: (count) => `另有 ${count} 位成員沒有署名。`,
    untitledPart: (number) => `第 ${number} 部`,
    untitledChapter: (number) => `第 ${number} 章`,
    warnings: {
      missingDigest: (chapter) => `「${chapter}」中的一篇精華讀不到（可能已經刪除），沒有收入。`,
      emptyChapter: (chapter) => `「${chapter}」沒有內容，沒有收入。`,
      unpublished: (count) => `有 ${count} 篇精華還沒有發佈。`,
      missingImage: (address) => `知識庫裡沒有圖片 ${address}，只保留了它的說明。`,
      imageLeftOut: (address) => `單個檔案帶不了圖片 ${address}，只保留了它的說明。`,
      imageUnknown: (address) => `圖片 ${address} 不是認得的圖片格式，只保留了它的說明。`,
      digestNotInBook: (count) => `有 ${count} 處指向的精華不在書裡，只保留了文字。`,
    },
  },
  en: {
    bookTitle: 'Collected digests',
    lastChapter: 'And more',
    onlyChapter: 'Digests',
    contents: 'Contents',
    preface: 'Preface',
    authors: 'Edited by',
    editors: 'Editors',
    isbn: 'ISBN',
    copyright: 'Copyright',
    origins: 'How this book came about',
    glossary: 'Glossary',
    subjects: 'Index of subjects',
    openQuestions: 'Open questions',
    knownFor: 'Known for',
    notes: 'Notes',
    cover: 'Cover',
    seeChapter: (number) => ` (see chapter ${number})`,
    contributors: 'Contributors',
    answered: 'Answered',
    asked: 'Asked',
    unnamed: (count) => (count === 1 ? 'One more member is not named.' : `${count} more members are not named.`),
    untitledPart: (number) => `Part ${number}`,
    untitledChapter: (number) => `Chapter ${number}`,
    warnings: {
      missingDigest: (chapter) =>
        `A digest in “${chapter}” could not be read (it may have been deleted) and was left out.`,
      emptyChapter: (chapter) => `“${chapter}” holds nothing and was left out.`,
      unpublished: (count) =>
        count === 1 ? 'One digest is not published yet.' : `${count} digests are not published yet.`,
      missingImage: (address) => `The library has no image ${address}; only its description was kept.`,
      imageLeftOut: (address) => `One file cannot carry the image ${address}; only its description was kept.`,
      imageUnknown: (address) => `The image ${address} is of no kind that can be shown; only its description was kept.`,
      digestNotInBook: (count) =>
        count === 1
          ? 'One link leads to a digest that is not in the book; only its words were kept.'
          : `${count} links lead to digests that are not in the book; only their words were kept.`,
    },
  },
};
