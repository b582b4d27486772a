import { join } from 'node:path';
import { type MappingProfile, mappingProfilesSchema } from '../../contract/index.ts';
import { DocumentFile } from './documents.ts';

/** Mappings of columns kept under names: `mapping-profiles.json` in the user-data folder. */
export class MappingProfiles {
  readonly #path: string;

  constructor(userDataFolder: string) {
    this.#path = join(userDataFolder, 'mapping-profiles.json');
  }

  /** By their names. @throws {QunshuError} `library-damaged`: somebody made these, so they are never reset. */
  list(): readonly MappingProfile[] {
    return this.#open().data.profiles;
  }

  /** Keeps a profile in place of the one of its name; gives them all. */
  save(profile: MappingProfile): readonly MappingProfile[] {
    return this.#change((others) => [...others, profile], profile.name);
  }

  delete(name: string): readonly MappingProfile[] {
    return this.#change((others) => others, name);
  }

  /** @param change makes the new list from the profiles of other names. */
  #change(change: (others: MappingProfile[]) => MappingProfile[], name: string): readonly MappingProfile[] {
    const file = this.#open();
    file.update(({ schemaVersion, profiles }) => ({
      schemaVersion,
      profiles: change(profiles.filter((other) => other.name !== name)).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }));
    return file.data.profiles;
  }

  #open() {
    return new DocumentFile(this.#path, mappingProfilesSchema, { schemaVersion: 1, profiles: [] });
  }
}
