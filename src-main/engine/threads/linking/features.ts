import { bitsOf, type SignalName, writeBits } from '../reading/signals.ts';

/** Signals of the new message that the scorer looks at, one feature each. */
const ownSignals = [
  'endsWithQuestionMark',
  'questionMark',
  'openQuestion',
  'closedQuestion',
  'request',
  'greeting',
  'thanks',
  'agreement',
  'denial',
  'acknowledgement',
  'noise',
  'firstPerson',
  'secondPerson',
  'continuation',
  'correction',
  'command',
] as const satisfies readonly SignalName[];

/** Signals of the candidate that the scorer looks at. */
const candidateSignals = [
  'questionMark',
  'openQuestion',
  'closedQuestion',
  'problem',
  'greeting',
  'thanks',
  'acknowledgement',
  'denial',
  'noise',
  'link',
  'firstPerson',
  'secondPerson',
  'correction',
  'command',
] as const satisfies readonly SignalName[];

/**
 * Of the new message alone: the same for all its candidates. Pauses are log2(seconds + 1), lengths
 * and large counts log2(n + 1); these, shares and weights in 256ths.
 */
export const messageFeatures = [
  'length',
  'wordCount',
  'hanShare',
  'addressStrength',
  'addresseeCount',
  'addresseeAge',
  'addresseeTalksToMe',
  'pauseBefore',
  'pauseOfAuthor',
  'linesOfAuthor',
  'authorMessages',
  'authorAsks',
  'authorIsBot',
  'chatPause',
  'messagesInMinute',
  'messagesInTenMinutes',
  'messagesInHour',
  'activeConversations',
  'activeAuthors',
  'addressedToMeSince',
  'bestOverlap',
  'bestWord',
  'bestGlance',
  'authorLastAddressed',
] as const;

/** Of the candidate and of the two together; all -1 (unless said otherwise) for "starts something". */
export const pairFeatures = [
  /** 1 for the message itself: it starts a conversation. */
  'isStart',
  'pause',
  'pauseToPace',
  'lines',
  'messages',
  'glance',
  'glanceBehindBest',
  'sameAuthor',
  'isLastOfAuthor',
  'isLastOfCandidateAuthor',
  'fromAuthorBetween',
  'fromCandidateAuthorBetween',
  'addressesCandidate',
  'addressesOther',
  'addressedByCandidate',
  'candidateAddressesOther',
  'sameAddressee',
  'sinceIAddressedThem',
  'sinceTheyAddressedMe',
  'sinceIAnsweredThem',
  'sinceTheyAnsweredMe',
  'overlap',
  'overlapShare',
  'rarestWord',
  'overlapBehindBest',
  'wordsInCommon',
  'candidateLength',
  'candidateHanShare',
  'candidateIsBot',
  'candidateAuthorAsks',
  'candidateAnswers',
  'candidateAnswersByOthers',
  'candidateAnsweredByMe',
  'candidateIsStart',
  'candidateAnswersMe',
  'conversationSize',
  'conversationPeople',
  'conversationRank',
  'conversationPause',
  'conversationMessagesSince',
  'myPlaceInConversation',
  'isMyLastConversation',
  'conversationIsMine',
  'isMyLastPartner',
  'addresseeInConversation',
  'conversationOverlap',
] as const;

type MessageFeature = (typeof messageFeatures)[number];
type PairFeature = (typeof pairFeatures)[number];
type OwnSignalFeature = `is.${(typeof ownSignals)[number]}`;
type CandidateSignalFeature = `candidate.${(typeof candidateSignals)[number]}`;
export type LinkFeature = MessageFeature | PairFeature | OwnSignalFeature | CandidateSignalFeature;

/** Names of the columns, in order. */
export const linkFeatures: readonly LinkFeature[] = [
  ...messageFeatures,
  ...pairFeatures,
  ...ownSignals.map((name): OwnSignalFeature => `is.${name}`),
  ...candidateSignals.map((name): CandidateSignalFeature => `candidate.${name}`),
];
/** Names of those that are the same for all candidates of a message. */
export const sharedLinkFeatures: ReadonlySet<LinkFeature> = new Set([
  ...messageFeatures,
  ...ownSignals.map((name): OwnSignalFeature => `is.${name}`),
]);
export const LINK_FEATURE_COUNT = linkFeatures.length;

/** Column of each feature by name. */
export const LinkColumn = Object.freeze(
  Object.fromEntries(linkFeatures.map((name, column) => [name, column])),
) as Readonly<Record<LinkFeature, number>>;

export const OWN_SIGNALS = messageFeatures.length + pairFeatures.length;
export const CANDIDATE_SIGNALS = OWN_SIGNALS + ownSignals.length;

const ownBits = bitsOf(ownSignals);
const candidateBits = bitsOf(candidateSignals);

/** Writes the watched signals of the new message as zeros and ones. */
export function writeOwnSignals(row: Int32Array, signals: number): void {
  writeBits(row, OWN_SIGNALS, ownBits, signals);
}

/** Writes the watched signals of the candidate as zeros and ones, into the row that starts at `offset`. */
export function writeCandidateSignals(rows: Int32Array, offset: number, signals: number): void {
  writeBits(rows, offset + CANDIDATE_SIGNALS, candidateBits, signals);
}
