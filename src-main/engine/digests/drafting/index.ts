/** Conversations become drafts of digests: every word a member's, every passage with its source. */
export { createExtractiveDrafter, type Drafter, type DraftInput } from './drafter.ts';
export {
  createModelDrafter,
  type DraftRequest,
  draftRequest,
  type ModelDraftOptions,
  uncitedPassages,
} from './model/index.ts';
