import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/queries.ts';
import { chooseLocale } from './i18n/choose-locale.ts';
import { speak } from './i18n/i18n.ts';
import { applyTheme } from './theme.ts';

/** Follows the user's settings: language and theme change at once, in every window. */
export function usePreferences(): void {
  const { i18n } = useTranslation();
  const { data } = useAnswer('preferences.get', {});
  useEffect(() => {
    if (!data) return;
    applyTheme(data.theme);
    void speak(i18n, data.locale ?? chooseLocale(navigator.languages));
  }, [data, i18n]);
}
