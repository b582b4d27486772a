import { kindOf, type MessageExtra } from './rows.ts';
import { isPlaceholder } from './versions.ts';

/** A message that one export has and another does not have in the same words. */
export interface Candidate {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds the times of its export are whole multiples of. */
  readonly precision: number;
  readonly format: string;
  readonly sender: CandidateSender | null;
  readonly kind: number;
  readonly text: string;
  readonly extra: MessageExtra | null;
}

export interface CandidateSender {
  readonly number: number;
  readonly names: readonly string[];
  /** Known by a name only, not by an account. */
  readonly isNamed: boolean;
}

/** More pairs in one minute are not compared one with each other; they are taken in their order. */
const MOST_PAIRS = 250_000;
/** Pairs of letters two texts have in common, at least, to be one text before and after an edit. */
const ALIKE = 0.5;
/** The same when an export says that it was edited: then the words may be others, if not quite. */
const ALIKE_WHEN_EDITED = 0.2;

/**
 * Which messages of two exports are the same although they are not written the same (ARCHIVE-12): the pairs
 * with the most in common that keep the order of both, then those in the same words that are left: messages of
 * the same time are in the order of their imports, which another export need not share. Swapping the exports
 * gives the same pairs.
 *
 * Both lists are in order of time and hold messages of the same minute. The pairs are those of a global
 * alignment (Needleman and Wunsch, J. Mol. Biol. 48, 1970) without a penalty for gaps.
 */
export function align(one: readonly Candidate[], other: readonly Candidate[]): [Candidate, Candidate][] {
  if (one.length * other.length > MOST_PAIRS) {
    return alignInOrder(one, other);
  }
  // The smaller of two equal alignments is the one found first: always look from the same side.
  if (signatureOf(one) > signatureOf(other)) {
    return align(other, one).map(([left, right]) => [right, left]);
  }
  const width = other.length + 1;
  const best = new Float64Array((one.length + 1) * width);
  const likeness = new Float64Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      const here = row * width + column;
      const left = one[row];
      const right = other[column];
      const alike = left !== undefined && right !== undefined ? likenessOf(left, right) : 0;
      likeness[here] = alike;
      const paired = alike > 0 ? alike + (best[here + width + 1] ?? 0) : 0;
      best[here] = Math.max(paired, best[here + width] ?? 0, best[here + 1] ?? 0);
    }
  }
  const pairs = pairsAlong(best, likeness, one, other);
  const paired = new Set(pairs.flat());
  const [left, right] = [one, other].map((side) => side.filter((candidate) => !paired.has(candidate)));
  return [...pairs, ...alignInOrder(left ?? [], right ?? [])];
}

function pairsAlong(
  best: Float64Array,
  likeness: Float64Array,
  one: readonly Candidate[],
  other: readonly Candidate[],
): [Candidate, Candidate][] {
  const width = other.length + 1;
  const pairs: [Candidate, Candidate][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    const here = row * width + column;
    const left = one[row];
    const right = other[column];
    const alike = likeness[here] ?? 0;
    if (
      left !== undefined &&
      right !== undefined &&
      alike > 0 &&
      best[here] === alike + (best[here + width + 1] ?? 0)
    ) {
      pairs.push([left, right]);
      row++;
      column++;
    } else if (best[here] === best[here + width]) {
      row++;
    } else {
      column++;
    }
  }
  return pairs;
}

/** Pairs equal messages in their order: what an alignment left, and a minute with more messages than people write. */
function alignInOrder(one: readonly Candidate[], other: readonly Candidate[]): [Candidate, Candidate][] {
  const waiting = Map.groupBy(other, ({ text }) => text);
  return one.flatMap((left) => {
    const same = waiting.get(left.text);
    const place = same?.findIndex((right) => likenessOf(left, right) >= SAME_WORDS) ?? -1;
    const [right] = place < 0 ? [] : (same?.splice(place, 1) ?? []);
    return right === undefined ? [] : [[left, right] as [Candidate, Candidate]];
  });
}

const SAME_WORDS = 8;
const LEFT_OUT = 4;
const DELETED = 3;

