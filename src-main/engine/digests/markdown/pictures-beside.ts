import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isLibraryImage } from '../../text/index.ts';

/** A picture in Markdown: what stands before its address, the address (with or without angle brackets), what follows. */
const PICTURE = /(!\[[^\]\n]*\]\()(?:<([^<>\n]+)>|([^\s()<>]+))(?=[\s)])/g;

/**
 * A Markdown text with the pictures that lie beside its file, or in folders there, named as the library keeps them
 * (DIGEST-26). Addresses that lead elsewhere, and those of files that are not there or are not kept, stay.
 *
 * @param keep takes a picture in and gives its address; null for what is no picture
 */
export function withPicturesBeside(markdown: string, path: string, keep: (file: string) => string | null): string {
  const folder = dirname(path);
  return markdown.replace(PICTURE, (picture, before: string, bracketed?: string, bare?: string) => {
    const file = fileBeside(folder, decoded(bracketed ?? bare ?? ''));
    const address = file === null ? null : keep(file);
    return address === null ? picture : `${before}${address}`;
  });
}

/** A plain file in the folder or below it, by a path that climbs nowhere and follows no link out of it. */
function fileBeside(folder: string, address: string): string | null {
  const path = address.replace(/^\.\//, '');
  if (!isLibraryImage(path)) {
    return null;
  }
  const file = join(folder, path);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) {
    return null;
  }
  return realpathSync(file).startsWith(`${realpathSync(folder)}${sep}`) ? file : null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
