import type {
  Call,
  ChangedRoom,
  EngineEvent,
  MethodName,
  MethodOutput,
  ParsedInput,
} from '../../../src-main/contract/index.ts';
import { methods, QunshuError } from '../../../src-main/contract/index.ts';
import { archiveHandlers } from './archive-handlers.ts';
import { assetHandlers } from './asset-handlers.ts';
import { curatedHandlers } from './curated-handlers.ts';
import { libraryHandlers } from './library-handlers.ts';
import { modelHandlers } from './model-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { createWorld, type World } from './world.ts';

export type Handlers = { readonly [Name in MethodName]: (input: ParsedInput<Name>) => MethodOutput<Name> };

export interface EngineDouble {
  readonly call: Call;
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** Rooms that a method changes, told to everybody who listens. */
const changes: { readonly [Name in MethodName]?: readonly ChangedRoom[] } = {
  'preferences.set': ['preferences'],
  'preferences.forgetLibrary': ['preferences'],
  'model.set': ['preferences'],
  'library.update': ['library'],
  'chats.rename': ['chats'],
  'members.update': ['members'],
  'threads.judge': ['threads'],
  'templates.save': ['library', 'digests'],
  'templates.delete': ['library', 'digests'],
  'templates.makeDefault': ['library', 'digests'],
  'digests.create': ['digests'],
  'digests.draft': ['digests', 'threads'],
  'digests.draftTop': ['digests', 'threads'],
  'digests.save': ['digests'],
  'digests.setStatus': ['digests'],
  'digests.delete': ['digests'],
  'digests.merge': ['digests'],
  'digests.unmerge': ['digests'],
  'digests.addConversation': ['digests', 'threads'],
  'digests.removeConversation': ['digests', 'threads'],
  'reviews.comment': ['digests'],
  'reviews.resolve': ['digests'],
  'reviews.withdraw': ['digests'],
  'books.create': ['books'],
  'books.createAuto': ['books'],
  'books.save': ['books'],
  'books.delete': ['books'],
};

/**
 * The contract in memory, with an invented community: for looking at the interface and for testing
 * what lies between it and a host. Inputs are checked as at the engine's own door.
 */
export function createEngineDouble(options: { readonly open: boolean }): EngineDouble {
  const world: World = createWorld(options.open);
  const handlers: Handlers = {
    ...libraryHandlers(world),
    ...archiveHandlers(world),
    ...curatedHandlers(world),
    ...modelHandlers(),
    ...reviewHandlers(world),
    ...assetHandlers(world),
  };

  const call = async <Name extends MethodName>(name: Name, input: unknown): Promise<MethodOutput<Name>> => {
    const parsed = methods[name].input.safeParse(input);
    if (!parsed.success) throw new QunshuError('invalid-input', { reason: parsed.error.message });
    const output = handlers[name](parsed.data as ParsedInput<Name>);
    const rooms = changes[name];
    if (rooms) for (const listener of world.listeners) listener({ type: 'changed', rooms });
    return output;
  };
  return {
    call: call as Call,
    subscribe(listener) {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
  };
}
