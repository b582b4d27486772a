import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../src-renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
const tokens = readFileSync(join(root, 'ui/tokens.css'), 'utf8');

/** Class names that a component reads from its style module: literal ones, and `styles[…]` as open. */
function usage(): Map<string, { names: Set<string>; open: RegExp[] }> {
  const modules = new Map<string, { names: Set<string>; open: RegExp[] }>();
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, binding = '', path = ''] of source.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)) {
      const module = join(dirname(file), path);
      const used = modules.get(module) ?? { names: new Set(), open: [] };
      for (const [, name = ''] of source.matchAll(new RegExp(`\\b${binding}\\.(\\w+)`, 'g'))) used.names.add(name);
      for (const [, name = ''] of source.matchAll(new RegExp(`\\b${binding}\\[\`([^\`]*)\`\\]`, 'g'))) {
        used.open.push(new RegExp(`^${name.replace(/\$\{.*\}/, '\\w+')}$`));
      }
      if (new RegExp(`\\b${binding}\\[\\w`).test(source)) used.open.push(/./);
      modules.set(module, used);
    }
  }
  return modules;
}

function classesIn(css: string): Set<string> {
  return new Set(
    [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((match) => match[1] ?? ''),
  );
}

describe('style modules', () => {
  const modules = usage();

  test.each([...modules.keys()])('%s', (module) => {
    expect(existsSync(join(root, module))).toBe(true);
    const defined = classesIn(readFileSync(join(root, module), 'utf8'));
    const used = modules.get(module) ?? { names: new Set<string>(), open: [] };
    expect(
      [...used.names].filter((name) => !defined.has(name)),
      'used and not there',
    ).toEqual([]);
    const unused = [...defined].filter((name) => !used.names.has(name) && !used.open.some((open) => open.test(name)));
    expect(unused, 'there and not used').toEqual([]);
  });

  test('no module without a component', () => {
    const all = files.filter((name) => name.endsWith('.module.css'));
    expect(all.filter((name) => !modules.has(name))).toEqual([]);
  });

  test('every token that is used is there', () => {
    const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
    for (const file of files.filter((name) => name.endsWith('.css'))) {
      const css = readFileSync(join(root, file), 'utf8');
      const local = new Set([...css.matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
      for (const [, token] of css.matchAll(/var\((--[\w-]+)/g)) {
        // Base UI measures and hands these on.
        if (token === '--available-height' || token === '--anchor-width') continue;
        expect(known.has(token) || local.has(token), `${file}: ${token}`).toBe(true);
      }
    }
  });
});

/** Relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours of a theme by token. */
function palette(theme: 'light' | 'dark'): Map<string, string> {
  const pairs = tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return new Map([...pairs].map(([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]));
}

describe.each(['light', 'dark'] as const)('text can be read in the %s theme (WCAG AA, 4.5 to 1)', (theme) => {
  const colours = palette(theme);
  const papers = ['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'paper-selected'];
  const senders = Array.from({ length: 10 }, (_, index) => `sender-${index}`);
  const pairs = [
    ...['ink', 'ink-soft'].flatMap((ink) => papers.map((paper) => [ink, paper] as const)),
    ...['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'paper-selected'].map(
      (paper) => ['ink-faint', paper] as const,
    ),
    ...senders.flatMap((sender) =>
      ['paper', 'paper-raised', 'paper-sunken', 'paper-selected'].map((paper) => [sender, paper] as const),
    ),
    ...['cinnabar', 'moss', 'ochre', 'indigo'].map((colour) => [colour, `${colour}-wash`] as const),
    ...['cinnabar', 'moss', 'ochre', 'indigo'].flatMap((colour) =>
      ['paper', 'paper-raised', 'paper-sunken'].map((paper) => [colour, paper] as const),
    ),
    ['on-cinnabar', 'cinnabar-fill'] as const,
    ['on-cinnabar', 'cinnabar-fill-hover'] as const,
    ['ink', 'highlight'] as const,
    ['ink', 'cinnabar-wash'] as const,
  ];

  test.each(pairs)('%s on %s', (ink, paper) => {
    const a = colours.get(ink);
    const b = colours.get(paper);
    if (!a || !b) throw new Error(`no such colour: ${a ? paper : ink}`);
    expect(contrast(a, b)).toBeGreaterThanOrEqual(4.5);
  });
});
