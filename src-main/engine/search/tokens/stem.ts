/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980,
 * pp. 130–137, with the two points in which the author's own program departs from the paper
 * (tartarus.org/martin/PorterStemmer: `abli` became `bli`, `logi` became `log`).
 */

/**
 * @param word small letters a–z only
 * @returns what the word has in common with its inflections; words of one or two letters as they are
 */
export function stem(word: string): string {
  if (word.length < 3) {
    return word;
  }
  let result = dropPlural(word);
  result = dropPastAndProgressive(result);
  result = result.endsWith('y') && hasVowel(result.slice(0, -1)) ? `${result.slice(0, -1)}i` : result;
  result = replaceSuffix(result, DOUBLE_SUFFIXES, 0);
  result = replaceSuffix(result, SINGLE_SUFFIXES, 0);
  result = dropSuffix(result);
  return tidyEnd(result);
}

type Replacements = readonly (readonly [suffix: string, replacement: string])[];

/** Step 2. Of two suffixes that fit, the longer comes first. */
const DOUBLE_SUFFIXES: Replacements = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];

/** Step 3. */
const SINGLE_SUFFIXES: Replacements = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];

/** Step 4, longest first where one ends in another. */
const DROPPED_SUFFIXES = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ion',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
  'ou',
];

/** Step 1a: `caresses` → `caress`, `ponies` → `poni`, `cats` → `cat`. */
function dropPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) {
    return word.slice(0, -2);
  }
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Step 1b: `agreed` → `agree`, `hopping` → `hop`, `filing` → `file`. */
function dropPastAndProgressive(word: string): string {
  if (word.endsWith('eed')) {
    return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  }
  const rest = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : null;
  if (rest === null || !hasVowel(rest)) {
    return word;
  }
  if (rest.endsWith('at') || rest.endsWith('bl') || rest.endsWith('iz')) {
    return `${rest}e`;
  }
  if (endsWithDoubleConsonant(rest)) {
    return /[lsz]$/.test(rest) ? rest : rest.slice(0, -1);
  }
  return measure(rest) === 1 && endsWithShortSyllable(rest) ? `${rest}e` : rest;
}

function replaceSuffix(word: string, replacements: Replacements, above: number): string {
  for (const [suffix, replacement] of replacements) {
    if (word.endsWith(suffix)) {
      const rest = word.slice(0, -suffix.length);
      return measure(rest) > above ? rest + replacement : word;
    }
  }
  return word;
}

function dropSuffix(word: string): string {
  const suffix = DROPPED_SUFFIXES.find((candidate) => word.endsWith(candidate));
  if (suffix === undefined) {
    return word;
  }
  const rest = word.slice(0, -suffix.length);
  if (measure(rest) < 2 || (suffix === 'ion' && !/[st]$/.test(rest))) {
    return word;
  }
  return rest;
}

/** Step 5: a last `e` and a double `l` go. */
function tidyEnd(word: string): string {
  let result = word;
  if (result.endsWith('e')) {
    const rest = result.slice(0, -1);
    const measured = measure(rest);
    if (measured > 1 || (measured === 1 && !endsWithShortSyllable(rest))) {
      result = rest;
    }
  }
  return result.endsWith('ll') && measure(result) > 1 ? result.slice(0, -1) : result;
}

/** How often a vowel is followed by a consonant: the paper's m in [C](VC)^m[V]. */
function measure(word: string): number {
  let count = 0;
  let vowelBefore = false;
  for (let index = 0; index < word.length; index++) {
    const consonant = isConsonant(word, index);
    if (consonant && vowelBefore) {
      count++;
    }
    vowelBefore = !consonant;
  }
  return count;
}

/** `y` is a consonant at the start and after a vowel. */
function isConsonant(word: string, index: number): boolean {
  switch (word[index]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return false;
    case 'y':
      return index === 0 || !isConsonant(word, index - 1);
    default:
      return true;
  }
}

function hasVowel(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    if (!isConsonant(word, index)) {
      return true;
    }
  }
  return false;
}

function endsWithDoubleConsonant(word: string): boolean {
  const last = word.length - 1;
  return last > 0 && word[last] === word[last - 1] && isConsonant(word, last);
}

/** Consonant, vowel, consonant other than w, x, y: the paper's *o. */
function endsWithShortSyllable(word: string): boolean {
  const last = word.length - 1;
  return (
    last >= 2 &&
    isConsonant(word, last) &&
    !isConsonant(word, last - 1) &&
    isConsonant(word, last - 2) &&
    !/[wxy]$/.test(word)
  );
}
