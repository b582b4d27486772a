import { z } from 'zod';
import type { LibraryImage } from './entities/asset.ts';
import { method } from './method.ts';

/** Pictures of the library. */
export const assetMethods = {
  /**
   * Keeps a picture: `data` is the whole of it in Base64, `name` what it is called when it is refused
   * (`image-unsupported`, `image-too-large`).
   */
  'assets.store': method(z.strictObject({ name: z.string().max(500), data: z.string() })).returns<LibraryImage>(),
  /** The picture that a text names; `not-found` for what is no picture of the library. */
  'assets.find': method(z.strictObject({ asset: z.string().max(500) })).returns<LibraryImage>(),
} as const;
