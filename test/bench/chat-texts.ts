/**
 * Made-up chat messages in the proportions of real ones: words by Zipf's law, half of the messages
 * Chinese, half English, identifiers and numbers sprinkled in. The same seed gives the same texts.
 */

/** A pseudo-random number in [0, 1): mulberry32 (Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const COMMON_CHARACTERS =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔';

const COMMON_WORDS =
  'the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an will my one all would there their what so up out if about who get which go me when make can like time no just him know take people into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want because any these give day most us';

const IDENTIFIERS = [
  'q4_k_m',
  'v1.2.3',
  'C++',
  'iPhone15',
  '3.5%',
  'config.json',
  'https://example.org/docs/a1',
  'GPT-4',
];

const WORDS = 30_000;
const CHARACTERS = 3500;

/** Makes words, the common ones more often, Chinese and English. */
export function chatWords(random: () => number): { readonly chinese: () => string; readonly english: () => string } {
  const chinese = Array.from({ length: WORDS }, () => chineseWord(random));
  const english = [...COMMON_WORDS.split(' '), ...Array.from({ length: WORDS }, () => englishWord(random))];
  return { chinese: () => zipf(chinese, random), english: () => zipf(english, random) };
}

/** @returns a function that makes the next message, about 30 characters long. */
export function chatTexts(seed: number): () => string {
  const random = randomFrom(seed);
  const words = chatWords(random);
  return () => {
    const length = 12 + random() * 36;
    let text = '';
    if (random() < 0.5) {
      while (text.length < length) {
        text += random() < 0.02 ? ` ${pick(IDENTIFIERS, random)} ` : words.chinese();
        text += random() < 0.08 ? '，' : '';
      }
      return text;
    }
    while (text.length < length) {
      text += `${random() < 0.02 ? pick(IDENTIFIERS, random) : words.english()} `;
    }
    return text.trimEnd();
  };
}

/** Rank r with a probability proportional to 1/r. */
function zipf<T>(ranked: readonly T[], random: () => number): T {
  const rank = Math.floor(ranked.length ** random());
  return pickAt(ranked, Math.min(rank, ranked.length) - 1);
}

function pick<T>(values: readonly T[], random: () => number): T {
  return pickAt(values, Math.floor(random() * values.length));
}

function pickAt<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) {
    throw new RangeError(`no value at ${index}`);
  }
  return value;
}

function chineseWord(random: () => number): string {
  const shape = random();
  const length = shape < 0.1 ? 1 : shape < 0.85 ? 2 : shape < 0.95 ? 3 : 4;
  let word = '';
  for (let index = 0; index < length; index++) {
    const rank = Math.floor(CHARACTERS ** random()) - 1;
    word += COMMON_CHARACTERS[rank] ?? String.fromCharCode(0x4e00 + rank * 5);
  }
  return word;
}

function englishWord(random: () => number): string {
  const syllables = 1 + Math.floor(random() * 3);
  let word = '';
  for (let index = 0; index < syllables; index++) {
    word +=
      pick([...'bcdfghklmnprstvw'], random) + pick([...'aeiou'], random) + pick(['', 'n', 'r', 's', 't', 'll'], random);
  }
  return word + pick(['', '', '', 's', 'ing', 'ed', 'er', 'tion'], random);
}
