import type { MessageKind } from '../../../../contract/index.ts';

const KIND_OF_TYPE: Readonly<Record<number, MessageKind>> = {
  1: 'text',
  3: 'image',
  34: 'voice',
  42: 'contact',
  43: 'video',
  47: 'sticker',
  48: 'location',
  49: 'link',
  50: 'call',
  62: 'video',
  66: 'contact',
  10000: 'system',
  10002: 'system',
};

/** What a message of type 49 holds. */
const KIND_OF_SUBTYPE: Readonly<Record<number, MessageKind>> = {
  1: 'text',
  3: 'link',
  4: 'link',
  5: 'link',
  6: 'file',
  8: 'sticker',
  19: 'forward',
  33: 'link',
  36: 'link',
  51: 'link',
  57: 'text',
  62: 'system',
  63: 'link',
  87: 'text',
  2000: 'other',
  2001: 'red-packet',
  2003: 'red-packet',
};

const APP_MESSAGE = 49;
const TWO_TO_32 = 2 ** 32;

/** Type and subtype of a message, which newer databases keep in one number. */
export interface WeChatType {
  readonly type: number;
  readonly subtype: number;
}

export function typeOf(type: number | undefined, subtype = 0): WeChatType {
  const number = type ?? 0;
  return number < TWO_TO_32
    ? { type: number, subtype }
    : { type: number % TWO_TO_32, subtype: Math.floor(number / TWO_TO_32) };
}

/** The kind of a message by its numbers; undefined for numbers unknown to us. */
export function kindOfType({ type, subtype }: WeChatType): MessageKind | undefined {
  return type === APP_MESSAGE && subtype !== 0 ? (KIND_OF_SUBTYPE[subtype] ?? 'other') : KIND_OF_TYPE[type];
}

/** Words that exporters write for a kind, alone or in brackets; without `消息` and `卡片` at their end. */
const KIND_OF_WORD: Readonly<Record<string, MessageKind>> = {
  Photo: 'image',
  Video: 'video',
  Audio: 'voice',
  Emoji: 'sticker',
  File: 'file',
  Location: 'location',
  音频: 'voice',
  text: 'text',
  image: 'image',
  voice: 'voice',
  video: 'video',
  emoji: 'sticker',
  sticker: 'sticker',
  file: 'file',
  link: 'link',
  location: 'location',
  card: 'contact',
  quote: 'text',
  system: 'system',
  文本: 'text',
  引用: 'text',
  图片: 'image',
  语音: 'voice',
  视频: 'video',
  小视频: 'video',
  文件: 'file',
  表情: 'sticker',
  表情包: 'sticker',
  动画表情: 'sticker',
  GIF表情: 'sticker',
  名片: 'contact',
  位置: 'location',
  链接: 'link',
  卡片式链接: 'link',
  图文: 'link',
  分享: 'link',
  音乐: 'link',
  音乐分享: 'link',
  小程序: 'link',
  小程序分享: 'link',
  视频号: 'link',
  视频号直播: 'link',
  笔记: 'link',
  聊天记录: 'forward',
  聊天记录合并转发: 'forward',
  合并转发: 'forward',
  红包: 'red-packet',
  微信红包: 'red-packet',
  红包封面: 'red-packet',
  转账: 'other',
  接龙: 'text',
  群公告: 'text',
  语音通话: 'call',
  视频通话: 'call',
  通话: 'call',
  拍一拍: 'system',
  系统: 'system',
};

/** Longer names of kinds begin so, in programs that number them: `合并转发的聊天记录`, `消息撤回57`. */
const KIND_OF_BEGINNING: readonly (readonly [string, MessageKind])[] = [
  ['引用', 'text'],
  ['带有引用', 'text'],
  ['粘贴的文本', 'text'],
  ['消息撤回', 'recalled'],
  ['合并转发', 'forward'],
  ['视频号', 'link'],
  ['收藏夹', 'link'],
  ['小说', 'link'],
  ['位置共享', 'location'],
  ['用户上传的GIF', 'sticker'],
  ['推荐公众号', 'contact'],
  ['赠送红包', 'red-packet'],
  ['系统', 'system'],
  ['邀请加群', 'system'],
  ['添加好友', 'system'],
];

/** The kind that a word such as `图片消息` or `红包卡片` names; undefined for other words. */
export function kindOfWord(word: string): MessageKind | undefined {
  const isLong = word.endsWith('消息') || word.endsWith('卡片');
  return KIND_OF_WORD[word] ?? (isLong ? KIND_OF_WORD[word.slice(0, -2)] : undefined);
}

/** The same for the longer names that stand in a column of their own. */
export function kindOfTypeName(name: string): MessageKind | undefined {
  const bare = name.replace(/^\(分享\)/, '').replace(/\(猜\)$/, '');
  return kindOfWord(bare) ?? KIND_OF_BEGINNING.find(([beginning]) => bare.startsWith(beginning))?.[1];
}

const RECALL = /撤回了?一条|撤回了?一條|recalled a message/;

/** What a notice is about. */
export function kindOfNotice(text: string): MessageKind {
  return RECALL.test(text) ? 'recalled' : 'system';
}

/** Ids of groups end so. */
export function isGroupId(id: string): boolean {
  return id.endsWith('@chatroom');
}
