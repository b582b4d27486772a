/** The first line of a Markdown text as words, by which its row in the outline is known. */
export function firstWords(markdown: string): string {
  for (const line of markdown.split('\n')) {
    const words = line
      .replace(/^\s*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+)*/, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\*\*|__|~~|`/g, '')
      .trim();
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  return markdown.trim().split('\n')[0] ?? '';
}
