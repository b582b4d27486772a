import { type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** How an event hangs on an earlier one. */
export type Relation =
  | { readonly kind: 'edit' | 'thread'; readonly target: string }
  | { readonly kind: 'reaction'; readonly target: string; readonly key: string };

/** The relation of an event other than a reply; null without one. */
export function relationOf(event: JsonObject): Relation | null {
  const relates = objectOf(objectOf(event.content)?.['m.relates_to']);
  const target = textOf(relates?.event_id);
  if (target === undefined) {
    return null;
  }
  if (relates?.rel_type === 'm.replace') {
    return { kind: 'edit', target };
  }
  if (relates?.rel_type === 'm.thread') {
    return { kind: 'thread', target };
  }
  const key = textOf(relates?.key);
  return event.type === 'm.reaction' && key !== undefined ? { kind: 'reaction', target, key } : null;
}

/** The event that a message replies to; undefined where it replies to none. */
export function replyTargetOf(content: JsonObject): string | undefined {
  const relates = objectOf(content['m.relates_to']);
  const isOnlyForOldPrograms = relates?.rel_type === 'm.thread' && relates.is_falling_back === true;
  return isOnlyForOldPrograms ? undefined : textOf(objectOf(relates?.['m.in_reply_to'])?.event_id);
}

/** What an edit makes of its message; undefined where it says nothing. */
export function editedText(event: JsonObject): string | undefined {
  const content = objectOf(event.content) ?? {};
  const text = textOf(objectOf(content['m.new_content'])?.body) ?? textOf(content.body)?.replace(/^ ?\* /, '');
  return text === undefined ? undefined : withoutQuotation(text);
}

/** A text without the quotation of what it replies to: lines that begin with `>`, up to a blank one. */
export function withoutQuotation(body: string): string {
  if (!body.startsWith('> ')) {
    return body;
  }
  const lines = body.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('>'));
  return end !== -1 && lines[end] === '' ? lines.slice(end + 1).join('\n') : body;
}
