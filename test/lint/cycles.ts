import type { Violation } from './rules.ts';
import { resolveImport } from './rules.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Finds import cycles by depth-first search, each reported once, at the import that closes it.
 * Imports of types alone are gone at run time and make no cycle.
 */
export function findCycles(files: readonly SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const violations: Violation[] = [];

  const walk = (file: SourceFile): void => {
    trail.push(file.path);
    for (const imported of file.imports) {
      if (imported.typeOnly || !imported.specifier.startsWith('.')) continue;
      const target = byPath.get(resolveImport(file.path, imported.specifier));
      if (target === undefined || finished.has(target.path)) continue;
      const start = trail.indexOf(target.path);
      if (start === -1) {
        walk(target);
        continue;
      }
      const cycle = [...trail.slice(start), target.path].join(' -> ');
      violations.push({
        path: file.path,
        line: imported.line,
        message: `imports ${imported.specifier}: this closes a cycle (${cycle}), see docs/architecture.md#rooms (rule 2)`,
      });
    }
    trail.pop();
    finished.add(file.path);
  };

  for (const file of files) {
    if (!finished.has(file.path)) walk(file);
  }
  return violations;
}
