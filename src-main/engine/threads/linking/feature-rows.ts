import type { MessageReader } from '../reading/message-reader.ts';
import { Address } from '../reading/names.ts';
import { type Candidates, MAXIMUM_CANDIDATES } from './candidates.ts';
import type { ChatState } from './chat-state.ts';
import {
  CANDIDATE_SIGNALS,
  LINK_FEATURE_COUNT,
  LinkColumn,
  OWN_SIGNALS,
  writeCandidateSignals,
  writeOwnSignals,
} from './features.ts';
import { logOf, pauseBetween, UNIT } from './logarithms.ts';

const MINUTE = 60_000;
/** Stands for the age of what never happened: beyond any log2 of a real one. */
const NEVER = 30 * UNIT;
const NEIGHBOURHOOD = 20;
/** Messages between are counted up to here. */
const MOST_BETWEEN = 9;

/** The features of a message with each of its candidates: row 0 for "starts something", then one a candidate. */
export class FeatureRows {
  readonly values = new Int32Array((MAXIMUM_CANDIDATES + 1) * LINK_FEATURE_COUNT);
  readonly #state: ChatState;
  readonly #candidates: Candidates;
  readonly #shared = new Int32Array(LINK_FEATURE_COUNT);
  readonly #own = new Int32Array(MOST_BETWEEN);
  #ownCount = 0;
  /** By candidate, what is known of the author and the candidate's author, and the other way round; see `People.pairOf`. */
  readonly #toThem = new Int32Array(MAXIMUM_CANDIDATES);
  readonly #fromThem = new Int32Array(MAXIMUM_CANDIDATES);

  constructor(state: ChatState, candidates: Candidates) {
    this.#state = state;
    this.#candidates = candidates;
  }

  write(message: MessageReader): void {
    this.#writeShared(message);
    this.values.set(this.#shared);
    this.#writeStart(this.values.subarray(0, LINK_FEATURE_COUNT));
    this.#listOwn(message.author);
    this.#findPairs(message.author);
    const { recent } = this.#state;
    for (let index = 0; index < this.#candidates.count; index++) {
      const offset = (index + 1) * LINK_FEATURE_COUNT;
      const ordinal = this.#candidates.ordinals[index] as number;
      const slot = recent.slotOf(ordinal);
      this.values.set(this.#shared, offset);
      this.#writeTimes(offset, message, ordinal, slot);
      this.#writePeople(offset, message, index, slot);
      this.#writeWords(offset, message, index, slot);
      this.#writeStanding(offset, message, slot);
    }
  }

  #writeStart(row: Int32Array): void {
    row.fill(-1, LinkColumn.isStart, OWN_SIGNALS);
    row[LinkColumn.isStart] = 1;
    row.fill(0, CANDIDATE_SIGNALS);
  }

  /** What is the same for all candidates. */
  #writeShared(message: MessageReader): void {
    const row = this.#shared;
    const { people, pace, recent, next } = this.#state;
    const { author, time } = message;
    row[LinkColumn.length] = logOf(message.length);
    row[LinkColumn.wordCount] = message.wordCount;
    row[LinkColumn.hanShare] = message.hanShare * UNIT;
    this.#writeAddressees(row, message);
    row[LinkColumn.pauseBefore] = next > 0 ? pauseBetween(recent.time[recent.slotOf(next - 1)] ?? 0, time) : NEVER;
    const own = people.lastOrdinal(author);
    row[LinkColumn.pauseOfAuthor] = own < 0 ? NEVER : pauseBetween(people.lastTime(author), time);
    row[LinkColumn.linesOfAuthor] = own < 0 ? NEVER : logOf(next - own);
    row[LinkColumn.authorMessages] = logOf(people.messageCount(author));
    row[LinkColumn.authorAsks] = people.askingShare(author) * UNIT;
    row[LinkColumn.authorIsBot] = message.isBot ? 1 : 0;
    row[LinkColumn.chatPause] = pace.logPause * UNIT;
    row[LinkColumn.messagesInMinute] = logOf(pace.within(time, MINUTE));
    row[LinkColumn.messagesInTenMinutes] = logOf(pace.within(time, 10 * MINUTE));
    row[LinkColumn.messagesInHour] = logOf(pace.within(time, 60 * MINUTE));
    row[LinkColumn.activeConversations] = this.#activeConversations();
    row[LinkColumn.activeAuthors] = this.#activeAuthors();
    row[LinkColumn.authorLastAddressed] =
      own < this.#state.oldest ? -1 : (recent.addresseeCount[recent.slotOf(own)] ?? 0);
    this.#writeBest(row, author, own);
    writeOwnSignals(row, message.signals);
  }

