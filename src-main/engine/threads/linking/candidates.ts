import type { MessageReader } from '../reading/message-reader.ts';
import { Address } from '../reading/names.ts';
import { ASKING } from '../reading/signals.ts';
import type { ChatState } from './chat-state.ts';
import { logOf, pauseBetween, UNIT } from './logarithms.ts';
import { MAXIMUM_WORDS } from './recent.ts';

/** Messages looked at in passing: the last ones, and a few older ones of the people involved. */
const POOL = 48;
const OLDER_OF_EACH = 3;
const MAXIMUM_POOL = POOL + 16;
/** Candidates weighed closely. */
export const MAXIMUM_CANDIDATES = 12;

/** What the quick look at a candidate sees; each has a learnt weight. */
export const glanceFeatures = [
  'distance',
  'pause',
  'sameAuthor',
  'isLastOfAuthor',
  'isLastOfCandidateAuthor',
  'addressesCandidate',
  'namesCandidate',
  'addressesOther',
  'addressedByCandidate',
  'namedByCandidate',
  'addressedSince',
  'candidateAddressesOther',
  'overlap',
  'rarestWord',
  'asks',
  'isMyLastConversation',
  'isMyLastPartner',
  'isNear',
] as const;
const GLANCE = glanceFeatures.length;

/**
 * The messages a new one may answer. First a wide pool is looked over quickly with a linear model;
 * the most likely are then weighed closely by the forest.
 */
export class Candidates {
  count = 0;
  readonly ordinals = new Int32Array(MAXIMUM_POOL);
  /** Summed and greatest weight of the words in common with the new message, and their number. */
  readonly overlap = new Float32Array(MAXIMUM_POOL);
  readonly rarest = new Float32Array(MAXIMUM_POOL);
  readonly common = new Int32Array(MAXIMUM_POOL);
  /** Outcome of the quick look; higher is likelier. */
  readonly glance = new Float32Array(MAXIMUM_POOL);
  /** Conversations of the pool, most recently active first, with the overlap of all their messages. */
  conversationCount = 0;
  readonly conversations = new Int32Array(POOL);
  readonly conversationOverlap = new Float32Array(POOL);

  readonly #state: ChatState;
  readonly #weights: Float32Array;
  readonly #row = new Float32Array(GLANCE);
  readonly #words = new MarkedWords();
  readonly #kept = new Int32Array(MAXIMUM_CANDIDATES + 1);

  /** @param weights one for each of `glanceFeatures`. */
  constructor(state: ChatState, weights: readonly number[]) {
    this.#state = state;
    this.#weights = Float32Array.from(weights);
  }

  /** Collects the pool for a message and looks it over. */
  collect(message: MessageReader): void {
    const { next, oldest, people } = this.#state;
    let count = 0;
    const nearest = Math.max(oldest, next - POOL);
    for (let ordinal = next - 1; ordinal >= nearest; ordinal--) {
      this.ordinals[count++] = ordinal;
    }
    this.count = count;
    this.#addOlder(people.lastOrdinal(message.author), nearest);
    const { addressees } = message;
    for (let index = 0; index < addressees.count; index++) {
      this.#addOlder(people.lastOrdinal(addressees.authors[index] ?? -1), nearest);
    }
    this.#words.mark(message);
    this.conversationCount = 0;
    for (let index = 0; index < this.count; index++) {
      this.#compare(index);
      this.#noteConversation(index);
      this.glance[index] = this.#glanceAt(message, index);
    }
  }

  /** Keeps the likeliest, in the order they stood. */
  shorten(): void {
    if (this.count <= MAXIMUM_CANDIDATES) {
      return;
    }
    const kept = this.#kept;
    let count = 0;
    for (let index = 0; index < this.count; index++) {
      const score = this.glance[index] ?? 0;
      let place = count;
      while (place > 0 && score > (this.glance[kept[place - 1] ?? 0] ?? 0)) {
        kept[place] = kept[place - 1] ?? 0;
        place--;
      }
      kept[place] = index;
      count = Math.min(count + 1, MAXIMUM_CANDIDATES);
    }
    kept.subarray(0, count).sort();
    for (let place = 0; place < count; place++) {
      const from = kept[place] ?? 0;
      this.ordinals[place] = this.ordinals[from] ?? 0;
      this.overlap[place] = this.overlap[from] ?? 0;
      this.rarest[place] = this.rarest[from] ?? 0;
      this.common[place] = this.common[from] ?? 0;
      this.glance[place] = this.glance[from] ?? 0;
    }
    this.count = count;
  }

  /** Place of a conversation among those of the pool, 0 for the one active last; -1 when it is not among them. */
  rankOf(conversation: number): number {
    for (let rank = 0; rank < this.conversationCount; rank++) {
      if (this.conversations[rank] === conversation) {
        return rank;
      }
    }
    return -1;
  }

  /** The features of the quick look, for training. */
  glanceRow(message: MessageReader, index: number): Float32Array {
    this.#glanceAt(message, index);
    return this.#row;
  }

