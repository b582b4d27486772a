import type { MessageReader } from '../reading/message-reader.ts';
import { Address } from '../reading/names.ts';
import type { ChatState } from './chat-state.ts';
import { logOf, pauseBetween, UNIT } from './logarithms.ts';
import { MAXIMUM_WORDS, Trait, WINDOW } from './recent.ts';

/** Messages looked at in passing: the last ones, and a few older ones of the people involved. */
const POOL = 32;
const OLDER_OF_EACH = 3;
const MAXIMUM_POOL = POOL + 16;
/** Candidates weighed closely. */
export const MAXIMUM_CANDIDATES = 12;
/** Log odds behind the likeliest from which a candidate is not weighed at all. */
const HOPELESS = 6.5;
/** Weight of a word that every message holds: still a word in common. */
const LEAST_WEIGHT = 0.01;

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
const GUESS_MASK = 255;

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
  readonly #weights: GlanceWeights;
  /** How many of the pool are the last messages; behind them stand older ones. */
  #nearCount = 0;
  readonly #placeBySlot = new Int32Array(WINDOW);
  readonly #kept = new Int32Array(MAXIMUM_CANDIDATES + 1);
  /** Where a conversation probably stands among `conversations`, by its last bits. */
  readonly #rankGuess = new Int32Array(GUESS_MASK + 1);
  /** Of the author of the message: last message, its conversation, and whose message it answers. */
  #own = -1;
  #ownConversation = -1;
  #ownPartner = -1;

  /** @param weights one for each of `glanceFeatures`. */
  constructor(state: ChatState, weights: readonly number[]) {
    this.#state = state;
    this.#weights = glanceWeights(weights);
  }

  /** Collects the pool for a message and looks it over. */
  collect(message: MessageReader): void {
    const { next, oldest, people } = this.#state;
    this.#own = people.lastOrdinal(message.author);
    this.#ownConversation = people.lastConversation(message.author);
    this.#ownPartner = people.lastParentAuthor(message.author);
    const nearest = Math.max(oldest, next - POOL);
    this.#collectNear(message, nearest);
    this.#addOlder(message, this.#own, nearest);
    const { addressees } = message;
    for (let index = 0; index < addressees.count; index++) {
      this.#addOlder(message, people.lastOrdinal(addressees.authors[index] ?? -1), nearest);
    }
    this.#compareWords(message);
    this.conversationCount = 0;
    for (let index = 0; index < this.#nearCount; index++) {
      this.#noteConversation(index);
    }
    this.#lookOver(message, this.#weights, this.glance);
  }

  /** Keeps the likeliest, in the order they stood. */
  shorten(): void {
    const kept = this.#kept;
    const { glance } = this;
    let best = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < this.count; index++) {
      best = Math.max(best, glance[index] as number);
    }
    let count = 0;
    for (let index = 0; index < this.count; index++) {
      const score = glance[index] as number;
      if (score < best - HOPELESS) {
        continue;
      }
      let place = count;
      while (place > 0 && score > (glance[kept[place - 1] as number] as number)) {
        kept[place] = kept[place - 1] as number;
        place--;
      }
      kept[place] = index;
      count = Math.min(count + 1, MAXIMUM_CANDIDATES);
    }
    this.#keepInOrder(count);
    this.count = count;
  }

  /** Moves the likeliest to the front in the order they stood; of equals at the end the first. */
  #keepInOrder(count: number): void {
    const { ordinals, overlap, rarest, common, glance } = this;
    const least = glance[this.#kept[count - 1] as number] as number;
    let equals = 0;
    while (equals < count && glance[this.#kept[count - 1 - equals] as number] === least) {
      equals++;
    }
    let place = 0;
    for (let from = 0; place < count; from++) {
      const score = glance[from] as number;
      if (score > least || (score === least && equals-- > 0)) {
        ordinals[place] = ordinals[from] as number;
        overlap[place] = overlap[from] as number;
        rarest[place] = rarest[from] as number;
        common[place] = common[from] as number;
        glance[place++] = score;
      }
    }
  }

  /** Place of a conversation among those of the pool, 0 for the one active last; -1 when it is not among them. */
  rankOf(conversation: number): number {
    const guess = this.#rankGuess[conversation & GUESS_MASK] as number;
    if (guess < this.conversationCount && this.conversations[guess] === conversation) {
      return guess;
    }
    for (let rank = 0; rank < this.conversationCount; rank++) {
      if (this.conversations[rank] === conversation) {
        return rank;
      }
    }
    return -1;
  }

  /** The features of the quick look, for training: of each candidate what each weight alone makes of it. */
  glanceRows(message: MessageReader): Float64Array[] {
    const rows = Array.from({ length: this.count }, () => new Float64Array(glanceFeatures.length));
    const glances = new Float32Array(this.count);
    glanceFeatures.forEach((_, feature) => {
      const single = glanceFeatures.map((_name, other) => (other === feature ? 1 : 0));
      this.#lookOver(message, glanceWeights(single), glances);
      rows.forEach((row, index) => {
        row[feature] = glances[index] as number;
      });
    });
    return rows;
  }

  /** The messages from `nearest` on, latest first. */
  #collectNear(message: MessageReader, nearest: number): void {
    const { recent, next } = this.#state;
    const { topic: topics, isAnnouncement } = recent;
    const { ordinals } = this;
    const { topic } = message;
    const takesAnnouncements = isAddressed(message) ? 1 : 0;
    let count = 0;
    for (let ordinal = next - 1; ordinal >= nearest; ordinal--) {
      const slot = recent.slotOf(ordinal);
      if (topics[slot] === topic && (isAnnouncement[slot] as number) <= takesAnnouncements) {
        ordinals[count++] = ordinal;
      }
    }
    this.count = count;
    this.#nearCount = count;
  }

  /** Adds a message to the pool unless it belongs to another topic of the platform, or nobody answers it. */
  #addCandidate(message: MessageReader, ordinal: number): void {
    const { recent } = this.#state;
    const slot = recent.slotOf(ordinal);
    if (recent.topic[slot] === message.topic && (recent.isAnnouncement[slot] === 0 || isAddressed(message))) {
      this.ordinals[this.count++] = ordinal;
    }
  }

  #addOlder(message: MessageReader, last: number, nearest: number): void {
    const { recent, oldest } = this.#state;
    let ordinal = last;
    let taken = 0;
    while (ordinal >= oldest && taken < OLDER_OF_EACH && this.count < MAXIMUM_POOL) {
      if (ordinal < nearest) {
        if (this.#isAmongOlder(ordinal)) {
          return;
        }
        this.#addCandidate(message, ordinal);
        taken++;
      }
      ordinal = recent.previousOfAuthor[recent.slotOf(ordinal)] ?? -1;
    }
  }

  #isAmongOlder(ordinal: number): boolean {
    let place = this.#nearCount;
    while (place < this.count && this.ordinals[place] !== ordinal) {
      place++;
    }
    return place < this.count;
  }

  /** Finds which candidates have words in common with the message, by following each word back. */
  #compareWords(message: MessageReader): void {
    const { recent, next } = this.#state;
    const { count, ordinals, overlap, rarest, common } = this;
    const placeBySlot = this.#placeBySlot;
    let first = next;
    for (let place = 0; place < count; place++) {
      const ordinal = ordinals[place] as number;
      overlap[place] = 0;
      rarest[place] = 0;
      common[place] = 0;
      placeBySlot[recent.slotOf(ordinal)] = place;
      first = Math.min(first, ordinal);
    }
    const { words: recentWords, wordBefore } = recent;
    const earliest = first * MAXIMUM_WORDS;
    const { words, weights, wordCount } = message;
    for (let index = 0; index < wordCount; index++) {
      const word = words[index] as number;
      let at = recent.lastOfWord(word);
      while (at >= earliest) {
        const entry = recent.entryOf(at);
        if (recentWords[entry] === word) {
          this.#noteWord(Math.floor(at / MAXIMUM_WORDS), Math.max(LEAST_WEIGHT, weights[index] as number));
        }
        at = wordBefore[entry] as number;
      }
    }
  }

  #noteWord(ordinal: number, weight: number): void {
    const place = this.#placeBySlot[this.#state.recent.slotOf(ordinal)] as number;
    if (place < this.count && this.ordinals[place] === ordinal) {
      this.overlap[place] = (this.overlap[place] as number) + weight;
      this.rarest[place] = Math.max(this.rarest[place] as number, weight);
      this.common[place] = (this.common[place] as number) + 1;
    }
  }

  #noteConversation(index: number): void {
    const { recent } = this.#state;
    const conversation = recent.conversation[recent.slotOf(this.ordinals[index] as number)] as number;
    let rank = this.rankOf(conversation);
    if (rank < 0) {
      rank = this.conversationCount++;
      this.conversations[rank] = conversation;
      this.#rankGuess[conversation & GUESS_MASK] = rank;
      this.conversationOverlap[rank] = 0;
    }
    this.conversationOverlap[rank] = (this.conversationOverlap[rank] ?? 0) + (this.overlap[index] ?? 0);
  }

  /** Of each of the pool the weighted sum of `glanceFeatures`, whose places are those of the weights. */
  #lookOver(message: MessageReader, { weights, byTraits, byDistance }: GlanceWeights, into: Float32Array): void {
    const { recent, next } = this.#state;
    const { author: authors, time: times, traits: allTraits, conversation: conversations } = recent;
    const { count, ordinals, common, overlap, rarest } = this;
    const { author, time } = message;
    const turnsToSomebody = message.addressees.count > 0;
    const own = this.#own;
    const ownConversation = this.#ownConversation;
    const ownPartner = this.#ownPartner;
    const weightOf = (feature: number): number => weights[feature] as number;
    const [ofPause, ofSameAuthor, ofOwnLast] = [weightOf(1), weightOf(2), weightOf(3)];
    const [ofOverlap, ofRarest] = [weightOf(12), weightOf(13)];
    const [ofConversation, ofPartner, ofNear] = [weightOf(15), weightOf(16), weightOf(17)];
    for (let index = 0; index < count; index++) {
      const ordinal = ordinals[index] as number;
      const slot = recent.slotOf(ordinal);
      const other = authors[slot] as number;
      const traits = allTraits[slot] as number;
      const ofDistance = byDistance[next - ordinal] as number;
      let score = (ofDistance + ofPause * pauseBetween(times[slot] as number, time)) / UNIT;
      score += byTraits[traits] as number;
      if (other === author) {
        score += ofSameAuthor + (own === ordinal ? ofOwnLast : 0);
      }
      if (turnsToSomebody) {
        score += this.#glanceAtAddressees(message, other, (traits & Trait.lastOfAuthor) !== 0, weights);
      }
      if ((traits & Trait.addresses) !== 0) {
        score += this.#glanceAtAddressing(slot, author, ordinal > own, weights);
      }
      if ((common[index] as number) > 0) {
        score += ofOverlap * Math.sqrt(overlap[index] as number) + ofRarest * (rarest[index] as number);
      }
      if (ownConversation === conversations[slot]) {
        score += ofConversation;
      }
      if (ownPartner === other) {
        score += ofPartner;
      }
      into[index] = next - ordinal <= 2 ? score + ofNear : score;
    }
  }

  /** Whom the new message addresses: the candidate's author (5, 6), or somebody else (7). */
  #glanceAtAddressees(message: MessageReader, other: number, isLastOfOther: boolean, weights: Float64Array): number {
    const { addressees, author } = message;
    let score = 0;
    let isElsewhere = false;
    for (let at = 0; at < addressees.count; at++) {
      const strength = addressees.strengths[at] as number;
      if (addressees.authors[at] === other) {
        score += strength >= Address.start ? (weights[5] as number) : 0;
        score += (weights[6] as number) * (isLastOfOther ? 1 : 0.5);
      } else {
        isElsewhere ||= strength >= Address.start && other !== author;
      }
    }
    return isElsewhere ? score + (weights[7] as number) : score;
  }

  /** Where the candidate addresses the author of the new message (8 to 10), and not somebody else (11). */
  #glanceAtAddressing(slot: number, author: number, isUnanswered: boolean, weights: Float64Array): number {
    const toMe = this.#state.recent.addressStrength(slot, author);
    if (toMe === 0) {
      return 0;
    }
    return (
      -(weights[11] as number) +
      (toMe >= Address.start ? (weights[8] as number) : 0) +
      (weights[9] as number) +
      (isUnanswered ? (weights[10] as number) : 0)
    );
  }
}

interface GlanceWeights {
  readonly weights: Float64Array;
  /** What weighs in by the traits of the candidate alone (4, 11, 14): summed up beforehand, since many are looked at. */
  readonly byTraits: Float64Array;
  /** What weighs in by the messages since the candidate (0). */
  readonly byDistance: Float64Array;
}

function glanceWeights(weights: readonly number[]): GlanceWeights {
  const traits = [
    [Trait.lastOfAuthor, weights[4] ?? 0],
    [Trait.addresses, weights[11] ?? 0],
    [Trait.asks, weights[14] ?? 0],
  ] as const;
  const byTraits = Float64Array.from({ length: 1 << traits.length }, (_, bits) =>
    traits.reduce((sum, [trait, weight]) => sum + ((bits & trait) === 0 ? 0 : weight), 0),
  );
  const byDistance = Float64Array.from({ length: WINDOW + 1 }, (_, distance) => (weights[0] ?? 0) * logOf(distance));
  return { weights: Float64Array.from(weights), byTraits, byDistance };
}

/** Who turns to somebody by name may turn to a bot. */
function isAddressed(message: MessageReader): boolean {
  return message.addressees.count > 0;
}
