import { createReadStream, existsSync, readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { contentTypeOf } from '../page.ts';

/**
 * The built interface. The folder is listed once and only what was listed is served: whatever a
 * path looks like after decoding, it is a key of a map and never a path on disk.
 */
export class StaticFiles {
  readonly #files = new Map<string, string>();

  constructor(folder: string) {
    if (!existsSync(folder)) {
      return;
    }
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && contentTypeOf(path) !== undefined) {
        this.#files.set(`/${relative(folder, path).split(sep).join('/')}`, path);
      }
    }
  }

  get isEmpty(): boolean {
    return !this.#files.has('/index.html');
  }

  /** Sends the file of a decoded path; false when there is none. */
  send(pathname: string, response: ServerResponse): boolean {
    const path = this.#files.get(pathname === '/' ? '/index.html' : pathname);
    if (path === undefined) {
      return false;
    }
    const hashed = pathname.startsWith('/assets/');
    response.writeHead(200, {
      'content-type': contentTypeOf(path) ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    createReadStream(path).pipe(response);
    return true;
  }
}
