import type { ChatApp } from '../../../contract/index.ts';

/** How a chat program wants its text. */
export interface Flavour {
  /** The most characters (UTF-16 units) of one message that arrives whole and unfolded. */
  readonly limit: number;
  /** Whether Chinese marks stand instead of the program's own. */
  readonly plain: boolean;
  readonly heading: (words: string, level: number) => string;
  readonly bold: (words: string) => string;
  readonly italic: (words: string) => string;
  readonly struck: (words: string) => string;
  readonly code: (text: string) => string;
  /** What stands before and after a block of code. */
  readonly fence: readonly [string, string];
  readonly quote: (line: string) => string;
  readonly link: (words: string, address: string) => string;
  /** Plain words as the program shows them. */
  readonly escape: (text: string) => string;
}

const same = (words: string) => words;
const linkInWords = (words: string, address: string) => (words === address ? address : `${words} (${address})`);
const around = (mark: string) => (words: string) => (words === '' ? '' : mark + words + mark);

/** WeChat, QQ and LINE show text as it is: no marks but those of Chinese typography. */
function plain(limit: number): Flavour {
  return {
    limit,
    plain: true,
    heading: (words, level) => (level <= 2 ? `【${words}】` : `◆ ${words}`),
    bold: same,
    italic: same,
    struck: same,
    code: same,
    fence: ['', ''],
    quote: (line) => `｜${line}`,
    link: (words, address) => (words === address ? address : `${words}（${address} ）`),
    escape: same,
  };
}

const fenced = ['```\n', '\n```'] as const;

/**
 * Limits and marks as the programs document them: Telegram 4,096 characters, Discord 2,000, Slack
 * advises 4,000; WhatsApp folds after about 3,000, WeChat after about 2,000, QQ takes about 4,500 and
 * LINE 10,000, of which a reader sees half.
 */
export const flavours: Readonly<Record<ChatApp, Flavour>> = {
  wechat: plain(2000),
  qq: plain(4000),
  line: plain(5000),
  whatsapp: {
    limit: 3000,
    plain: false,
    heading: around('*'),
    bold: around('*'),
    italic: around('_'),
    struck: around('~'),
    code: around('`'),
    fence: fenced,
    quote: (line) => `> ${line}`,
    link: linkInWords,
    escape: same,
  },
  telegram: {
    limit: 4096,
    plain: false,
    heading: around('**'),
    bold: around('**'),
    italic: around('__'),
    struck: around('~~'),
    code: around('`'),
    fence: fenced,
    quote: (line) => `> ${line}`,
    link: linkInWords,
    escape: same,
  },
  slack: {
    limit: 4000,
    plain: false,
    heading: around('*'),
    bold: around('*'),
    italic: around('_'),
    struck: around('~'),
    code: around('`'),
    fence: fenced,
    quote: (line) => `> ${line}`,
    link: (words, address) => (words === address ? `<${address}>` : `<${address}|${words.replaceAll('|', '/')}>`),
    escape: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  },
  discord: {
    limit: 2000,
    plain: false,
    heading: (words, level) => `${'#'.repeat(Math.min(3, level))} ${words}`,
    bold: around('**'),
    italic: around('*'),
    struck: around('~~'),
    code: around('`'),
    fence: fenced,
    quote: (line) => `> ${line}`,
    link: (words, address) => (words === address ? `<${address}>` : `[${words}](<${address}>)`),
    // A mention in a digest is a word, and nobody is called by it.
    escape: (text) => text.replace(/[\\*_~`|>]/g, '\\$&').replace(/@(?=everyone|here)/g, '@\u200b'),
  },
};
