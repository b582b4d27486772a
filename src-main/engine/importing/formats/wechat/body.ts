import type { Attachment, MessageKind } from '../../../../contract/index.ts';
import { kindOfWord } from './kinds.ts';

export interface WeChatBody {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/** `[word]`, `[word|detail]`, `[word：detail]`, then perhaps an address in parentheses, then perhaps a detail. */
const PLACEHOLDER = /^!?\[([^[\]|:：\n]{1,20}?)(?:[|:：]([^\]\n]*))?\](?:\(([^()\s]*)\))?(?:$|[ :：]?)/;
/** Placeholders of which the words that follow are a part also where nothing else tells the kind. */
const FOLLOWED_BY_DETAIL: ReadonlySet<MessageKind> = new Set(['file', 'link', 'location', 'contact', 'forward']);
const MEDIA: ReadonlySet<MessageKind> = new Set(['image', 'voice', 'video', 'sticker', 'file']);
const CARDS: ReadonlySet<MessageKind> = new Set(['link', 'location', 'contact']);

/** The program that exports serves files under such addresses; nobody else can open them. */
const OWN_ADDRESS =
  /^(?:https?:\/\/(?:127\.0\.0\.1|localhost|0\.0\.0\.0|\[::1\])(?:[:/]|$)|https?:\/\/[\d.]+:\d+\/(?:image|voice|video|file|data)\/|$)/;

/** Reads a body whose kind is written elsewhere. */
export function readBodyOf(kind: MessageKind, body: string): WeChatBody {
  if (MEDIA.has(kind)) {
    return readMedia(kind, body);
  }
  if (CARDS.has(kind)) {
    const placeholder = placeholderIn(body);
    return { kind, text: placeholder?.words || body };
  }
  return { kind, text: body };
}

/** Reads a body of which nothing but its text tells the kind. */
export function readBody(body: string): WeChatBody {
  const first = body.charCodeAt(0);
  if (first !== 91 && first !== 33) {
    return MEDIA_FOLDER.test(body) && isMediaPath(body)
      ? readMedia(kindOfPath(body), body)
      : { kind: 'text', text: body };
  }
  const placeholder = placeholderIn(body);
  const kind = placeholder?.kind;
  if (placeholder === null || kind === undefined || kind === 'text') {
    return { kind: 'text', text: body };
  }
  if (placeholder.after !== '' && !FOLLOWED_BY_DETAIL.has(kind)) {
    return { kind: 'text', text: body };
  }
  return readBodyOf(kind, body);
}

interface Placeholder {
  readonly kind: MessageKind | undefined;
  /** What stands between the brackets, or behind them where there is nothing. */
  readonly words: string;
  /** What follows the placeholder. */
  readonly after: string;
}

function placeholderIn(body: string): Placeholder | null {
  const match = PLACEHOLDER.exec(body);
  if (match === null) {
    return null;
  }
  const [whole, word = '', detail = '', address = ''] = match;
  const after = body.slice(whole.length).trim();
  const shown = OWN_ADDRESS.test(address) ? '' : address;
  const words = [detail.trim(), shown, after].filter((part) => part !== '').join('\n');
  return { kind: kindOfWord(word), words, after };
}

function readMedia(kind: MessageKind, body: string): WeChatBody {
  if (body === '') {
    return { kind, text: '' };
  }
  if (isMediaPath(body)) {
    const path = body.replaceAll('\\', '/');
    return { kind, text: '', attachments: [{ name: path.slice(path.lastIndexOf('/') + 1), path }] };
  }
  const placeholder = placeholderIn(body);
  if (placeholder === null) {
    // What a voice message says, or what somebody wrote with a file.
    return { kind, text: body.startsWith('<') ? '' : body };
  }
  if (kind === 'voice' && placeholder.after !== '') {
    return { kind, text: placeholder.after };
  }
  const name = (kind === 'file' && placeholder.words.split('\n')[0]) || body.slice(0, body.indexOf(']') + 1);
  return { kind, text: '', attachments: [{ name: name.replace(/^!/, ''), missing: true }] };
}

const MEDIA_PATH =
  /^(?:\.{1,2}[\\/]|[A-Za-z]:[\\/])?(?:[^\\/:*?"<>|\n]{1,120}[\\/]){1,8}[^\\/:*?"<>|\n]{1,200}\.([a-z0-9]{2,5})$/i;
/** Exporters put media into folders of such names; any other path is something somebody wrote. */
const MEDIA_FOLDER = /^[^\n]{0,300}(?:image|voice|video|emoji|file|media)s?[\\/]/i;
const KIND_OF_EXTENSION: Readonly<Record<string, MessageKind>> = {
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  webp: 'image',
  bmp: 'image',
  heic: 'image',
  gif: 'sticker',
  wav: 'voice',
  mp3: 'voice',
  silk: 'voice',
  amr: 'voice',
  m4a: 'voice',
  mp4: 'video',
  mov: 'video',
};

/** Whether a body is the path of a file that lies beside the export. */
function isMediaPath(body: string): boolean {
  return body.length < 1000 && (body.includes('/') || body.includes('\\')) && MEDIA_PATH.test(body);
}

function kindOfPath(path: string): MessageKind {
  return KIND_OF_EXTENSION[(MEDIA_PATH.exec(path)?.[1] ?? '').toLowerCase()] ?? 'file';
}
