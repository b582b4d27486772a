/**
 * Just enough of a writer of WebAssembly (W3C, WebAssembly Core Specification 2.0, chapter 5) for programs of a few
 * functions over one memory: each function below gives the bytes of one expression or statement, so that a program
 * reads like a formula.
 */
export type Code = readonly number[];

/** Types of variables: a whole number, or 128 bits taken as lanes. */
export const Type = { number: 0x7f, lanes: 0x7b } as const;
export type VariableType = (typeof Type)[keyof typeof Type];

export interface ProgramFunction {
  readonly name: string;
  /** How many whole numbers it takes: its first variables. */
  readonly parameters: number;
  /** Types of its further variables. */
  readonly variables: readonly VariableType[];
  readonly body: Code;
}

const PAGE = 1 << 16;
const NOTHING = 0x40;
const VECTOR = 0xfd;

/** The bytes of a module that exports its functions, which give nothing back, and as `memory` so many bytes or more. */
export function moduleOf(functions: readonly ProgramFunction[], memoryBytes: number): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(Array(parameters).fill([Type.number])), 0]);
  const exports = functions.map(({ name }, number) => [...text(name), 0, ...unsigned(number)]);
  const pages = unsigned(Math.ceil(memoryBytes / PAGE));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((_, number) => unsigned(number)))),
    ...section(5, vector([[1, ...pages, ...pages]])),
    ...section(7, vector([...exports, [...text('memory'), 2, 0]])),
    ...section(10, vector(functions.map(functionCode))),
  ]);
}

function functionCode({ variables, body }: ProgramFunction): Code {
  const code = [...vector(variables.map((type) => [1, type])), ...body, 0x0b];
  return [...unsigned(code.length), ...code];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): Code {
  return vector(Array.from(name, (character) => [character.charCodeAt(0)]));
}

/** LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

export function get(variable: number): Code {
  return [0x20, ...unsigned(variable)];
}

export function set(variable: number, value: Code): Code {
  return [...value, 0x21, ...unsigned(variable)];
}

export function number(value: number): Code {
  return [0x41, ...signed(value)];
}

export function sum(one: Code, other: Code): Code {
  return [...one, ...other, 0x6a];
}

/** Twice a number, and one more where one is greater than another. */
export function doubledAndOneIfGreater(value: Code, one: Code, other: Code): Code {
  return sum(sum(value, value), [...one, ...other, 0x4a]);
}

export function shiftedLeft(value: Code, bits: number): Code {
  return [...value, ...number(bits), 0x74];
}

/** Does the body, and again as long as one number is below another. */
export function repeatWhileLess(body: Code, one: Code, other: Code): Code {
  return [0x03, NOTHING, ...body, ...one, ...other, 0x48, 0x0d, 0, 0x0b];
}

/** Does the body as long as one number is below another, which it may not be at all. */
export function whileLess(body: Code, one: Code, other: Code): Code {
  return [0x02, NOTHING, ...one, ...other, 0x4e, 0x0d, 0, ...repeatWhileLess(body, one, other), 0x0b];
}

/** The whole number at an address. */
export function numberAt(address: Code, offset: number): Code {
  return [...address, 0x28, 2, ...unsigned(offset)];
}

/** The 16-bit number at an address. */
export function shortNumberAt(address: Code, offset: number): Code {
  return [...address, 0x2e, 1, ...unsigned(offset)];
}

export function lanesAt(address: Code, offset: number): Code {
  return [...address, VECTOR, 0x00, 0, ...unsigned(offset)];
}

/** The 16-bit number at an address, in all of eight lanes. */
export function sixteenBitsAt(address: Code, offset: number): Code {
  return [...address, VECTOR, 0x08, 0, ...unsigned(offset)];
}

export function storeLanes(address: Code, offset: number, value: Code): Code {
  return [...address, ...value, VECTOR, 0x0b, 0, ...unsigned(offset)];
}

/** The same byte in sixteen lanes. */
export function allBytes(byte: number): Code {
  return [VECTOR, 0x0c, ...Array<number>(16).fill(byte)];
}

/** Bytes of two by their places: 0 to 15 are those of the first, 16 to 31 those of the second. */
export function picked(places: readonly number[], one: Code, other: Code): Code {
  return [...one, ...other, VECTOR, 0x0d, ...places];
}

/** For each byte of `places` the byte of a table of sixteen that stands there; 0 beyond it. */
export function lookedUp(table: Code, places: Code): Code {
  return vectorOperation(0x0e, table, places);
}

/** All bits set where one of eight 16-bit numbers is greater. */
export function isGreater(one: Code, other: Code): Code {
  return vectorOperation(0x31, one, other);
}

export function either(...all: readonly Code[]): Code {
  return all.reduce((one, other) => vectorOperation(0x50, one, other));
}

/** Twice eight 16-bit numbers as sixteen bytes with a sign, the greatest or smallest there is where they are beyond. */
export function narrowedToBytes(one: Code, other: Code): Code {
  return vectorOperation(0x65, one, other);
}

/** Twice four numbers as eight of 16 bits, the greatest or smallest there is where they are beyond. */
export function narrowedToSixteenBits(one: Code, other: Code): Code {
  return vectorOperation(0x85, one, other);
}

export function plusBytes(one: Code, other: Code): Code {
  return vectorOperation(0x6e, one, other);
}

export function minusBytes(one: Code, other: Code): Code {
  return vectorOperation(0x71, one, other);
}

/** Eight 16-bit sums, and differences. */
export function plusShorts(one: Code, other: Code): Code {
  return vectorOperation(0x8e, one, other);
}

export function minusShorts(one: Code, other: Code): Code {
  return vectorOperation(0x91, one, other);
}

/** Four 32-bit sums. */
export function plusNumbers(one: Code, other: Code): Code {
  return vectorOperation(0xae, one, other);
}

/** The first four, or the last four, of eight 16-bit numbers as 32-bit numbers. */
export function firstFour(value: Code): Code {
  return [...value, VECTOR, ...unsigned(0xa7)];
}

export function lastFour(value: Code): Code {
  return [...value, VECTOR, ...unsigned(0xa8)];
}

function vectorOperation(operation: number, one: Code, other: Code): Code {
  return [...one, ...other, VECTOR, ...unsigned(operation)];
}
