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
  const shelves = new Shelves(spill, options.chat === undefined, mostHeld);
  try {
    for await (const batch of batches) {
      const leading = shelves.add(batch);
      if (leading.length > 0) {
        yield leading;
      }
    }
    yield* restOf(shelves, spill, options);
  } finally {
    spill.close();
  }
}

function* restOf(shelves: Shelves, spill: SpillFile, options: ImportOptions): Generator<readonly ParsedRecord[]> {
  const filled = shelves.filled();
  const [only] = filled.length === 0 && !shelves.hasLed ? shelves.all() : filled;
  if (!shelves.hasLed && only !== undefined && filled.length < 2) {
    yield [options.chat === undefined ? only.chat : { ...only.chat, name: options.chat }];
    yield* recordsOf(only, spill);
    return;
  }
  const choice = chooseChats(options);
  for (const shelf of filled.filter(({ chat }) => choice.wants(chat))) {
    yield [shelf.chat];
    yield* recordsOf(shelf, spill);
  }
  choice.end();
}

/** The chats of an export, each with what waits for it. */
class Shelves {
  readonly #spill: SpillFile;
  readonly #mayLead: boolean;
  readonly #mostHeld: number;
  readonly #shelves = new Map<string, Shelf>();
  #first: Shelf | null = null;
  #current: Shelf | null = null;
  #held = 0;
  /** Whether the first chat went on its way while the others wait. */
  hasLed = false;

  /** @param mayLead whether the first chat need not wait, as it is wanted whatever follows */
  constructor(spill: SpillFile, mayLead: boolean, mostHeld: number) {
    this.#spill = spill;
    this.#mayLead = mayLead;
    this.#mostHeld = mostHeld;
  }

  /** Takes a batch; returns what of it need not wait. */
  add(batch: readonly ParsedRecord[]): readonly ParsedRecord[] {
    const leading: ParsedRecord[] = [];
    for (const record of batch) {
      if (record.type === 'chat') {
        this.#current = shelfOf(this.#shelves, record);
        this.#first ??= this.#current;
      } else if (this.#mayLead && this.#current !== null && this.#current === this.#first) {
        if (!this.hasLed) {
          this.hasLed = true;
          leading.push(this.#current.chat);
        }
        leading.push(record);
      } else {
        this.#current?.held.push(record);
        this.#held++;
      }
    }
    if (this.#held > this.#mostHeld) {
      for (const shelf of this.#shelves.values()) {
        spillShelf(shelf, this.#spill);
      }
      this.#held = 0;
    }
    return leading;
  }

  all(): readonly Shelf[] {
    return [...this.#shelves.values()];
  }

  filled(): readonly Shelf[] {
    return this.all().filter(({ blocks, held }) => blocks.length > 0 || held.length > 0);
  }
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
