import type { i18n } from 'i18next';
import type { LibraryInfo, LibraryStats, Preferences } from '../../src-main/contract/index.ts';
import type { Host } from '../api/host.ts';
import { chooseLocale } from './i18n/choose-locale.ts';
import { createTranslator, fetchWords } from './i18n/i18n.ts';
import { applyTheme } from './theme.ts';

export interface Booted {
  readonly translator: i18n;
  readonly preferences: Preferences | null;
  /** The library that is open, or null; undefined where that could not be asked. */
  readonly library: LibraryInfo | null | undefined;
  /** What the open library holds; undefined where there is none, or it could not be asked. */
  readonly stats: LibraryStats | undefined;
  /** Why the engine could not be reached. */
  readonly error: unknown;
}

/** What has to be known before the first screen: the user's language and theme, and which library is open. */
export async function boot(host: Host): Promise<Booted> {
  let preferences: Preferences | null = null;
  let library: LibraryInfo | null | undefined;
  let error: unknown = null;
  // Fetched at once, whether or not they turn out to be wanted: the first screen stands earlier by as much.
  const guessed = chooseLocale(navigator.languages);
  fetchWords(guessed).catch(() => undefined);
  try {
    [preferences, library] = await Promise.all([host.call('preferences.get', {}), host.call('library.current', {})]);
  } catch (thrown) {
    error = thrown;
  }
  applyTheme(preferences?.theme ?? 'system');
  const [translator, stats] = await Promise.all([
    createTranslator(preferences?.locale ?? guessed),
    library ? host.call('library.stats', {}).catch(() => undefined) : undefined,
  ]);
  return { translator, preferences, library, stats, error };
}
