import {
  allBytes,
  allSixteenBits,
  both,
  type Code,
  either,
  firstFour,
  get,
  isGreater,
  lanesAt,
  lastFour,
  lookedUp,
  minusBytes,
  moduleOf,
  narrowedToBytes,
  narrowedToSixteenBits,
  number,
  numberAt,
  type ProgramFunction,
  picked,
  plusNumbers,
  repeatWhileLess,
  set,
  sixteenBitsAt,
  storeLanes,
  sum,
  Type,
} from './web-assembly.ts';

/** Rows that trees vote on together, and half of them: as many 16-bit numbers as a processor holds in one register. */
export const LANES = 16;
export const HALF = 8;
/** Levels of a tree. */
export const DEPTH = 6;

/** Where things lie in the memory, in bytes. */
export const Place = {
  /** By lane, the address of the row that is to stand there: 32 bits each. */
  rowAddresses: 0,
  /** By lane, its score: 32 bits each. */
  scores: 4 * LANES,
  /** By column, the feature in all lanes: 16 bits each. */
  lanes: 8 * LANES,
} as const;

export const COLUMN_BYTES = 2 * LANES;

/** A tree: addresses of the columns it asks about, thresholds, lower and upper bytes of the leaves. */
export const Tree = { columns: 0, thresholds: 24, lowBytes: 48, highBytes: 112, bytes: 176 } as const;

const HALF_BYTES = 2 * HALF;
const FOUR_BYTES = 16;
const TABLE = 16;
const TABLES_OF_LEAVES = (1 << DEPTH) / TABLE;

/** What the memory's functions do; see the functions of this file. */
export interface BallotFunctions {
  readonly layOut: (half: number, columnsEnd: number) => void;
  readonly voteOnHalf: (firstTree: number, treesEnd: number) => void;
  readonly voteOnAll: (firstTree: number, treesEnd: number) => void;
  readonly memory: WebAssembly.Memory;
}

/** Makes the memory and what works on it. */
export function ballotProgram(memoryBytes: number): BallotFunctions {
  const program = moduleOf([layOut(), vote('voteOnHalf', 1), vote('voteOnAll', 2)], memoryBytes);
  return new WebAssembly.Instance(new WebAssembly.Module(program)).exports as unknown as BallotFunctions;
}

/**
 * Lays the features of eight rows into their lanes, eight columns at a time, cut to what 16 bits hold.
 * Parameters: 0 for the first eight lanes, 16 for the others; address behind the last column.
 */
function layOut(): ProgramFunction {
  const [half, end, into, from] = [0, 1, 2, 3];
  const row = (lane: number): number => 4 + lane;
  const cell = (lane: number, round: number): number => row(HALF) + lane + HALF * (round % 2);
  const eight = Array.from({ length: HALF }, (_, lane) => lane);
  // Each time the first half is shuffled with the second: after three times rows and columns have changed places.
  const shuffled = [0, 1, 2].flatMap((round) =>
    eight.flatMap((lane) => {
      const places = pairsOf(lane % 2 === 0 ? 0 : HALF);
      return set(
        cell(lane, round + 1),
        picked(places, get(cell(lane >> 1, round)), get(cell((lane >> 1) + HALF / 2, round))),
      );
    }),
  );
  const body = [
    ...set(into, sum(number(Place.lanes), get(half))),
    // The addresses of eight lanes take twice the room of eight 16-bit numbers.
    ...eight.flatMap((lane) => set(row(lane), numberAt(sum(get(half), get(half)), Place.rowAddresses + 4 * lane))),
    ...set(from, number(0)),
    ...repeatWhileLess(
      [
        ...eight.flatMap((lane) => {
          const address = sum(get(row(lane)), get(from));
          return set(cell(lane, 0), narrowedToSixteenBits(lanesAt(address, 0), lanesAt(address, FOUR_BYTES)));
        }),
        ...shuffled,
        ...eight.flatMap((column) => storeLanes(get(into), column * COLUMN_BYTES, get(cell(column, 3)))),
        ...set(from, sum(get(from), number(2 * FOUR_BYTES))),
        ...set(into, sum(get(into), number(HALF * COLUMN_BYTES))),
      ],
      get(into),
      get(end),
    ),
  ];
  const numbers = Array(2 + HALF).fill(Type.number);
  return { name: 'layOut', parameters: 2, variables: [...numbers, ...Array(2 * HALF).fill(Type.lanes)], body };
}

