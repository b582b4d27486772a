/** What anyone may ask of the engine: entities, methods, events, errors. No Node, no Electron. */
export * from './entities/assistant.ts';
export * from './entities/book.ts';
export * from './entities/chat.ts';
export * from './entities/column-mapping.ts';
export * from './entities/date-order.ts';
export * from './entities/digest.ts';
export * from './entities/importing.ts';
export * from './entities/job.ts';
export * from './entities/library.ts';
export * from './entities/member.ts';
export * from './entities/search.ts';
export * from './entities/sharing.ts';
export * from './entities/thread.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './job-results.ts';
export type { JobStarted, Method } from './method.ts';
export * from './methods.ts';
