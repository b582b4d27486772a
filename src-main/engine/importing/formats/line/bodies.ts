import type { Attachment, MessageKind } from '../../../../contract/index.ts';

/** What a body is that LINE wrote in place of something it leaves out. */
export interface LineBody {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/** Words for what is left out: between brackets from phones, bare from the desktop. */
const PLACEHOLDERS: Partial<Record<MessageKind, string>> = {
  image: 'photo|photos|照片|圖片|图片|写真|画像|รูป|รูปภาพ|사진',
  video: 'video|videos|影片|视频|動画|วิดีโอ|동영상',
  sticker: 'sticker|stickers|貼圖|贴图|スタンプ|สติกเกอร์|스티커',
  file: 'file|files|檔案|文件|ファイル|ไฟล์|파일',
  voice: 'voice message|voice messages|audio|語音訊息|语音消息|语音讯息|ボイスメッセージ|ข้อความเสียง|음성 메시지',
  contact: 'contact|contacts|聯絡資訊|好友資訊|联系人|連絡先|ข้อมูลติดต่อ|연락처',
  location: 'location|位置訊息|位置資訊|位置信息|位置情報|ตำแหน่งที่ตั้ง|위치',
  other: 'album|albums|note|notes|相簿|相册|アルバム|อัลบั้ม|앨범|記事本|记事本|ノート|โน้ต|노트|gift|礼物|禮物|プレゼント',
};
const kinds = new Map(
  Object.entries(PLACEHOLDERS).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind as MessageKind])),
);
const LONGEST = 24;
const PLACE_WITHOUT_NAME = /^\[null\]\s+(https?:\/\/\S+)$/;
const CALL = /^☎/;
/** People came, went, were added; what they set. The name stands first in every language we know. */
const NOTICE = new RegExp(
  `^(.{1,60}?)(?:${[
    ' (?:has )?(?:joined|left)(?: the)? (?:chat|group|room)\\.?',
    ' invited .{1,80} to (?:the |this )?(?:chat|group)\\.?',
    ' (?:added|removed) .{1,80} (?:to|from) the (?:chat|group)\\.?',
    ' (?:changed|created|set) (?:the|an?|this) .{0,30}(?:chat|group|album|note)\\b.*',
    ' unsent a message\\.?',
    '(?:さん)?が(?:グループ|トーク)?(?:に|を|から)?(?:参加|退会|退出)しました。?',
    '(?:さん)?が.{1,80}を(?:.{0,10}に)?(?:招待|変更|追加|削除|作成)しました。?',
    '(?:さん)?がメッセージの送信を取り消しました。?',
    '\\s?已?(?:加入|離開|离开|退出)了?(?:聊天|聊天室|群組|群组|群|社群)[。.]?',
    '\\s?已?(?:邀請|邀请).{1,80}加入.{0,10}',
    '\\s?已?收回了?(?:[一1][則则條条])?(?:訊息|讯息|消息)[。.]?',
    '\\s?已?(?:變更|变更|更改)了?.{0,20}(?:名稱|名称|圖片|图片|照片|主題|主题).*',
    '\\s?(?:เข้าร่วมแชท|เข้าร่วมกลุ่ม|ออกจากแชท|ออกจากกลุ่ม|ยกเลิกข้อความ).*',
  ].join('|')})$`,
);
const UNSENT =
  /unsent a message|收回了?(?:[一1][則则條条])?(?:訊息|讯息|消息)|メッセージの送信を取り消しました|ยกเลิกข้อความ/;

/**
 * Tells a body that LINE wrote from a text.
 * @param isDesktop bare words count, as that program writes them
 */
export function readBody(body: string, isDesktop: boolean): LineBody {
  if (body.length <= LONGEST) {
    const bracketed = body.charCodeAt(0) === 91 && body.endsWith(']');
    const word = bracketed ? body.slice(1, -1) : isDesktop ? body : '';
    const kind = kinds.get(word.toLowerCase());
    if (kind !== undefined) {
      return { kind, text: '', attachments: [{ name: word, missing: true }] };
    }
  }
  if (CALL.test(body)) {
    return { kind: 'call', text: body };
  }
  const place = body.charCodeAt(0) === 91 ? PLACE_WITHOUT_NAME.exec(body)?.[1] : undefined;
  return place === undefined ? { kind: 'text', text: body } : { kind: 'location', text: place };
}

/** What a notice is about. */
export function kindOfNotice(text: string): MessageKind {
  return UNSENT.test(text) ? 'recalled' : CALL.test(text) ? 'call' : 'system';
}

/** The name a notice begins with, such as “Bob” of “Bob joined the chat.”; null for what is no notice. */
export function nameInNotice(text: string): string | null {
  return text.length > 200 ? null : (NOTICE.exec(text)?.[1]?.trim() ?? null);
}
