import type { Attachment, MessageKind } from '../../../../contract/index.ts';

const PLACEHOLDERS: Readonly<Record<string, MessageKind>> = {
  사진: 'image',
  Photo: 'image',
  동영상: 'video',
  Video: 'video',
  이모티콘: 'sticker',
  Emoticons: 'sticker',
  음성메시지: 'voice',
  '음성 메시지': 'voice',
  'Voice Note': 'voice',
  파일: 'file',
  File: 'file',
  연락처: 'contact',
  지도: 'location',
};
const COUNTED = /^(?:사진 (\d{1,3})장|Photos? ?:?(\d{1,3})|(\d{1,3}) photos)$/;
const NAMED_FILE = /^(?:파일|File) ?: ?(\S.*)$/;
const DELETED = /^(?:삭제된 메시지입니다\.?|This message was deleted\.?|메시지를 삭제했습니다\.?)$/;
const CALL =
  /^(?:보이스톡|페이스톡|그룹콜|Voice ?Talk|Face ?Talk|그룹 보이스톡)(?: ?(?:해요|종료|취소|부재중|응답 없음|ended|canceled|missed)\.?)?(?: \d{1,2}:\d{2}(?::\d{2})?)?$/i;
const NOTICE =
  /^(?:.{1,80}님이 (?:들어왔습니다|나갔습니다|.{1,200}님을 (?:초대|내보내기)?(?:하였|했)습니다|.{0,40}(?:방장|부방장).{0,20}(?:되었습니다|해제되었습니다))\.?|.{1,80}님을 내보냈습니다\.?|채팅방 관리자가 메시지를 가렸습니다\.?|.{1,80} (?:joined|left) this chatroom\.?|.{1,80} invited .{1,200}\.)$/;
const MOST_PICTURES = 30;

/** What a body is that KakaoTalk wrote in place of something it leaves out. */
export interface KakaoBody {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/** Tells a body that KakaoTalk wrote from a text. */
export function readBody(body: string): KakaoBody {
  if (body.length > 300 || body.includes('\n')) {
    return { kind: 'text', text: body };
  }
  const kind = Object.hasOwn(PLACEHOLDERS, body) ? PLACEHOLDERS[body] : undefined;
  if (kind !== undefined) {
    return { kind, text: '', attachments: [{ name: body, missing: true }] };
  }
  const counted = COUNTED.exec(body);
  if (counted !== null) {
    const count = Math.min(Number(counted[1] ?? counted[2] ?? counted[3]), MOST_PICTURES);
    const [name = body] = body.match(/\p{L}+/u) ?? [];
    return { kind: 'image', text: '', attachments: Array.from({ length: count }, () => ({ name, missing: true })) };
  }
  const file = NAMED_FILE.exec(body)?.[1];
  if (file !== undefined) {
    return { kind: 'file', text: '', attachments: [{ name: file, missing: true }] };
  }
  if (DELETED.test(body)) {
    return { kind: 'recalled', text: '' };
  }
  return { kind: CALL.test(body) ? 'call' : 'text', text: body };
}

/** Whether a line is what KakaoTalk says when people come and go. */
export function isNotice(line: string): boolean {
  return line.length < 400 && NOTICE.test(line.trimEnd());
}
