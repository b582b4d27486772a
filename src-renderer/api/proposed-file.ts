/** A path in a folder for something of this title: without the characters some system forbids in names. */
export function proposedFile(folder: string, title: string, fallback: string, extension: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const base = folder.endsWith(separator) ? folder.slice(0, -1) : folder;
  const name = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are forbidden too
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // File systems take 255 bytes of a name: a Chinese character is three of them, an emoji four.
  const short = Array.from(name)
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '');
  return `${base}${separator}${short || fallback}${extension}`;
}
