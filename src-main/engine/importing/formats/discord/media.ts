import type { Attachment, MessageKind } from '../../../../contract/index.ts';
import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

const KIND_OF_EXTENSION: Readonly<Record<string, MessageKind>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  avif: 'image',
  heic: 'image',
  bmp: 'image',
  mp4: 'video',
  mov: 'video',
  webm: 'video',
  mkv: 'video',
};

/** What a file in a message is, by its name; a recorded voice message always bears the same. */
export function kindOfFile(name: string): MessageKind {
  if (/^voice-message\.\w+$/i.test(name)) {
    return 'voice';
  }
  return KIND_OF_EXTENSION[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'file';
}

/**
 * A file that was saved with the export, or stayed on Discord's servers: such addresses bear signatures that
 * open the file for anybody, so they are not kept.
 */
export function attachmentOf(name: string, address: string | undefined): Attachment {
  const path = address?.replaceAll('\\', '/') ?? '';
  const isInside = path !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path) && !path.split('/').includes('..');
  return isInside ? { name, path } : { name, missing: true };
}

/** The last part of a path or address, without what follows a question mark. */
export function fileNameIn(address: string): string {
  return /([^/\\?#]+)(?:[?#].*)?$/.exec(address)?.[1] ?? 'file';
}

export function attachmentsOf(message: JsonObject): readonly Attachment[] {
  return elementsOf(message.attachments).flatMap((element) => {
    const attachment = objectOf(element);
    const address = textOf(attachment?.url);
    const name = textOf(attachment?.fileName) ?? (address === undefined ? undefined : fileNameIn(address));
    return name === undefined ? [] : [attachmentOf(name, address)];
  });
}

export function stickersOf(message: JsonObject): readonly Attachment[] {
  return elementsOf(message.stickers).flatMap((element) => {
    const sticker = objectOf(element);
    const name = textOf(sticker?.name);
    return name === undefined ? [] : [attachmentOf(name, textOf(sticker?.sourceUrl))];
  });
}
