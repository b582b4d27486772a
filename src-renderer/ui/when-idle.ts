/** Milliseconds after which a browser that cannot say when it is idle (Safari) is taken to be. */
const IDLE_AFTER_MS = 1500;

/** Runs something once the page has nothing else to do. @returns takes it back */
export function whenIdle(then: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const idle = window.requestIdleCallback(then);
    return () => window.cancelIdleCallback(idle);
  }
  const timer = window.setTimeout(then, IDLE_AFTER_MS);
  return () => window.clearTimeout(timer);
}
