import { type ModelFile, QunshuError } from '../../contract/index.ts';
import type { Network, NetworkAnswer, NetworkRequest } from '../library/index.ts';
import { below, serverAddress } from './address.ts';
import { failureIn, parsed, readModels, readPiece } from './completion.ts';
import { EventStreamReader } from './event-stream.ts';
import { Patience } from './patience.ts';

/** Characters of an answer, from which it is nonsense. */
const LONGEST_ANSWER = 200_000;
/** Bytes of a body that is read whole: a list of models, an error. */
const LONGEST_BODY = 1_000_000;
const LONGEST_REASON = 200;

/** An answer with all its words, and whether it was cut off because it became too long. */
export interface Answered {
  readonly text: string;
  readonly cut: boolean;
}

/** Speaks the chat completions protocol of OpenAI, as Ollama, LM Studio, vLLM and most vendors do. Rules: SPEC.md. */
export class ModelClient {
  readonly #network: Network | undefined;
  readonly #settings: ModelFile;
  readonly #server: URL;

  /** @throws {QunshuError} `model-off`, `model-address-invalid`, `model-address-open` */
  constructor(network: Network | undefined, settings: ModelFile) {
    if (!settings.enabled || settings.address.trim() === '') {
      throw new QunshuError('model-off');
    }
    this.#network = network;
    this.#settings = settings;
    this.#server = serverAddress(settings.address, settings.plainHttp);
  }

  /** Where a conversation is sent. */
  get chatAddress(): string {
    return below(this.#server, 'chat/completions').href;
  }

  /** Names of the models the server offers; empty where it does not tell. */
  async models(signal: AbortSignal): Promise<string[]> {
    return this.#send({ method: 'GET', address: below(this.#server, 'models').href }, signal, async (answer) => {
      const body = await readWhole(answer);
      if (answer.status === 404) {
        return [];
      }
      this.#expectSuccess(answer.status, body);
      const models = readModels(body);
      if (models === null) {
        throw new QunshuError('model-garbled', { reason: 'no list of models' });
      }
      return models;
    });
  }

  /**
   * Sends a request for a chat completion, character by character, and gives the words of the answer.
   *
   * @param onWords called with all the words so far, whenever there are more
   * @throws {QunshuError} `cancelled` and the `model-…` codes
   */
  async complete(body: string, signal: AbortSignal, onWords: (text: string) => void = () => {}): Promise<Answered> {
    return this.#send({ method: 'POST', address: this.chatAddress, body }, signal, async (answer) => {
      if (answer.status !== 200) {
        this.#expectSuccess(answer.status, await readWhole(answer));
      }
      return this.#readStream(answer, onWords);
    });
  }

  async #readStream({ pieces }: NetworkAnswer, onWords: (text: string) => void): Promise<Answered> {
    const reader = new EventStreamReader();
    let text = '';
    let finish: string | null = null;
    let isDone = false;
    for await (const bytes of pieces) {
      const before = text;
      for (const data of eventsIn(reader, bytes)) {
        isDone = data.trim() === '[DONE]';
        if (isDone) {
          break;
        }
        const piece = readPiece(data);
        if (piece === null) {
          throw new QunshuError('model-garbled', { reason: 'an event holds no piece of an answer' });
        }
        if (piece.failure !== null) {
          throw new QunshuError('model-failed', { status: 200, reason: this.#tidy(piece.failure) });
        }
        text += piece.words;
        finish ??= piece.finish;
        if (text.length > LONGEST_ANSWER) {
          throw new QunshuError('model-garbled', { reason: 'the answer does not end' });
        }
      }
      if (text !== before) {
        onWords(text);
      }
      if (isDone) {
        break;
      }
    }
    if (!isDone && finish === null) {
      throw new QunshuError('model-garbled', {
        reason: text === '' ? 'it is no stream of events' : 'the answer broke off',
      });
    }
    return { text, cut: finish === 'length' };
  }

  /** Sends a request and has the answer read, and says in its own words what goes wrong meanwhile. */
  async #send<Result>(
    request: Omit<NetworkRequest, 'headers'>,
    signal: AbortSignal,
    read: (answer: NetworkAnswer) => Promise<Result>,
  ): Promise<Result> {
    if (signal.aborted) {
      throw new QunshuError('cancelled');
    }
    const patience = new Patience(this.#settings.patience, signal);
    try {
      if (this.#network === undefined) {
        throw new Error('this program has no network');
      }
      const answer = await this.#network.send({ ...request, headers: this.#headers(request) }, patience.signal);
      return await read({ status: answer.status, pieces: patience.watch(answer.pieces) });
    } catch (error) {
      if (signal.aborted) {
        throw new QunshuError('cancelled');
      }
      if (patience.isOver) {
        throw new QunshuError('model-silent', { seconds: this.#settings.patience });
      }
      if (error instanceof QunshuError) {
        throw error;
      }
      throw new QunshuError('model-unreachable', { address: this.#server.host, reason: this.#tidy(reasonOf(error)) });
    } finally {
      patience.end();
    }
  }

  #headers({ method }: Pick<NetworkRequest, 'method'>): Record<string, string> {
    const { key } = this.#settings;
    return {
      accept: method === 'POST' ? 'text/event-stream' : 'application/json',
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(key !== null && { authorization: `Bearer ${key}` }),
    };
  }

  #expectSuccess(status: number, body: string): void {
    const reason = this.#tidy(failureIn(parsed(body)) ?? `HTTP ${status}`);
    if (status === 401 || status === 403) {
      throw new QunshuError('model-refused', { reason });
    }
    if (status === 404) {
      throw new QunshuError('model-unknown', { model: this.#settings.model, reason });
    }
    if (status === 429) {
      throw new QunshuError('model-busy', { reason });
    }
    if (status !== 200) {
      throw new QunshuError('model-failed', { status, reason });
    }
  }

  /** A reason in one line, without the key: servers like to repeat it. */
  #tidy(reason: string): string {
    const { key } = this.#settings;
    const bare = key === null ? reason : reason.replaceAll(key, '…');
    return bare
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_REASON)
      .replace(/[.。]$/, '');
  }
}

function eventsIn(reader: EventStreamReader, bytes: Uint8Array): string[] {
  try {
    return reader.read(bytes);
  } catch (error) {
    throw new QunshuError('model-garbled', { reason: (error as Error).message });
  }
}

async function readWhole({ pieces }: NetworkAnswer): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of pieces) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > LONGEST_BODY) {
      break;
    }
  }
  return text;
}

/** `fetch` fails with “fetch failed”; what happened is below it. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof AggregateError) {
    return reasonOf(cause.errors[0]);
  }
  if (cause instanceof Error) {
    return reasonOf(cause);
  }
  return error instanceof Error ? error.message : String(error);
}
