import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Kinds of pictures that pages, e-books and documents all show, told by their first bytes. */
export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp';

/** How much of a picture tells its kind, in bytes. */
const SIGNATURE_LENGTH = 16;

/** The kind of a picture by the signatures of the PNG, JPEG, GIF and RIFF/WebP specifications; null for anything else. */
export function imageTypeOf(bytes: Buffer): ImageType | null {
  const start = bytes.toString('latin1', 0, SIGNATURE_LENGTH);
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

/** The same for a file. */
export function imageTypeOfFile(file: string): ImageType | null {
  const bytes = Buffer.alloc(SIGNATURE_LENGTH);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, bytes, 0, SIGNATURE_LENGTH, 0);
  } finally {
    closeSync(opened);
  }
  return imageTypeOf(bytes);
}

/** The file behind the address of an asset, or null: only plain files among the assets leave the library. */
export function assetFile(libraryFolder: string, address: string): string | null {
  if (!/^(?:\.\/)?assets\/[^/\\\0]+$/.test(address)) {
    return null;
  }
  const path = join(libraryFolder, address);
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? path : null;
}
