import { writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js';

/**
 * Writes `src-main/engine/text/traditional.generated.ts`, the table that takes traditional
 * characters to simplified ones. Run it after an update of opencc-js:
 * `node test/support/make-traditional-table.ts`.
 */

const FIRST_CJK = 0x2e80;
const AFTER_LAST_CJK = 0x33480;
const FIRST_SURROGATE = 0xd800;
const AFTER_LAST_SURROGATE = 0xe000;

/**
 * What opencc-js makes of single characters, the standard table first and the variants of Hong
 * Kong after it. A character is taken on until it no longer changes, so that folding twice is
 * folding once (薴 becomes 苧, and 苧 becomes 苎).
 */
export function simplifiedByOpenCC(): Map<string, string> {
  const standard = Converter({ from: 't', to: 'cn' });
  const hongKong = Converter({ from: 'hk', to: 'cn' });
  const simplify = (character: string): string => {
    const simplified = standard(character);
    return simplified === character ? hongKong(character) : simplified;
  };
  const pairs = new Map<string, string>();
  for (let point = FIRST_CJK; point < AFTER_LAST_CJK; point++) {
    if (point >= FIRST_SURROGATE && point < AFTER_LAST_SURROGATE) {
      continue;
    }
    const character = String.fromCodePoint(point);
    let simplified = simplify(character);
    for (let next = simplify(simplified); next !== simplified; next = simplify(simplified)) {
      simplified = next;
    }
    if (simplified !== character) {
      pairs.set(character, simplified);
    }
  }
  return pairs;
}

function tableSource(pairs: ReadonlyMap<string, string>): string {
  return [
    '// Made by test/support/make-traditional-table.ts from opencc-js (OpenCC data, Apache-2.0). Do not edit.',
    '',
    '/** Traditional characters; the simplified one stands at the same place in `simplifiedCharacters`. */',
    'export const traditionalCharacters =',
    `  '${[...pairs.keys()].join('')}';`,
    '',
    'export const simplifiedCharacters =',
    `  '${[...pairs.values()].join('')}';`,
    '',
  ].join('\n');
}

if (import.meta.main) {
  const target = new URL('../../src-main/engine/text/traditional.generated.ts', import.meta.url);
  writeFileSync(target, tableSource(simplifiedByOpenCC()));
}
