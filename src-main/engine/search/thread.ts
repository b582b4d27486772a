/** What the indexing thread needs of this room: loaded in a moment, and without the memory of the rest. */
export { StagingIndex } from './messages/staging.ts';