/** Bytes of pairs of 16-bit numbers: one of the first, one of the second, and so on. */
function pairsOf(firstByte: number): number[] {
  return [0, 2, 4, 6].flatMap((byte) => [0, 1, 16, 17].map((place) => firstByte + byte + place));
}

/**
 * Adds what trees say to the scores of the first eight lanes, or of all. A tree asks each lane six questions, whose
 * answers are the six bits of the number of its leaf; leaves are looked up in four tables of sixteen, byte by byte.
 * Parameters: address of the first tree, and the one behind the last.
 */
function vote(name: string, halves: 1 | 2): ProgramFunction {
  const [tree, end, column, threshold, places, low, high] = [0, 1, 2, 3, 4, 5, 6];
  const leaf = (half: number): number => 7 + half;
  const score = (four: number): number => 7 + halves + four;
  const each = Array.from({ length: halves }, (_, half) => half);
  const fours = Array.from({ length: 2 * halves }, (_, four) => four);
  const asked = Array.from({ length: DEPTH }, (_, level) => [
    ...set(column, numberAt(get(tree), Tree.columns + 4 * level)),
    ...set(threshold, sixteenBitsAt(get(tree), Tree.thresholds + 2 * level)),
    ...each.flatMap((half) => {
      const isAbove = isGreater(lanesAt(get(column), half * HALF_BYTES), get(threshold));
      const bit = both(isAbove, allSixteenBits(1 << level));
      return set(leaf(half), level === 0 ? bit : either(get(leaf(half)), bit));
    }),
  ]).flat();
  const bytesOfLeaves = (offset: number): Code =>
    either(
      ...Array.from({ length: TABLES_OF_LEAVES }, (_, table) =>
        lookedUp(
          lanesAt(get(tree), offset + TABLE * table),
          table === 0 ? get(places) : minusBytes(get(places), allBytes(TABLE * table)),
        ),
      ),
    );
  const counted = each.flatMap((half) => {
    const said = leaf(half);
    return [
      ...set(said, picked(bytePairsOf(half * HALF), get(low), get(high))),
      ...set(score(2 * half), plusNumbers(get(score(2 * half)), firstFour(get(said)))),
      ...set(score(2 * half + 1), plusNumbers(get(score(2 * half + 1)), lastFour(get(said)))),
    ];
  });
  const body = [
    ...fours.flatMap((four) => set(score(four), lanesAt(number(0), Place.scores + FOUR_BYTES * four))),
    ...repeatWhileLess(
      [
        ...asked,
        ...set(places, narrowedToBytes(get(leaf(0)), get(leaf(halves - 1)))),
        ...set(low, bytesOfLeaves(Tree.lowBytes)),
        ...set(high, bytesOfLeaves(Tree.highBytes)),
        ...counted,
        ...set(tree, sum(get(tree), number(Tree.bytes))),
      ],
      get(tree),
      get(end),
    ),
    ...fours.flatMap((four) => storeLanes(number(0), Place.scores + FOUR_BYTES * four, get(score(four)))),
  ];
  return { name, parameters: 2, variables: [Type.number, ...Array(4 + 3 * halves).fill(Type.lanes)], body };
}

/** Lower and upper bytes, one of each in turn, from a lane on. */
function bytePairsOf(first: number): number[] {
  return Array.from({ length: HALF }, (_, lane) => [first + lane, first + lane + 16]).flat();
}
