/** Rows become conversations: what answers what, who asked, who answered, and what is worth keeping. */

export { mergedAnswers, movedAnswers, readinessOf, splitAnswers } from './corrections.ts';
export type { FoundThread, FoundThreadFilter, ThreadPlacement } from './found-thread.ts';
export { Signal, signalsOf } from './reading/signals.ts';
export { type ChatPlace, type ThreadSource, Threads } from './threads.ts';
export { isMerePlea, oneLine, titleOf } from './title.ts';
export { type ThreadReason, threadReasons } from './worth.ts';

/** Counts up when what is found or how it is stored changes; the index is then built anew. */
export const THREADS_VERSION = 8;
