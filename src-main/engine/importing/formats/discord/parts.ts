import { posix } from 'node:path';
import type { ExportHead, ExportSource } from '../../format.ts';
import { HEAD_BYTES, readHead } from '../../head.ts';

/** What a neighbouring file must score to be read as part of the export. */
const SURE = 0.9;

/** The name of a part: the exporter numbers them from the second on. */
interface PartName {
  readonly base: string;
  readonly number: number;
  readonly extension: string;
}

function partName(name: string): PartName {
  const extension = posix.extname(name).toLowerCase();
  const stem = name.slice(0, name.length - extension.length);
  const [, base = stem, number = '1'] = /^(.*) \[part (\d{1,6})\]$/.exec(stem) ?? [];
  return { base, number: Number(number), extension };
}

/**
 * The files that belong to an export, parts of a channel in their order: for a file that was named alone the
 * parts of its channel, else all files of the archive or folder that are of the same format.
 */
export async function partsOf(
  source: ExportSource,
  sniff: (head: ExportHead) => number,
): Promise<readonly ExportSource[]> {
  const own = partName(source.name);
  const folder = posix.dirname(source.entry);
  const candidates = source.around().filter((file) => {
    const { base, extension } = partName(file.name);
    const isNear = !source.isAlone || (base === own.base && posix.dirname(file.entry) === folder);
    // The size is asked last: the file system is asked for it.
    return extension === own.extension && isNear && file.entry !== source.entry && file.totalBytes > 0;
  });
  const parts: ExportSource[] = [source];
  for (const file of candidates) {
    if (sniff(await readHead(file, HEAD_BYTES)) >= SURE) {
      parts.push(file);
    }
  }
  return parts.sort(inOrder);
}

function inOrder(one: ExportSource, other: ExportSource): number {
  const [first, second] = [partName(one.name), partName(other.name)];
  const [placeOfOne, placeOfOther] = [posix.dirname(one.entry), posix.dirname(other.entry)];
  if (placeOfOne !== placeOfOther) {
    return placeOfOne < placeOfOther ? -1 : 1;
  }
  return first.base === second.base ? first.number - second.number : first.base < second.base ? -1 : 1;
}
