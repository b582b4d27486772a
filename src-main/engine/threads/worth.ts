import { AuthorCounts } from './author-counts.ts';
import { Signal } from './reading/signals.ts';
import { Role, type RoleJudge } from './roles/role-judge.ts';

/** Why a conversation has its score; the interface translates these keys. */
export const threadReasons = [
  'has-question',
  'answered',
  'accepted',
  'several-contributors',
  'long-answer',
  'steps',
  'code-or-link',
  'reactions',
  'discussed',
  'unanswered',
  'thin',
  'chatter',
  'advertisement',
  'covered',
] as const;
export type ThreadReason = (typeof threadReasons)[number];

/** What each reason adds to the log odds of being worth a digest. Chosen by hand; see docs/quality.md. */
const weights: Readonly<Record<ThreadReason, number>> = {
  'has-question': 1.7,
  answered: 1.5,
  accepted: 0.9,
  'several-contributors': 0.6,
  'long-answer': 0.8,
  steps: 0.3,
  'code-or-link': 0.4,
  reactions: 0.4,
  discussed: 0.3,
  unanswered: -0.5,
  thin: -1.1,
  chatter: -1.2,
  advertisement: -2.5,
  covered: -1.5,
};
const BASE = -2.2;

/** Latin letters (a Chinese character counts for three) that make an answer long, or a conversation thin. */
const LONG = 240;
const THIN = 75;
const SEVERAL = 2;
const DISCUSSED_MESSAGES = 8;
const DISCUSSED_PEOPLE = 3;

export interface Worth {
  /** 0 to 1. */
  readonly score: number;
  /** What moved the score most comes first. */
  readonly reasons: readonly ThreadReason[];
}

/** How much the conversation that was judged last deserves a digest. */
export function worthOf(judge: RoleJudge): Worth {
  const facts = factsOf(judge);
  const hasQuestion = judge.ask >= 0;
  const isAnswered = facts.answers > 0;
  const holds: Record<ThreadReason, boolean> = {
    'has-question': hasQuestion,
    answered: isAnswered,
    accepted: facts.isAccepted,
    'several-contributors': facts.answerers >= SEVERAL,
    'long-answer': facts.answerContent >= LONG,
    steps: (facts.answerSignals & Signal.steps) !== 0,
    'code-or-link': (facts.answerSignals & (Signal.code | Signal.link)) !== 0,
    reactions: facts.reactions > 0,
    discussed: judge.view.count >= DISCUSSED_MESSAGES && judge.view.peopleCount >= DISCUSSED_PEOPLE,
    unanswered: hasQuestion && !isAnswered,
    thin: hasQuestion && facts.content < THIN,
    chatter: !hasQuestion,
    advertisement: facts.advertisements * 2 >= judge.view.count,
    covered: false,
  };
  return worthFor((reason) => holds[reason]);
}

/** Worths by their reasons as bits, of which few combinations occur: thousands of conversations share one. */
const known = new Map<number, Worth>();

/** The worth of what has the reasons that hold. */
function worthFor(holds: (reason: ThreadReason) => boolean): Worth {
  let bits = 0;
  for (let reason = 0; reason < threadReasons.length; reason++) {
    bits |= holds(threadReasons[reason] as ThreadReason) ? 1 << reason : 0;
  }
  const worth = known.get(bits) ?? weighed(threadReasons.filter((_, reason) => (bits & (1 << reason)) !== 0));
  known.set(bits, worth);
  return worth;
}

function weighed(reasons: readonly ThreadReason[]): Worth {
  const odds = reasons.reduce((sum, reason) => sum + weights[reason], BASE);
  return {
    score: Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4,
    reasons: reasons.toSorted((one, other) => Math.abs(weights[other]) - Math.abs(weights[one])),
  };
}

/** The same worth with or without a digest that tells it already. */
export function coveredOrNot(reasons: readonly string[], isCovered: boolean): Worth {
  return worthFor((reason) => (reason === 'covered' ? isCovered : reasons.includes(reason)));
}

interface Facts {
  readonly content: number;
  readonly answers: number;
  readonly answerers: number;
  readonly answerContent: number;
  readonly answerSignals: number;
  readonly reactions: number;
  readonly advertisements: number;
  readonly isAccepted: boolean;
}

const answerers = new AuthorCounts();

/** Counts what the score rests on; answers are those of others than the asker. */
function factsOf(judge: RoleJudge): Facts {
  const { view, roles, ask } = judge;
  const asker = ask < 0 ? -1 : view.author(ask);
  answerers.start();
  const facts = { content: 0, answers: 0, answerContent: 0, answerSignals: 0, reactions: 0, advertisements: 0 };
  let isAccepted = false;
  for (let place = 0; place < view.count; place++) {
    const author = view.author(place);
    const signals = view.signals(place);
    facts.content += (signals & Signal.noise) === 0 ? view.content(place) : 0;
    facts.reactions += view.reactions(place);
    facts.advertisements += (signals & Signal.advertisement) === 0 ? 0 : 1;
    if (roles[place] === Role.answer && author !== asker) {
      answerers.add(author, 1);
      facts.answers++;
      facts.answerContent += view.content(place);
      facts.answerSignals |= signals;
    }
    const isGrateful = roles[place] === Role.confirmation || roles[place] === Role.thanks;
    isAccepted ||= isGrateful && author === asker && facts.answers > 0;
  }
  return { ...facts, answerers: answerers.size, isAccepted };
}
