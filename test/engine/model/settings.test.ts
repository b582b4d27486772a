import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngine } from '../../../src-main/engine/engine.ts';
import { ModelSettingsStore } from '../../../src-main/engine/model/index.ts';
import { hostNetwork } from '../../../src-main/hosts/network.ts';
import { testEnvironment } from '../../support/environment.ts';
import { refuse, startModelServer } from '../../support/model-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KEY = 'sk-very-secret';

function engineIn(folder: string) {
  const engine = createEngine({ ...testEnvironment(folder), network: hostNetwork });
  onTestFinished(() => engine.close());
  return engine;
}

describe('MODEL-1 off by default', () => {
  it('starts off, with pseudonyms, without plain http', () => {
    const store = new ModelSettingsStore(temporaryFolder());
    expect(store.told).toMatchObject({
      enabled: false,
      address: '',
      namesSent: false,
      plainHttp: false,
      hasKey: false,
    });
  });

  it('tests nothing while it is off', async () => {
    const server = await startModelServer();
    onTestFinished(() => server.close());
    const { call } = engineIn(temporaryFolder());
    await call('model.set', { address: server.address, model: 'small-model' });
    expect((await call('model.test', {})).problem).toMatchObject({ code: 'model-off' });
    expect(server.asked).toEqual([]);
  });
});

describe('MODEL-3 the key', () => {
  it('lies in a file of the user alone, and is never told', async () => {
    const folder = temporaryFolder();
    const { call } = engineIn(folder);
    const told = await call('model.set', { enabled: true, address: 'https://a.example/v1', key: KEY });
    expect(told.hasKey).toBe(true);
    expect(JSON.stringify([told, await call('model.get', {}), await call('preferences.get', {})])).not.toContain(KEY);
    const file = join(folder, 'user-data', 'model.json');
    expect(readFileSync(file, 'utf8')).toContain(KEY);
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    await call('library.create', { path: join(folder, 'library') });
    const files = readdirSync(join(folder, 'library'), { recursive: true, encoding: 'utf8', withFileTypes: true });
    for (const entry of files.filter((one) => one.isFile())) {
      expect(readFileSync(join(entry.parentPath, entry.name)).includes(KEY), entry.name).toBe(false);
    }
  });

  it('is forgotten when it is taken away, and when the address is on another server', () => {
    const store = new ModelSettingsStore(temporaryFolder());
    store.set({ address: 'https://a.example/v1', key: KEY });
    expect(store.set({ address: 'https://a.example/v2', model: 'm' }).hasKey).toBe(true);
    expect(store.set({ address: 'https://b.example/v1' }).hasKey).toBe(false);
    expect(store.set({ address: 'https://c.example/v1', key: KEY }).hasKey).toBe(true);
    expect(store.set({ key: null }).hasKey).toBe(false);
  });

  it('a broken file is replaced by the defaults', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'model.json'), '{');
    expect(new ModelSettingsStore(folder).told.enabled).toBe(false);
  });
});

describe('the test button', () => {
  it('lists the models, and has the chosen one answer', async () => {
    const server = await startModelServer();
    onTestFinished(() => server.close());
    const { call } = engineIn(temporaryFolder());
    await call('model.set', { enabled: true, address: server.address });
    expect(await call('model.test', {})).toEqual({
      models: ['small-model', 'large-model'],
      answered: null,
      problem: null,
    });
    await call('model.set', { model: 'small-model' });
    expect(await call('model.test', {})).toEqual({
      models: ['small-model', 'large-model'],
      answered: true,
      problem: null,
    });
    expect(JSON.parse(server.asked.at(-1)?.body ?? '')).toMatchObject({ model: 'small-model', stream: true });
    server.reply = refuse(404, { error: { message: 'no such model' } });
    const models = ['small-model', 'large-model'];
    expect(await call('model.test', {})).toMatchObject({ models, answered: null, problem: { code: 'model-unknown' } });
  });
});
