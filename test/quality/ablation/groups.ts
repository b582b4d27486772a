import type { LinkFeature } from '../../../src-main/engine/threads/linking/features.ts';
import { Signal } from '../../../src-main/engine/threads/reading/signals.ts';

/** Features that tell something of one kind, by their names: a further group is one line. */
export type Group = readonly [what: string, holds: RegExp | ((name: string) => boolean)];

/** Of the scorer of links. The quick look sums up words, people and time, so it is left out with each of the others. */
export const linkGroups: readonly Group[] = [
  ['who addresses whom', /address/i],
  ['words in common', /overlap|word/i],
  ['pauses and pace', /pause|messagesIn(?:Minute|Ten|Hour)/i],
  ['wording (question, thanks, …)', /^(?:is|candidate)\.|asks/i],
  [
    'conversations so far',
    (name) => /conversation|candidateAnswers|candidateIsStart/i.test(name) && !/overlap|address/i.test(name),
  ],
  [
    'turns and partners',
    /answered(?:Them|Me|ByMe)|partner|fromAuthor|fromCandidate|isLastOf|sameAuthor|linesOfAuthor/i,
  ],
];

export const QUICK_LOOK: readonly LinkFeature[] = ['glance', 'glanceBehindBest', 'bestGlance'];

/** Of the forests for questions and for answers. */
export const roleGroups: readonly Group[] = [
  ['leanings of wording', /asking(?!Share)|answering/i],
  [
    'signs of wording (question mark, thanks, …)',
    (name) => name in Signal || name.includes('.') || name === 'askingShareOfAuthor',
  ],
  ['what was decided before', /answeredBefore|answersSoFar|answersByMe|isLastAnsweredByMe/],
  ['words in common', /^words|wordsInCommon/i],
  [
    'turns, place and pauses',
    /sinceOther|untilOther|sameAuthor|isOpener|place|ordinal|pause|(?<!Common)Between$|isAskersLast|distance|rank/,
  ],
  ['links and who addresses whom', /isParent|addressed|answersByOthers|answersOther/],
];

export function isIn([, holds]: Group, name: string): boolean {
  return typeof holds === 'function' ? holds(name) : holds.test(name);
}
