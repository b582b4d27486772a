import { fromErrorData, QunshuError, toErrorData } from '../../contract/index.ts';
import type { Printer } from '../../engine/engine.ts';
import type { Answer, FromWorker, ToWorker } from '../port-protocol.ts';

type Printed = Extract<ToWorker, { type: 'printed' }>;

/** The worker's side: a printer that asks the host. */
export class PortPrinter implements Printer {
  readonly #say: (message: FromWorker) => void;
  readonly #waiting = new Map<number, (answer: Answer<readonly string[]>) => void>();
  #lastId = 0;

  constructor(say: (message: FromWorker) => void) {
    this.#say = say;
  }

  async print(request: Parameters<Printer['print']>[0], signal?: AbortSignal): Promise<readonly string[]> {
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers<Answer<readonly string[]>>();
    this.#waiting.set(id, resolve);
    const stop = () => this.#say({ type: 'stop-printing', id });
    signal?.addEventListener('abort', stop, { once: true });
    this.#say({ type: 'print', id, request });
    const answer = await promise;
    signal?.removeEventListener('abort', stop);
    if (signal?.aborted) {
      throw new QunshuError('cancelled');
    }
    if (!answer.ok) {
      throw fromErrorData(answer.error);
    }
    return answer.value;
  }

  answered({ id, answer }: Printed): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}

/** The host's side: prints what the worker asks for, with the host's own printer. */
export class PrintService {
  readonly #printer: Printer;
  readonly #say: (message: ToWorker) => void;
  readonly #running = new Map<number, AbortController>();

  constructor(printer: Printer, say: (message: ToWorker) => void) {
    this.#printer = printer;
    this.#say = say;
  }

  async print({ id, request }: Extract<FromWorker, { type: 'print' }>): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const answer: Answer<readonly string[]> = await this.#printer.print(request, controller.signal).then(
      (value) => ({ ok: true, value }),
      (error: unknown) => ({ ok: false, error: toErrorData(error) }),
    );
    this.#running.delete(id);
    this.#say({ type: 'printed', id, answer });
  }

  stop(id: number): void {
    this.#running.get(id)?.abort();
  }
}
