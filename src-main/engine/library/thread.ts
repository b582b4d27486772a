/** What a second thread needs of this room: loaded in a moment, and without the memory of the rest. */
export { Database } from './database.ts';
