import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import type { ImageType } from '../../../contract/index.ts';
import { withFileErrors } from '../../library/index.ts';

/** Endings that are kept; anything longer or stranger tells nobody what a file is. */
const ENDING = /^\.[a-z0-9]{1,8}$/;

/** What pictures are called in a library, the first of each kind where it is new. */
const IMAGE_ENDINGS: Readonly<Record<ImageType, readonly string[]>> = {
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  gif: ['.gif'],
  webp: ['.webp'],
};

/** A file to be taken in. */
export interface AttachmentSource {
  readonly name: string;
  readonly bytes: number;
  /** A chunk is valid until the next one is asked for. */
  chunks(): AsyncIterable<Buffer>;
}

/** The folder `assets` of a library: files by the SHA-256 of their content, so that each is there once. */
export class AssetStore {
  readonly #library: string;

  /** @param library path of the library */
  constructor(library: string) {
    this.#library = library;
  }

  /**
   * Copies a file; gives its path from the library, such as `assets/<sha256>.jpg`.
   * @throws {QunshuError} `disk-full`, `permission-denied`, and what reading the file throws.
   */
  async take(source: AttachmentSource): Promise<string> {
    const folder = join(this.#library, 'assets');
    const unfinished = join(folder, '.attachment.writing');
    const hash = createHash('sha256');
    const handle = withFileErrors(folder, () => {
      mkdirSync(folder, { recursive: true });
      return openSync(unfinished, 'w');
    });
    try {
      for await (const chunk of source.chunks()) {
        hash.update(chunk);
        withFileErrors(folder, () => {
          for (let written = 0; written < chunk.length; ) {
            written += writeSync(handle, chunk, written);
          }
        });
      }
      withFileErrors(folder, () => fsyncSync(handle));
    } catch (error) {
      closeSync(handle);
      rmSync(unfinished, { force: true });
      throw error;
    }
    closeSync(handle);
    const ending = extname(source.name).toLowerCase();
    const asset = `assets/${hash.digest('hex')}${ENDING.test(ending) ? ending : ''}`;
    withFileErrors(folder, () => {
      if (existsSync(join(this.#library, asset))) {
        rmSync(unfinished);
      } else {
        renameSync(unfinished, join(this.#library, asset));
      }
    });
    return asset;
  }

  /**
   * Keeps a picture, which is there once however often it is given (ASSET-1); gives its path from the library.
   * @throws {QunshuError} `disk-full`, `permission-denied`
   */
  keepImage(image: Buffer, type: ImageType): string {
    const folder = join(this.#library, 'assets');
    const name = createHash('sha256').update(image).digest('hex');
    const assets = IMAGE_ENDINGS[type].map((ending) => `assets/${name}${ending}`);
    const isThere = (asset: string) =>
      statSync(join(this.#library, asset), { throwIfNoEntry: false })?.size === image.length;
    return withFileErrors(folder, () => {
      const known = assets.find(isThere);
      if (known !== undefined) {
        return known;
      }
      const [asset = ''] = assets;
      const unfinished = join(folder, '.image.writing');
      mkdirSync(folder, { recursive: true });
      writeFileSync(unfinished, image, { flush: true });
      renameSync(unfinished, join(this.#library, asset));
      return asset;
    });
  }

  /** @param asset as `take` gave it */
  remove(asset: string): void {
    withFileErrors(this.#library, () => rmSync(join(this.#library, asset), { force: true }));
  }
}
