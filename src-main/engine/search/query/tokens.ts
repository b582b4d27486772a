import type { SearchFilterKey } from '../../../contract/index.ts';
import { foldText } from '../../text/index.ts';

/** A word, quotation or filter of the query as it was typed. `start`, `end`: UTF-16 positions. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Without the minus, the quotation marks and the key. */
  readonly text: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
  /** What stands before the colon; null for words. */
  readonly key: SearchFilterKey | null;
}

const BLANK = /\s/u;
/** Opening quotation marks and what closes them. */
const QUOTES = new Map([
  ['"', '"'],
  ['＂', '＂'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
]);
const MINUS = new Set(['-', '－']);

/** Keys of filters as they may be typed, folded: simplified stands for traditional, too. */
const KEYS = new Map<string, SearchFilterKey>([
  ['tag', 'tag'],
  ['标签', 'tag'],
  ['by', 'by'],
  ['作者', 'by'],
  ['in', 'in'],
  ['在', 'in'],
  ['chat', 'chat'],
  ['群', 'chat'],
  ['群聊', 'chat'],
  ['status', 'status'],
  ['状态', 'status'],
  ['from', 'from'],
  ['从', 'from'],
  ['before', 'before'],
  ['早于', 'before'],
  ['after', 'after'],
  ['晚于', 'after'],
  ['has', 'has'],
  ['含', 'has'],
  ['is', 'is'],
  ['是', 'is'],
]);
const KEY_PATTERN = /^([a-zA-Z]{2,6}|\p{Script=Han}{1,2})[:：]/u;
const DATE_KEYS: ReadonlySet<SearchFilterKey> = new Set(['from', 'before', 'after']);
/** `last month` is one value, though it has a blank. */
const TWO_WORD_DATE = /^(?:last|this)[ \u3000](?:week|month|year)(?=\s|$)/i;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    if (BLANK.test(text[index] ?? '')) {
      index++;
      continue;
    }
    const token = tokenAt(text, index);
    tokens.push(token);
    index = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const next = text[start + 1];
  const excluded = MINUS.has(text[start] ?? '') && next !== undefined && !BLANK.test(next) && !MINUS.has(next);
  const from = excluded ? start + 1 : start;
  const found = KEY_PATTERN.exec(text.slice(from, from + 8));
  const key = found === null ? null : (KEYS.get(foldText(found[1] ?? '')) ?? null);
  const valueStart = key === null ? from : from + (found?.[0].length ?? 0);
  const closing = endOfQuotation(text, valueStart);
  if (closing !== null) {
    const value = text.slice(valueStart + 1, closing);
    return { start, end: closing + 1, text: value, quoted: true, excluded, key };
  }
  const twoWords = key !== null && DATE_KEYS.has(key) ? TWO_WORD_DATE.exec(text.slice(valueStart)) : null;
  const end = twoWords === null ? endOfWord(text, valueStart) : valueStart + twoWords[0].length;
  return { start, end, text: text.slice(valueStart, end), quoted: false, excluded, key };
}

/**
 * Where the quotation that starts here is closed, if it stands between blanks. A quotation in the
 * middle of a sentence (`谁写了「红楼梦」？`) is part of the sentence.
 */
function endOfQuotation(text: string, start: number): number | null {
  const mark = QUOTES.get(text[start] ?? '');
  const closing = mark === undefined ? -1 : text.indexOf(mark, start + 1);
  const after = text[closing + 1];
  return closing > start && (after === undefined || BLANK.test(after)) ? closing : null;
}

function endOfWord(text: string, start: number): number {
  let index = start;
  while (index < text.length && !BLANK.test(text[index] ?? '')) {
    index++;
  }
  return index;
}
