export interface StartParts {
  /** Whether windows can be shown here. */
  readonly display: boolean;
  /** Electron's program, downloaded if need be; null when it cannot be had. */
  electron(): Promise<string | null>;
  /** Runs the desktop window until it closes; false when it did not open. */
  runWindow(program: string): Promise<boolean>;
  /** Serves the app to a browser until it is ended. */
  runInBrowser(): Promise<void>;
  say(sentence: string): void;
}

/** Opens the app in its window, or else in the browser, and says in one sentence why. */
export async function start(parts: StartParts): Promise<void> {
  const reason = parts.display ? await tryWindow(parts) : 'There is no display here for the desktop window';
  if (reason === null) return;
  parts.say(`${reason}: the same app runs in a browser.`);
  await parts.runInBrowser();
}

/** Runs the window; gives the reason when there was none. */
async function tryWindow(parts: StartParts): Promise<string | null> {
  const program = await parts.electron();
  if (program === null) return 'Electron’s program is not here (npm run desktop:install fetches it)';
  return (await parts.runWindow(program)) ? null : 'The desktop window could not start on this system';
}
