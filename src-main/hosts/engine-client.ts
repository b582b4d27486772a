import { Worker } from 'node:worker_threads';
import { type Call, type EngineEvent, fromErrorData, QunshuError, toErrorData } from '../contract/index.ts';
import type { Printer } from '../engine/engine.ts';
import { indexWorkerBeside } from './indexing-thread.ts';
import type { Answer, FromWorker, ToWorker, WorkerSettings } from './port-protocol.ts';
import { PrintService } from './printing/port-printer.ts';

/** The engine as a host sees it, wherever it runs. */
export interface EngineClient {
  readonly call: Call;
  /** Like `call`, for names and inputs that came from outside: the engine checks both and answers with data. */
  answer(method: string, input: unknown): Promise<Answer>;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  /** Finishes what is being written, closes the library and ends the worker. */
  close(): Promise<void>;
}

export interface WorkerOptions extends Omit<WorkerSettings, 'hostPrints' | 'indexWorker'> {
  readonly workerUrl: URL;
  /** The host's own way to print; without one, the worker looks for a Chromium. */
  readonly printer?: Printer;
}

/**
 * What an import makes is gone after a batch: a small room for what is new saves 130 MB at a million messages and
 * costs no time. In the terminal `--max-semi-space-size=4` says the same.
 */
const YOUNG_GENERATION_MEGABYTES = 12;

/** Starts the engine on a worker thread. Should the worker die, every open and later call is answered with `internal`. */
export function startEngineWorker({ workerUrl, printer, ...others }: WorkerOptions): EngineClient {
  const settings: WorkerSettings = {
    ...others,
    hostPrints: printer !== undefined,
    indexWorker: indexWorkerBeside(workerUrl).href,
  };
  const worker = new Worker(workerUrl, {
    workerData: settings,
    name: 'qunshu-engine',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES },
  });
  const say = (message: ToWorker) => worker.postMessage(message);
  const printing = printer === undefined ? null : new PrintService(printer, say);
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners = new Set<(event: EngineEvent) => void>();
  const closed = Promise.withResolvers<void>();
  let lastId = 0;
  let death: QunshuError | null = null;

  const die = (reason: string) => {
    death ??= new QunshuError('internal', { reason });
    for (const settle of waiting.values()) {
      settle({ ok: false, error: toErrorData(death) });
    }
    waiting.clear();
    closed.resolve();
  };

  worker.on('message', (message: FromWorker) => {
    if (message.type === 'answer') {
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    } else if (message.type === 'event') {
      for (const listener of listeners) {
        listener(message.event);
      }
    } else if (message.type === 'print') {
      void printing?.print(message);
    } else if (message.type === 'stop-printing') {
      printing?.stop(message.id);
    } else {
      closed.resolve();
    }
  });
  worker.on('error', (error: Error) => die(error.message));
  worker.on('exit', () => die('the engine has stopped'));

  const answer = (method: string, input: unknown): Promise<Answer> => {
    if (death !== null) {
      return Promise.resolve({ ok: false, error: toErrorData(death) });
    }
    const id = ++lastId;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    waiting.set(id, resolve);
    say({ type: 'call', id, method, input });
    return promise;
  };

  const call = async (method: string, input: unknown): Promise<unknown> => {
    const answered = await answer(method, input);
    if (!answered.ok) {
      throw fromErrorData(answered.error);
    }
    return answered.value;
  };

  return {
    call: call as Call,
    answer,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      say({ type: 'close' });
      await closed.promise;
      await worker.terminate();
    },
  };
}
