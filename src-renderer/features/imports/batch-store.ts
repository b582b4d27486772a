import { createStore } from '../../app/store.ts';
import { type Batch, emptyBatch } from './batch.ts';

/** The files being imported: they stay while the user looks at other screens. */
export const batchStore = createStore<Batch>(emptyBatch);
