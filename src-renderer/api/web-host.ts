import { QunshuError } from '../../src-main/contract/errors.ts';
import type { Call } from '../../src-main/contract/index.ts';
import { type Answer, openAnswer } from './answer.ts';
import { copyRich } from './copy-rich.ts';
import { createEventStream } from './event-stream.ts';
import type { Host } from './host.ts';

/** What the browser brings along and the page has to show by itself. */
export interface WebHostParts {
  /** The page's own address, without a path: `http://127.0.0.1:4321`. */
  readonly origin: string;
  /** Opens the browser's file picker. */
  readonly chooseFiles: () => Promise<readonly File[]>;
  /** Opens the folder browser of the page. */
  readonly browseForFolder: () => Promise<string | null>;
}

/** The host over HTTP on loopback: calls by POST, events by EventSource, files by PUT. */
export function createWebHost(parts: WebHostParts): Host {
  const call = (name: string, input: unknown): Promise<unknown> =>
    ask(`${parts.origin}/api/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
  const upload = async (files: readonly File[]): Promise<string[]> => {
    const paths: string[] = [];
    // One after the other: an export may be gigabytes, and the engine reads them in order anyway.
    for (const file of files) paths.push(await uploadFile(parts.origin, file));
    return paths;
  };
  return {
    kind: 'web',
    call: call as Call,
    subscribe: createEventStream(`${parts.origin}/api/events`),
    onMenu: () => () => undefined,
    pickFiles: async () => upload(await parts.chooseFiles()),
    pickFolder: parts.browseForFolder,
    pathsOfDrop: upload,
    copyText: (text) => navigator.clipboard.writeText(text),
    copyRich,
  };
}

async function uploadFile(origin: string, file: File): Promise<string> {
  const value = await ask(`${origin}/api/uploads/${encodeURIComponent(file.name)}`, { method: 'PUT', body: file });
  return (value as { path: string }).path;
}

async function ask(address: string, request: RequestInit): Promise<unknown> {
  let answer: Answer<unknown>;
  try {
    const response = await fetch(address, { ...request, credentials: 'same-origin' });
    answer = (await response.json()) as Answer<unknown>;
  } catch (thrown) {
    throw new QunshuError(
      'unreachable',
      { reason: thrown instanceof Error ? thrown.message : String(thrown) },
      { cause: thrown },
    );
  }
  return openAnswer(answer);
}
