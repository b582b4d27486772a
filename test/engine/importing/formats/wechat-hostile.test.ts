import { expect, test } from 'vitest';
import { QunshuError } from '../../../../src-main/contract/index.ts';
import { readText } from '../reading.ts';

const MANY = 60_000;
const json = (content: unknown) => JSON.stringify(content);
const weflow = (content: string) =>
  json({ weflow: {}, session: {}, messages: [{ createTime: 1714521600, type: '文本消息', content }] });
const qce = (text: string) => json({ chatInfo: {}, messages: [{ timestamp: 1714521600000, content: { text } }] });
const csv = (content: string) =>
  `localId,TalkerId,Type,SubType,IsSender,CreateTime,StrContent\n1,1,49,57,0,1714521600,"${content.replaceAll('"', '""')}"\n`;
const page = (text: string) => `chatMessages = [{ type:1, timestamp:1714521600, text:'${text}' },]`;
const html = (content: string) =>
  `<div class="msg chat" msgid="1"><span class="nt-box">2024-05-01 08:00:00</span>${content}`;

// Anything that looks at the same text again and again would take minutes: the limit of a test ends it.
test.each([
  ['weflow-json', 'placeholders that do not end', weflow('[图片|'.repeat(MANY))],
  ['weflow-json', 'quotes that do not end', weflow(`${'[引用 '.repeat(MANY)}]`)],
  ['weflow-json', 'addresses', weflow(`[链接|a](${'('.repeat(MANY)})`)],
  ['weflow-json', 'folders', weflow(`media/${'a/'.repeat(400)}.jpg`)],
  ['weflow-json', 'mentions', weflow('@a\u2005'.repeat(MANY))],
  ['qce-json', 'tokens that do not end', qce('[图片:'.repeat(MANY))],
  ['qce-json', 'replies that do not end', qce('[回复'.repeat(MANY))],
  ['qce-text', 'names', `${'a:\n'.repeat(MANY)}`],
  ['qce-text', 'rules', `a:\n时间: 2024-05-01 08:00:00\n${`${'='.repeat(30)}\n`.repeat(MANY / 10)}`],
  ['memotrace-csv', 'titles that do not end', csv(`<msg>${'<title>'.repeat(MANY)}`)],
  ['memotrace-csv', 'CDATA', csv(`<msg><title><![CDATA[${']]> '.repeat(MANY)}</title>`)],
  ['memotrace-csv', 'entities', csv(`<msg><title>${'&#'.repeat(MANY)}</title>`)],
  ['memotrace-text', 'quotes', `2024-05-01 08:00:00 a\n${'引用:\n'.repeat(MANY)}`],
  ['memotrace-html', 'quotation marks', page("' ".repeat(MANY))],
  ['memotrace-html', 'backslashes', page('\\'.repeat(MANY))],
  ['memotrace-html', 'pictures', page('<img alt="'.repeat(MANY))],
  ['memotrace-html', 'braces', `chatMessages = [${'{'.repeat(MANY)}`],
  ['memotrace-html', 'objects', `chatMessages = [${'{}'.repeat(MANY)}`],
  ['memotrace-html', 'beginnings', 'chatMessages = '.repeat(MANY)],
  ['chatlog-text', 'parentheses', `${'('.repeat(250)} 2024-05-01 08:00:00\nx\n\n`.repeat(100)],
  ['chatlog-text', 'rooms', `a(${'b'.repeat(50)}) ${'[a '.repeat(60)}] 08:00:00\nx\n\n`.repeat(100)],
  ['chatlog-csv', 'quoted lines', `Time,Content\n2024-05-01 08:00:00,"${'> \n'.repeat(MANY)}"\n`],
  ['wechatexporter-text', 'quotes', `a (2024-05-01 08:00:00):「${'：'.repeat(MANY)}」\n${'- '.repeat(MANY)}x`],
  ['wechatexporter-text', 'notices', '系统消息：x\n'.repeat(MANY)],
  ['wechatexporter-html', 'breaks', html('<br>'.repeat(MANY))],
  [
    'wechatexporter-html',
    'pictures',
    html('<span class="msg-text">x<img class="image" src="a.jpg"></span>'.repeat(MANY / 10)),
  ],
  ['wechatexporter-html', 'classes', html(`<span class="${'a '.repeat(MANY)}">x</span>`)],
  ['welink-text', 'parentheses', `${'('.repeat(200)}\t2024-05-01 08:00:00\nx\n\n`.repeat(100)],
])('IMPORTING-15 %s: nothing but %s', async (format, _, content) => {
  const result = await readText('x 2024-05-01.txt', content, { format, chat: 'c' }).catch((error: unknown) => error);
  if (result instanceof Error) {
    expect(result).toBeInstanceOf(QunshuError);
  } else {
    expect(result).toMatchObject({ chats: [{ name: 'c' }] });
  }
});
