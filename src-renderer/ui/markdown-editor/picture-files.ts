/** Pictures that come from outside of the page, by what the system says they are. */
function isPicture(type: string): boolean {
  return type.startsWith('image/');
}

/**
 * The pictures on a clipboard. Word processors and spreadsheets lay a picture of the words beside the words:
 * there the words are meant. A file manager lays a file's name beside it: there the file is.
 */
export function picturesPasted(clipboard: DataTransfer | null): readonly File[] {
  if (clipboard === null || (clipboard.types.includes('text/plain') && clipboard.types.includes('text/html')))
    return [];
  return [...clipboard.files].filter(({ type }) => isPicture(type));
}

/** The pictures that were dropped; none where anything else came with them, which is then the page's. */
export function picturesDropped(dropped: DataTransfer | null): readonly File[] {
  const files = [...(dropped?.files ?? [])];
  return files.every(({ type }) => isPicture(type)) ? files : [];
}

/** Whether what is being dragged are pictures alone; their contents are not to be seen before they are dropped. */
export function dragsPictures(dragged: DataTransfer | null): boolean {
  const items = [...(dragged?.items ?? [])];
  return items.length > 0 && items.every(({ kind, type }) => kind === 'file' && isPicture(type));
}

/** What a picture is called after its file; empty for the name that browsers give to every pasted picture. */
export function pictureName(fileName: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\s\\[\]`*<>&!]+/g, ' ')
    .trim();
  return /^image$/i.test(name) ? '' : Array.from(name).slice(0, 80).join('');
}

/** A picture in Markdown. @param name without brackets, as `pictureName` gives it */
export function pictureMarkdown(name: string, address: string): string {
  return `![${name}](${address})`;
}
