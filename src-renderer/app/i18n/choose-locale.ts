import type { Locale } from '../../../src-main/contract/index.ts';

const traditionalRegions = new Set(['TW', 'HK', 'MO']);

/**
 * The language to speak when the user chose none: the first of the system's languages that the
 * interface has. Chinese is told apart by script, else by region.
 */
export function chooseLocale(systemLanguages: readonly string[]): Locale {
  for (const tag of systemLanguages) {
    const known = localeOf(tag);
    if (known) return known;
  }
  return 'en';
}

function localeOf(tag: string): Locale | null {
  const [language, ...rest] = tag.split(/[-_]/);
  if (language?.toLowerCase() === 'en') return 'en';
  if (language?.toLowerCase() !== 'zh') return null;
  const script = rest.find((part) => /^han[st]$/i.test(part))?.toLowerCase();
  if (script) return script === 'hant' ? 'zh-Hant' : 'zh-Hans';
  return rest.some((part) => traditionalRegions.has(part.toUpperCase())) ? 'zh-Hant' : 'zh-Hans';
}
