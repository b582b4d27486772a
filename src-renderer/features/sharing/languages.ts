import type { Locale } from '../../../src-main/contract/index.ts';

/** Languages by the names they have for themselves. */
export const languages: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'zh-Hant', label: '繁體中文' },
  { value: 'en', label: 'English' },
];
