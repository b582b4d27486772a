import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../src-main/contract/index.ts';

const folder = join(import.meta.dirname, '../../src-renderer/locales');

/**
 * What the interface says, for finding things as a person does: `say('inbox.keep')`. Plurals and
 * `{placeholders}` are filled by the caller.
 *
 * @throws {Error} for a key that the language does not have
 */
export function wordsOf(locale: Locale): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values = {}) => {
    const [file = '', ...path] = key.split('.');
    let found: unknown = JSON.parse(readFileSync(join(folder, locale, `${file}.json`), 'utf8'));
    for (const step of path) found = (found as Record<string, unknown> | undefined)?.[step];
    if (typeof found !== 'string') throw new Error(`${locale} has no ${key}`);
    return found.replace(/\{(\w+)[^}]*\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
  };
}
