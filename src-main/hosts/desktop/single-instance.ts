import { filesAmong } from './opened-files.ts';

export interface InstanceApp {
  requestSingleInstanceLock(additionalData: { readonly files: string[] }): boolean;
  on(
    event: 'second-instance',
    listener: (event: unknown, commandLine: string[], workingFolder: string, additionalData: unknown) => void,
  ): unknown;
  on(event: 'open-file', listener: (event: { preventDefault(): void }, path: string) => void): unknown;
}

export interface Started {
  /** Files named on this start's command line. */
  readonly files: readonly string[];
}

/**
 * Makes sure that one instance runs. A second start hands over the files of its command line and
 * gets null: it has to quit. They travel as additional data, because Chromium reorders and extends
 * the command line itself.
 *
 * @param commandLine the arguments after the program's own
 */
export function startOnce(app: InstanceApp, commandLine: readonly string[], workingFolder: string): Started | null {
  const files = filesAmong(commandLine, workingFolder);
  return app.requestSingleInstanceLock({ files }) ? { files } : null;
}

/**
 * Listens to later starts and to files that macOS hands over, which it may do before the app is
 * ready: call this at once.
 *
 * @param receive gets the files, none when somebody merely started the app again
 */
export function receiveFiles(app: InstanceApp, receive: (files: string[]) => void): void {
  app.on('second-instance', (_event, _commandLine, _workingFolder, additionalData) => {
    receive(filesOf(additionalData));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    receive([path]);
  });
}

function filesOf(additionalData: unknown): string[] {
  const files = (additionalData as { files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}
