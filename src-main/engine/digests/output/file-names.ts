const LONGEST = 48;
/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/**
 * A title as part of a file name that every system, archive and link takes: letters and digits of
 * any script, everything else a hyphen; never empty, hidden, reserved or too long.
 */
export function fileNamePart(title: string, instead: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = Array.from(words)
    .slice(0, LONGEST)
    .join('')
    .replace(/^-+|-+$/g, '');
  return short === '' || RESERVED.test(short) ? instead : short;
}
