import type { ImportOptions, ParsedChat, ParsedRecord } from '../../contract/index.ts';
import { chooseChats } from './chat-choice.ts';
import { type SpilledBlock, SpillFile } from './spill-file.ts';

/** Records that are held in memory before they go to a temporary file: some 20 MB. */
const MOST_HELD = 40_000;

/** What waits for a chat: blocks in the temporary file, and after them what is still in memory. */
interface Shelf {
  readonly chat: ParsedChat;
  readonly blocks: SpilledBlock[];
  held: ParsedRecord[];
}

/**
 * Puts the records of an export in which chats are mixed in order, chat by chat, each in the order of the
 * file: among the batches a `chat` record stands wherever another chat goes on. The chats come in the order
 * of their first record; those in which nothing stands leave no trace. `options.chat` names the only chat,
 * or picks among several. Memory does not grow with the file.
 */
export async function* chatByChat(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  options: ImportOptions,
  mostHeld = MOST_HELD,
): AsyncGenerator<readonly ParsedRecord[]> {
  const spill = new SpillFile();
  try {
    const shelves = await fillShelves(batches, spill, mostHeld);
    const filled = shelves.filter(({ blocks, held }) => blocks.length > 0 || held.length > 0);
    const [first] = filled.length === 0 ? shelves : filled;
    if (first !== undefined && filled.length < 2) {
      yield [options.chat === undefined ? first.chat : { ...first.chat, name: options.chat }];
      yield* recordsOf(first, spill);
      return;
    }
    const choice = chooseChats(options);
    for (const shelf of filled.filter(({ chat }) => choice.wants(chat))) {
      yield [shelf.chat];
      yield* recordsOf(shelf, spill);
    }
    choice.end();
  } finally {
    spill.close();
  }
}

async function fillShelves(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  spill: SpillFile,
  mostHeld: number,
): Promise<Shelf[]> {
  const shelves = new Map<string, Shelf>();
  let current: Shelf | null = null;
  let held = 0;
  for await (const batch of batches) {
    for (const record of batch) {
      if (record.type === 'chat') {
        current = shelfOf(shelves, record);
      } else {
        current?.held.push(record);
      }
    }
    held += batch.length;
    if (held > mostHeld) {
      for (const shelf of shelves.values()) {
        spillShelf(shelf, spill);
      }
      held = 0;
    }
  }
  return [...shelves.values()];
}

function shelfOf(shelves: Map<string, Shelf>, chat: ParsedChat): Shelf {
  const key = chat.nativeId === undefined ? `name ${chat.name}` : `id ${chat.nativeId}`;
  let shelf = shelves.get(key);
  if (shelf === undefined) {
    shelf = { chat, blocks: [], held: [] };
    shelves.set(key, shelf);
  }
  return shelf;
}

function spillShelf(shelf: Shelf, spill: SpillFile): void {
  if (shelf.held.length > 0) {
    shelf.blocks.push(spill.write(Buffer.from(JSON.stringify(shelf.held))));
    shelf.held = [];
  }
}

function* recordsOf({ blocks, held }: Shelf, spill: SpillFile): Generator<readonly ParsedRecord[]> {
  for (const block of blocks) {
    yield JSON.parse(spill.read(block).toString('utf8')) as ParsedRecord[];
  }
  if (held.length > 0) {
    yield held;
  }
}
