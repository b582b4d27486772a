import type { ImportOptions, ParsedChat, ParsedRecord } from '../../contract/index.ts';
import { chooseChats } from './chat-choice.ts';
import { type SpilledBlock, SpillFile } from './spill-file.ts';

/** Records that are held in memory before they go to a temporary file: some 50 MB. */
const MOST_HELD = 100_000;

/** What waits for a chat: blocks in the temporary file, and after them what is still in memory. */
interface Shelf {
  readonly chat: ParsedChat;
  blocks: SpilledBlock[];
  held: ParsedRecord[];
}

/**
 * Puts the records of an export in which chats are mixed in order, chat by chat, each in the order of the
 * file: among the batches a `chat` record stands wherever another chat goes on. The chats come in the order
 * of the first record in them; those in which nothing stands leave no trace. `options.chat` names the only
 * chat, or picks among several; without it the first chat is handed on as it comes. Memory does not grow with
 * the file.
 */
export async function* chatByChat(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  options: ImportOptions,
  mostHeld = MOST_HELD,
): AsyncGenerator<readonly ParsedRecord[]> {
  const shelves = new Shelves(mostHeld);
  try {
    let isFirstOpen = false;
    for await (const batch of batches) {
      shelves.put(batch);
      const { first } = shelves;
      if (options.chat === undefined && first !== null) {
        if (!isFirstOpen) {
          yield [first.chat];
          isFirstOpen = true;
        }
        yield* shelves.take(first);
      }
    }
    if (isFirstOpen) {
      yield* shelves.takeAll(shelves.all.slice(1));
    } else {
      yield* chosenOf(shelves, options);
    }
  } finally {
    shelves.close();
  }
}

/** The only chat, under the name of the user, or those that it picks. */
function* chosenOf(shelves: Shelves, options: ImportOptions): Generator<readonly ParsedRecord[]> {
  if (shelves.all.length < 2) {
    const only = shelves.first?.chat ?? shelves.opening;
    yield only === null ? [] : [{ ...only, name: options.chat ?? only.name }];
    yield* shelves.first === null ? [] : shelves.take(shelves.first);
    return;
  }
  const choice = chooseChats(options);
  yield* shelves.takeAll(shelves.all.filter(({ chat }) => choice.wants(chat)));
  choice.end();
}

/** Keeps the records of each chat apart. */
class Shelves {
  readonly #spill = new SpillFile();
  readonly #shelves = new Map<string, Shelf>();
  readonly #mostHeld: number;
  #held = 0;
  #chat: ParsedChat | null = null;
  /** Of the current chat; null while nothing stands in it. */
  #current: Shelf | null = null;
  /** The first chat, whether or not something stands in it. */
  opening: ParsedChat | null = null;

  constructor(mostHeld: number) {
    this.#mostHeld = mostHeld;
  }

  get first(): Shelf | null {
    return this.#shelves.values().next().value ?? null;
  }

  get all(): readonly Shelf[] {
    return [...this.#shelves.values()];
  }

  put(batch: readonly ParsedRecord[]): void {
    for (const record of batch) {
      if (record.type === 'chat') {
        this.opening ??= record;
        this.#chat = record;
        this.#current = null;
      } else if (this.#chat !== null) {
        this.#current ??= this.#shelfOf(this.#chat);
        this.#current.held.push(record);
      }
    }
    this.#held += batch.length;
    if (this.#held > this.#mostHeld) {
      this.#spillAll();
    }
  }

  /** What waits for a chat; afterwards nothing does. */
  *take(shelf: Shelf): Generator<readonly ParsedRecord[]> {
    const { blocks, held } = shelf;
    shelf.blocks = [];
    shelf.held = [];
    for (const block of blocks) {
      yield JSON.parse(this.#spill.read(block).toString('utf8')) as ParsedRecord[];
    }
    if (held.length > 0) {
      this.#held = Math.max(0, this.#held - held.length);
      yield held;
    }
  }

  *takeAll(shelves: readonly Shelf[]): Generator<readonly ParsedRecord[]> {
    for (const shelf of shelves) {
      yield [shelf.chat];
      yield* this.take(shelf);
    }
  }

  close(): void {
    this.#spill.close();
  }

  #shelfOf(chat: ParsedChat): Shelf {
    const key = chat.nativeId === undefined ? `name ${chat.name}` : `id ${chat.nativeId}`;
    let shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      shelf = { chat, blocks: [], held: [] };
      this.#shelves.set(key, shelf);
    }
    return shelf;
  }

  #spillAll(): void {
    for (const shelf of this.#shelves.values()) {
      if (shelf.held.length > 0) {
        shelf.blocks.push(this.#spill.write(Buffer.from(JSON.stringify(shelf.held))));
        shelf.held = [];
      }
    }
    this.#held = 0;
  }
}
