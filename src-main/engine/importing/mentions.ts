import type { Mention } from '../../contract/index.ts';

const AT = 64;
/** Where a name that follows `@` ends when nobody of that name is known. */
const AFTER_NAME = /[\s,.:;!?，。：；！？、()（）[\]【】<>《》"“”'‘’/\\|@\u2068\u2069]/g;
const LONGEST_NAME = 60;
/** WeChat writes it behind the name of somebody it notifies. */
const FOUR_PER_EM_SPACE = '\u2005';
/** Names with up to this many blanks and marks in them are recognised when somebody bears them. */
const MOST_BREAKS = 8;

/**
 * The names a text addresses with `@`, in order and each once. A name that `isKnown` knows may hold blanks,
 * the longest one counts; a name between U+2068 and U+2069, or before U+2005, ends there; any other ends at a
 * blank or mark.
 * An `@` within a word (an e-mail address) addresses nobody.
 * @returns undefined when there is none, as records leave out what is empty.
 */
export function mentionsIn(text: string, isKnown: (name: string) => boolean): readonly Mention[] | undefined {
  let at = text.indexOf('@');
  if (at === -1) {
    return undefined;
  }
  const names = new Set<string>();
  for (; at !== -1; at = text.indexOf('@', at + 1)) {
    if (at > 0 && isWordCharacter(text.charCodeAt(at - 1))) {
      continue;
    }
    const name = nameAt(text, at + 1, isKnown);
    if (name !== '') {
      names.add(name);
    }
  }
  return names.size === 0 ? undefined : Array.from(names, (name) => ({ name }));
}

function nameAt(text: string, start: number, isKnown: (name: string) => boolean): string {
  if (text[start] === '\u2068') {
    const end = text.indexOf('\u2069', start);
    return end === -1 || end - start > LONGEST_NAME ? '' : text.slice(start + 1, end).trim();
  }
  const room = text.slice(start, start + LONGEST_NAME);
  const end = room.indexOf(FOUR_PER_EM_SPACE);
  if (end > 0 && !/[@\n]/.test(room.slice(0, end))) {
    return room.slice(0, end);
  }
  const breaks = Array.from(room.matchAll(AFTER_NAME), ({ index }) => index);
  const known = breaks.slice(0, MOST_BREAKS).findLast((end) => isKnown(room.slice(0, end)));
  return isKnown(room) ? room : room.slice(0, known ?? breaks[0] ?? room.length);
}

/** Latin letters, digits and what e-mail addresses hold before the `@`; Chinese text may run into a mention. */
function isWordCharacter(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) ||
    ((unit | 32) >= 97 && (unit | 32) <= 122) ||
    unit === AT ||
    unit === 46 ||
    unit === 45 ||
    unit === 95
  );
}
