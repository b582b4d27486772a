import { elementsOf, idOf, type JsonObject, numberOf, textOf } from '../../json-values.ts';

type Sentence = (message: JsonObject) => string;

/** What each action of a service message says, after the name of who did it. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  create_group: (message) => `created the group ${title(message)}${members(message, ' with ')}`,
  create_channel: (message) => `created ${title(message)}`,
  edit_group_title: (message) => `renamed the group to ${title(message)}`,
  edit_group_photo: () => 'changed the picture of the group',
  delete_group_photo: () => 'removed the picture of the group',
  invite_members: (message) => `invited${members(message, ' ')}`,
  remove_members: (message) => `removed${members(message, ' ')}`,
  join_group_by_link: (message) => `joined by a link${by(message, 'inviter', ' of ')}`,
  join_group_by_request: () => 'joined by request',
  migrate_to_supergroup: () => 'turned the group into a supergroup',
  migrate_from_group: (message) => `turned the group ${title(message)} into this supergroup`,
  pin_message: (message) => `pinned ${pinned(message)}`,
  clear_history: () => 'cleared the history',
  phone_call: (message) => `called${duration(message)}`,
  group_call: (message) => `held a group call${duration(message)}`,
  invite_to_group_call: (message) => `invited${members(message, ' ')} to the group call`,
  set_messages_ttl: () => 'changed when messages delete themselves',
  topic_created: (message) => `created the topic ${title(message)}`,
  topic_edit: (message) => `renamed the topic to ${quoted(textOf(message.new_title))}`,
  boost_apply: () => 'boosted the group',
  score_in_game: (message) => `scored ${numberOf(message.score) ?? 0} in a game`,
};

/** The English sentence for a service message: who did what. */
export function serviceSentence(message: JsonObject): string {
  const action = textOf(message.action) ?? 'unknown action';
  const said = SENTENCES[action]?.(message) ?? action.replaceAll('_', ' ');
  const actor = textOf(message.actor);
  return actor === undefined ? said.charAt(0).toUpperCase() + said.slice(1) : `${actor} ${said}`;
}

function title(message: JsonObject): string {
  return quoted(textOf(message.title));
}

function quoted(text: string | undefined): string {
  return `“${text ?? ''}”`;
}

/** The members of a message; deleted accounts have no name. */
function members(message: JsonObject, lead: string): string {
  const names = elementsOf(message.members).map((member) => textOf(member) ?? 'a deleted account');
  return names.length === 0 ? '' : lead + names.join(', ');
}

function by(message: JsonObject, key: string, lead: string): string {
  const name = textOf(message[key]);
  return name === undefined ? '' : lead + name;
}

function pinned(message: JsonObject): string {
  const id = idOf(message.message_id);
  return id === undefined ? 'a message' : `message ${id}`;
}

function duration(message: JsonObject): string {
  const seconds = numberOf(message.duration_seconds) ?? numberOf(message.duration);
  return seconds === undefined ? '' : ` for ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
