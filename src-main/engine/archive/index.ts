/** Parsed records become rows that last; what was imported can be read again. Behaviour: SPEC.md. */
export { Archive } from './archive.ts';
export { AssetStore } from './assets/asset-store.ts';
export type { ImportSession } from './import-session.ts';
export type { StoredJudgement } from './judgements.ts';
export type { MergeOptions } from './merge.ts';
export type { ShownNames } from './output/chat-writer.ts';
export { exportChat } from './output/export-chat.ts';
export { PreviewCollector } from './preview.ts';
export type { MessageText, NumberedMessage } from './reading.ts';
export { archiveMigrations } from './schema.ts';
