import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Import, SourceFile } from './source-file.ts';

/** A broken rule, ready to be printed. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** The rooms of the engine, in the order data walks through them: docs/architecture.md#rooms. */
const rooms = [
  'text',
  'library',
  'importing',
  'archive',
  'members',
  'threads',
  'model',
  'digests',
  'search',
  'books',
  'sharing',
  'insights',
] as const;

type Layer = 'contract' | 'engine' | 'hosts' | 'renderer';

const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  contract: ['contract'],
  engine: ['engine', 'contract'],
  hosts: ['hosts', 'engine', 'contract'],
  renderer: ['renderer', 'contract'],
};

/** Packages with one place each: rule 3. */
const onlyPlaces: Readonly<Record<string, { readonly place: RegExp; readonly name: string }>> = {
  electron: { place: /^src-main\/hosts\/desktop\//, name: 'src-main/hosts/desktop' },
  'node:sqlite': {
    place: /^src-main\/engine\/library\/database\.ts$/,
    name: 'src-main/engine/library/database.ts',
  },
  lowdb: { place: /^src-main\/engine\/library\//, name: 'src-main/engine/library' },
  marked: { place: /^src-main\/engine\/text\/markdown\.ts$/, name: 'src-main/engine/text/markdown.ts' },
  'sanitize-html': { place: /^src-main\/engine\/text\/markdown\.ts$/, name: 'src-main/engine/text/markdown.ts' },
};

/** Ways out of the machine; inside the engine only the room `model` has one, which the host hands in: rule 6. */
const networkModules = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?)$/;

/** The room, and the handlers that give it the environment's network. */
const mayUseNetwork = /^src-main\/engine\/(?:model\/|handlers\/model\.ts$)/;

/** Starts while an import waits for it, beside another thread that holds all rooms: it must not load them once more. */
const indexingThread = 'src-main/hosts/index-port.ts';

/** The two files that may load Electron; everything else in the desktop host is given what it needs. */
const electronEntries = /^src-main\/hosts\/desktop\/(main|preload)\.ts$/;

const nodeModules = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** Checks one file against rules 1 to 6 of docs/architecture.md. */
export function checkFile(file: SourceFile): Violation[] {
  return [...file.imports.flatMap((imported) => checkImport(file, imported)), ...checkPurity(file)];
}

function checkImport(file: SourceFile, imported: Import): Violation[] {
  const reason = imported.specifier.startsWith('.')
    ? (layerViolation(file.path, imported) ?? roomViolation(file.path, imported))
    : (placeViolation(file.path, imported) ?? nodeViolation(file.path, imported));
  if (reason === null) return [];
  return [{ path: file.path, line: imported.line, message: `imports ${imported.specifier}: ${reason}` }];
}

function layerViolation(path: string, imported: Import): string | null {
  const from = layerOf(path);
  const target = resolveImport(path, imported.specifier);
  const to = layerOf(target);
  if (from === null) return null;
  if (to === null) return `${target} lies outside src-main and src-renderer, see docs/architecture.md#rooms`;
  if (mayImport[from].includes(to)) return null;
  return `imports go hosts -> engine -> contract and renderer -> contract only, see docs/architecture.md#architecture`;
}

function roomViolation(path: string, imported: Import): string | null {
  const target = resolveImport(path, imported.specifier);
  const to = roomOf(target);
  const from = roomOf(path);
  if (layerOf(target) !== 'engine' || to === from) return null;
  if (to === null) {
    return layerOf(path) === 'engine'
      ? `a room never imports the composition root, see docs/architecture.md#rooms`
      : null;
  }
  if (from !== null && rooms.indexOf(to) > rooms.indexOf(from)) {
    return `rooms import only rooms above them, see docs/architecture.md#rooms`;
  }
  const door = path === indexingThread ? 'thread.ts' : 'index.ts';
  if (target !== `src-main/engine/${to}/${door}`) {
    return `a room is entered through its ${door}, see docs/architecture.md#rooms`;
  }
  return null;
}

function placeViolation(path: string, imported: Import): string | null {
  const packageName = imported.specifier.split('/')[0] ?? '';
  const only = onlyPlaces[imported.specifier.startsWith('node:') ? imported.specifier : packageName];
  if (only === undefined) return null;
  if (!only.place.test(path)) return `only ${only.name} imports it, see docs/architecture.md#rooms (rule 3)`;
  if (packageName === 'electron' && !imported.typeOnly && !electronEntries.test(path)) {
    return `only main.ts and preload.ts load Electron; take what you need as a parameter and use “import type”, see docs/architecture.md#rooms (rule 3)`;
  }
  return null;
}

function nodeViolation(path: string, imported: Import): string | null {
  const layer = layerOf(path);
  if (layer === 'engine' && networkModules.test(imported.specifier)) {
    return `the engine reaches the network through its environment alone, see docs/architecture.md#rooms (rule 6)`;
  }
  if (layer !== 'contract' && layer !== 'renderer') return null;
  if (!nodeModules.has(imported.specifier) && !imported.specifier.startsWith('node:')) return null;
  return `the contract and the renderer import no Node module, see docs/architecture.md#rooms (rule 4)`;
}

function checkPurity(file: SourceFile): Violation[] {
  if (layerOf(file.path) !== 'engine') return [];
  const network = file.networkUses
    .filter(({ expression }) => expression !== '.network' || !mayUseNetwork.test(file.path))
    .map(({ expression, line }) => ({
      path: file.path,
      line,
      message: `uses ${expression}: only the room “model” reaches the network, see docs/architecture.md#rooms (rule 6)`,
    }));
  const impure = file.impureExpressions.map(({ expression, line }) => ({
    path: file.path,
    line,
    message: `uses ${expression}: the engine takes a clock or an id source as a parameter, see docs/architecture.md#rooms (rule 5)`,
  }));
  return [...impure, ...network];
}

/** The path an import names, relative to the repository. */
export function resolveImport(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier)).replace(/\?.*$/, '');
}

function layerOf(path: string): Layer | null {
  if (path.startsWith('src-renderer/')) return 'renderer';
  const layer = /^src-main\/(contract|engine|hosts)\//.exec(path)?.[1];
  return layer === undefined ? null : (layer as Layer);
}

function roomOf(path: string): (typeof rooms)[number] | null {
  const folder = /^src-main\/engine\/([^/]+)\//.exec(path)?.[1];
  return rooms.find((room) => room === folder) ?? null;
}
