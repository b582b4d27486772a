import { pinyin } from 'pinyin-pro';
import { foldText } from '../text/index.ts';

/** A name as it sounds, without tones, and by its first letters: 张三 is `zhangsan` and `zs`. */
export interface Sound {
  readonly full: string;
  readonly initials: string;
}

const HAN = /\p{Script=Han}/u;
const known = new Map<string, Sound>();
const MOST_KNOWN = 20_000;

/** How a text sounds; Latin letters stay as they are. Null for a text without Chinese. */
export function soundOf(text: string): Sound | null {
  if (!HAN.test(text)) {
    return null;
  }
  let sound = known.get(text);
  if (sound === undefined) {
    const syllables = pinyin(foldText(text), { toneType: 'none', type: 'array', v: true });
    sound = {
      full: syllables.join('').replace(/\s/g, '').toLowerCase(),
      initials: syllables
        .map((syllable) => syllable.slice(0, 1))
        .join('')
        .toLowerCase(),
    };
    if (known.size === MOST_KNOWN) {
      known.clear();
    }
    known.set(text, sound);
  }
  return sound;
}
