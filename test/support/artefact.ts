import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unzip } from './unzip.ts';

/** Everything that can be read in what was made: names of files, and what they hold; archives are opened. */
export async function everythingIn(path: string): Promise<string> {
  if (!statSync(path).isDirectory()) {
    return wordsOfFile(path);
  }
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pieces = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return `${relative(path, file)}\n${await wordsOfFile(file)}`;
  });
  return (await Promise.all(pieces)).join('\n');
}

async function wordsOfFile(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') {
    return bytes.toString('utf8');
  }
  return Array.from(await unzip(path), ([name, content]) => `${name}\n${content}`).join('\n');
}
