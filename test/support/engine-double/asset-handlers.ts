import { createHash } from 'node:crypto';
import type { LibraryImage } from '../../../src-main/contract/index.ts';
import type { Handlers } from './engine-double.ts';
import { found, type World } from './world.ts';

/** Pictures: known by their content, and on no disk. */
export function assetHandlers(world: World): Pick<Handlers, Extract<keyof Handlers, `assets.${string}`>> {
  return {
    'assets.store': ({ data }) => {
      const image = Buffer.from(data, 'base64');
      const asset = `assets/${createHash('sha256').update(image).digest('hex')}.png`;
      const path = `${world.library?.path}/${asset}`;
      const kept: LibraryImage = { asset, path, contentType: 'image/png', bytes: image.length };
      world.images.set(asset, kept);
      return kept;
    },
    'assets.find': ({ asset }) => found(world.images.get(asset), 'image', asset),
  };
}
