import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { QunshuError } from '../../contract/index.ts';

/** Exports of several gigabytes exist; beyond this it is a mistake. */
export const UPLOAD_LIMIT = 16 * 1024 ** 3;

/** Files the browser hands over, kept in a temporary folder until the server stops. */
export class Uploads {
  readonly #folder = mkdtempSync(join(tmpdir(), 'qunshu-uploads-'));

  /** Stores the body of a request; the name is kept, because formats read the chat's name from it. */
  async receive(name: string, request: IncomingMessage, limit = UPLOAD_LIMIT): Promise<{ path: string }> {
    const folder = join(this.#folder, randomUUID());
    mkdirSync(folder);
    const path = join(folder, safeName(name));
    let size = 0;
    const counted = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > limit) {
          throw new QunshuError('request-too-large', { size, limit });
        }
        yield chunk;
      }
    };
    try {
      await pipeline(request, counted, createWriteStream(path));
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    return { path };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The last part of a name, without what could be a path or a device. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const safe = last.replace(/[:*?"<>|\p{Cc}]/gu, '_').slice(0, 180);
  return safe === '' || safe === '.' || safe === '..' ? 'upload' : safe;
}
