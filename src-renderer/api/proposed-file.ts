/** A path in a folder for a file of this name: without the characters some system forbids in names. */
export function proposedFile(folder: string, name: string, fallback: string, extension: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const base = folder.endsWith(separator) ? folder.slice(0, -1) : folder;
  const clean = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are forbidden too
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  return `${base}${separator}${clean || fallback}${extension}`;
}
