import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { QunshuError, type ShareSource } from '../../../contract/index.ts';

/** A bulletin out of a Markdown file: the first heading of level 1 is its title, else the file's name is. */
export function readBulletin(path: string): ShareSource {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing
      ? new QunshuError('file-missing', { path })
      : new QunshuError('file-unreadable', { path, reason: (error as Error).message });
  }
  const [heading, title] = /^\uFEFF?\s*# +(.+?)\s*$/m.exec(text) ?? [];
  return {
    kind: 'bulletin',
    title: title ?? basename(path, extname(path)),
    markdown: heading === undefined ? text : text.replace(heading, '').trim(),
  };
}
