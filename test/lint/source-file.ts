import { parseSync, Visitor } from 'oxc-parser';

/** One module specifier in a source file, however it is written. */
export interface Import {
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
  /** Gone when the types are stripped: it costs nothing and loads nothing. */
  readonly typeOnly: boolean;
}

/** An expression whose value depends on the moment, on chance or on other machines. */
export interface ImpureExpression {
  readonly expression: string;
  readonly line: number;
}

/** What the architecture rules need to know about a source file. */
export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly impureExpressions: readonly ImpureExpression[];
  /** Calls of `fetch` and its like, and of an environment's `network`. */
  readonly networkUses: readonly ImpureExpression[];
}

const networkClasses = new Set(['WebSocket', 'EventSource', 'XMLHttpRequest']);
const impureMembers = new Set(['Date.now', 'Math.random', 'crypto.randomUUID']);

/**
 * Reads imports and impure expressions from the syntax tree.
 *
 * @throws {Error} when the file does not parse; a file that cannot be read must not pass.
 */
export function parseSourceFile(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  const [firstError] = errors;
  if (firstError !== undefined) throw new Error(`${path}: ${firstError.message}`);

  const imports: Import[] = [];
  const impureExpressions: ImpureExpression[] = [];
  const networkUses: ImpureExpression[] = [];
  const lineOf = lineFinder(text);
  const addImport = (node: { start: number }, specifier: string, typeOnly: boolean) =>
    imports.push({ specifier, line: lineOf(node.start), typeOnly });
  const addImpure = (node: { start: number }, expression: string) =>
    impureExpressions.push({ expression, line: lineOf(node.start) });
  const addNetwork = (node: { start: number }, expression: string) =>
    networkUses.push({ expression, line: lineOf(node.start) });

  new Visitor({
    ImportDeclaration(node) {
      addImport(node, node.source.value, node.importKind === 'type');
      const fromCrypto = /^(node:)?crypto$/.test(node.source.value);
      for (const specifier of node.specifiers) {
        if (
          fromCrypto &&
          specifier.type === 'ImportSpecifier' &&
          text.slice(specifier.imported.start, specifier.imported.end) === 'randomUUID'
        ) {
          addImpure(specifier, 'crypto.randomUUID');
        }
      }
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null) addImport(node, node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      addImport(node, node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      const { source } = node;
      if (source.type === 'Literal' && typeof source.value === 'string') addImport(node, source.value, false);
    },
    TSImportType(node) {
      addImport(node, node.source.value, true);
    },
    MemberExpression(node) {
      const written = text
        .slice(node.start, node.end)
        .replaceAll(/\s|\?/g, '')
        .replace(/^globalThis\./, '');
      if (impureMembers.has(written)) addImpure(node, written);
      if (/\.network$/.test(written)) addNetwork(node, '.network');
      if (written === 'fetch') addNetwork(node, 'fetch');
    },
    NewExpression(node) {
      if (isDate(node.callee) && node.arguments.length === 0) addImpure(node, 'new Date()');
      if (node.callee.type === 'Identifier' && networkClasses.has(node.callee.name)) addNetwork(node, node.callee.name);
    },
    CallExpression(node) {
      if (isDate(node.callee)) addImpure(node, 'Date()');
      if (node.callee.type === 'Identifier' && node.callee.name === 'fetch') addNetwork(node, 'fetch');
    },
  }).visit(program);

  return { path, imports, impureExpressions, networkUses };
}

function isDate(callee: { type: string; name?: unknown }): boolean {
  return callee.type === 'Identifier' && callee.name === 'Date';
}

function lineFinder(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}
