/**
 * The small part of YAML that stands at the head of Markdown files: one `key: value` a line, where a
 * value is a string or a list of strings (`[a, "b"]`, or lines that begin with `-`). Strings that
 * could be taken for something else are written in double quotes, as in JSON.
 */
export type FrontMatter = ReadonlyMap<string, string | readonly string[]>;

export function writeFrontMatter(values: FrontMatter): string {
  const lines = Array.from(values, ([key, value]) => {
    const written = typeof value === 'string' ? writeString(value) : `[${value.map(writeString).join(', ')}]`;
    return `${key}: ${written}\n`;
  });
  return `---\n${lines.join('')}---\n`;
}

/** Letters, digits and blanks that no YAML reader takes for a number, a date or a truth value. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*$/iu;

function writeString(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (found) => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Takes the front matter off a Markdown text with `\n` line ends; without one, `values` is empty. */
export function splitFrontMatter(markdown: string): { values: FrontMatter; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(markdown);
  const values = match === null ? null : readLines((match[1] ?? '').split('\n'));
  return match === null || values === null
    ? { values: new Map(), body: markdown }
    : { values, body: markdown.slice(match[0].length) };
}

/** Null when the lines are no front matter but text between two rules. */
function readLines(lines: readonly string[]): FrontMatter | null {
  const values = new Map<string, string | string[]>();
  let key: string | null = null;
  for (const line of lines) {
    const pair = /^([\p{L}_][\p{L}\p{N}_ -]*?)[ \t]*[:：](?:[ \t]+(.*))?$/u.exec(line);
    if (pair?.[1] !== undefined) {
      key = pair[1];
      values.set(key, readValue(pair[2]?.trim() ?? ''));
    } else if (key !== null && /^\s+\S|^-[ \t]/.test(line)) {
      values.set(key, continued(values.get(key) ?? '', line.trim()));
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      return null;
    }
  }
  return values.size === 0 ? null : values;
}

/** A value with one more line of it: an item of a list, or more words. */
function continued(before: string | string[], line: string): string | string[] {
  const item = /^-(?:[ \t]+(.*))?$/.exec(line);
  if (item !== null) {
    const items = typeof before === 'string' ? [before].filter((text) => text !== '') : before;
    return [...items, readString(item[1] ?? '')];
  }
  return typeof before === 'string' ? `${before} ${line}`.trim() : before;
}

function readValue(text: string): string | string[] {
  if (/^[|>][+-]?\d?$/.test(text)) {
    return ''; // Its words are on the lines that follow.
  }
  return text.startsWith('[') && text.endsWith(']') ? readList(text.slice(1, -1)) : readString(text);
}

function readList(text: string): string[] {
  const items = text.match(/\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,])+/g) ?? [];
  return items.map((item) => readString(item.trim())).filter((item) => item !== '');
}

function readString(text: string): string {
  const double = /^"(?:[^"\\]|\\.)*"/.exec(text);
  if (double !== null) {
    return fromJson(double[0]) ?? double[0].slice(1, -1);
  }
  const single = /^'((?:[^']|'')*)'/.exec(text);
  return single?.[1]?.replaceAll("''", "'") ?? text.replace(/(?:^|\s)#\s.*$/, '').trim();
}

function fromJson(text: string): string | null {
  try {
    return String(JSON.parse(text));
  } catch {
    return null;
  }
}
