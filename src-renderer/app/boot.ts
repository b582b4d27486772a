import type { i18n } from 'i18next';
import type { Preferences } from '../../src-main/contract/index.ts';
import type { Host } from '../api/host.ts';
import { chooseLocale } from './i18n/choose-locale.ts';
import { createTranslator } from './i18n/i18n.ts';
import { applyTheme } from './theme.ts';

export interface Booted {
  readonly translator: i18n;
  readonly preferences: Preferences | null;
  /** Why the engine could not be reached. */
  readonly error: unknown;
}

/** What has to be known before the first screen: the user's language and theme. */
export async function boot(host: Host): Promise<Booted> {
  let preferences: Preferences | null = null;
  let error: unknown = null;
  try {
    preferences = await host.call('preferences.get', {});
  } catch (thrown) {
    error = thrown;
  }
  applyTheme(preferences?.theme ?? 'system');
  const translator = await createTranslator(preferences?.locale ?? chooseLocale(navigator.languages));
  return { translator, preferences, error };
}
