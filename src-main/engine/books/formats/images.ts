import type { BookLanguage, ImageType } from '../../../contract/index.ts';
import { assetFile, imageTypeOfFile } from '../../library/index.ts';
import { bookWording } from '../wording.ts';

/** A picture of the library that may leave it. */
export interface BookImage {
  readonly file: string;
  readonly type: ImageType;
}

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
  const type = imageTypeOfFile(file);
  if (type === null) {
    warnings.push(wording.warnings.imageUnknown(address));
    return null;
  }
  return { file, type };
}
