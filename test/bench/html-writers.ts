import { answered, dateTimeOf, fieldsOf, type MadeMessage, type Writers } from './made-messages.ts';

/** Exports that are web pages; the elements, classes and blanks are those that the exporters write. */
export const htmlWriters = {
  'wechatexporter-html': (names) => ({
    before:
      '<!doctype html>\n<html>\n\t<head>\n\t\t<meta charset="utf-8">\n\t\t<title>测试群 - 微信聊天记录</title>\n\t</head>\n\t<body>\n',
    between: '',
    after: '\t</body>\n</html>\n',
    message: (message) => wechatexporterMessage(message, names),
  }),
  'telegram-html': (names) => ({
    before: `<!DOCTYPE html>\n<html>\n\n <head>\n\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n\n </head>\n\n <body onload="CheckLocation();">\n\n  <div class="page_wrap">\n\n   <div class="page_header">\n\n    <div class="content">\n\n     <div class="text bold">\n测试群 \n     </div>\n\n    </div>\n\n   </div>\n\n   <div class="page_body chat_page">\n\n    <div class="history">\n\n`,
    between: '\n\n',
    after: '\n\n    </div>\n\n   </div>\n\n  </div>\n\n </body>\n\n</html>\n',
    message: (message) => telegramMessage(message, names),
  }),
  'discord-html': (names) => ({
    before:
      '<!DOCTYPE html><html lang=en><head><title>测试 - help</title><meta charset=utf-8><style>.preamble{display:grid}\n.chatlog__message-group{margin-bottom:1rem}</style></head><body><div class=preamble><div class=preamble__entries-container><div class=preamble__entry>测试</div><div class=preamble__entry>Text Channels / help</div></div></div>\n<div class=chatlog>\n',
    between: '\n',
    after: '\n</div></body></html>\n',
    message: (message) => discordMessage(message, names),
  }),
  'memotrace-html': (names) => ({
    before:
      '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="UTF-8">\n<style>\n.chat-refer {\n    margin-top: 5px;\n}\n.item-left .bubble {\n    margin-left: 15px;\n}\n.displayname {\n    margin-left: 13px;\n}\n</style>\n<title>测试群</title>\n</head>\n<body>\n<p id="title">测试群</p>\n<script>\nconst chatMessages = [\n',
    between: ',',
    after: ',\n];\n</script>\n</body>\n</html>\n',
    message: ({ local, sender, text }) =>
      `{ type:1, text: '${escaped(text).replaceAll('\n', '\\n')}',is_send:0,avatar_path:'./avatar/${sender}.png',timestamp:${local / 1000},is_chatroom:1,displayname:'${names[sender]}'}`,
  }),
} satisfies Writers<string>;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wechatexporterMessage(message: MadeMessage, names: readonly string[]): string {
  const { index, local, sender, text, replyTo } = message;
  const written = escaped(text);
  const content =
    replyTo === null
      ? `\t\t\t\t\t\t<span class="dont-break-out msg-text"><pre>${written}</pre></span>`
      : `<span class="dont-break-out refermsg msg-text">「${answered(message, names)}：…」</span><br /><span>- - - - - - - - - - - - - - -</span><br /><span class="dont-break-out msg-text">${written.replaceAll('\n', '<br/>')}</span>`;
  return `\t\t\t\t<div class="msg chat left" msgid="${index + 1}" msgtype="${replyTo === null ? 1 : 49}">
\t\t\t\t\t<div class="avatar-box">
\t\t\t\t\t\t<img src="A_files/Portrait/${sender}.jpg" class="avatar">
\t\t\t\t\t</div>
\t\t\t\t\t<div class="nt-box"><span class="dspname left" wxId="wxid_${sender}">${names[sender]}</span> ${dateTimeOf(local)}</div>
\t\t\t\t\t<div class="content-box">
\t\t\t\t\t\t<div class="triangle"></div>
${content}
\t\t\t\t\t</div>
\t\t\t\t</div>
`;
}

function telegramMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): string {
  const [year, month, day, hour, minute, second] = fieldsOf(local);
  const reply =
    replyTo === null
      ? ''
      : `       <div class="reply_to details">\nIn reply to <a href="#go_to_message${replyTo + 1}" onclick="return GoToMessage(${replyTo + 1})">this message</a>\n       </div>\n\n`;
  return `     <div class="message default clearfix" id="message${index + 1}">

      <div class="pull_left userpic_wrap">

       <div class="userpic userpic1" style="width: 42px; height: 42px">

        <div class="initials" style="line-height: 42px">
${names[sender]?.[0]}
        </div>

       </div>

      </div>

      <div class="body">

       <div class="pull_right date details" title="${day}.${month}.${year} ${hour}:${minute}:${second} UTC+08:00">
${hour}:${minute}
       </div>

       <div class="from_name">
${names[sender]} 
       </div>

${reply}       <div class="text">
${escaped(text).replaceAll('\n', '<br>')}
       </div>

      </div>

     </div>`;
}

function discordMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): string {
  const id = snowflakeOf(index, local);
  const reply =
    replyTo === null
      ? ''
      : `<div class=chatlog__reply><div class=chatlog__reply-author title=ann>${names[replyTo % names.length]}</div><div class=chatlog__reply-content><span class=chatlog__reply-link onclick="scrollToMessage(event,'${snowflakeOf(replyTo, local)}')">…</span></div></div>`;
  const [year, month, day, hour, minute] = fieldsOf(local);
  const time = `${Number(month)}/${Number(day)}/${year} ${hour}:${minute}`;
  return `<div class=chatlog__message-group><div id=chatlog__message-container-${id} class="chatlog__message-container " data-message-id=${id}><div class=chatlog__message><div class=chatlog__message-aside><img class=chatlog__avatar src=a.png alt=Avatar loading=lazy></div><div class=chatlog__message-primary>${reply}<div class=chatlog__header><span class=chatlog__author title=member${sender} data-user-id=${100_000_000_000_000_000n + BigInt(sender)}>${names[sender]}</span> <span class=chatlog__timestamp title="${time}"><a href=#chatlog__message-container-${id}>${time}</a></span></div><div class="chatlog__content chatlog__markdown"><span class=chatlog__markdown-preserve><!--wmm:ignore-->${escaped(text)}<!--/wmm:ignore--></span></div></div></div></div></div>`;
}

/** The id that Discord would give a message of that time. */
function snowflakeOf(index: number, local: number): string {
  return String((BigInt(local - Date.UTC(2015, 0, 1)) << 22n) + BigInt(index));
}
