import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { BookLanguage } from '../../../contract/index.ts';
import { bookWording } from '../wording.ts';

/** A picture of the library that may leave it. */
export interface BookImage {
  readonly file: string;
  readonly type: ImageType;
}

/** Kinds of pictures that e-books, pages and documents all show, told by their first bytes. */
export const imageTypes = ['png', 'jpeg', 'gif', 'webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/**
 * The picture behind an address, or null: only plain files among the assets leave the library, and
 * only pictures. What is not there or is none is told among the warnings, in the language.
 */
export function libraryImage(
  libraryFolder: string,
  address: string,
  warnings: string[],
  language: BookLanguage,
): BookImage | null {
  const wording = bookWording[language];
  const file = assetFile(libraryFolder, address);
  if (file === null) {
    warnings.push(wording.warnings.missingImage(address));
    return null;
  }
  const type = imageTypeOf(file);
  if (type === null) {
    warnings.push(wording.warnings.imageUnknown(address));
    return null;
  }
  return { file, type };
}

/** The file behind an image of the library, or null: only plain files among the assets leave it. */
export function assetFile(libraryFolder: string, address: string): string | null {
  if (!/^(?:\.\/)?assets\/[^/]+$/.test(address)) {
    return null;
  }
  const path = join(libraryFolder, address);
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? path : null;
}

const SIGNATURE_LENGTH = 16;

/** The signatures of the PNG, JPEG, GIF and RIFF/WebP specifications. */
function imageTypeOf(file: string): ImageType | null {
  const bytes = Buffer.alloc(SIGNATURE_LENGTH);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, bytes, 0, SIGNATURE_LENGTH, 0);
  } finally {
    closeSync(opened);
  }
  const start = bytes.toString('latin1');
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
