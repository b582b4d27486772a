import type { Attachment, MessageKind } from '../../../../contract/index.ts';
import { elementsOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';

const KIND_OF_MEDIA: Readonly<Record<string, MessageKind>> = {
  sticker: 'sticker',
  video_message: 'video',
  video_file: 'video',
  animation: 'video',
  voice_message: 'voice',
  audio_file: 'file',
};

export interface TelegramMedia {
  readonly kind: MessageKind;
  readonly attachment?: Attachment;
  /** What a contact, place or poll says, as no text field holds it. */
  readonly text?: string;
}

/** What a message carries beside its text; null when that is nothing. */
export function mediaOf(message: JsonObject): TelegramMedia | null {
  if (message.photo !== undefined) {
    return { kind: 'image', attachment: attachmentOf(message.photo, message) };
  }
  if (message.file !== undefined) {
    const kind = KIND_OF_MEDIA[textOf(message.media_type) ?? ''] ?? 'file';
    return { kind, attachment: attachmentOf(message.file, message) };
  }
  const contact = objectOf(message.contact_information);
  if (contact !== null) {
    return { kind: 'contact', text: join([contact.first_name, contact.last_name, contact.phone_number], ' ') };
  }
  const place = objectOf(message.location_information);
  if (place !== null) {
    const where = join([numberOf(place.latitude)?.toString(), numberOf(place.longitude)?.toString()], ', ');
    return { kind: 'location', text: join([message.place_name, message.address, where], '\n') };
  }
  return pollOf(message) ?? otherOf(message);
}

function pollOf(message: JsonObject): TelegramMedia | null {
  const poll = objectOf(message.poll);
  if (poll === null) {
    return null;
  }
  const answers = elementsOf(poll.answers).map((answer) => {
    const { text, voters } = objectOf(answer) ?? {};
    return `- ${textOf(text) ?? ''} (${numberOf(voters) ?? 0})`;
  });
  return { kind: 'poll', text: [textOf(poll.question) ?? '', ...answers].join('\n') };
}

/** Games, invoices, task lists, giveaways: their words, where they have some. */
function otherOf(message: JsonObject): TelegramMedia | null {
  const tasks = objectOf(message.todo_list);
  if (tasks !== null) {
    const items = elementsOf(tasks.tasks ?? tasks.answers).map((task) => `- ${textOf(objectOf(task)?.text) ?? ''}`);
    return { kind: 'other', text: [textOf(tasks.title) ?? '', ...items].join('\n').trim() };
  }
  const isOther =
    message.game_title !== undefined ||
    message.invoice_information !== undefined ||
    message.giveaway_information !== undefined;
  return isOther ? { kind: 'other', text: join([message.game_title, message.game_description], '\n') } : null;
}

/** `path` is a path inside the export, or a sentence in brackets where the file was left out. */
function attachmentOf(path: unknown, message: JsonObject): Attachment {
  const place = textOf(path);
  const isMissing = place === undefined || place.startsWith('(');
  const mime = textOf(message.mime_type);
  const name =
    textOf(message.file_name) ??
    (isMissing ? undefined : place.split('/').at(-1)) ??
    textOf(message.media_type) ??
    'photo';
  return { name, ...(mime && { mime }), ...(isMissing ? { missing: true } : { path: place }) };
}

function join(parts: readonly unknown[], separator: string): string {
  return parts.flatMap((part) => textOf(part) ?? []).join(separator);
}
