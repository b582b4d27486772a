import type { Locale } from '../../../contract/index.ts';

/** The fixed words of a site, in each language. */
export interface SiteWording {
  readonly digests: string;
  readonly tags: string;
  readonly people: string;
  readonly search: string;
  readonly answered: string;
  readonly asked: string;
  readonly home: string;
}

export const siteWording: Readonly<Record<Locale, SiteWording>> = {
  'zh-Hans': {
    digests: '精华',
    tags: '标签',
    people: '贡献者',
    search: '搜索',
    answered: '回答',
    asked: '提问',
    home: '首页',
  },
  'zh-Hant': {
    digests: '精華',
    tags: '標籤',
    people: '貢獻者',
    search: '搜尋',
    answered: '回答',
    asked: '提問',
    home: '首頁',
  },
  en: {
    digests: 'Digests',
    tags: 'Tags',
    people: 'People',
    search: 'Search',
    answered: 'Answered',
    asked: 'Asked',
    home: 'Home',
  },
};
