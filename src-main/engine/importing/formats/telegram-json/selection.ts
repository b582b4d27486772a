import type { JsonSelection } from '../../json-selection.ts';

function chatsWith(messages: JsonSelection): JsonSelection {
  const chat = { name: { take: 'name' }, type: { take: 'type' }, id: { take: 'id' }, messages };
  const list: JsonSelection = { keys: { list: { elements: { keys: chat, name: 'chat' } } }, name: 'account' };
  const owner: JsonSelection = { keys: { user_id: { take: 'owner' } } };
  return { keys: { ...chat, chats: list, left_chats: list, personal_information: owner } };
}

/** What an export holds that we read: chats, one at the root or a list of them, with their messages. */
export const selection = chatsWith({ elements: { take: 'message' }, name: 'messages' });

/** The same without the messages. */
export const surveySelection = chatsWith({ elements: {}, name: 'messages' });
