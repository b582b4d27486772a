import { QunshuError } from '../../contract/index.ts';
import type { Database } from './database.ts';

/**
 * Brings a database to the newest schema. Each migration is the SQL from one version to the next;
 * the file's `user_version` counts those applied.
 *
 * @param beforeChange called before an existing database is changed: the place for a backup.
 * @throws {QunshuError} `library-newer` when the file has seen more migrations than we know.
 */
export function migrate(database: Database, migrations: readonly string[], beforeChange: () => void): void {
  const found = database.version;
  if (found > migrations.length) {
    throw new QunshuError('library-newer', { path: database.path, found, known: migrations.length });
  }
  if (found === migrations.length || database.readOnly) {
    return;
  }
  if (found > 0) {
    beforeChange();
  }
  database.transaction(() => {
    for (const sql of migrations.slice(found)) {
      database.exec(sql);
    }
    database.version = migrations.length;
  });
}
