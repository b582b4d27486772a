/** Milliseconds after which no frame is waited for: a hidden window makes none. */
const MOST_MS = 100;

/** Runs something once the frame that is being made is on the screen. */
export function afterFrame(then: () => void): void {
  const run = () => {
    window.clearTimeout(latest);
    window.cancelAnimationFrame(frame);
    then();
  };
  const latest = window.setTimeout(run, MOST_MS);
  const frame = window.requestAnimationFrame(() => {
    window.clearTimeout(latest);
    window.setTimeout(then);
  });
}
