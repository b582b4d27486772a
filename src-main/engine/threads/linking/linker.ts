import { Election } from '../election.ts';
import type { Forest } from '../forest.ts';
import type { MessageReader } from '../reading/message-reader.ts';
import { Candidates, MAXIMUM_CANDIDATES } from './candidates.ts';
import { ChatState } from './chat-state.ts';
import { FeatureRows } from './feature-rows.ts';
import { readinessToStart } from './starting.ts';

/** Beyond anything a forest can say. */
const OUT_OF_THE_QUESTION = 1e5;

/**
 * Decides, message by message, which earlier message each one answers, if any. What was decided is
 * what later messages see, so messages must come in the order of the chat.
 */
export class Linker {
  readonly state = new ChatState();
  readonly candidates: Candidates;
  readonly rows: FeatureRows;
  readonly #election: Election;
  /** By row of features, the conversation the message would belong to; -1 for a new one. */
  readonly #conversations = new Int32Array(MAXIMUM_CANDIDATES + 1).fill(-1);
  readonly #readiness: number;
  #ownReadiness = 0;

  /** @param readiness how much more readily than trained conversations start, in log odds. */
  constructor(forest: Forest, glanceWeights: readonly number[], readiness = 0) {
    this.#readiness = readiness;
    this.candidates = new Candidates(this.state, glanceWeights);
    this.rows = new FeatureRows(this.state, this.candidates);
    this.#election = new Election(forest);
  }

  /** Lays out the candidates of the message that the reader holds and their features. */
  consider(message: MessageReader): void {
    this.candidates.collect(message);
    this.candidates.shorten();
    this.rows.write(message);
    this.#ownReadiness = readinessToStart(message, this.candidates, this.state);
  }

  /** Ordinal of the message that the one considered answers; -1 when it starts something. */
  decide(): number {
    return this.#elect(this.#readiness + this.#ownReadiness);
  }

  /** The same of a message that is known to answer something; -1 when nothing it may answer is in reach. */
  decideWhat(): number {
    return this.candidates.count === 0 ? -1 : this.#elect(-OUT_OF_THE_QUESTION);
  }

  /** @param handicap added to the score of starting something. */
  #elect(handicap: number): number {
    const { count, ordinals } = this.candidates;
    const { recent } = this.state;
    for (let index = 0; index < count; index++) {
      this.#conversations[index + 1] = recent.conversation[recent.slotOf(ordinals[index] as number)] as number;
    }
    const best = this.#election.bestInGroups(this.rows.values, count + 1, handicap, this.#conversations);
    return best === 0 ? -1 : (this.candidates.ordinals[best - 1] ?? -1);
  }
}
