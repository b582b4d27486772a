import type { ColumnMapping } from '../../../../contract/index.ts';

/** What a column can hold. */
export type Role = Extract<
  keyof ColumnMapping,
  'time' | 'date' | 'text' | 'sender' | 'senderId' | 'chat' | 'messageId' | 'replyTo' | 'attachment'
>;

/**
 * Words that programs and people write over their columns, the plainest first, without blanks, marks and
 * capitals: English, Chinese, Japanese, Korean, Spanish, Portuguese, German, French, Italian, Russian.
 */
const WORDS: Readonly<Record<Role, string>> = {
  time: `timestamp time datetime dateandtime sentat senttime senddate createdat createtime createdtime creationtime
    messagetime msgtime postedat date when ts 时间 時間 日期时间 日期時間 发送时间 發送時間 传送时间 傳送時間 消息时间 訊息時間
    发布时间 發佈時間 创建时间 建立時間 日時 送信日時 投稿日時 날짜시간 일시 시간 보낸시간 fechayhora fechahora hora fecha
    datahora dataehora data datumuhrzeit zeitpunkt zeit uhrzeit datum horodatage dateetheure dateheure heure
    dataora ora датаивремя время дата`,
  date: `date day 日期 日付 날짜 fecha data datum jour giorno дата день`,
  text: `text content message body msg messagetext messagecontent messagebody strcontent 内容 內容 消息内容 訊息內容 消息 訊息
    文本 文字 正文 聊天内容 聊天內容 メッセージ 本文 テキスト 메시지 내용 본문 mensaje texto contenido mensagem conteudo conteúdo
    nachricht inhalt contenu texte messaggio testo сообщение текст`,
  sender: `sender sendername senderdisplayname author authorname from fromname username user displayname nickname nick
    speaker postedby name 发送者 發送者 发送人 發送人 发言人 發言人 发信人 寄件者 发送者昵称 昵称 暱稱 群昵称 用户名 用户 使用者 用戶 姓名
    名字 名称 名稱 作者 送信者 発言者 投稿者 ユーザー名 ユーザー 名前 보낸사람 발신자 작성자 이름 사용자 remitente autor usuario
    nombre remetente usuário nome absender verfasser benutzer expéditeur expediteur auteur utilisateur nom mittente
    отправитель автор имя пользователь`,
  senderId: `senderid senderuserid authorid userid fromid uid accountid wxid qq qqnumber useraccount 发送者id 發送者id 用户id
    用戶id 使用者id 账号 帳號 賬號 qq号 qq號 微信号 送信者id ユーザーid 사용자id idusuario iddeusuario benutzerid idutilisateur`,
  chat: `chat chatname chattitle chatid channel channelname channelid room roomname group groupname conversation
    conversationname 群 群聊 群名 群名称 群组 群組 群聊名称 聊天 聊天名称 聊天室 频道 頻道 会话 會話 对话 對話 チャンネル ルーム
    グループ チャット 채팅방 채널 canal sala grupo kanal gruppe salon groupe canale gruppo чат канал группа`,
  messageId: `messageid msgid messagekey id mid 消息id 訊息id 消息编号 訊息編號 编号 編號 序号 序號 メッセージid 메시지id idmensaje
    idmensagem nachrichtid idmessage`,
  replyTo: `replyto replytoid replytomessageid replyid inreplyto inreplytoid parentid parentmessageid parent quotedid
    quotedmessageid 回复id 回覆id 回复 回覆 引用 引用消息 返信先 返信先id 답장 enrespuestaa respondea antwortauf enréponseà`,
  attachment: `attachment attachments attachmentpath file filename filepath files media mediapath 附件 文件 檔案 文件名 檔名
    媒体 媒體 图片 圖片 添付 添付ファイル ファイル 첨부파일 첨부 파일 archivo adjunto anexo arquivo anhang datei fichier
    piècejointe allegato вложение файл`,
};

const LISTS = Object.fromEntries(
  Object.entries(WORDS).map(([role, words]) => [role, words.split(/\s+/)]),
) as unknown as Readonly<Record<Role, readonly string[]>>;

/** How well a heading names a role: 0 is best; null when it does not. */
export function rankOf(role: Role, heading: string): number | null {
  const rank = LISTS[role].indexOf(plain(heading));
  return rank === -1 ? null : rank;
}

/** Whether a word stands over columns of messages. */
export function isHeadingWord(heading: string): boolean {
  return (Object.keys(LISTS) as Role[]).some((role) => rankOf(role, heading) !== null);
}

/** Without capitals, blanks and marks; what stands in brackets (a unit, a zone) is not part of the name. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s._\-:/·#]+/g, '');
}
