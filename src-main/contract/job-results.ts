import type { BookBuilt } from './entities/book.ts';
import type { ChatExported } from './entities/chat.ts';
import type { ImportPreview, ImportReport } from './entities/importing.ts';
import type { LibraryInfo } from './entities/library.ts';
import type { ModelDraft } from './entities/model.ts';
import type { ShareWritten, SiteBuilt } from './entities/sharing.ts';
import type { ErrorData } from './errors.ts';

export interface ImportsDone {
  /** One report for each chat that was read. */
  readonly reports: readonly ImportReport[];
  /** Files that were refused; the others were imported. */
  readonly failed: readonly { readonly file: string; readonly error: ErrorData }[];
}

export interface BackupWritten {
  readonly path: string;
  readonly bytes: number;
}

export interface BackupRestored extends BackupWritten {
  readonly libraryId: string;
}

/** What a job of each kind leaves in `Job.result`. */
export interface JobResults {
  readonly import: ImportsDone;
  readonly undo: ImportReport;
  readonly preview: ImportPreview;
  readonly 'chat-export': ChatExported;
  readonly sample: LibraryInfo;
  readonly book: BookBuilt;
  readonly share: ShareWritten;
  readonly site: SiteBuilt;
  readonly backup: BackupWritten;
  readonly restore: BackupRestored;
  readonly 'model-draft': ModelDraft;
}
