import type { EngineEvent } from '../../src-main/contract/index.ts';
import { everythingChanged } from './invalidation.ts';

type Listener = (event: EngineEvent) => void;

/**
 * A `subscribe` over one EventSource that all listeners share, because a browser allows six
 * connections to a host and each tab should hold one. The browser reconnects by itself; what
 * happened meanwhile is unknown, so after a gap everything counts as changed.
 */
export function createEventStream(address: string): (listener: Listener) => () => void {
  const listeners = new Set<Listener>();
  let source: EventSource | null = null;

  const tell = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
  };
  const open = (): EventSource => {
    const opened = new EventSource(address);
    let interrupted = false;
    opened.addEventListener('open', () => {
      if (interrupted) tell(everythingChanged);
      interrupted = false;
    });
    opened.addEventListener('error', () => {
      interrupted = true;
    });
    opened.addEventListener('message', (message) => tell(JSON.parse(message.data as string) as EngineEvent));
    return opened;
  };

  return (listener) => {
    listeners.add(listener);
    source ??= open();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      source?.close();
      source = null;
    };
  };
}
