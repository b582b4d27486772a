import type { Job } from './entities/job.ts';
import type { DraftGrowth } from './entities/model.ts';

/** What the engine tells everybody who listens. */
export type EngineEvent =
  | { readonly type: 'job'; readonly job: Job }
  /** Something in these rooms changed: views of them should ask again. */
  | { readonly type: 'changed'; readonly rooms: readonly ChangedRoom[] }
  /** A model went on writing a draft. */
  | ({ readonly type: 'draft' } & DraftGrowth)
  /** Another library, or none, is open now. */
  | { readonly type: 'library' };

export type ChangedRoom = 'chats' | 'threads' | 'digests' | 'members' | 'books' | 'imports' | 'preferences' | 'library';
