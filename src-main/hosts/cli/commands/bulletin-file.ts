import { basename, extname } from 'node:path';
import type { ShareSource } from '../../../contract/index.ts';
import { readText } from './text-file.ts';

/** A bulletin out of a Markdown file: the first heading of level 1 is its title, else the file's name is. */
export function readBulletin(path: string): ShareSource {
  const text = readText(path);
  const [heading, title] = /^\uFEFF?\s*# +(.+?)\s*$/m.exec(text) ?? [];
  return {
    kind: 'bulletin',
    title: title ?? basename(path, extname(path)),
    markdown: heading === undefined ? text : text.replace(heading, '').trim(),
  };
}
