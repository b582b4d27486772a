import { text as readText } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The files of an archive by their path, in its order, as text. */
export async function unzip(path: string): Promise<Map<string, string>> {
  const zip = await openPromise(path);
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await readText(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
