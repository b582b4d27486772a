import { QunshuError } from '../errors.ts';

/** A picture that a text may show: at most so many bytes of it are taken in (ASSET-2). */
export const IMAGE_LIMIT = 10 * 1024 ** 2;
const MEGABYTE = 1024 ** 2;

/** Kinds of pictures that pages, e-books and documents show, told by their first bytes. */
export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp';

/** How much of a picture tells its kind, in bytes. */
export const IMAGE_SIGNATURE = 16;

/** A picture among the library's assets. */
export interface LibraryImage {
  /** What a text names it by, as in `![…](assets/<sha256>.png)`. */
  readonly asset: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly contentType: `image/${ImageType}`;
  readonly bytes: number;
}

/** The kind of a picture by the signatures of the PNG, JPEG, GIF and RIFF/WebP specifications; null for anything else. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const start = String.fromCharCode(...bytes.subarray(0, IMAGE_SIGNATURE));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) {
    return 'png';
  }
  if (start.startsWith('\xff\xd8\xff')) {
    return 'jpeg';
  }
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) {
    return 'gif';
  }
  return start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP' ? 'webp' : null;
}

/**
 * The kind of a picture that a library takes (ASSET-2); asked by the engine, and by pages before they send it.
 *
 * @param size in bytes
 * @param start its first `IMAGE_SIGNATURE` bytes, or more of it
 * @throws {QunshuError} `image-unsupported`, `image-too-large`
 */
export function acceptedImage(name: string, size: number, start: Uint8Array): ImageType {
  const type = imageTypeOf(start);
  if (type === null) {
    throw new QunshuError('image-unsupported', { name });
  }
  if (size > IMAGE_LIMIT) {
    const megabytes = Math.ceil((size * 10) / MEGABYTE) / 10;
    throw new QunshuError('image-too-large', { name, size: megabytes, limit: IMAGE_LIMIT / MEGABYTE });
  }
  return type;
}