/** How sure two messages are the same, 0 when they are not. Symmetric. */
function likenessOf(one: Candidate, other: Candidate): number {
  if (!isSameTime(one, other) || !isSameSender(one, other) || haveOtherIds(one, other)) {
    return 0;
  }
  const isSameKind = one.kind === other.kind;
  if (haveSameText(one, other)) {
    return isSameKind ? SAME_WORDS + 1 : SAME_WORDS;
  }
  const empty = [one, other].filter(({ kind, text, extra }) => isPlaceholder(kind, text, extra)).length;
  const kinds = [kindOf(one.kind), kindOf(other.kind)];
  if (kinds.includes('recalled')) {
    return isSameKind ? SAME_WORDS : DELETED;
  }
  if (isSameKind && one.text === other.text) {
    return haveSameFiles(one, other) ? SAME_WORDS + 1 : empty > 0 ? SAME_WORDS : 0;
  }
  if (empty > 0 && !kinds.includes('text') && !kinds.includes('system')) {
    return isSameKind || kinds.includes('other') ? LEFT_OUT : 0;
  }
  return isSameKind && !kinds.includes('system') ? likenessOfTexts(one, other) : 0;
}

/** How much of a text an edit left. */
function likenessOfTexts(one: Candidate, other: Candidate): number {
  if (one.text === '' || other.text === '') {
    return 0;
  }
  const isEdited = one.extra?.editedAt !== undefined || other.extra?.editedAt !== undefined;
  const shared = sharedPairs(one.text, other.text);
  return shared >= (isEdited ? ALIKE_WHEN_EDITED : ALIKE) ? shared : 0;
}

/** Also when one of them was merged before, and the other has what it said then. */
function haveSameText(one: Candidate, other: Candidate): boolean {
  if (one.text === other.text) {
    return one.text !== '';
  }
  const hadOnce = (candidate: Candidate, text: string) =>
    text !== '' && candidate.extra?.earlierTexts?.includes(text) === true;
  return hadOnce(one, other.text) || hadOnce(other, one.text);
}

/** Times agree as far as the less precise of the two exports tells. */
function isSameTime(one: Candidate, other: Candidate): boolean {
  const precision = Math.max(one.precision, other.precision);
  return one.precision === other.precision
    ? one.at === other.at
    : Math.floor(one.at / precision) === Math.floor(other.at / precision);
}

/** The same account, or the same name where one of the exports knows no accounts. */
function isSameSender(one: Candidate, other: Candidate): boolean {
  if (one.sender === null || other.sender === null) {
    return one.sender === other.sender;
  }
  return (
    one.sender.number === other.sender.number ||
    ((one.sender.isNamed || other.sender.isNamed) && shareName(one.sender.names, other.sender.names))
  );
}

function shareName(one: readonly string[], other: readonly string[]): boolean {
  return one.some((name) => other.includes(name));
}

/** Different ids that one exporter gave are different messages; those of different exporters cannot be compared. */
function haveOtherIds(one: Candidate, other: Candidate): boolean {
  const [id, otherId] = [one.extra?.nativeId, other.extra?.nativeId];
  return one.format === other.format && id !== undefined && otherId !== undefined && id !== otherId;
}

function haveSameFiles(one: Candidate, other: Candidate): boolean {
  const names = ({ extra }: Candidate) => (extra?.attachments ?? []).map(({ name }) => name).join('\n');
  return names(one) === names(other);
}

/** Sørensen-Dice coefficient of the pairs of UTF-16 units of two texts, 0 to 1 (Dice, Ecology 26, 1945). */
function sharedPairs(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < one.length; index++) {
    const pair = one.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let index = 0; index + 1 < other.length; index++) {
    const pair = other.slice(index, index + 2);
    const left = counts.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      counts.set(pair, left - 1);
    }
  }
  return (2 * shared) / Math.max(1, one.length + other.length - 2);
}

function signatureOf(candidates: readonly Candidate[]): string {
  return candidates
    .map((one) => [one.precision, one.at, one.sender?.names[0] ?? '', one.text, one.kind].join(','))
    .join('\n');
}
