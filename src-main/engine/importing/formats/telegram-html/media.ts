import type { Attachment, MessageKind } from '../../../../contract/index.ts';

/** Classes of the box around a medium. */
const KIND_OF_CLASS: Readonly<Record<string, MessageKind>> = {
  photo_wrap: 'image',
  sticker_wrap: 'sticker',
  animated_wrap: 'video',
  video_file_wrap: 'video',
  media_photo: 'image',
  media_video: 'video',
  media_voice_message: 'voice',
  media_audio_file: 'file',
  media_file: 'file',
  media_contact: 'contact',
  media_location: 'location',
  media_live_location: 'location',
  media_venue: 'location',
  media_call: 'call',
  media_poll: 'poll',
};
const WITHOUT_FILE: ReadonlySet<MessageKind> = new Set(['contact', 'location', 'call', 'poll', 'other']);

/** A medium as the page shows it. */
export interface ShownMedium {
  readonly kind: MessageKind;
  /** What it links to. */
  href: string | undefined;
  title: string;
  description: string;
  status: string;
  readonly answers: string[];
}

/** The kind of medium that a class announces; null for other classes. */
export function kindOfClass(name: string): MessageKind | null {
  return KIND_OF_CLASS[name] ?? (name.startsWith('media_') && name !== 'media_wrap' ? 'other' : null);
}

export function shownMedium(kind: MessageKind, href: string | undefined): ShownMedium {
  return { kind, href, title: '', description: '', status: '', answers: [] };
}

/** What a medium is to the message that carries it. */
export function readMedium(medium: ShownMedium): { kind: MessageKind; text: string; attachment: Attachment | null } {
  const kind = medium.title === 'Sticker' && medium.kind === 'image' ? 'sticker' : medium.kind;
  const attachment = WITHOUT_FILE.has(kind) ? null : attachmentOf(medium);
  return { kind, text: attachment === null ? wordsOf(medium) : '', attachment };
}

function attachmentOf({ kind, href, title }: ShownMedium): Attachment {
  const path = href === undefined ? '' : decoded(href).replace(/^(?:\.\.\/)+/, '');
  if (path === '' || /^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(path) || path.split('/').includes('..')) {
    return { name: title || kind, missing: true };
  }
  return { name: (kind === 'file' && title) || (path.split('/').at(-1) ?? path), path };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function wordsOf({ kind, title, description, status, answers }: ShownMedium): string {
  const shown = kind === 'location' && /^(?:Live location|Location)$/.test(title) ? '' : title;
  const parts = kind === 'call' ? [status || title] : [shown, description, status, ...answers];
  return parts.filter((part) => part !== '').join(kind === 'contact' ? ' ' : '\n');
}
