import { extname } from 'node:path';
import type { LibraryImage } from '../contract/index.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer with a part of the interface carries, whichever host sends it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

/** The content type of a file of the interface; undefined for a kind the interface has none of. */
export function contentTypeOf(path: string): string | undefined {
  return contentTypes[extname(path)];
}

/** The asset of the library that a decoded path may name, as texts name it; null for paths that are none. */
export function libraryAssetOf(pathname: string): string | null {
  return /^\/assets\/[^/]{1,200}$/.test(pathname) ? pathname.slice(1) : null;
}

/** How a picture of the library is sent: as the kind it is, and for good where its name says what is in it. */
export function imageHeaders({ asset, contentType }: LibraryImage): Readonly<Record<string, string>> {
  const isNamedByContent = /^assets\/[0-9a-f]{64}\./.test(asset);
  return {
    'content-type': contentType,
    'cache-control': isNamedByContent ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
}
