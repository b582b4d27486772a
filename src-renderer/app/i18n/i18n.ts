import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../../src-main/contract/index.ts';
import type { Messages } from '../../locales/messages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
    returnNull: false;
  }
}

/** Each language is its own chunk: the page loads the one it speaks. */
const loaders: Readonly<Record<Locale, () => Promise<{ messages: Messages }>>> = {
  'zh-Hans': () => import('../../locales/zh-Hans/index.ts'),
  'zh-Hant': () => import('../../locales/zh-Hant/index.ts'),
  en: () => import('../../locales/en/index.ts'),
};

/** Fetches the words of a language. */
export function fetchWords(locale: Locale): Promise<{ messages: Messages }> {
  return loaders[locale]();
}

/** An i18next that speaks one language; `speak` teaches it another. */
export async function createTranslator(locale: Locale): Promise<i18n> {
  const translator = createInstance();
  const { messages } = await fetchWords(locale);
  await translator.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: messages } },
    // The contract's error sentences write `{name}`; the interface follows.
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    // A gap is seen as a gap, as `fillSentence` of the contract has it.
    missingInterpolationHandler: (_text: string, match: RegExpExecArray) => match[0],
    react: { useSuspense: false },
  });
  return translator;
}

/** Switches the interface to a language, loading it first where needed. */
export async function speak(translator: i18n, locale: Locale): Promise<void> {
  if (!translator.hasResourceBundle(locale, 'translation')) {
    const { messages } = await fetchWords(locale);
    translator.addResourceBundle(locale, 'translation', messages);
  }
  await translator.changeLanguage(locale);
}
