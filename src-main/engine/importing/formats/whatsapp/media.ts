import type { Attachment, MessageKind } from '../../../../contract/index.ts';

/** A message body that is not simply what somebody typed. */
export interface SpecialBody {
  readonly kind: MessageKind;
  /** What the sender wrote beside it: a caption, the question of a poll. */
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/**
 * What WhatsApp writes in place of what it leaves out, in lower case. Only a whole body counts: “that part
 * was omitted” is a sentence.
 */
const PLACEHOLDERS: Partial<Record<MessageKind, string>> = {
  image:
    'image omitted|photo omitted|gif omitted|bild weggelassen|gif weggelassen|imagen omitida|gif omitido|imagem ocultada|gif ocultado|afbeelding weggelaten|image absente|gif retiré|immagine omessa|gif esclusa|图像已忽略|图片已忽略|gif 已忽略|圖片已略去|圖片已忽略|gif 已略去|画像は除外されました',
  video:
    'video omitted|video note omitted|video weggelassen|video omitido|vídeo omitido|vídeo ocultado|video weggelaten|vidéo absente|video omesso|视频已忽略|影片已略去|影片已忽略|動画は除外されました',
  voice:
    'audio omitted|audio weggelassen|audio omitido|áudio ocultado|audio weggelaten|audio omis|audio omesso|音频已忽略|语音已忽略|音訊已略去|音訊已忽略|オーディオは除外されました',
  sticker:
    'sticker omitted|sticker weggelassen|sticker omitido|figurinha ocultada|sticker weggelaten|sticker omis|sticker non incluso|表情已忽略|贴图已忽略|貼圖已略去|貼圖已忽略|ステッカーは除外されました',
  file: 'document omitted|dokument weggelassen|documento omitido|documento ocultado|document weggelaten|document manquant|documento omesso|文件已忽略|文档已忽略|文件已略去|檔案已略去|文件已忽略|ドキュメントは除外されました',
  contact:
    'contact card omitted|kontaktkarte ausgelassen|tarjeta de contacto omitida|cartão do contato omitido|contactkaart weggelaten|联系人名片已忽略|名片已忽略|聯絡人名片已略去|聯絡人卡片已略去',
  other:
    '<media omitted>|<medien ausgeschlossen>|<medien weggelassen>|<multimedia omitido>|<archivo omitido>|<mídia oculta>|<arquivo de mídia oculto>|<media weggelaten>|<médias omis>|<fichier omis>|<media omessi>|<省略影音内容>|<省略多媒体文件>|<已省略多媒體檔案>|<媒體已略去>|<без медиафайлов>|<medya dahil edilmedi>',
  recalled:
    'this message was deleted|you deleted this message|this message was deleted by admin|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|eliminaste este mensaje|mensagem apagada|essa mensagem foi apagada|você apagou esta mensagem|dit bericht is verwijderd|ce message a été supprimé|questo messaggio è stato eliminato|这条消息已删除|此消息已删除|您删除了这条消息|您删除了此消息|此訊息已刪除|您已刪除此訊息',
  call: 'missed voice call|missed video call|missed group voice call|missed group video call|verpasster sprachanruf|verpasster videoanruf|llamada perdida|videollamada perdida|未接语音通话|未接视频通话|未接語音通話|未接視訊通話|未接來電',
  location:
    'live location shared|live-standort wird geteilt|ubicación en tiempo real compartida|已分享实时位置|已分享即時位置',
};

const kindOfPlaceholder = new Map<string, MessageKind>(
  Object.entries(PLACEHOLDERS).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind as MessageKind])),
);
/** First and last characters of the placeholders, packed into a number. */
const placeholderEnds = new Set(Array.from(kindOfPlaceholder.keys(), endsOf));
const LONGEST_PLACEHOLDER = 64;
const LONGEST_FILE_NAME = 300;
const EDITED =
  /^<(?:This message was edited|Este mensaje fue editado|Se editó este mensaje\.?|Diese Nachricht wurde bearbeitet\.?|Ce message a été modifié|Questo messaggio è stato modificato|Mensagem editada|Dit bericht is bewerkt|此消息已编辑|此消息经过编辑|此訊息已編輯|已编辑|已編輯)>$/i;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** iOS: `<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>`; the word follows the language. */
const ATTACHED_IN_ANGLES = /^<\s?[^:<>\n]{2,30}:\s?([^<>\n/\\]+\.\w{2,5})\s?>$/;
/** Android: `IMG-20210428-WA0001.jpg (file attached)`; old iOS: `F <attached>`. */
const ATTACHED_IN_BRACKETS = /^(\u200e?)([^\s<>/\\][^<>/\\\n]*\.\w{2,5})\s[(<]([^()<>\n]{2,40})[)>]$/;
const ATTACHED_WORD =
  /attached|angehängt|adjunto|anexado|bijgevoegd|joint|allegato|附件|附加|已添加|файл добавлен|dołączony|eklendi|添付/i;
const OWN_FILE_NAME = /^(?:(?:IMG|VID|PTT|AUD|STK|DOC|GIF)-\d{8}-WA\d+|\d{8}-[A-Z_]+-\d{4}-)/;

/**
 * Recognises what WhatsApp wrote in place of a text: placeholders, attachments, polls, places, calls and
 * deleted messages. Null for an ordinary text.
 */
export function readSpecialBody(body: string): SpecialBody | null {
  if (body.length <= LONGEST_PLACEHOLDER && mayBePlaceholder(body)) {
    const kind = kindOfPlaceholder.get(plainWords(body));
    if (kind !== undefined) {
      return placeholder(kind, body.replace(MARKS, ''), '');
    }
  }
  const lineEnd = body.indexOf('\n');
  const firstLine = lineEnd === -1 ? body : body.slice(0, lineEnd);
  const rest = lineEnd === -1 ? '' : body.slice(lineEnd + 1);
  return readAttachment(body, firstLine, rest) ?? readMarked(body) ?? readPoll(firstLine, rest) ?? readPlace(body);
}

