import type { ErrorData } from '../errors.ts';

export const jobKinds = [
  'import',
  'undo',
  'preview',
  'chat-export',
  'index',
  'sample',
  'book',
  'share',
  'site',
  'backup',
  'restore',
  'model-draft',
] as const;
export type JobKind = (typeof jobKinds)[number];

export interface JobProgress {
  /** Key of the step under way, translated by the interface. */
  readonly stage: string;
  readonly done: number;
  /** 0 when the whole is not known. */
  readonly total: number;
  readonly unit: 'bytes' | 'messages' | 'items';
}

/** Long work with progress, a result, and a way to cancel it. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** What it works on: a file name, a book's title. */
  readonly subject: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: JobProgress | null;
  readonly result: unknown;
  readonly error: ErrorData | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}
