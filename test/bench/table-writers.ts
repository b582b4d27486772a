import { dateTimeOf, iso, longIdOf, SHANGHAI, type Writers } from './made-messages.ts';

/** Exports that are tables of comma-separated values. */
export const tableWriters = {
  'weflow-csv': (names) => ({
    ...rows('id,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime'),
    message: ({ index, local, sender, text }) =>
      row(index + 1, longIdOf(index), '文本', 0, names[sender], text, '', iso(local)),
  }),
  'memotrace-csv': (names) => ({
    ...rows('localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender'),
    message: ({ index, local, sender, text }) =>
      row(
        index + 1,
        17,
        1,
        0,
        0,
        (local - SHANGHAI) / 1000,
        2,
        text,
        dateTimeOf(local),
        '',
        names[sender],
        `wxid_${sender}`,
      ),
  }),
  'chatlog-csv': (names) => ({
    ...rows('Time,SenderName,Sender,TalkerName,Talker,Content'),
    message: ({ local, sender, text }) =>
      row(dateTimeOf(local), names[sender], `wxid_${sender}`, '测试群', '12345@chatroom', text),
  }),
  'discord-csv': (names) => ({
    ...rows('AuthorID,Author,Date,Content,Attachments,Reactions'),
    message: ({ local, sender, text }) =>
      row(
        String(100_000_000_000_000_000n + BigInt(sender)),
        names[sender],
        `${iso(local).slice(0, 23)}0000+08:00`,
        text,
        '',
        '',
      ),
  }),
  'generic-csv': (names) => ({
    ...rows('时间,发送者,发送者ID,内容,消息ID,回复ID'),
    message: ({ index, local, sender, text, replyTo }) =>
      row(dateTimeOf(local), names[sender], sender, text, `m${index}`, replyTo === null ? '' : `m${replyTo}`),
  }),
} satisfies Writers<string>;

function rows(heading: string) {
  return { before: `\uFEFF${heading}\r\n`, between: '\r\n', after: '\r\n' };
}

function row(...cells: readonly (string | number | undefined)[]): string {
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
}