/** The text without the note that it was edited. */
export function withoutEditNote(body: string): string {
  const tail = lastInAngles(body);
  return EDITED.test(tail)
    ? body
        .slice(0, body.length - tail.length)
        .replace(/\u200e$/, '')
        .trimEnd()
    : body;
}

/** Rules most texts out by their first and last character, as every message passes here. */
function mayBePlaceholder(body: string): boolean {
  return (
    placeholderEnds.has(endsOf(body)) || isOutside(body.charCodeAt(0)) || isOutside(body.charCodeAt(body.length - 1))
  );
}

function endsOf(text: string): number {
  return lowerCase(text.charCodeAt(0)) * 0x10000 + lowerCase(text.charCodeAt(text.length - 1));
}

function lowerCase(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

/** A mark, blank or full stop, which `plainWords` takes off. */
function isOutside(unit: number): boolean {
  return unit === 0x200e || unit === 0x200f || unit === 46 || unit === 0x3002 || unit === 32;
}

/** What stands in angle brackets at the end of a text; empty when nothing does. */
function lastInAngles(text: string): string {
  const start = text.endsWith('>') ? text.lastIndexOf('<') : -1;
  return start === -1 || text.length - start > LONGEST_FILE_NAME ? '' : text.slice(start);
}

function plainWords(text: string): string {
  return text
    .replace(MARKS, '')
    .replace(/[\s.,。，]+$/, '')
    .toLowerCase();
}

function placeholder(kind: MessageKind, words: string, text: string): SpecialBody {
  const carriesFile = kind !== 'recalled' && kind !== 'call' && kind !== 'location';
  return carriesFile
    ? { kind, text, attachments: [{ name: words.trim(), missing: true }] }
    : { kind, text: words.trim() };
}

function readAttachment(body: string, firstLine: string, rest: string): SpecialBody | null {
  const tail = lastInAngles(body);
  const attached = tail === '' ? undefined : ATTACHED_IN_ANGLES.exec(tail)?.[1];
  if (attached !== undefined) {
    const caption = body
      .slice(0, body.length - tail.length)
      .replace(MARKS, '')
      .trim();
    return { kind: kindOfFile(attached), text: caption, attachments: [attachment(attached)] };
  }
  const end = firstLine.charCodeAt(firstLine.length - 1);
  if ((end === 41 || end === 62) && firstLine.length <= LONGEST_FILE_NAME) {
    const [, mark, name = '', word = ''] = ATTACHED_IN_BRACKETS.exec(firstLine) ?? [];
    if (mark === '\u200e' || OWN_FILE_NAME.test(name) || (name !== '' && ATTACHED_WORD.test(word))) {
      return { kind: kindOfFile(name), text: rest, attachments: [attachment(name)] };
    }
  }
  return null;
}

/** `report.pdf U+200E document omitted`: the mark divides what the sender gave from what WhatsApp says. */
function readMarked(body: string): SpecialBody | null {
  const mark = body.lastIndexOf('\u200e');
  if (mark === -1 || body.length - mark > LONGEST_PLACEHOLDER) {
    return null;
  }
  const words = body.slice(mark + 1);
  const kind = kindOfPlaceholder.get(plainWords(words));
  if (kind === undefined) {
    return null;
  }
  const given = body.slice(0, mark).replace(MARKS, '').trim();
  return given.length <= LONGEST_FILE_NAME && /^[^\n]+\.\w{2,5}(?: •.*)?$/.test(given)
    ? { kind, text: '', attachments: [{ name: given.replace(/ •.*$/, ''), missing: true }] }
    : placeholder(kind, words, given);
}

function readPoll(firstLine: string, rest: string): SpecialBody | null {
  const last = firstLine.at(-1);
  if (
    (last !== ':' && last !== '：') ||
    !/^\u200e?(?:POLL|UMFRAGE|ENCUESTA|ENQUETE|SONDAGE|SONDAGGIO|投票|アンケート)[:：]$/.test(firstLine)
  ) {
    return null;
  }
  return { kind: 'poll', text: rest.replace(MARKS, '') };
}

function readPlace(body: string): SpecialBody | null {
  if (!body.includes('https://maps.google.com/') && !body.includes('https://foursquare.com/')) {
    return null;
  }
  const plain = body.startsWith('\u200e') ? body.slice(1) : body;
  return /^(?:[\p{L} ]{2,20}[:：] ?)?https:\/\/(?:maps\.google\.com\/\?q=|foursquare\.com\/v\/)\S+$/u.test(plain)
    ? { kind: 'location', text: plain }
    : null;
}

function attachment(name: string): Attachment {
  const file = name.replace(MARKS, '').trim();
  return { name: file, path: file };
}

const KINDS_BY_EXTENSION: readonly (readonly [RegExp, MessageKind])[] = [
  [/^STK-|-STICKER-|\.webp$/i, 'sticker'],
  [/^PTT-|\.(?:opus|ogg|m4a|amr|aac)$/i, 'voice'],
  [/\.(?:jpe?g|png|gif|heic|bmp)$/i, 'image'],
  [/\.(?:mp4|mov|3gp|mkv|avi|webm)$/i, 'video'],
  [/\.vcf$/i, 'contact'],
];

function kindOfFile(name: string): MessageKind {
  return KINDS_BY_EXTENSION.find(([pattern]) => pattern.test(name))?.[1] ?? 'file';
}
