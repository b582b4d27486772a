import type { ParsedQuery, QueryChip, SearchFilterKey, SearchScope } from '../../../src-main/contract/index.ts';

/** A filter as a facet offers it. */
export interface QueryFilter {
  readonly key: SearchFilterKey;
  readonly value: string;
}

/** The filter as it would be typed. */
export function filterText({ key, value }: QueryFilter): string {
  return `${key}:${/[\s"“”「」]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
}

/** A chip as it was typed. */
export function chipText(parsed: ParsedQuery, chip: QueryChip): string {
  return parsed.query.slice(chip.start, chip.end);
}

/** The query with something else in place of a chip; nothing takes the chip away, with an `OR` that would dangle. */
export function replaceChip(parsed: ParsedQuery, chip: QueryChip, text: string): string {
  if (text.trim() === '') return withoutChips(parsed, (other) => other === chip);
  return parsed.query.slice(0, chip.start) + text.trim() + parsed.query.slice(chip.end);
}

/** The query without the chips that are `leaving`. */
export function withoutChips(parsed: ParsedQuery, leaving: (chip: QueryChip) => boolean): string {
  const kept = parsed.chips.filter((chip) => !leaving(chip));
  const standing = kept.filter((chip, index) => {
    if (chip.kind !== 'or') return true;
    const before = kept[index - 1];
    const after = kept[index + 1];
    const isBetweenItsOwn = before?.kind !== 'or' && after !== undefined && after.kind !== 'or';
    return before !== undefined && isBetweenItsOwn && wereNeighbours(parsed, before, chip, after);
  });
  return standing.map((chip) => chipText(parsed, chip)).join(' ');
}

/** Whether an `OR` has the operands still that it had: otherwise it would bind what it never bound. */
function wereNeighbours(parsed: ParsedQuery, before: QueryChip, or: QueryChip, after: QueryChip): boolean {
  const place = parsed.chips.indexOf(or);
  return parsed.chips[place - 1] === before && parsed.chips[place + 1] === after;
}

/** The query with a filter behind it, ready for more to be typed. */
export function withFilter(query: string, filter: QueryFilter): string {
  return `${`${query.trim()} ${filterText(filter)}`.trim()} `;
}

/** Whether a chip is this filter. */
export function isFilter(chip: QueryChip, { key, value }: QueryFilter): boolean {
  return chip.kind === 'filter' && !chip.excluded && chip.key === key && chip.value === value;
}

/** Puts a filter into the query, or takes it out where it is in. */
export function toggleFilter(parsed: ParsedQuery, filter: QueryFilter): string {
  const isThis = (chip: QueryChip) => isFilter(chip, filter);
  return parsed.chips.some(isThis) ? withoutChips(parsed, isThis) : withFilter(parsed.query, filter);
}

/** The month after `YYYY-MM`. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}

/** The one month the query is limited to; null for any other limits in time. */
export function monthOf(chips: readonly QueryChip[]): string | null {
  const from = chips.find((chip) => chip.key === 'from' && !chip.excluded)?.value;
  return from !== undefined && chips.some((chip) => isFilter(chip, { key: 'before', value: monthAfter(from) }))
    ? from
    : null;
}

/** Limits the query to a month instead of other limits in time, or lifts the limit where it is this month. */
export function toggleMonth(parsed: ParsedQuery, month: string): string {
  const rest = withoutChips(parsed, ({ key }) => key === 'from' || key === 'before' || key === 'after');
  if (monthOf(parsed.chips) === month) return rest;
  return withFilter(withFilter(rest, { key: 'from', value: month }), { key: 'before', value: monthAfter(month) });
}

function isScope(chip: QueryChip): boolean {
  return isFilter(chip, { key: 'in', value: 'digests' }) || isFilter(chip, { key: 'in', value: 'messages' });
}

/** What kind of thing the query is limited to. */
export function scopeOf(chips: readonly QueryChip[]): SearchScope {
  const value = chips.find(isScope)?.value;
  return value === 'digests' || value === 'messages' ? value : 'all';
}

/** Limits the query to digests or messages, or to neither. The limit is a filter, and so part of the link. */
export function withScope(parsed: ParsedQuery, scope: SearchScope): string {
  const rest = withoutChips(parsed, isScope);
  return scope === 'all' ? rest : withFilter(rest, { key: 'in', value: scope });
}

/** Whether chips say more than the words in the field do. */
export function worthShowing(chips: readonly QueryChip[]): boolean {
  return chips.some((chip) => chip.kind !== 'word' || chip.excluded || chip.problem !== null);
}
