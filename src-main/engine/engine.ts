import {
  type Call,
  type EngineEvent,
  isMethodName,
  type MethodName,
  type MethodOutput,
  methods,
  type ParsedInput,
  QunshuError,
} from '../contract/index.ts';
import { assetHandlers } from './handlers/assets.ts';
import { assistantHandlers } from './handlers/assistant.ts';
import { bookHandlers } from './handlers/books.ts';
import { chatHandlers } from './handlers/chats.ts';
import { digestHandlers } from './handlers/digests.ts';
import { duplicateHandlers } from './handlers/duplicates.ts';
import { importHandlers } from './handlers/importing.ts';
import { libraryHandlers } from './handlers/library.ts';
import { machineHandlers } from './handlers/machine.ts';
import { modelHandlers } from './handlers/model.ts';
import { reviewHandlers } from './handlers/reviews.ts';
import { searchHandlers } from './handlers/search.ts';
import { sharingHandlers } from './handlers/sharing.ts';
import { templateHandlers } from './handlers/templates.ts';
import { threadHandlers } from './handlers/threads.ts';
import type { Environment } from './library/index.ts';
import { Workplace } from './workplace.ts';

export type { Network, Printer, PrintRequest } from './library/index.ts';

/** What a method of the contract does: checked input to output. */
type Handlers = {
  [Name in MethodName]: (input: ParsedInput<Name>) => MethodOutput<Name> | Promise<MethodOutput<Name>>;
};

export interface Engine {
  readonly call: Call;
  /** `call` for names and inputs from outside: both are checked. */
  callUnchecked(method: string, input: unknown): Promise<unknown>;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  /** Cancels what runs and closes the library. */
  close(): Promise<void>;
}

/** The composition root: the rooms behind the methods of the contract. */
export function createEngine(environment: Environment): Engine {
  const listeners = new Set<(event: EngineEvent) => void>();
  const workplace = new Workplace(environment, (event) => {
    for (const listener of listeners) {
      listener(event);
    }
  });
  const handlers: Handlers = {
    ...machineHandlers(workplace),
    ...libraryHandlers(workplace),
    ...importHandlers(workplace),
    ...chatHandlers(workplace),
    ...threadHandlers(workplace),
    ...digestHandlers(workplace),
    ...templateHandlers(workplace),
    ...assetHandlers(workplace),
    ...modelHandlers(workplace),
    ...reviewHandlers(workplace),
    ...duplicateHandlers(workplace),
    ...searchHandlers(workplace),
    ...assistantHandlers(workplace),
    ...bookHandlers(workplace),
    ...sharingHandlers(workplace),
  };

  const callUnchecked = async (method: string, input: unknown): Promise<unknown> => {
    if (!isMethodName(method)) {
      throw new QunshuError('method-unknown', { method });
    }
    const checked = methods[method].input.safeParse(input);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      const where = issue?.path.join('.') || 'input';
      throw new QunshuError('invalid-input', { reason: `${method}: ${where}: ${issue?.message ?? 'not valid'}` });
    }
    const handler = handlers[method] as (input: unknown) => unknown;
    return handler(checked.data);
  };

  return {
    call: callUnchecked as Call,
    callUnchecked,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => workplace.close(),
  };
}
