import { answered, dateTimeOf, fieldsOf, iso, type MadeMessage, type Writers } from './made-messages.ts';

/** Exports that are lines of text. */
export const lineWriters = {
  line: (names) => {
    const isNewDay = dayChanges();
    return {
      before: '\uFEFF[LINE] 與測試群的聊天記錄\r\n儲存日期：2024/12/31 21:08\r\n',
      between: '\r\n',
      after: '\r\n',
      message: ({ local, sender, text }) => {
        const [year, month, day, hour, minute] = fieldsOf(local);
        const weekday = '日一二三四五六'[new Date(local).getUTCDay()];
        const heading = isNewDay(local) ? `\r\n${year}/${month}/${day}（週${weekday}）\r\n` : '';
        const body = text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text;
        return `${heading}${hour}:${minute}\t${names[sender]}\t${body}`;
      },
    };
  },
  kakaotalk: (names) => {
    const isNewDay = dayChanges();
    return {
      before: '독서 모임 님과 카카오톡 대화\r\n저장한 날짜 : 2024-12-31 10:00:00\r\n\r\n',
      between: '\r\n',
      after: '\r\n',
      message: ({ local, sender, text }) => {
        const [year, month, day, hour, minute] = fieldsOf(local);
        const weekday = '일월화수목금토'[new Date(local).getUTCDay()];
        const date = `${year}년 ${Number(month)}월 ${Number(day)}일 ${weekday}요일`;
        const heading = isNewDay(local) ? `${'-'.repeat(15)} ${date} ${'-'.repeat(15)}\r\n` : '';
        const clock = `${Number(hour) < 12 ? '오전' : '오후'} ${Number(hour) % 12 || 12}:${minute}`;
        return `${heading}[${names[sender]}] [${clock}] ${text}`;
      },
    };
  },
  'weflow-text': (names) => ({
    ...inBlocks,
    message: (message) => {
      const quoted = message.replyTo === null ? '' : `[引用 ${answered(message, names)}：…]`;
      return `${dateTimeOf(message.local)} '${names[message.sender]}'\n${message.text}${quoted}\n`;
    },
  }),
  'memotrace-text': (names) => ({
    ...inBlocks,
    message: (message) => {
      const quoted = message.replyTo === null ? '' : `\n引用:${answered(message, names)}:…`;
      return `${dateTimeOf(message.local)} ${names[message.sender]}\n${message.text}${quoted}\n`;
    },
  }),
  'chatlog-text': (names) => ({
    ...inBlocks,
    message: (message) => {
      const { local, sender, text, replyTo } = message;
      const quoted =
        replyTo === null ? '' : `> ${answered(message, names)}(wxid_0) ${dateTimeOf(local).slice(5)}\n> …\n`;
      return `${names[sender]}(wxid_${sender}) [测试群(12345@chatroom)] ${dateTimeOf(local)}\n${quoted}${text}\n`;
    },
  }),
  'wechatexporter-text': (names) => ({
    ...inBlocks,
    before: '测试群 - 微信聊天记录\n\n',
    message: (message) => {
      const quoted = message.replyTo === null ? '' : `「${answered(message, names)}：…」\n${'- '.repeat(14)}-\n`;
      return `${names[message.sender]} (${dateTimeOf(message.local)}):${quoted}${message.text}`;
    },
  }),
  'welink-text': (names) => ({
    ...inBlocks,
    message: ({ local, sender, text }) => `${names[sender]}(a${10_000_000 + sender})\t${dateTimeOf(local)}\n${text}\n`,
  }),
  'qce-text': (names) => ({
    ...inBlocks,
    before: `[QQChatExporter V5 / https://example.org]\n\n${'='.repeat(47)}\n           QQ聊天记录导出文件\n${'='.repeat(47)}\n\n聊天名称: 测试群\n聊天类型: 群聊\n\n\n`,
    message: (message) => {
      const { local, sender, text, replyTo } = message;
      const [, month, day, hour, minute] = fieldsOf(local);
      const reply = replyTo === null ? '' : `\n回复: ${month}-${day} ${hour}:${minute} ${answered(message, names)} - …`;
      return `${names[sender]}:\n时间: ${dateTimeOf(local)}\n内容: ${text}${reply}\n\n`;
    },
  }),
  'discord-text': (names) => ({
    before: `${'='.repeat(62)}\nGuild: 测试\nChannel: Text Channels / help\n${'='.repeat(62)}\n\n`,
    between: '\n',
    after: '\n',
    message: ({ local, sender, text }) => `[${americanTime(local, '')}] ${names[sender]}\n${text}\n`,
  }),
  'matrix-text': (names) => ({
    ...inBlocks,
    message: ({ local, sender, text }) => {
      const date = weekdayAndDate.format(local);
      return `${date}, ${americanTime(local, ':00').split(' ').slice(1).join(' ')} - ${names[sender]}: ${text}`;
    },
  }),
  'signal-export-markdown': (names) => ({
    ...inBlocks,
    message: ({ local, sender, text }) =>
      `[${iso(local).slice(0, 10)}, ${iso(local).slice(11, 16)}] ${names[sender]}: ${text}  `,
  }),
  mbox: (names) => ({
    ...inBlocks,
    message: ({ index, local, sender, text, replyTo }) => {
      const [weekday, day, month, year, clock] = new Date(local).toUTCString().replace(',', '').split(' ');
      const reply = replyTo === null ? '' : `In-Reply-To: <${replyTo}@example.org>\n`;
      const who = `member${sender} at example.org`;
      const name = `=?utf-8?b?${Buffer.from(names[sender] ?? '').toString('base64')}?=`;
      return [
        `From ${who}  ${weekday} ${month} ${day} ${clock} ${year}`,
        `From: ${who} (${name})`,
        `Date: ${weekday}, ${day} ${month} ${year} ${clock} +0000`,
        'Subject: [club] How do I cook rice?',
        `${reply}Message-ID: <${index}@example.org>`,
        `\n${text}\n`,
      ].join('\n');
    },
  }),
} satisfies Writers<string>;

const inBlocks = { before: '', between: '\n', after: '\n' };
const weekdayAndDate = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Tells of each time whether it lies on another day than the one before. */
function dayChanges(): (local: MadeMessage['local']) => boolean {
  let before = '';
  return (local) => {
    const day = iso(local).slice(0, 10);
    const isNew = day !== before;
    before = day;
    return isNew;
  };
}

/** `1/15/2024 10:30 AM`. */
function americanTime(local: number, seconds: string): string {
  const [year, month, day, hour, minute] = fieldsOf(local);
  const clock = `${Number(hour) % 12 || 12}:${minute}${seconds} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
  return `${Number(month)}/${Number(day)}/${year} ${clock}`;
}
