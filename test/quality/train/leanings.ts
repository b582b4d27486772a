import { foldText } from '../../../src-main/engine/text/index.ts';
import { framed, type LeaningWeights, LONGEST_PIECE } from '../../../src-main/engine/threads/reading/leanings.ts';
import type { MedicalDialogue } from '../corpora/medqa.ts';
import { Random } from './random.ts';

/** Messages that must hold a piece of wording for it to be weighed. */
const LEAST_MESSAGES = 20;
const ROUNDS = 4;
const RATE = 0.1;
/** Keeps the first steps of AdaGrad short. */
const FIRST_STEP = 1e-2;

interface Example {
  readonly pieces: Int32Array;
  readonly isRight: boolean;
}

/**
 * How far pieces of wording lean to asking, and to answering among messages that do not ask: two logistic
 * regressions over the pieces a message holds, by AdaGrad (Duchi et al. 2011), the messages in a seeded order.
 */
export function trainLeanings(dialogues: readonly MedicalDialogue[]): LeaningWeights {
  const messages = dialogues.flatMap(({ utterances }) =>
    utterances.map(({ text, asks, answers }) => ({ pieces: piecesOf(text), asks: asks > 0, answers: answers > 0 })),
  );
  const vocabulary = commonPieces(messages.map(({ pieces }) => pieces));
  const numberOf = new Map(vocabulary.map((piece, number) => [piece, number + 1]));
  const numbered = messages.map((message) => ({
    ...message,
    // Number 0 stands for every message.
    numbers: Int32Array.from([0, ...message.pieces.flatMap((piece) => numberOf.get(piece) ?? [])]),
  }));
  const weigh = (examples: Example[]): Int32Array => regress(examples, vocabulary.length + 1);
  const asking = weigh(numbered.map(({ numbers, asks }) => ({ pieces: numbers, isRight: asks })));
  const answering = weigh(
    numbered.filter(({ asks }) => !asks).map(({ numbers, answers }) => ({ pieces: numbers, isRight: answers })),
  );
  const both = (number: number): [number, number] => [asking[number] ?? 0, answering[number] ?? 0];
  return {
    base: both(0),
    pieces: Object.fromEntries(vocabulary.map((piece, place) => [piece, both(place + 1)])),
  };
}

/** How a text scores by the pieces that training counts, to asking and to answering, in log odds. */
export function scoresOf(text: string, { base, pieces }: LeaningWeights): [asking: number, answering: number] {
  const known = piecesOf(text).flatMap((piece) => (piece in pieces ? [pieces[piece] ?? base] : []));
  const sum = (place: 0 | 1): number => known.reduce((all, leaning) => all + leaning[place], base[place]) / 100;
  return [sum(0), sum(1)];
}

/** The pieces of a text that hold a Chinese character, as often as they stand there. */
function piecesOf(text: string): string[] {
  const read = framed(foldText(text));
  const pieces: string[] = [];
  for (let start = 0; start < read.length; start++) {
    for (let end = start + 1; end <= Math.min(read.length, start + LONGEST_PIECE); end++) {
      pieces.push(read.slice(start, end));
    }
  }
  return pieces.filter((piece) => /\p{Script=Han}/u.test(piece));
}

function commonPieces(all: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const piece of all.flatMap((pieces) => [...new Set(pieces)])) {
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return [...counts].flatMap(([piece, count]) => (count >= LEAST_MESSAGES ? [piece] : [])).sort();
}

/** Weights in hundredths of log odds. */
function regress(examples: readonly Example[], count: number): Int32Array {
  const random = new Random(6);
  const weights = new Float64Array(count);
  const squares = new Float64Array(count).fill(FIRST_STEP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { pieces, isRight } of random.shuffle([...examples])) {
      const score = pieces.reduce((sum, piece) => sum + (weights[piece] as number), 0);
      const error = 1 / (1 + Math.exp(-score)) - (isRight ? 1 : 0);
      for (const piece of pieces) {
        squares[piece] = (squares[piece] as number) + error * error;
        const step = RATE / Math.sqrt(pieces.length * (squares[piece] as number));
        weights[piece] = (weights[piece] as number) - step * error;
      }
    }
  }
  return Int32Array.from(weights, (weight) => Math.round(weight * 100));
}
