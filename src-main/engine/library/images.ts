import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { IMAGE_SIGNATURE, type ImageType, imageTypeOf } from '../../contract/index.ts';

/** The kind of picture that a file is; null for any other file. */
export function imageTypeOfFile(file: string): ImageType | null {
  const bytes = Buffer.alloc(IMAGE_SIGNATURE);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, bytes, 0, IMAGE_SIGNATURE, 0);
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
