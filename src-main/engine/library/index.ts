/** A knowledge base on disk: open, lock, migrate, back up, verify. Behaviour: SPEC.md. */
export { type BackupWatch, restoreBackup, writeBackup } from './backup.ts';
export { BulkInsert } from './bulk-insert.ts';
export { Database, type Row, type SqlValue } from './database.ts';
export { examineLibrary } from './doctor.ts';
export { type DamagedDocument, DocumentFolder, type FolderChanges } from './document-folder.ts';
export { DocumentFile } from './documents.ts';
export { stableJson } from './durable-json.ts';
export type {
  Environment,
  IndexingThread,
  Network,
  NetworkAnswer,
  NetworkRequest,
  Printer,
  PrintRequest,
  StartIndexing,
} from './environment.ts';
export { describeFileError, withFileErrors } from './file-errors.ts';
export { assetFile, imageTypeOfFile } from './images.ts';
export { Library, type LibraryOpening } from './library.ts';
export { MappingProfiles } from './mapping-profiles.ts';
export { PreferencesStore } from './preferences.ts';
export { openSettings } from './settings-file.ts';
export { standardTemplate } from './templates.ts';
