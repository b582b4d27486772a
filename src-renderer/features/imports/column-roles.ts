import type { ColumnMapping } from '../../../src-main/contract/index.ts';

/** What a column of a table of messages may hold, the needed ones first. */
export const columnRoles = [
  'time',
  'text',
  'sender',
  'senderId',
  'date',
  'chat',
  'messageId',
  'replyTo',
  'attachment',
] as const satisfies readonly (keyof ColumnMapping)[];
export type ColumnRole = (typeof columnRoles)[number];

/** The roles without which no table can be read. */
export function whatIsMissing(draft: Partial<ColumnMapping>): readonly ColumnRole[] {
  const missing: ColumnRole[] = [];
  if (draft.time === undefined) missing.push('time');
  if (draft.text === undefined) missing.push('text');
  if (draft.sender === undefined && draft.senderId === undefined) missing.push('sender');
  return missing;
}

/** The mapping when nothing is missing from it. */
export function finishedMapping(draft: Partial<ColumnMapping>): ColumnMapping | undefined {
  return whatIsMissing(draft).length === 0 ? (draft as ColumnMapping) : undefined;
}
