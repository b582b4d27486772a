import type { Message } from '../../../src-main/contract/index.ts';

/** A picture of a message that was taken into the library. */
export interface MessagePicture {
  readonly name: string;
  /** Its address in the page, and in the texts of the library. */
  readonly asset: string;
}

/** Kinds that a library shows; the rest of its files keep their name only. */
const PICTURE = /^assets\/[^/]+\.(?:png|jpe?g|gif|webp)$/;

/** The pictures of a message that were taken in with its import, in their order. */
export function picturesOf({ attachments = [] }: Pick<Message, 'attachments'>): readonly MessagePicture[] {
  return attachments.flatMap(({ name, asset }) =>
    asset !== undefined && PICTURE.test(asset) ? [{ name, asset }] : [],
  );
}
