/**
 * Opens the file picker of the browser, or of the desktop; empty when the user closes it.
 *
 * @param accept kinds to offer first, as `image/png,image/gif`; without it, all
 */
export function chooseFiles(accept = ''): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = accept;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