  #writeAddressees(row: Int32Array, message: MessageReader): void {
    const { people, next } = this.#state;
    const { addressees } = message;
    let strength = 0;
    let addressee = -1;
    for (let index = 0; index < addressees.count; index++) {
      if ((addressees.strengths[index] ?? 0) > strength) {
        strength = addressees.strengths[index] ?? 0;
        addressee = addressees.authors[index] ?? -1;
      }
    }
    row[LinkColumn.addressStrength] = strength;
    row[LinkColumn.addresseeCount] = addressees.count;
    row[LinkColumn.addresseeAge] = addressee < 0 ? -1 : logOf(next - people.lastOrdinal(addressee));
    row[LinkColumn.addresseeTalksToMe] =
      addressee < 0 ? -1 : this.#ageOf(people.lastAddressed(people.pairOf(addressee, message.author)));
  }

  #writeBest(row: Int32Array, author: number, own: number): void {
    const { recent } = this.#state;
    const { count, ordinals, overlap, rarest, glance } = this.#candidates;
    let bestOverlap = 0;
    let bestWord = 0;
    let bestGlance = count === 0 ? -30 : Number.NEGATIVE_INFINITY;
    let addressedToMe = 0;
    for (let index = 0; index < count; index++) {
      bestOverlap = Math.max(bestOverlap, overlap[index] ?? 0);
      bestWord = Math.max(bestWord, rarest[index] ?? 0);
      bestGlance = Math.max(bestGlance, glance[index] ?? 0);
      const ordinal = ordinals[index] ?? 0;
      if (ordinal > own && recent.addressStrength(recent.slotOf(ordinal), author) >= Address.end) {
        addressedToMe++;
      }
    }
    row[LinkColumn.bestOverlap] = bestOverlap * UNIT;
    row[LinkColumn.bestWord] = bestWord * UNIT;
    row[LinkColumn.bestGlance] = bestGlance * UNIT;
    row[LinkColumn.addressedToMeSince] = addressedToMe;
  }

  #activeConversations(): number {
    const { recent, next } = this.#state;
    let highest = -1;
    let before = -1;
    for (let ordinal = Math.max(0, next - NEIGHBOURHOOD); ordinal < next; ordinal++) {
      const conversation = recent.conversation[recent.slotOf(ordinal)] as number;
      if (conversation !== before) {
        highest = Math.max(highest, this.#candidates.rankOf(conversation));
        before = conversation;
      }
    }
    return highest + 1;
  }

  #activeAuthors(): number {
    const { recent, next } = this.#state;
    const first = Math.max(0, next - NEIGHBOURHOOD);
    let authors = 0;
    for (let ordinal = first; ordinal < next; ordinal++) {
      authors += (recent.previousOfAuthor[recent.slotOf(ordinal)] ?? -1) < first ? 1 : 0;
    }
    return authors;
  }

  /** Age of an ordinal as log2(messages + 1). */
  #ageOf(ordinal: number): number {
    return ordinal < 0 ? NEVER : logOf(this.#state.next - ordinal);
  }

  /** The author's last messages, latest first. */
  #listOwn(author: number): void {
    const { recent, people, oldest } = this.#state;
    this.#ownCount = 0;
    for (let at = people.lastOrdinal(author); at >= oldest && this.#ownCount < MOST_BETWEEN; ) {
      this.#own[this.#ownCount++] = at;
      at = recent.previousOfAuthor[recent.slotOf(at)] as number;
    }
  }

  /** All pairs before the first is told of: they lie far apart, and memory that is asked at once answers at once. */
  #findPairs(author: number): void {
    const { recent, people } = this.#state;
    const { count, ordinals } = this.#candidates;
    for (let index = 0; index < count; index++) {
      const other = recent.author[recent.slotOf(ordinals[index] as number)] as number;
      this.#toThem[index] = people.pairOf(author, other);
      this.#fromThem[index] = people.pairOf(other, author);
    }
  }

  #writeTimes(at: number, message: MessageReader, ordinal: number, slot: number): void {
    const row = this.values;
    const { recent, people, pace, next, line } = this.#state;
    const other = recent.author[slot] as number;
    const pause = pauseBetween(recent.time[slot] as number, message.time);
    let ownSince = 0;
    while (ownSince < this.#ownCount && (this.#own[ownSince] as number) > ordinal) {
      ownSince++;
    }
    const othersSince = people.messageCount(other) - (recent.ordinalOfAuthor[slot] as number);
    row[at + LinkColumn.isStart] = 0;
    row[at + LinkColumn.pause] = pause;
    row[at + LinkColumn.pauseToPace] = pause - pace.logPause * UNIT;
    row[at + LinkColumn.lines] = logOf(line - (recent.line[slot] as number));
    row[at + LinkColumn.messages] = next - ordinal;
    row[at + LinkColumn.sameAuthor] = other === message.author ? 1 : 0;
    row[at + LinkColumn.isLastOfAuthor] = people.lastOrdinal(message.author) === ordinal ? 1 : 0;
    row[at + LinkColumn.isLastOfCandidateAuthor] = othersSince === 0 ? 1 : 0;
    row[at + LinkColumn.fromAuthorBetween] = ownSince;
    row[at + LinkColumn.fromCandidateAuthorBetween] = Math.min(othersSince, MOST_BETWEEN);
  }

  #writePeople(at: number, message: MessageReader, index: number, slot: number): void {
    const row = this.values;
    const { recent, people, conversations } = this.#state;
    const { author, addressees } = message;
    const other = recent.author[slot] as number;
    const conversation = recent.conversation[slot] as number;
    let toCandidate = 0;
    let toOther = 0;
    let sameAddressee = 0;
    let inConversation = -1;
    for (let each = 0; each < addressees.count; each++) {
      const addressee = addressees.authors[each] ?? -1;
      const strength = addressees.strengths[each] ?? 0;
      if (addressee === other) {
        toCandidate = strength;
      } else {
        toOther = Math.max(toOther, strength);
      }
      sameAddressee = Math.max(sameAddressee, Math.min(strength, recent.addressStrength(slot, addressee)));
      const isThere = conversations.recencyOf(addressee, conversation) >= 0;
      inConversation = Math.max(inConversation, isThere ? strength : 0);
    }
    const toMe = recent.addressStrength(slot, author);
    row[at + LinkColumn.addressesCandidate] = toCandidate;
    row[at + LinkColumn.addressesOther] = toOther;
    row[at + LinkColumn.sameAddressee] = sameAddressee;
    row[at + LinkColumn.addresseeInConversation] = inConversation;
    row[at + LinkColumn.addressedByCandidate] = toMe;
    row[at + LinkColumn.candidateAddressesOther] = (recent.addresseeCount[slot] as number) - (toMe > 0 ? 1 : 0);
    const toThem = this.#toThem[index] as number;
    const fromThem = this.#fromThem[index] as number;
    row[at + LinkColumn.sinceIAddressedThem] = this.#ageOf(people.lastAddressed(toThem));
    row[at + LinkColumn.sinceTheyAddressedMe] = this.#ageOf(people.lastAddressed(fromThem));
    row[at + LinkColumn.sinceIAnsweredThem] = this.#ageOf(people.lastAnswered(toThem));
    row[at + LinkColumn.sinceTheyAnsweredMe] = this.#ageOf(people.lastAnswered(fromThem));
    row[at + LinkColumn.isMyLastPartner] = people.lastParentAuthor(author) === other ? 1 : 0;
    row[at + LinkColumn.candidateAuthorAsks] = people.askingShare(other) * UNIT;
  }

  #writeWords(at: number, message: MessageReader, index: number, slot: number): void {
    const row = this.values;
    const { recent } = this.#state;
    const { overlap, rarest, common, glance } = this.#candidates;
    const shared = overlap[index] ?? 0;
    row[at + LinkColumn.overlap] = shared * UNIT;
    row[at + LinkColumn.overlapShare] =
      shared === 0
        ? 0
        : (shared * UNIT) / Math.sqrt((message.weightSum + 1) * ((recent.weightSum[slot] as number) + 1));
    row[at + LinkColumn.rarestWord] = (rarest[index] ?? 0) * UNIT;
    row[at + LinkColumn.overlapBehindBest] = shared * UNIT - (row[at + LinkColumn.bestOverlap] ?? 0);
    row[at + LinkColumn.wordsInCommon] = common[index] ?? 0;
    const likely = (glance[index] ?? 0) * UNIT;
    row[at + LinkColumn.glance] = likely;
    row[at + LinkColumn.glanceBehindBest] = likely - (row[at + LinkColumn.bestGlance] ?? 0);
    row[at + LinkColumn.candidateLength] = logOf(recent.length[slot] as number);
    row[at + LinkColumn.candidateHanShare] = (recent.hanShare[slot] as number) * UNIT;
    row[at + LinkColumn.candidateIsBot] = recent.bot[slot] as number;
    writeCandidateSignals(row, at, recent.signals[slot] ?? 0);
  }

  /** Where the candidate stands: who answered it, and the conversation it belongs to so far. */
  #writeStanding(at: number, message: MessageReader, slot: number): void {
    const row = this.values;
    const { recent, people, conversations } = this.#state;
    const { author, time } = message;
    const parentAuthor = recent.parentAuthor[slot] as number;
    const conversation = recent.conversation[slot] as number;
    const size = conversations.size(conversation);
    const rank = this.#candidates.rankOf(conversation);
    row[at + LinkColumn.candidateAnswers] = recent.answers[slot] as number;
    row[at + LinkColumn.candidateAnswersByOthers] = recent.answersByOthers[slot] as number;
    row[at + LinkColumn.candidateAnsweredByMe] = recent.lastAnswerer[slot] === author ? 1 : 0;
    row[at + LinkColumn.candidateIsStart] = parentAuthor < 0 ? 1 : 0;
    row[at + LinkColumn.candidateAnswersMe] = parentAuthor === author ? 1 : 0;
    row[at + LinkColumn.conversationSize] = logOf(size);
    row[at + LinkColumn.conversationPeople] = conversations.participantCount(conversation);
    row[at + LinkColumn.conversationRank] = rank;
    row[at + LinkColumn.conversationOverlap] = rank < 0 ? 0 : (this.#candidates.conversationOverlap[rank] ?? 0) * UNIT;
    row[at + LinkColumn.conversationPause] = pauseBetween(conversations.lastTime(conversation), time);
    row[at + LinkColumn.conversationMessagesSince] = logOf(size - (recent.placeInConversation[slot] as number));
    row[at + LinkColumn.myPlaceInConversation] = conversations.recencyOf(author, conversation);
    row[at + LinkColumn.isMyLastConversation] = people.lastConversation(author) === conversation ? 1 : 0;
    row[at + LinkColumn.conversationIsMine] = conversations.starter(conversation) === author ? 1 : 0;
  }
}
