import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Protocol } from 'electron';
import type { LibraryImage } from '../../contract/index.ts';
import { contentTypeOf, imageHeaders, libraryAssetOf, pageHeaders } from '../page.ts';
import { appScheme, isOwnAddress } from './address.ts';

/** Makes the app's scheme a secure origin with fetch. Must run once, before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** The picture of the open library that an asset's name stands for; rejects when there is none. */
export type FindImage = (asset: string) => Promise<LibraryImage>;

/** Serves the built interface under the app's scheme, and the pictures of the library that is open. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, rendererFolder: string, findImage: FindImage): void {
  protocol.handle(appScheme, (request) => answerRequest(request, rendererFolder, findImage));
}

/** Answers one request with a file of the folder or a picture of the library, or with 400, 403, 404 or 405. */
export async function answerRequest(
  request: Pick<Request, 'method' | 'url'>,
  folder: string,
  findImage: FindImage,
): Promise<Response> {
  if (!isOwnAddress(request.url)) return refuse(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const pathname = decodePath(new URL(request.url).pathname);
  const path = pathname === null ? null : resolveFile(pathname, folder);
  if (pathname === null || path === null) return refuse(400);
  const bodyless = request.method === 'HEAD';
  return (await answerFile(path, bodyless)) ?? (await answerImage(pathname, findImage, bodyless)) ?? refuse(404);
}

/** A file of the interface; null when there is none. */
async function answerFile(path: string, bodyless: boolean): Promise<Response | null> {
  const contentType = contentTypeOf(path);
  if (contentType === undefined) return null;
  return answerWith(path, { 'content-type': contentType }, bodyless);
}

/** A picture of the library; null when the path names none. */
async function answerImage(pathname: string, findImage: FindImage, bodyless: boolean): Promise<Response | null> {
  const asset = libraryAssetOf(pathname);
  const image = asset === null ? null : await findImage(asset).catch(() => null);
  return image === null ? null : answerWith(image.path, imageHeaders(image), bodyless);
}

async function answerWith(
  path: string,
  headers: Readonly<Record<string, string>>,
  bodyless: boolean,
): Promise<Response | null> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    return new Response(bodyless ? null : bytes, { headers: { ...pageHeaders, ...headers } });
  } catch {
    return null;
  }
}

/** A path as it was meant; null for one that no file has. */
function decodePath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    return /[\0\\]/.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

/**
 * The file a path names, or null when it leaves the folder. The path is decoded before it is
 * normalised: an encoded `..%2f` survives the parsing of the address.
 */
function resolveFile(pathname: string, folder: string): string | null {
  const path = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
  const inside = relative(folder, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : path;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
