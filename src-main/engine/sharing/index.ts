/** Sharing: one digest or a bulletin, as text, page, document or picture. Behaviour: SPEC.md. */
export { draftBulletin } from './bulletin.ts';
export { writeShared } from './files.ts';
export { previewOf, type SharingSources, sharedItem } from './item.ts';
export { buildSite } from './site/site.ts';
export { chatText, clipboardPair } from './texts.ts';
