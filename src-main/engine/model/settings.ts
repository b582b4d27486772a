import { join } from 'node:path';
import { type ModelChange, type ModelFile, type ModelSettings, modelFileSchema } from '../../contract/index.ts';
import { type DocumentFile, openSettings } from '../library/index.ts';

const defaults: ModelFile = {
  schemaVersion: 1,
  enabled: false,
  address: '',
  model: '',
  namesSent: false,
  plainHttp: false,
  patience: 120,
  longest: 16_000,
  key: null,
};

/** The user's settings of the model, with its key: `model.json` in the user-data folder (MODEL-1, MODEL-3). */
export class ModelSettingsStore {
  readonly #file: DocumentFile<typeof modelFileSchema>;

  constructor(userDataFolder: string) {
    this.#file = openSettings(join(userDataFolder, 'model.json'), modelFileSchema, defaults, { secret: true });
  }

  /** With the key: for the client alone. */
  get data(): ModelFile {
    return this.#file.data;
  }

  /** Without the key: for everybody. */
  get told(): ModelSettings {
    const { schemaVersion: _version, key, ...settings } = this.#file.data;
    return { ...settings, hasKey: key !== null };
  }

  set({ key, ...change }: ModelChange): ModelSettings {
    this.#file.update((data) => {
      const settings = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next: ModelFile = { ...data, ...settings };
      const isElsewhere = originOf(next.address) !== originOf(data.address);
      return { ...next, key: key !== undefined ? key : isElsewhere ? null : data.key };
    });
    return this.told;
  }
}

function originOf(address: string): string | null {
  return URL.parse(address.trim())?.origin ?? null;
}
