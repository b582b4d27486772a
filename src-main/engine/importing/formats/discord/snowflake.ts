/** Discord's own beginning of time: 1 January 2015. */
const EPOCH = 1_420_070_400_000;

/** Epoch milliseconds at which an id was given out, which its upper bits count; null for what is no id. */
export function snowflakeTime(id: string): number | null {
  return /^\d{15,20}$/.test(id) ? Number(BigInt(id) >> 22n) + EPOCH : null;
}
