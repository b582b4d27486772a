import {
  type DigestStatus,
  digestStatuses,
  type ErrorData,
  QunshuError,
  type SearchContent,
  type SearchFilterKey,
  searchContents,
  toErrorData,
} from '../../../contract/index.ts';
import { foldText, type ZonedClock } from '../../text/index.ts';
import { type Period, periodOf } from './dates.ts';
import type { Token } from './tokens.ts';

/** What a message does in its conversation, as far as a search can ask for it. */
export const searchRoles = ['question', 'answer', 'unanswered'] as const;
export type SearchRole = (typeof searchRoles)[number];

/** A condition on what is found, beside its words. Texts are folded. */
export type Filter =
  | { readonly key: 'tag' | 'by' | 'chat'; readonly value: string }
  | { readonly key: 'kind'; readonly kind: 'digest' | 'message' }
  | { readonly key: 'status'; readonly status: DigestStatus }
  | { readonly key: 'time'; readonly period: Period }
  | { readonly key: 'has'; readonly content: SearchContent }
  | { readonly key: 'role'; readonly role: SearchRole };

/** At least one of these must hold; none of them when they are excluded. */
export interface FilterGroup {
  readonly anyOf: readonly Filter[];
  readonly excluded: boolean;
}

/** The calendar in which dates of a query are meant. */
export interface Calendar {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly clock: ZonedClock;
}

const KINDS = new Map<string, 'digest' | 'message'>([
  ['digest', 'digest'],
  ['digests', 'digest'],
  ['摘要', 'digest'],
  ['message', 'message'],
  ['messages', 'message'],
  ['消息', 'message'],
]);
const STATUSES = new Map<string, DigestStatus>([
  ['draft', 'draft'],
  ['草稿', 'draft'],
  ['in-review', 'in-review'],
  ['review', 'in-review'],
  ['审阅', 'in-review'],
  ['审阅中', 'in-review'],
  ['changes-asked', 'changes-asked'],
  ['changes', 'changes-asked'],
  ['需修改', 'changes-asked'],
  ['待修改', 'changes-asked'],
  ['approved', 'approved'],
  ['已通过', 'approved'],
  ['通过', 'approved'],
  ['published', 'published'],
  ['已发布', 'published'],
  ['发布', 'published'],
  ['archived', 'archived'],
  ['已归档', 'archived'],
  ['归档', 'archived'],
]);
const CONTENTS = new Map<string, SearchContent>([
  ...searchContents.map((content) => [content, content] as const),
  ['图片', 'image'],
  ['链接', 'link'],
  ['代码', 'code'],
  ['文件', 'file'],
]);
const ROLES = new Map<string, SearchRole>([
  ...searchRoles.map((role) => [role, role] as const),
  ['问题', 'question'],
  ['提问', 'question'],
  ['回答', 'answer'],
  ['未回答', 'unanswered'],
  ['待回答', 'unanswered'],
]);

/** Values in English that a key takes, for completion and for saying what is wrong; empty for free ones. */
export function valuesOf(key: SearchFilterKey): readonly string[] {
  switch (key) {
    case 'in':
      return ['digests', 'messages'];
    case 'status':
      return digestStatuses;
    case 'has':
      return searchContents;
    case 'is':
      return [...searchRoles, 'digest', 'message'];
    default:
      return [];
  }
}

/** @returns the filter a token stands for, or why it stands for none */
export function readFilter(token: Token & { key: SearchFilterKey }, calendar: Calendar): Filter | ErrorData {
  const { key } = token;
  const value = foldText(token.text).trim();
  if (value === '') {
    return toErrorData(new QunshuError('query-value-missing', { key }));
  }
  switch (key) {
    case 'tag':
      return { key, value: value.replace(/^#/, '') };
    case 'by':
    case 'chat':
      return { key, value: value.replace(/^@/, '') };
    case 'in': {
      const kind = KINDS.get(value);
      return kind === undefined ? { key: 'chat', value } : { key: 'kind', kind };
    }
    case 'status':
      return known(STATUSES.get(value), token, (status) => ({ key, status }));
    case 'has':
      return known(CONTENTS.get(value), token, (content) => ({ key, content }));
    case 'is': {
      const kind = KINDS.get(value);
      return kind === undefined
        ? known(ROLES.get(value), token, (role) => ({ key: 'role', role }))
        : { key: 'kind', kind };
    }
    case 'from':
    case 'before':
    case 'after':
      return readPeriod(token, key, calendar);
  }
}

function readPeriod(token: Token, key: 'from' | 'before' | 'after', { now, clock }: Calendar): Filter | ErrorData {
  const period = periodOf(token.text, now, clock);
  if (period === null) {
    return toErrorData(new QunshuError('query-date-unknown', { value: token.text }));
  }
  const bounds = {
    from: { from: period.from, to: Number.POSITIVE_INFINITY },
    before: { from: Number.NEGATIVE_INFINITY, to: period.from },
    after: { from: period.to, to: Number.POSITIVE_INFINITY },
  };
  return { key: 'time', period: bounds[key] };
}

function known<Value>(
  value: Value | undefined,
  token: Token & { key: SearchFilterKey },
  make: (value: Value) => Filter,
): Filter | ErrorData {
  return value === undefined
    ? toErrorData(
        new QunshuError('query-value-unknown', {
          key: token.key,
          value: token.text,
          known: valuesOf(token.key).join(', '),
        }),
      )
    : make(value);
}

export function isFilter(read: Filter | ErrorData): read is Filter {
  return !('code' in read);
}
