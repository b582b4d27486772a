import type { Random } from '../train/random.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** How lively each hour of the day is. */
const HOURS = [
  0.3, 0.1, 0, 0, 0, 0, 0.1, 0.4, 0.7, 0.8, 0.9, 0.9, 1, 0.9, 0.7, 0.7, 0.7, 0.8, 0.9, 1.3, 1.9, 2, 1.7, 0.9,
];
const LIVELIEST = 2;
const SHORTEST_PAUSE = 2;
/** Share of messages that come hours after the one before. */
const LATE = 0.001;

export interface GroupClockOptions {
  /** Typical pause before somebody else answers, in seconds. */
  readonly pause: number;
  /** Mean time between two new conversations in waking hours, in seconds. */
  readonly between: number;
}

/** A made-up clock of a group chat: when conversations start, and when each of their messages comes. Seconds. */
export class GroupClock {
  readonly #options: GroupClockOptions;
  readonly #random: Random;
  #start = 9 * HOUR;

  constructor(options: GroupClockOptions, random: Random) {
    this.#options = options;
    this.#random = random;
  }

  /** When the next conversation starts. Nights are quiet, evenings lively. */
  nextStart(): number {
    do {
      this.#start += this.#random.exponential(this.#options.between / LIVELIEST);
    } while (this.#random.next() * LIVELIEST > (HOURS[Math.floor((this.#start % DAY) / HOUR)] ?? 1));
    return this.#start;
  }

  /** Pauses of one conversation: some are brisk, some slow, and now and then somebody comes back hours later. */
  pauses(): (isSameSpeaker: boolean) => number {
    const random = this.#random;
    const tempo = this.#options.pause * Math.exp(0.6 * random.normal());
    return (isSameSpeaker) => {
      if (random.next() < LATE) {
        return 10 * MINUTE * Math.exp(random.next() * Math.log(120));
      }
      const typical = isSameSpeaker ? Math.min(tempo, 12 + tempo / 8) : tempo;
      return Math.max(SHORTEST_PAUSE, typical * Math.exp(0.9 * random.normal()));
    };
  }
}
