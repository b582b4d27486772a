/** A picture that a text may show: at most so many bytes of it are taken in (ASSET-2). */
export const IMAGE_LIMIT = 10 * 1024 ** 2;

/** A picture among the library's assets. */
export interface LibraryImage {
  /** What a text names it by, as in `![…](assets/<sha256>.png)`. */
  readonly asset: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly contentType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly bytes: number;
}
