import type { PlacedComment } from '../../../src-main/contract/index.ts';

/** Scrolls to the words of a comment and selects them; to their section where they are gone (REMARK-4). */
export function showPassage(page: HTMLElement, { passageId, section, quotation = '' }: PlacedComment): void {
  const passage = passageId === null ? null : page.querySelector(`[data-passage="${CSS.escape(passageId)}"]`);
  const place = passage ?? (section ? page.querySelector(`[data-section="${CSS.escape(section)}"]`) : null);
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const field = place.matches('textarea') ? place : place.querySelector('textarea, [contenteditable]');
  if (!(field instanceof HTMLElement)) return;
  field.focus({ preventScroll: true });
  if (quotation === '') return;
  if (field instanceof HTMLTextAreaElement) {
    const start = field.value.indexOf(quotation);
    if (start >= 0) field.setSelectionRange(start, start + quotation.length);
  } else {
    selectWords(field, quotation);
  }
}

/** Selects words in a field whose lines are elements of their own; CodeMirror takes over what is selected. */
function selectWords(field: HTMLElement, words: string): void {
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  const pieces: { readonly node: Node; readonly start: number }[] = [];
  let written = '';
  let line: Element | null = null;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const own: Element | null = node.parentElement?.closest('.cm-line') ?? null;
    if (line !== null && own !== line) written += '\n';
    line = own;
    pieces.push({ node, start: written.length });
    written += node.textContent ?? '';
  }
  const start = written.indexOf(words);
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < start + words.length);
  if (start < 0 || !first || !last) return;
  const end = start + words.length - last.start;
  document.getSelection()?.setBaseAndExtent(first.node, start - first.start, last.node, end);
}
