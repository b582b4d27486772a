import type { messages } from './zh-Hans/index.ts';

/** The words of the interface, by key: what every language has to say. */
export type Messages = typeof messages;
