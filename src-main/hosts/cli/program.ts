import { QunshuError, toErrorData } from '../../contract/index.ts';
import { readArguments, UsageError } from './arguments.ts';
import { commands } from './commands/index.ts';
import { helpOf, overview } from './help.ts';
import { createOutput } from './output.ts';
import { Session } from './session.ts';

/**
 * Runs one command. Exit status: 0 done, 1 failed, 2 wrong usage. `entry` is the `import.meta.url` of the
 * program's entry file: other parts are found from there.
 */
export async function run(words: readonly string[], entry: string): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${overview()}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = commands[name];
  if (command === undefined) {
    process.stderr.write(`There is no command “${name}”.\n\n${overview()}\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${helpOf(command)}\n`);
    return 0;
  }
  let session: Session | null = null;
  try {
    const parsed = readArguments(rest, command.options);
    const output = createOutput({ json: parsed.has('json'), jsonl: parsed.has('jsonl') });
    session = new Session(output, entry);
    process.once('SIGINT', () => {
      if (session?.interrupt() !== true) {
        process.exit(130);
      }
    });
    await command.run({ arguments: parsed, output, session, entry });
    return 0;
  } catch (error) {
    return explain(error, command.usage);
  } finally {
    await session?.close();
  }
}

function explain(error: unknown, usage: string): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nUsage: qunshu ${usage}\n`);
    return 2;
  }
  const { code, message, next } = toErrorData(error);
  process.stderr.write(`${message} ${next} [${code}]\n`);
  if (!(error instanceof QunshuError) && process.env.QUNSHU_DEBUG && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  return 1;
}
