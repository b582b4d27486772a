import { createWriteStream, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { temporaryFolder } from './temporary-folder.ts';

/** Zips what a folder holds, as a program that exports would; the archive goes when the test ends. */
export async function zipOf(folder: string): Promise<string> {
  const zip = new ZipFile();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.sort()) {
    zip.addFile(file, relative(folder, file));
  }
  zip.end();
  const path = join(temporaryFolder(), 'export.zip');
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
