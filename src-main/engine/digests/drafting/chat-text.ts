import { escapeMarkdown } from '../../text/index.ts';

/** A line of chat as what it is meant to be. */
type Line =
  | { readonly kind: 'words'; readonly text: string; readonly raw: string }
  | { readonly kind: 'numbered'; readonly text: string; readonly number: number }
  | { readonly kind: 'bulleted'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly language: string };

const FENCE = /^\s*(```+|~~~+)\s*([\w+#.-]*)\s*$/;
const NUMBERED = /^\s*(?:(\d{1,2})[.)、．）:：](?!\d)|[(（](\d{1,2})[)）])\s*(\S.*)$/;
const CIRCLED = /^\s*([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])\s*(\S.*)$/;
const BULLETED = /^\s*(?:[-*+•·●▪◦‣]|[–—])\s+(\S.*)$/;
const FIRST_CIRCLED = 0x2460;
const ADDRESS = /https?:\/\/[^\s<>"\\，。；：！？、…「」『』（）【】《》“”‘’]+/g;
/** Marks at the end of an address that belong to the sentence. */
const AFTER_ADDRESS = /[.,;:!?'*_~`]+$/;
const CODE_SPAN = /`[^`\n]+`/;
const VERBATIM = new RegExp(`${CODE_SPAN.source}|${ADDRESS.source}`, 'g');
const MENTION_AT_START = /^(?:@[^\s@\u2005]+[\s\u2005]+)+/;

/**
 * Lines that a person would set as code. Commands, assignments, calls, formulas, markup: the line
 * as a whole must look like it, words with a command in them stay words.
 */
const CODE_LINE = [
  // Errors as Python prints them.
  /^Traceback \(most recent call last\):$|^\s*File "", line \d+|^\w*(?:Error|Exception|Warning): \S/,
  // A path or a file name alone.
  /^\s*(?:(?:\.{1,2}|~)?\/[\w./~*-]+|[\w.-]+(?:\/[\w.-]+)+\.\w{1,5}|\.[a-z][\w.-]*)\s*$/,
  // Commands: after a prompt, by a well-known name, or with options.
  /^\s*[$>#]\s+(?:sudo |\.\/)?[a-z][\w./-]*(?:\s|$)/,
  /^\s*(?:sudo |apt(?:-get)? (?:install|update|remove)|pip3? install |npm (?:install|run|i|start)|npx |pnpm |docker (?:run|build|pull|ps|exec|compose)|cd \S*[~./]|chmod |curl \S|wget \S|brew install|conda (?:install|create|activate)|python3? -?[\w./-]+$|python3? -m |node [\w./-]+\.|ssh \S+@|scp |tar -|nohup |tmux (?:new|attach|ls)|ollama (?:run|pull|list)|ffmpeg -|export \w+=|kubectl )[^\p{Script=Han}]*$/u,
  /^\s*git (?:add|branch|checkout|clone|commit|config|diff|fetch|fsck|init|log|merge|pull|push|rebase|reflog|remote|reset|restore|revert|show|stash|status|switch|tag)\b[^\p{Script=Han}]*$/u,
  /^\s*[a-z][\w.-]*(?: [\w./:=+@~*\\"-]+)*? --?[a-zA-Z][\w-]*(?:[ =][\w./:=+@~*\\"-]+)*\s*$/,
  // Programs.
  /^\s*(?:import [\w.]+(?:,\s*[\w.]+)*(?: as \w+)?|from [\w.]+ import .+)\s*;?$/,
  /^\s*(?:def \w+\(|class \w+[(:{]|(?:const|let|var) \w+ ?=|function \w*\(|#include\b|print\(|else:$|for \w+(?:, ?\w+)* in \S+:$|(?:while|if|elif) .*[=<>().[\]].*:$|with \S+\(.*\)(?: as \w+)?:$)/,
  /^\s+return\b|^\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE) /,
  /^\s*\\(?:usepackage|documentclass|begin|end|section|newcommand|input|include)\b/,
  /^\s*=[A-Z][A-Z0-9.]*\(.*\)\s*$/,
  /^\s*[\w.[\]"']+\s*=\s*[\w.[\]"'({~/].*[)\]}"'\w;]\s*$/,
  // Loops and conditions of a shell, what runs in the background or into a file, sections of settings.
  /^\s*(?:for \w+ in |while |until |if )[^\p{Script=Han}]*;\s*(?:do|then)\b/u,
  /^\s*[a-z][\w./-]*(?: \S+)? --?[a-zA-Z][\w-]*(?: \S+)*? (?:\||\d?>{1,2}|&(?:\s|$))[^\p{Script=Han}]*$/u,
  /^\s*\[\w+ ""\]\s*$/,
  /^\s*[\w.]+\([^\p{Script=Han}]*\)(?:\.\w+\(.*\))*\s*;?\s*$/u,
  /^\s*<\/?[a-zA-Z][^>]*>.*$/,
  /[{};]\s*$/,
];

/** What stands above settings: `Host work`. */
const HEAD_OF_SETTINGS = /^[\w.-]+(?: [\w.*-]+){0,2}$/;

/** The text without the names it is addressed to at its start. */
export function withoutAddress(text: string): string {
  return text.replace(MENTION_AT_START, '');
}

/**
 * The names of people at the start of a text, after `@` or set off by a colon or comma (`bob: …`, `张三，…`), as they
 * stand in `names`, and what is left of the text without them.
 */
export function splitNames(text: string, names: readonly string[]): { called: readonly string[]; rest: string } {
  const called: string[] = [];
  let rest = text.trimStart();
  for (let name = nameAtStart(rest, names); name !== ''; name = nameAtStart(rest, names)) {
    called.push(name);
    const length = name.length + (rest.startsWith('@') ? 1 : 0);
    rest = rest.slice(length).replace(/^\s*[:,：，]?\s*/, '');
  }
  return { called, rest: called.length === 0 ? text : rest };
}

function nameAtStart(text: string, names: readonly string[]): string {
  const isCalled = (name: string): boolean => {
    const at = text.startsWith('@') ? '@' : '';
    const rest = text.slice(at.length + name.length);
    return (
      name.length >= 2 &&
      text.slice(at.length, at.length + name.length).toLowerCase() === name.toLowerCase() &&
      (at === '' ? /^\s*(?:[:,](?=\s)|[：，])/.test(rest) : !/^[\p{L}\p{N}_]/u.test(rest))
    );
  };
  return names.filter(isCalled).reduce((one, other) => (other.length > one.length ? other : one), '');
}

/**
 * Chat texts, one below the other, as Markdown that shows the same words: numbered and bulleted lines become lists, code
 * is fenced, addresses stay as they are, and whatever would mean something in Markdown or HTML
 * without being meant so is escaped.
 */
export function chatMarkdown(texts: readonly string[]): string {
  const blocks: string[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) {
      blocks.push(writeBlock(open));
      open = [];
    }
  };
  for (const line of texts.flatMap(linesOf)) {
    const before = open.at(-1);
    if (before?.kind === 'code' && line.kind === 'words' && /^(?: {2,}|\t)/.test(line.raw)) {
      open.push({ kind: 'code', text: line.raw, language: before.language });
      continue;
    }
    if (before !== undefined && !belongsTogether(before, line)) {
      close();
    }
    open.push(line);
  }
  close();
  return blocks.join('\n\n');
}

function belongsTogether(before: Line, line: Line): boolean {
  if (before.kind === 'numbered' && line.kind === 'numbered') {
    return line.number === before.number + 1;
  }
  if (before.kind === 'code' && line.kind === 'code') {
    return line.language === before.language;
  }
  return before.kind === line.kind;
}

interface Fence {
  readonly mark: string;
  readonly language: string;
  readonly raw: string;
  readonly lines: string[];
}

/** Lines with text, told apart; inside fences everything is code. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let fence: Fence | null = null;
  for (const raw of text.replaceAll('\r\n', '\n').split('\n')) {
    const [, mark, language = ''] = FENCE.exec(raw) ?? [];
    if (fence === null && mark !== undefined) {
      fence = { mark, language, raw, lines: [] };
    } else if (fence !== null && mark?.startsWith(fence.mark) === true && language === '') {
      lines.push(...fencedLines(fence));
      fence = null;
    } else if (fence !== null) {
      fence.lines.push(raw);
    } else if (raw.trim() !== '') {
      lines.push(lineOf(raw));
    }
  }
  return withSettings(fence === null ? lines : [...lines, ...fencedLines(fence)]);
}

/**
 * Lines of one message, of which those between two lines of code are code, and those that are set in below a few words,
 * two or more, are settings together with these.
 */
function withSettings(lines: readonly Line[]): Line[] {
  const isSettings = lines.map(
    (line, place) => isSetIn(line) && (isSetIn(lines[place - 1]) || isSetIn(lines[place + 1])),
  );
  return lines.map((line, place) => {
    const isBetween = lines[place - 1]?.kind === 'code' && lines[place + 1]?.kind === 'code';
    const isHead = isSettings[place + 1] === true && line.kind === 'words' && HEAD_OF_SETTINGS.test(line.raw);
    const isCode = line.kind === 'words' && !isProse(line.raw) && (isSettings[place] === true || isHead || isBetween);
    return isCode ? { kind: 'code', text: line.raw, language: '' } : line;
  });
}

function isSetIn(line: Line | undefined): boolean {
  return (
    line !== undefined && line.kind !== 'numbered' && line.kind !== 'bulleted' && /^(?: {2,}|\t)\S/.test(rawOf(line))
  );
}

function rawOf(line: Line): string {
  return line.kind === 'words' ? line.raw : line.text;
}

/** A fence around nothing was no fence, but words, if anything. */
function fencedLines({ language, raw, lines }: Fence): Line[] {
  if (lines.some((line) => line.trim() !== '')) {
    return lines.map((text) => ({ kind: 'code', text, language }));
  }
  return language === '' ? [] : [{ kind: 'words', text: raw.trim(), raw }];
}

function lineOf(raw: string): Line {
  const numbered = NUMBERED.exec(raw);
  if (numbered !== null) {
    return { kind: 'numbered', number: Number(numbered[1] ?? numbered[2]), text: numbered[3] ?? '' };
  }
  const circled = CIRCLED.exec(raw);
  if (circled !== null) {
    const number = (circled[1]?.charCodeAt(0) ?? FIRST_CIRCLED) - FIRST_CIRCLED + 1;
    return { kind: 'numbered', number, text: circled[2] ?? '' };
  }
  if (isCodeLine(raw)) {
    return { kind: 'code', text: raw, language: '' };
  }
  const bulleted = BULLETED.exec(raw);
  return bulleted === null ? { kind: 'words', text: raw.trim(), raw } : { kind: 'bulleted', text: bulleted[1] ?? '' };
}

/** Whether a line is code as a whole. */
export function isCodeLine(line: string): boolean {
  const bare = line.replace(ADDRESS, '').replace(/"[^"]*"|'[^']*'/g, '""');
  return bare.length < 400 && !isProse(bare) && CODE_LINE.some((pattern) => pattern.test(bare));
}

/** Words of English sentences that programs and commands hardly hold twice. */
const SENTENCE_WORD = /\b(?:the|you|your|it|that|this|my|are|can|then|with)\b/gi;

/** Sentences, Chinese or English, and what trails off and goes on, are prose whatever stands between them. */
function isProse(line: string): boolean {
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  const isSentence = (line.match(SENTENCE_WORD)?.length ?? 0) >= 2;
  return han * 3 > line.length || isSentence || /[，。！？；]|\.{3}\s+[a-z]/i.test(line);
}

function writeBlock(lines: readonly Line[]): string {
  const [first] = lines;
  switch (first?.kind) {
    case 'code':
      return fenced(
        lines.map((line) => line.text),
        first.language,
      );
    case 'numbered':
      return lines.map((line) => `${line.kind === 'numbered' ? line.number : 1}. ${inline(line.text)}`).join('\n');
    case 'bulleted':
      return lines.map((line) => `- ${inline(line.text)}`).join('\n');
    default:
      return lines.map((line) => inline(line.text)).join('\n');
  }
}

function fenced(lines: readonly string[], language: string): string {
  const body = lines.join('\n');
  const longest = Math.max(2, ...Array.from(body.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

/** One line: code spans and addresses verbatim, all else as plain words. */
function inline(text: string): string {
  let written = '';
  let at = 0;
  for (const match of text.matchAll(VERBATIM)) {
    const span = match[0].startsWith('`') ? match[0] : addressIn(match[0]);
    written += words(text.slice(at, match.index), written === '') + (span.startsWith('`') ? span : `<${span}>`);
    at = match.index + span.length;
  }
  return written + words(text.slice(at), written === '');
}

/** An address without the marks and the closing bracket of the sentence around it. */
function addressIn(found: string): string {
  const address = found.replace(AFTER_ADDRESS, '');
  const opened = address.split('(').length;
  const closed = address.split(')').length;
  return closed > opened && address.endsWith(')') ? addressIn(address.slice(0, -1)) : address;
}

/** Plain words escaped, the blanks around them kept; only the beginning of a line can open a block. */
function words(text: string, isStart: boolean): string {
  const bare = text.trim();
  if (bare === '') {
    return text === '' ? '' : ' ';
  }
  // A letter in front keeps marks that matter at the start of a line only from being escaped elsewhere.
  const escaped = isStart ? escapeMarkdown(bare) : escapeMarkdown(`x${bare}`).slice(1);
  return (/^\s/.test(text) && !isStart ? ' ' : '') + escaped + (/\s$/.test(text) ? ' ' : '');
}
