import type { ParsedRecord } from '../../contract/index.ts';
import { type SpilledBlock, SpillFile } from './spill-file.ts';

/** Records that are held in memory before they go to a temporary file: some 50 MB. */
const MOST_HELD = 100_000;

/**
 * Turns the records of a file that begins with its newest message round; one that begins with its oldest
 * stays as it is. Memory does not grow with the file.
 */
export async function* oldestFirst(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  mostHeld = MOST_HELD,
): AsyncGenerator<readonly ParsedRecord[]> {
  const spill = new SpillFile();
  try {
    const blocks: SpilledBlock[] = [];
    let held: ParsedRecord[] = [];
    let first: number | null = null;
    let last = 0;
    for await (const batch of batches) {
      for (const record of batch) {
        held.push(record);
        if (record.type === 'message') {
          first ??= record.at.local;
          last = record.at.local;
        }
      }
      if (held.length > mostHeld) {
        blocks.push(spill.write(Buffer.from(JSON.stringify(held))));
        held = [];
      }
    }
    const isTurned = first !== null && first > last;
    const parts = [...blocks.map((block) => () => readBlock(spill, block)), () => held];
    for (const part of isTurned ? parts.reverse() : parts) {
      const records = part();
      if (records.length > 0) {
        yield isTurned ? records.reverse() : records;
      }
    }
  } finally {
    spill.close();
  }
}

function readBlock(spill: SpillFile, block: SpilledBlock): ParsedRecord[] {
  return JSON.parse(spill.read(block).toString('utf8')) as ParsedRecord[];
}
