import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const checkout = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(checkout, path), 'utf8');

const configuration = parse(read('electron-builder.yml'));
const manifest = JSON.parse(read('package.json'));

describe('electron-builder.yml', () => {
  it('holds only what electron-builder knows', () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    const validate = ajv.compile(JSON.parse(read('node_modules/app-builder-lib/scheme.json')));
    const accepted = validate(configuration);
    expect(validate.errors ?? []).toEqual([]);
    expect(accepted).toBe(true);
    expect(validate({ ...configuration, fuses: {} })).toBe(false);
  });

  it('packs the built app and nothing else', () => {
    expect(configuration.files.filter((pattern: string) => !pattern.startsWith('!'))).toEqual([
      'out/**',
      'package.json',
    ]);
    expect(configuration.files).toContain('!**/node_modules/**');
    expect(configuration.extraResources).toEqual([{ from: 'resources', to: 'resources' }]);
    expect(manifest.main).toBe('out/main/index.js');
  });

  it('closes every door of Electron that the app does not use', () => {
    expect(configuration.asar).toBe(true);
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('makes the promised packages, and publishes nowhere', () => {
    expect(configuration.linux.target).toEqual(['deb', 'AppImage']);
    expect(configuration.win.target).toEqual(['nsis']);
    expect(configuration.nsis.perMachine).toBe(false);
    expect(configuration.mac.target).toEqual(['dmg']);
    expect(configuration.mac.hardenedRuntime).toBe(true);
    expect(configuration.publish).toBeNull();
    expect(manifest.scripts['dist:dir']).toContain('--dir');
  });

  it('has its icons, square and large enough', () => {
    for (const icon of [configuration.win.icon, configuration.mac.icon])
      expect(existsSync(join(checkout, icon))).toBe(true);
    const images = globSync('*.png', { cwd: join(checkout, configuration.linux.icon) });
    expect(images.sort()).toEqual(['1024x1024.png', '512x512.png']);
    for (const image of images) {
      const bytes = readFileSync(join(checkout, configuration.linux.icon, image));
      // The header chunk of a PNG holds its width and height at bytes 16 and 20.
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}.png`).toBe(image);
    }
  });
});

it('the seal is drawn, not set in a font', () => {
  const seal = read('resources/icons/seal.svg');
  expect(seal).not.toMatch(/<text|font-family|<image/);
  expect(seal).toMatch(/<path/);
});
