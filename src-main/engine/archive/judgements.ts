import type { ThreadJudgement } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';

export interface StoredJudgement extends ThreadJudgement {
  readonly judgedAt: number;
}

interface JudgementRow {
  readonly thread: string;
  readonly state: ThreadJudgement['state'];
  readonly reason: string | null;
  readonly until: number | null;
  readonly judged_at: number;
}

/** What the moderator decided about threads. Finding threads anew never touches these. */
export class Judgements {
  readonly #database: Database;
  #all: Map<string, StoredJudgement> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  all(): ReadonlyMap<string, StoredJudgement> {
    this.#all ??= new Map(
      this.#database.all<JudgementRow>('SELECT * FROM judgement').map((row) => [
        row.thread,
        {
          threadId: row.thread,
          state: row.state,
          judgedAt: row.judged_at,
          ...(row.reason !== null && { reason: row.reason }),
          ...(row.until !== null && { until: row.until }),
        },
      ]),
    );
    return this.#all;
  }

  judge(judgement: ThreadJudgement, now: number): void {
    this.#database.run(
      'INSERT OR REPLACE INTO judgement (thread, state, reason, until, judged_at) VALUES (?, ?, ?, ?, ?)',
      judgement.threadId,
      judgement.state,
      judgement.reason ?? null,
      judgement.until ?? null,
      now,
    );
    this.#all = null;
  }
}
