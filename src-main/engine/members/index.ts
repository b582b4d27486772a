/** Names in chats become people: aliases, how they want to be credited. */
export { Members } from './members.ts';
