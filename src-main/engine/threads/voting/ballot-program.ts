import {
  allBytes,
  type Code,
  doubledAndOneIfGreater,
  either,
  firstFour,
  get,
  isGreater,
  lanesAt,
  lastFour,
  lookedUp,
  minusBytes,
  minusShorts,
  moduleOf,
  narrowedToBytes,
  narrowedToSixteenBits,
  number,
  numberAt,
  type ProgramFunction,
  picked,
  plusBytes,
  plusNumbers,
  plusShorts,
  repeatWhileLess,
  set,
  shiftedLeft,
  shortNumberAt,
  sixteenBitsAt,
  storeLanes,
  sum,
  Type,
  whileLess,
} from './web-assembly.ts';

/** Rows that trees vote on together, and half of them: as many 16-bit numbers as a processor holds in one register. */
export const LANES = 16;
export const HALF = 8;
/** Levels of a tree. */
export const DEPTH = 6;

/**
 * Trees are of four kinds, in this order: by how many of their first questions are about columns that are the same in
 * all lanes. More such questions are asked like any other.
 */
export const SHARED_LEVELS = [3, 2, 1, 0] as const;

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
/** Read behind the last tree with its last leaves. */
export const BYTES_BEHIND_TREES = 8;

const HALF_BYTES = 2 * HALF;
const FOUR_BYTES = 16;
const TABLE = 16;

type Vote = (firstTree: number, ...endsOfKinds: readonly [number, number, number, number]) => void;

/** What the memory's functions do; see the functions of this file. */
export interface BallotFunctions {
  readonly layOut: (half: number, columnsEnd: number) => void;
  readonly voteOnHalf: Vote;
  readonly voteOnAll: Vote;
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
 * Adds what trees say to the scores of the first eight lanes, or of all. A tree asks six questions, whose answers are
 * the six bits of the number of its leaf, the first the highest. Those about columns that are the same in all lanes
 * are asked once, and choose the part of the leaves in which each lane looks its own up by its answers to the others.
 * Parameters: address of the first tree, and of the one behind the last of each kind in turn (see `SHARED_LEVELS`).
 */
function vote(name: string, halves: 1 | 2): ProgramFunction {
  const tree = 0;
  const ends = SHARED_LEVELS.map((_, kind) => 1 + kind);
  const [column, part, leaf, low, high, said, firstScore] = [5, 6, 7, 8, 9, 10, 11];
  const scores = numbered(firstScore, 2 * halves);
  const [plus, minus] = halves === 1 ? [plusShorts, minusShorts] : [plusBytes, minusBytes];
  const each = numbered(0, halves);
  const threshold = (level: number): number => Tree.thresholds + 2 * level;
  const columnOf = (level: number): Code => set(column, numberAt(get(tree), Tree.columns + 4 * level));
  const askedOnce = (level: number): Code => [
    ...columnOf(level),
    ...set(
      part,
      doubledAndOneIfGreater(get(part), shortNumberAt(get(column), 0), shortNumberAt(get(tree), threshold(level))),
    ),
  ];
  // All bits set, which is minus one, where a lane is above; twice eight lanes go on as sixteen bytes.
  const asked = (level: number, isFirst: boolean): Code => {
    const [one = [], other = one] = each.map((half) =>
      isGreater(lanesAt(get(column), half * HALF_BYTES), sixteenBitsAt(get(tree), threshold(level))),
    );
    const isAbove = halves === 1 ? one : narrowedToBytes(one, other);
    const before = isFirst ? allBytes(0) : plus(get(leaf), get(leaf));
    return [...columnOf(level), ...set(leaf, minus(before, isAbove))];
  };
  // Tables of sixteen hold the leaves a lane may come to, or half a table does.
  const bytesOfLeaves = (offset: number, tables: number): Code =>
    either(
      ...numbered(0, tables).map((table) =>
        lookedUp(
          lanesAt(get(part), offset + TABLE * table),
          table === 0 ? get(leaf) : minusBytes(get(leaf), allBytes(TABLE * table)),
        ),
      ),
    );
  const addTo = (score: number, leaves: Code): Code => set(score, plusNumbers(get(score), leaves));
  const counted = each.flatMap((half) => [
    ...set(said, picked(bytePairsOf(half * HALF), get(low), get(high))),
    ...addTo(firstScore + 2 * half, firstFour(get(said))),
    ...addTo(firstScore + 2 * half + 1, lastFour(get(said))),
  ]);
  const askTrees = (shared: number, kind: number): Code => {
    const own = DEPTH - shared;
    const tables = Math.ceil((1 << own) / TABLE);
    const body = [
      ...set(part, number(0)),
      ...numbered(0, shared).flatMap(askedOnce),
      ...set(part, sum(get(tree), shiftedLeft(get(part), own))),
      ...numbered(shared, own).flatMap((level) => asked(level, level === shared)),
      ...(halves === 1 ? set(leaf, narrowedToBytes(get(leaf), get(leaf))) : []),
      ...set(low, bytesOfLeaves(Tree.lowBytes, tables)),
      ...set(high, bytesOfLeaves(Tree.highBytes, tables)),
      ...counted,
      ...set(tree, sum(get(tree), number(Tree.bytes))),
    ];
    return whileLess(body, get(tree), get(ends[kind] as number));
  };
  const body = [
    ...scores.flatMap((score, four) => set(score, lanesAt(number(0), Place.scores + FOUR_BYTES * four))),
    ...SHARED_LEVELS.flatMap(askTrees),
    ...scores.flatMap((score, four) => storeLanes(number(0), Place.scores + FOUR_BYTES * four, get(score))),
  ];
  const lanes = Array(firstScore - leaf + scores.length).fill(Type.lanes);
  return { name, parameters: 1 + ends.length, variables: [Type.number, Type.number, ...lanes], body };
}

function numbered(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, number) => first + number);
}

/** Lower and upper bytes, one of each in turn, from a lane on. */
function bytePairsOf(first: number): number[] {
  return Array.from({ length: HALF }, (_, lane) => [first + lane, first + lane + 16]).flat();
}
