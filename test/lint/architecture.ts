import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { findCycles } from './cycles.ts';
import type { Violation } from './rules.ts';
import { checkFile } from './rules.ts';
import { parseSourceFile } from './source-file.ts';

/**
 * Checks sources against the import rules of docs/architecture.md.
 *
 * @param sources text by path, relative to the repository, with forward slashes
 */
export function checkArchitecture(sources: ReadonlyMap<string, string>): Violation[] {
  const files = [...sources].map(([path, text]) => parseSourceFile(path, text));
  return [...files.flatMap(checkFile), ...findCycles(files)];
}

/** Reads every TypeScript file of `src-main` and `src-renderer` below a repository folder. */
export function readSources(repository: string): Map<string, string> {
  const paths = globSync('src-{main,renderer}/**/*.{ts,tsx}', { cwd: repository }).sort();
  return new Map(paths.map((path) => [path.split(sep).join('/'), readFileSync(join(repository, path), 'utf8')]));
}

if (import.meta.main) {
  const sources = readSources(join(import.meta.dirname, '../..'));
  const violations = checkArchitecture(sources);
  for (const { path, line, message } of violations) console.error(`${path}:${line} ${message}`);
  console.log(`architecture: ${sources.size} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || sources.size === 0 ? 1 : 0;
}
