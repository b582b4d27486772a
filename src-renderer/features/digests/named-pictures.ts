/** A picture that the library keeps, in Markdown; what stands between the parentheses says nothing to a reader. */
const PICTURE = /!\[([^\]\n]+)\]\(assets\/[0-9a-f]{64}\.(?:png|jpe?g|gif|webp)\)/g;

/** A text of which no more than a glimpse is shown: its pictures are named, as `[their names]`. One without a name stays. */
export function withNamedPictures(markdown: string): string {
  return markdown.replace(PICTURE, '[$1]');
}
