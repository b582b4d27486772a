import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { EngineClient } from '../engine-client.ts';
import { imageHeaders, libraryAssetOf } from '../page.ts';

/** Sends a picture of the open library; false when the decoded path names none. */
export async function sendLibraryImage(
  engine: EngineClient,
  pathname: string,
  response: ServerResponse,
): Promise<boolean> {
  const asset = libraryAssetOf(pathname);
  const image = asset === null ? null : await engine.call('assets.find', { asset }).catch(() => null);
  if (image === null) {
    return false;
  }
  const file = createReadStream(image.path);
  response.writeHead(200, { ...imageHeaders(image), 'content-length': image.bytes });
  // What breaks off on the way, here or there, ends the connection: the picture is then not shown.
  await pipeline(file, response).catch(() => response.destroy());
  return true;
}
