import type { Locale, Preferences } from '../../contract/index.ts';
import type { EngineClient } from '../engine-client.ts';

/**
 * Applies the user's preferences now and whenever they change. Until the engine has answered, and
 * when it cannot, the host looks as the system does.
 */
export async function followPreferences(
  client: Pick<EngineClient, 'call' | 'subscribe'>,
  apply: (preferences: Preferences) => void,
): Promise<void> {
  const refresh = () => client.call('preferences.get', {}).then(apply, () => undefined);
  client.subscribe((event) => {
    if (event.type === 'changed' && event.rooms.includes('preferences')) void refresh();
  });
  await refresh();
}

/** The script, and the regions, that write traditional Chinese. */
const traditional = new Set(['hant', 'tw', 'hk', 'mo']);

/**
 * The interface language that suits the system's languages best.
 *
 * @param languages BCP 47 tags, most wanted first
 */
export function localeFor(languages: readonly string[]): Locale {
  for (const tag of languages) {
    const [language, ...subtags] = tag.toLowerCase().split(/[^a-z]/);
    if (language === 'en') return 'en';
    if (language === 'zh') return subtags.some((subtag) => traditional.has(subtag)) ? 'zh-Hant' : 'zh-Hans';
  }
  return 'en';
}