  #addOlder(last: number, nearest: number): void {
    const { recent, oldest } = this.#state;
    let ordinal = last;
    let taken = 0;
    while (ordinal >= oldest && taken < OLDER_OF_EACH && this.count < MAXIMUM_POOL) {
      if (ordinal < nearest) {
        if (this.ordinals.subarray(POOL, this.count).includes(ordinal)) {
          return;
        }
        this.ordinals[this.count++] = ordinal;
        taken++;
      }
      ordinal = recent.previousOfAuthor[recent.slotOf(ordinal)] ?? -1;
    }
  }

  #compare(index: number): void {
    const { recent } = this.#state;
    const slot = recent.slotOf(this.ordinals[index] ?? 0);
    const first = slot * MAXIMUM_WORDS;
    const end = first + (recent.wordCount[slot] ?? 0);
    let sum = 0;
    let rarest = 0;
    let common = 0;
    for (let at = first; at < end; at++) {
      const weight = this.#words.weightOf(recent.words[at] ?? 0);
      if (weight > 0) {
        sum += weight;
        common++;
        rarest = Math.max(rarest, weight);
      }
    }
    this.overlap[index] = sum;
    this.rarest[index] = rarest;
    this.common[index] = common;
  }

  #noteConversation(index: number): void {
    const { recent } = this.#state;
    if (index >= POOL) {
      return;
    }
    const conversation = recent.conversation[recent.slotOf(this.ordinals[index] ?? 0)] ?? -1;
    let rank = this.rankOf(conversation);
    if (rank < 0) {
      rank = this.conversationCount++;
      this.conversations[rank] = conversation;
      this.conversationOverlap[rank] = 0;
    }
    this.conversationOverlap[rank] = (this.conversationOverlap[rank] ?? 0) + (this.overlap[index] ?? 0);
  }

  #glanceAt(message: MessageReader, index: number): number {
    const { recent, people, next } = this.#state;
    const { author } = message;
    const row = this.#row;
    const ordinal = this.ordinals[index] ?? 0;
    const slot = recent.slotOf(ordinal);
    const other = recent.author[slot] ?? -1;
    const own = people.lastOrdinal(author);
    const isLastOfOther = people.lastOrdinal(other) === ordinal;
    row[0] = logOf(next - ordinal) / UNIT;
    row[1] = pauseBetween(recent.time[slot] ?? 0, message.time) / UNIT;
    row[2] = other === author ? 1 : 0;
    row[3] = own === ordinal ? 1 : 0;
    row[4] = isLastOfOther ? 1 : 0;
    this.#glanceAtAddressees(message, other, isLastOfOther);
    this.#glanceAtAddressing(slot, author, ordinal > own);
    row[12] = Math.sqrt(this.overlap[index] ?? 0);
    row[13] = this.rarest[index] ?? 0;
    row[14] = ((recent.signals[slot] ?? 0) & ASKING) === 0 ? 0 : 1;
    row[15] = own >= 0 && people.lastConversation(author) === recent.conversation[slot] ? 1 : 0;
    row[16] = people.lastParentAuthor(author) === other ? 1 : 0;
    row[17] = next - ordinal <= 2 ? 1 : 0;
    let score = 0;
    for (let feature = 0; feature < GLANCE; feature++) {
      score += (this.#weights[feature] as number) * (row[feature] as number);
    }
    return score;
  }

  /** Whom the new message addresses: the candidate's author (5, 6), or somebody else (7). */
  #glanceAtAddressees({ addressees, author }: MessageReader, other: number, isLastOfOther: boolean): void {
    const row = this.#row;
    row[5] = 0;
    row[6] = 0;
    row[7] = 0;
    for (let at = 0; at < addressees.count; at++) {
      const strength = addressees.strengths[at] ?? 0;
      if (addressees.authors[at] === other) {
        row[5] = strength >= Address.start ? 1 : 0;
        row[6] = isLastOfOther ? 1 : 0.5;
      } else if (strength >= Address.start && other !== author) {
        row[7] = 1;
      }
    }
  }

  /** Whom the candidate addresses: the author of the new message (8 to 10), or somebody else (11). */
  #glanceAtAddressing(slot: number, author: number, isUnanswered: boolean): void {
    const { recent } = this.#state;
    const row = this.#row;
    const isAddressing = (recent.addresseeCount[slot] ?? 0) > 0;
    const toMe = isAddressing ? recent.addressStrength(slot, author) : 0;
    row[8] = toMe >= Address.start ? 1 : 0;
    row[9] = toMe > 0 ? 1 : 0;
    row[10] = toMe > 0 && isUnanswered ? 1 : 0;
    row[11] = isAddressing && toMe === 0 ? 1 : 0;
  }
}

const PLACES = 128;

/** The words of one message in a small hash table, so that others are compared with it in one pass. */
class MarkedWords {
  readonly #words = new Int32Array(PLACES);
  readonly #weights = new Float32Array(PLACES);

  mark(message: MessageReader): void {
    this.#weights.fill(0);
    for (let index = 0; index < message.wordCount; index++) {
      const word = message.words[index] ?? 0;
      let place = word & (PLACES - 1);
      while ((this.#weights[place] ?? 0) > 0) {
        place = (place + 1) & (PLACES - 1);
      }
      this.#words[place] = word;
      this.#weights[place] = Math.max(0.01, message.weights[index] ?? 0);
    }
  }

  /** Weight of a word, 0 when the message does not hold it. */
  weightOf(word: number): number {
    let place = word & (PLACES - 1);
    let weight = this.#weights[place] ?? 0;
    while (weight > 0 && this.#words[place] !== word) {
      place = (place + 1) & (PLACES - 1);
      weight = this.#weights[place] ?? 0;
    }
    return weight;
  }
}
