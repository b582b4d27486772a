import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorSentences, locales } from '../../src-main/contract/index.ts';
import { messages as english } from '../../src-renderer/locales/en/index.ts';
import { messages as simplified } from '../../src-renderer/locales/zh-Hans/index.ts';
import { messages as traditional } from '../../src-renderer/locales/zh-Hant/index.ts';

const root = join(import.meta.dirname, '../../src-renderer');
const languages = { 'zh-Hans': simplified, 'zh-Hant': traditional, en: english };
const pluralForms = { 'zh-Hans': ['other'], 'zh-Hant': ['other'], en: ['one', 'other'] } as const;

/** All sentences by their key, plural forms under their own keys. */
function flatten(messages: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, sentence] of flatten(value as object, path)) flat.set(inner, sentence);
  }
  return flat;
}

function baseKey(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

/** Names of the placeholders of a sentence, without their formats. */
function placeholders(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)(?:, *\w+)?\}/g)].map((match) => match[1] ?? ''))].sort();
}

const flat = Object.fromEntries(locales.map((locale) => [locale, flatten(languages[locale])])) as Record<
  (typeof locales)[number],
  Map<string, string>
>;

/** Every first argument of a call of `t`, as patterns: `${…}` in a template stands for anything. */
function usedKeys(): RegExp[] {
  const patterns = new Map<string, RegExp>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || file.startsWith('locales')) continue;
    const source = readFileSync(join(root, file), 'utf8');
    for (const call of source.matchAll(/\bt\(/g)) {
      for (const key of stringsOfFirstArgument(source.slice(call.index + 1))) {
        const pattern = key
          .split(/\$\{[^}]*\}/)
          .map((part) => part.replaceAll('.', '\\.'))
          // An id of a shortcut has its scope and a dot in it.
          .join(key.startsWith('shortcuts.') ? '.+' : '[^.]+');
        patterns.set(key, new RegExp(`^${pattern}$`));
      }
    }
  }
  return [...patterns.values()];
}

/** The string literals before the first comma or closing bracket at the call's own level. */
function stringsOfFirstArgument(source: string): readonly string[] {
  const strings: string[] = [];
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const sign = source[index] ?? '';
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0 || (depth === 1 && sign === ',')) return strings;
    if (sign !== "'" && sign !== '`') continue;
    const end = source.indexOf(sign, index + 1);
    strings.push(source.slice(index + 1, end));
    index = end;
  }
  return strings;
}

const patterns = usedKeys();

test('the keys that the source uses are found', () => {
  expect(patterns.length).toBeGreaterThan(300);
});

describe.each(locales)('the words of %s', (locale) => {
  const sentences = flat[locale];
  const keys = new Set([...sentences.keys()].map(baseKey));

  test('every key the source uses has words', () => {
    const missing = patterns.filter((pattern) => ![...keys].some((key) => pattern.test(key)));
    expect(missing.map(String)).toEqual([]);
  });

  test('every sentence is used', () => {
    const known = new Set(
      Object.keys(errorSentences).flatMap((code) => [`errors.${code}.message`, `errors.${code}.next`]),
    );
    const unused = [...keys].filter((key) => !known.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  test('has the keys of the other languages, and its own plural forms', () => {
    const expected = new Set(
      [...flat.en.keys()].flatMap((key) =>
        /_(one|other)$/.test(key) ? pluralForms[locale].map((form) => `${baseKey(key)}_${form}`) : [key],
      ),
    );
    expect([...sentences.keys()].sort()).toEqual([...expected].sort());
  });

  test('has the placeholders of the other languages', () => {
    for (const [key, sentence] of sentences) {
      const other = flat.en.get(key) ?? flat.en.get(`${baseKey(key)}_other`) ?? '';
      expect(placeholders(sentence), key).toEqual(placeholders(other));
    }
  });

  test('no sentence is empty', () => {
    for (const [key, sentence] of sentences) expect(sentence.trim(), key).not.toBe('');
  });

  test('every error of the contract has its sentences, with placeholders the contract fills', () => {
    for (const [code, { message, next }] of Object.entries(errorSentences)) {
      const filled = new Set([...placeholders(message), ...placeholders(next)]);
      for (const part of ['message', 'next']) {
        const sentence = sentences.get(`errors.${code}.${part}`);
        expect(sentence, `errors.${code}.${part}`).toBeDefined();
        for (const name of placeholders(sentence ?? '')) expect(filled.has(name), `${code}: {${name}}`).toBe(true);
      }
    }
  });

  test('no error is known that the contract does not have', () => {
    const codes = Object.keys(languages[locale].errors).filter((code) => code !== 'words');
    expect(codes.sort()).toEqual(Object.keys(errorSentences).sort());
  });
});

describe('the three languages are languages of their own', () => {
  test('traditional Chinese is written in Taiwan’s words', () => {
    const mainland = /軟件|文件夾|設置|視頻|信息|默認|導入|導出|保存|服務器|鏈接|網絡|程序|撤銷|搜索|消息/;
    for (const [key, sentence] of flat['zh-Hant']) expect(mainland.test(sentence), `${key}: ${sentence}`).toBe(false);
  });

  test('Chinese sentences use full-width marks', () => {
    for (const locale of ['zh-Hans', 'zh-Hant'] as const) {
      for (const [key, sentence] of flat[locale]) {
        expect(/\p{Script=Han}[,;!?](?!\w)/u.test(sentence), `${locale} ${key}: ${sentence}`).toBe(false);
      }
    }
  });

  test('the design’s words for things', () => {
    expect(simplified.app.screen).toMatchObject({ inbox: '待整理', digests: '精华', books: '书', members: '成员' });
    expect(traditional.app.screen).toMatchObject({ inbox: '待整理', digests: '精華', books: '書', members: '成員' });
    expect(simplified.digests.status).toEqual({
      draft: '草稿',
      'in-review': '待审',
      'changes-asked': '待修改',
      approved: '已通过',
      published: '已发布',
      archived: '已归档',
    });
    expect(traditional.digests.status).toEqual({
      draft: '草稿',
      'in-review': '待審',
      'changes-asked': '待修改',
      approved: '已通過',
      published: '已發佈',
      archived: '已歸檔',
    });
  });
});
