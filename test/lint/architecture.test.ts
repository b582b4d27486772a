import { describe, expect, it } from 'vitest';
import { checkArchitecture } from './architecture.ts';

/** The messages for a set of small files, without their line numbers. */
function messagesFor(files: Record<string, string>): string[] {
  return checkArchitecture(new Map(Object.entries(files))).map(({ path, message }) => `${path} ${message}`);
}

const engineFile = 'src-main/engine/archive/merge.ts';

describe('rule 1: hosts -> engine -> contract, renderer -> contract', () => {
  it.each([
    ['src-renderer/app/app.tsx', '../../src-main/engine/text/index.ts'],
    ['src-renderer/app/app.tsx', '../../src-main/hosts/web/index.ts'],
    ['src-main/contract/index.ts', '../engine/text/index.ts'],
    [engineFile, '../../hosts/worker.ts'],
    ['src-main/hosts/web/index.ts', '../../../src-renderer/api/bridge.ts'],
  ])('refuses %s importing %s', (path, specifier) => {
    const [message, ...others] = messagesFor({ [path]: `import { a } from '${specifier}';` });
    expect(others).toEqual([]);
    expect(message).toBe(
      `${path} imports ${specifier}: imports go hosts -> engine -> contract and renderer -> contract only, see docs/architecture.md#architecture`,
    );
  });

  it('refuses an import that leaves the sources', () => {
    expect(messagesFor({ [engineFile]: `import { a } from '../../../test/support/a.ts';` })).toEqual([
      `${engineFile} imports ../../../test/support/a.ts: test/support/a.ts lies outside src-main and src-renderer, see docs/architecture.md#rooms`,
    ]);
  });

  it('sees imports of types, re-exports, dynamic imports and import types', () => {
    const specifier = '../../src-main/engine/text/index.ts';
    const text = [
      `import type { A } from '${specifier}';`,
      `export { b } from '${specifier}';`,
      `export * from '${specifier}';`,
      `const c = await import('${specifier}');`,
      `type D = import('${specifier}').D;`,
    ].join('\n');
    const violations = checkArchitecture(new Map([['src-renderer/app/app.tsx', text]]));
    expect(violations.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('rule 2: rooms import rooms above them, through the door', () => {
  it('refuses a room below', () => {
    expect(messagesFor({ [engineFile]: `import { a } from '../threads/index.ts';` })).toEqual([
      `${engineFile} imports ../threads/index.ts: rooms import only rooms above them, see docs/architecture.md#rooms`,
    ]);
  });

  it('refuses the inside of another room, from rooms and from hosts', () => {
    expect(messagesFor({ [engineFile]: `import { a } from '../text/hash.ts';` })).toHaveLength(1);
    expect(messagesFor({ 'src-main/hosts/worker.ts': `import { a } from '../engine/text/hash.ts';` })).toHaveLength(1);
  });

  it('lets the indexing thread in by its own door alone', () => {
    const thread = 'src-main/hosts/index-port.ts';
    expect(messagesFor({ [thread]: `import { a } from '../engine/search/thread.ts';` })).toEqual([]);
    expect(messagesFor({ [thread]: `import { a } from '../engine/search/index.ts';` })).toHaveLength(1);
    expect(messagesFor({ 'src-main/hosts/worker.ts': `import { a } from '../engine/search/thread.ts';` })).toHaveLength(
      1,
    );
  });

  it('refuses the composition root inside a room', () => {
    expect(messagesFor({ [engineFile]: `import { a } from '../engine.ts';` })).toEqual([
      `${engineFile} imports ../engine.ts: a room never imports the composition root, see docs/architecture.md#rooms`,
    ]);
  });

  it('allows rooms above, files of the same room, the contract, and the composition root everything', () => {
    expect(
      messagesFor({
        [engineFile]: `import { a } from '../text/index.ts'; import { b } from './rows/rows.ts'; import { c } from '../../contract/index.ts';`,
        'src-main/engine/engine.ts': `import { a } from './books/index.ts'; import { b } from './text/index.ts';`,
        'src-main/hosts/worker.ts': `import { a } from '../engine/engine.ts';`,
      }),
    ).toEqual([]);
  });

  it('refuses a cycle between files, but for types', () => {
    const cyclic = (keyword: string) =>
      messagesFor({
        'src-main/engine/text/a.ts': `import { b } from './b.ts';`,
        'src-main/engine/text/b.ts': `import { c } from './c.ts';`,
        'src-main/engine/text/c.ts': `${keyword} { a } from './a.ts';`,
      });
    expect(cyclic('import')).toEqual([
      'src-main/engine/text/c.ts imports ./a.ts: this closes a cycle (src-main/engine/text/a.ts -> src-main/engine/text/b.ts -> src-main/engine/text/c.ts -> src-main/engine/text/a.ts), see docs/architecture.md#rooms (rule 2)',
    ]);
    expect(cyclic('import type')).toEqual([]);
  });
});

describe('rule 3: some packages have one place', () => {
  it.each([
    ['electron', 'src-main/hosts/web/index.ts'],
    ['electron/main', 'src-main/hosts/worker.ts'],
    ['node:sqlite', 'src-main/engine/archive/store.ts'],
    ['lowdb', 'src-main/engine/digests/store.ts'],
    ['lowdb/node', 'src-main/engine/digests/store.ts'],
    ['marked', 'src-main/engine/books/markdown.ts'],
    ['sanitize-html', 'src-renderer/ui/safe-html.tsx'],
  ])('refuses %s in %s', (specifier, path) => {
    const [message] = messagesFor({ [path]: `import { a } from '${specifier}';` });
    expect(message).toMatch(/^\S+ imports \S+: only src-main\/\S+ imports it/);
  });

  it.each([
    ['node:sqlite', 'src-main/engine/library/database.ts'],
    ['lowdb', 'src-main/engine/library/documents.ts'],
    ['marked', 'src-main/engine/text/markdown.ts'],
    ['electron', 'src-main/hosts/desktop/main.ts'],
  ])('allows %s in %s', (specifier, path) => {
    expect(messagesFor({ [path]: `import { a } from '${specifier}';` })).toEqual([]);
  });

  it('lets the logic of the desktop host have the types of Electron only', () => {
    const path = 'src-main/hosts/desktop/menu.ts';
    expect(messagesFor({ [path]: `import type { Menu } from 'electron';` })).toEqual([]);
    expect(messagesFor({ [path]: `import { Menu } from 'electron';` })).toHaveLength(1);
  });
});

describe('rule 4: the contract and the renderer import no Node module', () => {
  it.each(['node:fs', 'fs', 'node:test'])('refuses %s', (specifier) => {
    expect(messagesFor({ 'src-main/contract/index.ts': `import { a } from '${specifier}';` })).toHaveLength(1);
    expect(messagesFor({ 'src-renderer/app/app.tsx': `import { a } from '${specifier}';` })).toHaveLength(1);
    expect(messagesFor({ [engineFile]: `import { a } from '${specifier}';` })).toEqual([]);
  });
});

describe('rule 5: the engine takes time and chance from its environment', () => {
  it.each([
    'Date.now()',
    'globalThis.Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'Date . now()',
  ])('refuses %s in the engine and allows it elsewhere', (expression) => {
    const text = `export const a = ${expression};`;
    expect(messagesFor({ [engineFile]: text })).toHaveLength(1);
    expect(messagesFor({ 'src-main/hosts/worker.ts': text })).toEqual([]);
  });

  it('refuses randomUUID imported from node:crypto', () => {
    expect(messagesFor({ [engineFile]: `import { createHash, randomUUID } from 'node:crypto';` })).toHaveLength(1);
  });

  it('allows a date made from a number, a monotonic clock, and the words in text', () => {
    const text = `export const a = new Date(0), b = performance.now(); // Date.now() is "Math.random()"`;
    expect(messagesFor({ [engineFile]: text })).toEqual([]);
  });
});

describe('rule 6: only the room “model” reaches the network', () => {
  it.each([
    'fetch(address)',
    'globalThis.fetch',
    'new WebSocket(address)',
    'environment.network',
    'environment?.network',
  ])('refuses %s in other rooms and allows it in hosts', (expression) => {
    const text = `export const a = ${expression};`;
    expect(messagesFor({ [engineFile]: text })).toHaveLength(1);
    expect(messagesFor({ 'src-main/hosts/network.ts': text })).toEqual([]);
  });

  it.each(['node:http', 'https', 'node:net', 'node:dns/promises'])('refuses %s in every room', (specifier) => {
    for (const path of [engineFile, 'src-main/engine/model/client.ts']) {
      expect(messagesFor({ [path]: `import { a } from '${specifier}';` })).toHaveLength(1);
    }
  });

  it('lets the room and its handlers use the network they are given, and nothing else', () => {
    const text = 'export const a = environment.network;';
    expect(messagesFor({ 'src-main/engine/model/client.ts': text })).toEqual([]);
    expect(messagesFor({ 'src-main/engine/handlers/model.ts': text })).toEqual([]);
    expect(messagesFor({ 'src-main/engine/model/client.ts': 'export const a = fetch(b);' })).toHaveLength(1);
  });
});

it('refuses a file that does not parse', () => {
  expect(() => messagesFor({ [engineFile]: 'import {' })).toThrow(engineFile);
});
