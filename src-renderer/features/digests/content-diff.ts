import type { Answer, DigestContent, Passage } from '../../../src-main/contract/index.ts';
import { answerParts } from './content.ts';
import { withNamedPictures } from './named-pictures.ts';
import { type DiffPiece, diffWords, isChanged } from './word-diff.ts';

/** A part of a digest that changed. */
export interface ChangedPart {
  readonly key: string;
  readonly place:
    | { readonly kind: 'title' | 'tags' | 'askers' }
    | { readonly kind: 'section'; readonly section: string }
    /** Its number in the version that has it; the newer one where both have. */
    | { readonly kind: 'answer'; readonly number: number };
  /** One for each passage that changed, came or went. */
  readonly passages: readonly { readonly key: string; readonly pieces: readonly DiffPiece[] }[];
}

/** The parts in which two contents differ, in reading order. `nameOf`: a member as people know them. */
export function diffContents(
  before: DigestContent,
  after: DigestContent,
  nameOf: (memberId: string) => string,
): readonly ChangedPart[] {
  const line = (kind: 'title' | 'tags' | 'askers', old: string, now: string): ChangedPart => ({
    key: kind,
    place: { kind },
    passages: [{ key: kind, pieces: diffWords(old, now) }],
  });
  const names = (ids: readonly string[]) => ids.map(nameOf).join('、');
  const tags = (content: DigestContent) => content.tags.map((tag) => `#${tag}`).join(' ');
  const sectionKeys = [...new Set([...Object.keys(after.sections), ...Object.keys(before.sections)])];
  const parts: readonly ChangedPart[] = [
    line('title', before.title, after.title),
    line('askers', names(before.askers), names(after.askers)),
    line('tags', tags(before), tags(after)),
    ...sectionKeys.map((section) => ({
      key: `section ${section}`,
      place: { kind: 'section' as const, section },
      passages: diffPassages(before.sections[section] ?? [], after.sections[section] ?? []),
    })),
    ...diffAnswers(before.answers, after.answers, names),
  ];
  return parts
    .map((part) => ({ ...part, passages: part.passages.filter(({ pieces }) => isChanged(pieces)) }))
    .filter(({ passages }) => passages.length > 0);
}

function diffAnswers(
  before: readonly Answer[],
  after: readonly Answer[],
  names: (ids: readonly string[]) => string,
): readonly ChangedPart[] {
  return inBoth(before, after).map(({ old, now }) => {
    const id = (now ?? old)?.id ?? '';
    const number = 1 + (now ? after.indexOf(now) : before.findIndex((answer) => answer.id === id));
    const passages = answerParts.flatMap((part) => diffPassages(old?.[part] ?? [], now?.[part] ?? []));
    const people = diffWords(names(old?.contributors ?? []), names(now?.contributors ?? []));
    return {
      key: `answer ${id}`,
      place: { kind: 'answer' as const, number },
      passages: [{ key: 'contributors', pieces: people }, ...passages],
    };
  });
}

function diffPassages(before: readonly Passage[], after: readonly Passage[]): ChangedPart['passages'] {
  return inBoth(before, after).map(({ old, now }) => ({
    key: (now ?? old)?.id ?? '',
    pieces: diffTexts(old?.text ?? '', now?.text ?? ''),
  }));
}

/** Pictures are named, unless it is only their addresses that differ: another picture of the same name. */
function diffTexts(old: string, now: string): readonly DiffPiece[] {
  const [oldNamed, nowNamed] = [withNamedPictures(old), withNamedPictures(now)];
  return oldNamed === nowNamed ? diffWords(old, now) : diffWords(oldNamed, nowNamed);
}

interface Pair<Item> {
  readonly old: Item | undefined;
  readonly now: Item | undefined;
}

/** Items by their ids in the newer order, those that went away where they stood. */
function inBoth<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): readonly Pair<Item>[] {
  const pairs: Pair<Item>[] = after.map((now) => ({ old: before.find(({ id }) => id === now.id), now }));
  let place = 0;
  for (const old of before) {
    const index = pairs.findIndex((pair) => (pair.now ?? pair.old)?.id === old.id);
    if (index >= 0) {
      place = index + 1;
      continue;
    }
    pairs.splice(place, 0, { old, now: undefined });
    place += 1;
  }
  return pairs;
}
