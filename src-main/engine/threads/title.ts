import { foldText } from '../text/index.ts';
import { ASKING, Signal, signalsOf } from './reading/signals.ts';

/** Widest title, in columns: a Chinese character takes two. */
const MAXIMUM_WIDTH = 72;
/** A question narrower than this says too little by itself and takes what was said before it along. */
const TELLING_WIDTH = 16;
/** The same in Latin letters, of which a word takes more: "How to avoid that next time?". */
const TELLING_LATIN_WIDTH = 30;
/** Least width of what is kept of the beginning when a sentence is cut down to it and the clause that asks. */
const LEAST_BEGINNING = 20;
/** Least width of a sentence before that tells what a short question is about. */
const LEAST_BEFORE = 8;
/** Folded words that mean something said before: How can I make it searchable? */
const REFERS_BACK =
  /\b(?:it|this|that|these|those|them)\b(?! (?:possible|ok|okay|safe|better|worth|normal|common|matter|weekend|week|year))|(?<!其)它|[这那]个|[这那]种/;
/** Told, not asked, though it ends like a question: 文里根本没有. */
const TELLS = /(?:根本|完全|从来|一直|什么)(?:就|都|也)?没有?$/;
const MAXIMUM_TEXT = 4000;

/** A plea for help asks, but is no question. */
const QUESTION = ASKING & ~Signal.request;

