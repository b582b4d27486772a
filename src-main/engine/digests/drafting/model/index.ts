/** Drafts written by a language model, each sentence with the messages it rests on. Behaviour: SPEC.md. */
export { uncitedPassages } from './answer-reader.ts';
export {
  type Ask,
  createModelDrafter,
  type DraftRequest,
  draftRequest,
  type ModelDraftOptions,
} from './model-drafter.ts';
