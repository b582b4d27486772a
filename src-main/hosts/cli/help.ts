import type { Command } from './command.ts';
import { commands } from './commands/index.ts';

/** The list of commands. */
export function overview(): string {
  const rows = Object.values(commands).map((command) => `  qunshu ${command.usage}\n      ${command.help}`);
  return [
    'Qunshu 群书: from group chats to digests, search and books.',
    '',
    ...rows,
    '',
    'Every command takes --help. Results go to stdout, progress and warnings to stderr.',
    'Exit status: 0 done, 1 failed, 2 wrong usage.',
  ].join('\n');
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const left = option.value === undefined ? `--${name}` : `--${name} ${option.value}`;
    return `  ${left.padEnd(24)} ${option.help}`;
  });
  return [`qunshu ${command.usage}`, '', command.help, ...(options.length > 0 ? ['', ...options] : [])].join('\n');
}
