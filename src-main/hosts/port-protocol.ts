import type { EngineEvent, ErrorData } from '../contract/index.ts';
import type { PrintRequest } from '../engine/engine.ts';

/** An answer as it crosses a boundary: never an exception, never a stack. */
export type Answer<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorData };

/** What a host says to the engine's worker. */
export type ToWorker =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'printed'; readonly id: number; readonly answer: Answer<readonly string[]> }
  | { readonly type: 'close' };

/** What the engine's worker says to its host. */
export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'event'; readonly event: EngineEvent }
  | { readonly type: 'print'; readonly id: number; readonly request: PrintRequest }
  | { readonly type: 'stop-printing'; readonly id: number }
  | { readonly type: 'closed' };

/** What the worker is told when it is started. */
export interface WorkerSettings {
  readonly userDataFolder: string;
  readonly resourcesFolder: string;
  readonly documentsFolder: string;
  /** Address of the indexing thread's entry file. */
  readonly indexWorker: string;
  /** Whether the host prints when it is asked; else the worker looks for a Chromium of its own. */
  readonly hostPrints?: boolean;
}
