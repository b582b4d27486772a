import type { Locale, Message, MessageKind } from '../../../contract/index.ts';
import { escapeMarkdown, ZonedClock } from '../../text/index.ts';
import type { ExportedMessage } from '../reading.ts';
import type { ChatWriter, WrittenChat } from './chat-writer.ts';

/** Characters of a message that a reply to it repeats. */
const QUOTED = 60;

const KINDS: Readonly<Record<Locale, Readonly<Record<MessageKind, string>>>> = {
  'zh-Hans': {
    text: '空消息',
    image: '图片',
    file: '文件',
    link: '链接',
    sticker: '表情',
    voice: '语音',
    video: '视频',
    location: '位置',
    system: '系统消息',
    recalled: '已撤回',
    call: '通话',
    'red-packet': '红包',
    poll: '投票',
    contact: '名片',
    forward: '转发',
    other: '其他',
  },
  'zh-Hant': {
    text: '空訊息',
    image: '圖片',
    file: '檔案',
    link: '連結',
    sticker: '貼圖',
    voice: '語音',
    video: '影片',
    location: '位置',
    system: '系統訊息',
    recalled: '已收回',
    call: '通話',
    'red-packet': '紅包',
    poll: '投票',
    contact: '名片',
    forward: '轉發',
    other: '其他',
  },
  en: {
    text: 'empty',
    image: 'image',
    file: 'file',
    link: 'link',
    sticker: 'sticker',
    voice: 'voice message',
    video: 'video',
    location: 'location',
    system: 'notice',
    recalled: 'deleted',
    call: 'call',
    'red-packet': 'red packet',
    poll: 'poll',
    contact: 'contact',
    forward: 'forwarded',
    other: 'other',
  },
};

/** A document to read: a heading for every day, who said what when, and what a reply replies to (OUT-4). */
export function markdownWriter(written: WrittenChat): ChatWriter {
  const days = dayHeadings(written);
  const { name } = written.chat;
  return {
    head: `# ${escapeMarkdown(name)}\n`,
    message: (exported) => {
      const { day, time, sender, lines, quoted } = partsOf(exported, written, days);
      const heading = day === null ? '' : `\n## ${day}\n`;
      const who = sender === null ? `*${time}*` : `**${escapeMarkdown(sender)}** ${time}`;
      const quotation = quoted === null ? '' : `\n> ${escapeMarkdown(quoted)}\n`;
      return `${heading}\n${who}\n${quotation}\n${lines.map(escapeMarkdown).join('\\\n')}\n`;
    },
  };
}

/** Plain lines: the time, who said it, and what; further lines of a message are indented (OUT-4). */
export function textWriter(written: WrittenChat): ChatWriter {
  const days = dayHeadings(written);
  return {
    head: `${written.chat.name}\n`,
    message: (exported) => {
      const { day, time, sender, lines, quoted } = partsOf(exported, written, days);
      const heading = day === null ? '' : `\n${day}\n\n`;
      const quotation = quoted === null ? '' : ` [↪ ${quoted}]`;
      const who = sender === null ? '*' : `${sender}:`;
      return `${heading}${time} ${who}${quotation} ${lines.join('\n    ')}\n`;
    },
  };
}

interface Days {
  readonly clock: ZonedClock;
  last: string;
}

interface Parts {
  /** The day when it begins with this message, else null. */
  readonly day: string | null;
  readonly time: string;
  readonly sender: string | null;
  readonly lines: readonly string[];
  readonly quoted: string | null;
}

function dayHeadings({ chat }: WrittenChat): Days {
  return { clock: new ZonedClock(chat.timezone), last: '' };
}

function partsOf({ message, target }: ExportedMessage, written: WrittenChat, days: Days): Parts {
  const local = new Date(days.clock.toLocal(message.sentAt)).toISOString();
  const day = local.slice(0, 10);
  const isNewDay = day !== days.last;
  days.last = day;
  return {
    day: isNewDay ? day : null,
    time: local.slice(11, 19),
    sender: message.senderId === null ? null : written.names.nameOf(message.senderId),
    lines: wordsOf(message, written).split(/\r\n|\r|\n/),
    quoted: target === null ? null : quotationOf(target, written),
  };
}

function quotationOf(target: Message, written: WrittenChat): string {
  const words = wordsOf(target, written).replace(/\s+/g, ' ');
  const characters = Array.from(words);
  const short = characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : words;
  return target.senderId === null ? short : `${written.names.nameOf(target.senderId)}: ${short}`;
}

/** What was said; for media what it is, and its name. */
function wordsOf({ kind, text, attachments }: Message, { language, names }: WrittenChat): string {
  const files = (attachments ?? []).map(({ name }) => name).filter((name) => name !== '');
  const label = kind === 'text' && text !== '' ? '' : `[${[KINDS[language][kind], ...files].join(': ')}]`;
  const isLabelled = kind !== 'text' && kind !== 'system' && kind !== 'link';
  const shown = text === '' || isLabelled ? label : '';
  return names.inText([shown, text].filter((part) => part !== '').join(' '));
}
