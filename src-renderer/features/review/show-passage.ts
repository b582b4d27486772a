import type { PlacedComment } from '../../../src-main/contract/index.ts';
import { textFieldIn } from '../../ui/markdown-editor/text-fields.ts';

/** Scrolls to the words of a comment and selects them; to their section where they are gone (REMARK-4). */
export function showPassage(page: HTMLElement, { passageId, section, quotation = '' }: PlacedComment): void {
  const passage = passageId === null ? null : page.querySelector(`[data-passage="${CSS.escape(passageId)}"]`);
  const place = passage ?? (section ? page.querySelector(`[data-section="${CSS.escape(section)}"]`) : null);
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const field = place.matches('textarea') ? place : place.querySelector('textarea');
  if (!(field instanceof HTMLTextAreaElement)) {
    textFieldIn(place)?.select(quotation);
    return;
  }
  field.focus({ preventScroll: true });
  const start = field.value.indexOf(quotation);
  if (start >= 0) field.setSelectionRange(start, start + quotation.length);
}
