import type { BookLanguage } from '../../contract/index.ts';

/** The fixed words of a book, in each language. */
export interface BookWording {
  readonly bookTitle: string;
  readonly lastChapter: string;
  readonly onlyChapter: string;
  readonly contents: string;
  readonly preface: string;
  readonly authors: string;
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
    },
  },
  'zh-Hant': {
    bookTitle: '精華集',
    lastChapter: '其他',
    onlyChapter: '精華',
    contents: '目錄',
    preface: '序',
    authors: '編者',
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
    },
  },
  en: {
    bookTitle: 'Collected digests',
    lastChapter: 'And more',
    onlyChapter: 'Digests',
    contents: 'Contents',
    preface: 'Preface',
    authors: 'Edited by',
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
    },
  },
};