/** A mark within brackets (`[?]`) or an address (`?id=1`) ends nothing. */
const SENTENCE = /(?:[^。！？!?；;\n.]|\.(?!\s)|[!?](?=[\w\])}=&]))+(?:[。！？!?；;]+|\.)?/g;
const GREETING =
  /^(?:大家好|各位好|你好|您好|哈[喽啰]|嗨|早上好|下午好|晚上好|各位(?:大佬|老师|同学|群友|朋友)们?好?|大佬们|群友们|(?:hi|hello|hey|lo|yo|halp|good (?:morning|evening|afternoon))(?![a-z'])(?: ?(?:all|everyone|everybody|guys|there|folks)(?![a-z]))?)[,，。.!！~～、\s]*/i;
const PREAMBLE =
  /^(?:(?:那个|就是|额|嗯|呃|对了|顺便|话说|弱弱(?:地|的)|小白|新人|萌新)[,，\s]*)?(?:(?:我)?(?:想|要|再)?(?:请问|請問|问|問|请教|請教|咨询)(?:一?下|一句|个问题|個問題|大家|各位(?:\p{L}{1,6}(?=[:：,，]))?)*|求问|求助)[,，:：.!！~～\s]*|^one more(?: thing| question)?[,:]\s*|^(?:help|question|quick question|a question|excuse me|sorry|so|well|um+|ok(?:ay)?)[,:.!\s]+/iu;
/** A sentence that only asks for help, folded: it tells nothing of the matter, however wide it is. */
const MERE_PLEA =
  /^(?:(?:please|pls|plz|sorry|guys|hi)[, ]*)*(?:(?:can|could|will|would|may) (?:you|u|(?:some|any)(?: ?(?:one|body))(?: here)?)(?: please| pls)? (?:please )?help|(?:some|any)(?: ?(?:one|body))? (?:here )?(?:can|could|able to|willing to)? ?help|(?:i )?need (?:some )?help|help|any ?(?:one|body)(?: here| there)?|any (?:ideas?|help|suggestions?|clues?|advice|thoughts)|what (?:should|can|do|could) i do)(?: me)?(?: out)?(?: with (?:this|that|it))?[\s?!.]*(?:please|pls|plz|thanks)?[\s?!.]*$|^(?:请问|麻烦|跪?求)?(?:各位)?(?:(?:有|有没有|哪位|哪个)?(?:谁|人|大佬|老师|高手|同学|朋友))?(?:们)?(?:能不能|可不可以|能|可以|会|来)?(?:帮我|帮帮我|帮忙|帮帮忙|帮|救救我|救|求助|求救|指点|解答|支招|支个招)(?:一下|下|个忙)?(?:看看|看一下|看下|解答|解决)?(?:一下|下)?[啊呀呢吗嘛么吧\s?!.,。~]*$/;
/** The end of a quotation that began in a sentence before. */
const QUOTATION_END = /^[^「『“]*[」』”][\s\-—:：,，.。]*/;
const ADDRESS = /^(?:@\S+\s+)+|^[\w[\]`^{}|\\-]{2,16}[:,] (?=\S)/;

/**
 * A title that reads like a question, made of the asker's own words: the sentence that asks,
 * without greetings and addresses, cut where it gets long.
 * @param ask text of the message that asks.
 * @param before what the asker said just before; used when the question alone says too little.
 */
export function titleOf(ask: string, before = ''): string {
  const sentences = sentencesOf(ask);
  let signals = 0;
  let folded = '';
  const asking = sentences.findIndex((sentence) => {
    folded = foldText(sentence);
    signals = signalsOf(folded);
    return (signals & ASKING) !== 0;
  });
  const chosen = Math.max(asking, 0);
  let title = sentences[chosen] ?? '';
  const previous = chosen > 0 ? sentences[chosen - 1] : sentencesOf(before).at(-1);
  const following = sentences[chosen + 1];
  const isPlea = asking >= 0 && MERE_PLEA.test(folded);
  const telling = hasHan(title) ? TELLING_WIDTH : TELLING_LATIN_WIDTH;
  const isShort = widthOf(title) < telling || isPlea || (chosen === 1 && REFERS_BACK.test(folded));
  if (isShort && previous !== undefined && widthOf(withoutEnd(previous)) >= LEAST_BEFORE && !isEmptyTalk(previous)) {
    const beginning = `${withoutEnd(previous)}${hasHan(previous) ? '，' : ', '}`;
    return joined(beginning, withoutEnd(title), (signalsOf(foldText(beginning + title)) & QUESTION) !== 0);
  }
  if (isPlea && following !== undefined && !isEmptyTalk(following)) {
    title = following;
    signals = signalsOf(foldText(title));
  }
  return asTitle(title, (signals & QUESTION) !== 0);
}

/** Whether a text only asks for help, without telling the matter: can someone help? */
export function isMerePlea(text: string): boolean {
  return MERE_PLEA.test(foldText(text).trim());
}

/** The text in one line, greetings kept, for a list: at most `width` columns. */
export function oneLine(text: string, width: number): string {
  return cut(text.slice(0, MAXIMUM_TEXT).replace(/\s+/g, ' ').trim(), width);
}

/** Sentences of a chat text that say something, without greetings and addresses in front. */
function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const [sentence] of text.slice(0, MAXIMUM_TEXT).matchAll(SENTENCE)) {
    let bare = sentence.replace(/\s+/g, ' ').trim();
    bare = bare.replace(QUOTATION_END, '').replace(ADDRESS, '').replace(GREETING, '').replace(PREAMBLE, '').trim();
    if (/[\p{L}\p{N}]/u.test(bare)) {
      found.push(bare);
    }
  }
  return found;
}

function isEmptyTalk(sentence: string): boolean {
  const signals = signalsOf(foldText(sentence));
  return (signals & (Signal.greeting | Signal.noise | Signal.thanks | Signal.acknowledgement)) !== 0;
}

function asTitle(sentence: string, asks: boolean): string {
  const bare = withoutEnd(sentence);
  const start = asks && widthOf(bare) > MAXIMUM_WIDTH ? lastAskingClause(bare) : 0;
  return joined(bare.slice(0, start), bare.slice(start), asks);
}

/** A beginning and what it leads up to; of the beginning there stays what there is room for. */
function joined(beginning: string, rest: string, asks: boolean): string {
  const mark = !asks ? '' : hasHan(beginning + rest) ? '？' : '?';
  if (widthOf(beginning + rest) <= MAXIMUM_WIDTH) {
    return beginning + rest + mark;
  }
  const room = MAXIMUM_WIDTH - widthOf(rest + mark);
  if (room < 0) {
    return cut(beginning + rest, MAXIMUM_WIDTH);
  }
  return room < LEAST_BEGINNING ? rest + mark : cut(beginning, room) + rest + mark;
}

/** Where the last clause that asks begins; 0 where that is near the beginning, or there is none. */
function lastAskingClause(sentence: string): number {
  const starts = Array.from(
    sentence.matchAll(/(?:^|[，,、：:—]+\s*)(?=[^，,、：:—])/g),
    ({ index, 0: mark }) => index + mark.length,
  );
  const asking = starts.findLast((start, place) => {
    const clause = withoutEnd(sentence.slice(start, starts[place + 1]));
    return !TELLS.test(clause) && (signalsOf(foldText(clause)) & QUESTION) !== 0;
  });
  return asking === undefined || asking < MAXIMUM_WIDTH / 4 ? 0 : asking;
}

function withoutEnd(sentence: string): string {
  return sentence.replace(
    /(?:[\s。.！!？?；;，,、~～…:：]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u,
    '',
  );
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  }
  return width;
}

/** Cuts at a comma or blank near the end where there is one; says so with dots. */
function cut(text: string, width: number): string {
  if (widthOf(text) <= width) {
    return text;
  }
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
    if (used > width - 1) {
      break;
    }
    end += character.length;
  }
  const lastOf = (marks: readonly string[]): number => Math.max(...marks.map((mark) => text.lastIndexOf(mark, end)));
  const clause = lastOf(['，', ',', '、']);
  const word = hasHan(text) && clause > end / 2 ? clause : lastOf(['，', ',', '、', ' ']);
  return `${text.slice(0, word > end * 0.6 || (word === clause && word > end / 2) ? word : end).trimEnd()}…`;
}
