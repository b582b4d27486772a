import { readFileSync, statSync } from 'node:fs';
import { acceptedImage, IMAGE_LIMIT, type LibraryImage, type MethodInput, QunshuError } from '../../contract/index.ts';
import { AssetStore } from '../archive/index.ts';
import { assetFile, imageTypeOfFile, withFileErrors } from '../library/index.ts';
import type { Workplace } from '../workplace.ts';

/** Pictures that texts show: taken in, and found again. */
export function assetHandlers(workplace: Workplace) {
  return {
    'assets.store': ({ name, data }: MethodInput<'assets.store'>): LibraryImage => {
      const { library, path } = workplace.library;
      library.assertWritable();
      const image = Buffer.from(data, 'base64');
      const type = acceptedImage(name, image.length, image);
      return findImage(path, new AssetStore(path).keepImage(image, type));
    },
    'assets.find': ({ asset }: MethodInput<'assets.find'>) => findImage(workplace.library.path, asset),
  };
}

/** Keeps a picture file as `assets.store` does; null for what is no picture, or too large for a text. */
export function keepImageFile(library: string, file: string): string | null {
  return withFileErrors(file, () => {
    const type = imageTypeOfFile(file);
    if (type === null || statSync(file).size > IMAGE_LIMIT) {
      return null;
    }
    return new AssetStore(library).keepImage(readFileSync(file), type);
  });
}

function findImage(library: string, asset: string): LibraryImage {
  const path = assetFile(library, asset);
  const type = path === null ? null : withFileErrors(path, () => imageTypeOfFile(path));
  if (path === null || type === null) {
    throw new QunshuError('not-found', { what: 'image', id: asset });
  }
  return { asset, path, contentType: `image/${type}`, bytes: statSync(path).size };
}
