import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chatMarkdown,
  isCodeLine,
  splitNames,
  withoutAddress,
} from '../../../../src-main/engine/digests/drafting/chat-text.ts';
import { plainText, renderMarkdown } from '../../../../src-main/engine/text/index.ts';

describe('DRAFT-10 chat text as Markdown', () => {
  it.each([
    ['plain words', ['今天的作业是第三章'], '今天的作业是第三章'],
    ['line breaks', ['one\ntwo'], 'one\ntwo'],
    ['numbered lines', ['1. 打开\n2、保存\n3) 关闭'], '1. 打开\n2. 保存\n3. 关闭'],
    ['numbered lines over several messages', ['分两步：', '1. 打开', '2. 保存'], '分两步：\n\n1. 打开\n2. 保存'],
    ['circled numbers', ['① 先装\n② 再跑'], '1. 先装\n2. 再跑'],
    ['bullets', ['• one\n- two'], '- one\n- two'],
    ['a list that starts again', ['1. a\n2. b\n1. c'], '1. a\n2. b\n\n1. c'],
    [
      'commands',
      ['先装这个\nsudo apt install tmux\n再开一个会话'],
      '先装这个\n\n```\nsudo apt install tmux\n```\n\n再开一个会话',
    ],
    [
      'a program with its indentation',
      ['for path in paths:\n    print(path)\n就行'],
      '```\nfor path in paths:\n    print(path)\n```\n\n就行',
    ],
    [
      'settings below their head, and what stands between lines of code',
      ['in ~/.ssh/config\nHost work\n  HostName example.org\n  User git\nimport a\nx = 5\nimport b'],
      'in \\~/.ssh/config\n\n```\nHost work\n  HostName example.org\n  User git\nimport a\nx = 5\nimport b\n```',
    ],
    ['words set in once are words', ['like this\n  yes'], 'like this\nyes'],
    ['fences', ['试试\n```python\nprint("# hi")\n```\n好了'], '试试\n\n```python\nprint("# hi")\n```\n\n好了'],
    ['a fence left open ends with its message', ['```\nls -l', '然后呢'], '```\nls -l\n```\n\n然后呢'],
    ['backticks in code', ['```\na ``` b\n```'], '````\na ``` b\n````'],
    ['code spans', ['用 `a_b*c` 试试'], '用 `a_b*c` 试试'],
    ['addresses', ['看 https://example.org/a_b_c?x=1&y=*2 第三节'], '看 <https://example.org/a_b_c?x=1&y=*2> 第三节'],
    ['addresses before Chinese marks', ['看https://example.org/a，很好'], '看<https://example.org/a>，很好'],
    [
      'addresses in brackets and at the end',
      ['(https://example.org/a_(b)) https://example.org/c.'],
      '(<https://example.org/a_(b)>) <https://example.org/c>.',
    ],
    ['marks that mean nothing', ['# 群规\n> 引用\n*强调* _下划线_ <b>粗</b> [链接](javascript:alert(1))'], null],
    ['a rule and a table', ['---\n| a | b |\n***\n==='], null],
    ['what looks like a reference', ['[a]: http://x.y "z"\n![x](y)'], null],
  ] as const)('%s', (_, texts, expected) => {
    const markdown = chatMarkdown(texts);
    if (expected !== null) {
      expect(markdown).toBe(expected);
    }
    const html = renderMarkdown(markdown);
    expect(html).not.toMatch(/<(?:h\d|em|strong|b|blockquote|table|hr|img)\b/);
    expect(html).not.toMatch(/javascript:alert\(1\)"/);
  });

  it('shows the same words, whatever they are', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '`',
      '<b>',
      '&amp;',
      '[x](y)',
      '# ',
      '> ',
      '1. ',
      '- ',
      '\n',
      '~~',
      '|',
      '\\',
      '怎么办',
      'wörd',
      ' ',
      '@名字 ',
      'https://example.org/x_y',
      '```',
      '---',
      ':',
      '!',
      '=',
      '    ',
    );
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        // Numbers and bullets of lists are marks, not words; so they are left out of the comparison.
        const withoutMarks = (shown: string): string => letters(shown).replace(/\d/g, '');
        expect(withoutMarks(plainText(chatMarkdown([text])))).toBe(withoutMarks(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('code lines', () => {
  it.each([
    'ocrmypdf -l chi_sim+eng --deskew scan.pdf out.pdf',
    'git switch -c hw3',
    'pip install pandas',
    'df["日期"] = pd.to_datetime(parts, errors="coerce")',
    'pd.concat(frames).to_excel("总表.xlsx", index=False)',
    '=VLOOKUP(A2,Sheet2!A:C,3,FALSE)',
    '.obsidian/workspace.json',
    '/etc/fstab',
    'import pandas as pd',
    'else:',
    '\\usepackage{ctex}',
    'Traceback (most recent call last):',
    "ModuleNotFoundError: No module named 'pandas'",
    'SELECT name FROM member WHERE id = 3;',
    'for f in *.pdf; do ocrmypdf -l chi_sim "$f" "done/$f"; done',
    'if [ -f a.txt ]; then rm a.txt; fi',
    '[includeIf "gitdir:~/work/"]',
    '  path = ~/.gitconfig-work',
    'emerald --replace & 2>/dev/null',
    'ls -l | less',
    'with pdfplumber.open("a.pdf") as pdf:',
  ])('%s', (line) => {
    expect(isCodeLine(line)).toBe(true);
  });

  it.each([
    'git is great',
    'import duties are high',
    'let it be',
    'class of 2020',
    'if you want:',
    'I use vim -- it is great',
    'well - no',
    'and/or',
    'TCP/IP',
    'return it to the shop',
    'cd player',
    '先敲 git log 看看',
    'x = 5',
    '1. 打开设置',
    'see you; bye',
    'apt-get install apt-file... then do a search for it...',
    'you can start it with --replace if the old one hangs',
    '[smile]',
    'if you want; then come',
    '',
  ])('not %s', (line) => {
    expect(isCodeLine(line)).toBe(false);
  });
});

describe('DRAFT-2 names in front', () => {
  it.each([
    ['@Kevin Lau 问题在这', '问题在这'],
    ['@kevin lau, and send it', 'and send it'],
    ['@Kevinette is here', '@Kevinette is here'],
    ['@张三你试试', '@张三你试试'],
    ['@张三，你试试', '你试试'],
    ['Kevin: yes', 'yes'],
    ['Kevin Lau said so', 'Kevin Lau said so'],
  ])('of the chat: %s', (text, expected) => {
    expect(splitNames(text, ['Kevin Lau', 'Kevin', '张三']).rest).toBe(expected);
  });

  it.each([
    ['@王小明 你试试', '你试试'],
    ['@a @b\u2005好的', '好的'],
    ['@all', '@all'],
    ['mail me@example.org', 'mail me@example.org'],
  ])('%s', (text, expected) => {
    expect(withoutAddress(text)).toBe(expected);
  });
});
