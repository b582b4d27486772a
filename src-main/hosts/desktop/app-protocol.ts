import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Protocol } from 'electron';
import { contentTypeOf, pageHeaders } from '../page.ts';
import { appScheme, isOwnAddress } from './address.ts';

/** Makes the app's scheme a secure origin with fetch. Must run once, before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built interface under the app's scheme. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, rendererFolder: string): void {
  protocol.handle(appScheme, (request) => answerRequest(request, rendererFolder));
}

/** Answers one request with a file of the folder, or with 400, 403, 404 or 405. */
export async function answerRequest(request: Pick<Request, 'method' | 'url'>, folder: string): Promise<Response> {
  if (!isOwnAddress(request.url)) return refuse(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const path = resolveFile(new URL(request.url).pathname, folder);
  if (path === null) return refuse(400);
  const contentType = contentTypeOf(path);
  if (contentType === undefined) return refuse(404);
  try {
    const bytes = new Uint8Array(await readFile(path));
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: { ...pageHeaders, 'content-type': contentType },
    });
  } catch {
    return refuse(404);
  }
}

/**
 * The file a path names, or null when it leaves the folder. The path is decoded before it is
 * normalised: an encoded `..%2f` survives the parsing of the address.
 */
function resolveFile(pathname: string, folder: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(decoded)) return null;
  const path = resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`);
  const inside = relative(folder, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : path;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
