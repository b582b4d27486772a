import { asQunshuError } from '../../api/answer.ts';

/** A document as the engine has it. */
export interface Stored<Content> {
  readonly content: Content;
  readonly version: number;
}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

/** What is shown of a document being edited. */
export interface Edited<Content> {
  readonly content: Content;
  readonly state: SaveState;
  readonly error: unknown;
  /** What the changes were made on. */
  readonly base: Stored<Content>;
}

export interface AutosaveWork<Content> {
  /** Saves on a version; resolves to the version that this made. */
  save(content: Content, expectedVersion: number): Promise<number>;
  /** The document as it is stored now. */
  reload(): Promise<Stored<Content>>;
  /** What would be saved of a content; null while it cannot be saved. */
  ready(content: Content): Content | null;
  isSame(a: Content, b: Content): boolean;
}

/** Keeps a document being edited in step with what is stored. Rules: SPEC.md in this folder. */
export class Autosaver<Content> {
  readonly #work: AutosaveWork<Content>;
  readonly #listeners = new Set<() => void>();
  #edited: Edited<Content>;
  #underWay: Promise<void> | null = null;
  #news: Stored<Content> | null = null;

  /** `unsaved` is what an earlier page left unsaved, with what that was made on. */
  constructor(
    work: AutosaveWork<Content>,
    stored: Stored<Content>,
    unsaved: Pick<Edited<Content>, 'content' | 'base'> | null,
  ) {
    this.#work = work;
    const { content, base } = unsaved ?? { content: stored.content, base: stored };
    this.#edited = { content, base, state: 'saved', error: null };
    if (this.#isDirty()) this.#edited = { content, base, state: 'unsaved', error: null };
    this.follow(stored);
  }

  readonly edited = (): Edited<Content> => this.#edited;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly change = (make: (content: Content) => Content): void => {
    const content = make(this.#edited.content);
    if (content === this.#edited.content) return;
    this.#show({ content });
    const { state } = this.#edited;
    if (state !== 'conflict' && state !== 'saving') this.#show({ state: this.#isUntouched() ? 'saved' : 'unsaved' });
  };

  /** The engine says the document is this now (AUTOSAVE-4, AUTOSAVE-7, AUTOSAVE-8). */
  follow(stored: Stored<Content>): void {
    if (this.#underWay) {
      this.#news = stored;
      return;
    }
    const { base } = this.#edited;
    if (stored.version <= base.version) return;
    if (this.#work.isSame(stored.content, base.content)) {
      this.#show({ base: stored, state: this.#isUntouched() ? 'saved' : 'unsaved' });
    } else if (this.#isDirty()) {
      this.#show({ state: 'conflict' });
    } else {
      this.#adopt(stored);
    }
  }

  /** Saves what is unsaved; resolves when that has been tried, to whether all is saved now. */
  readonly flush = async (): Promise<boolean> => {
    await this.#underWay;
    if (!this.#isDirty() || this.#edited.state === 'conflict') return this.#edited.state === 'saved';
    this.#underWay ??= this.#save().finally(() => {
      this.#underWay = null;
      const news = this.#news;
      this.#news = null;
      if (news) this.follow(news);
    });
    await this.#underWay;
    return this.#edited.state === 'saved';
  };

  /** After a conflict: saves what is here on top of what is stored (AUTOSAVE-5). */
  readonly keepMine = async (): Promise<void> => {
    const stored = await this.#work.reload();
    this.#show({ base: stored, state: 'unsaved', error: null });
    if (this.#isDirty()) await this.flush();
    else this.#adopt(stored);
  };

  /** After a conflict: shows what is stored and drops what is here (AUTOSAVE-5). */
  readonly takeTheirs = async (): Promise<void> => {
    this.#adopt(await this.#work.reload());
  };

  async #save(): Promise<void> {
    for (let sent = this.#toSave(); sent !== null; sent = this.#toSave()) {
      this.#show({ state: 'saving', error: null });
      try {
        const version = await this.#work.save(sent, this.#edited.base.version);
        this.#show({ base: { content: sent, version } });
      } catch (error) {
        const conflict = asQunshuError(error).code === 'revision-conflict';
        if (conflict && (await this.#rebase())) continue;
        this.#show({ state: conflict ? 'conflict' : 'failed', error });
        return;
      }
    }
    this.#show({ state: this.#isUntouched() ? 'saved' : 'unsaved' });
  }

  /** Goes on from the version that is stored now, where that is of the same words (AUTOSAVE-8). */
  async #rebase(): Promise<boolean> {
    const { base } = this.#edited;
    const stored = await this.#work.reload().catch(() => null);
    if (stored === null || stored.version <= base.version) return false;
    if (!this.#work.isSame(stored.content, base.content)) return false;
    this.#show({ base: stored });
    return true;
  }

  #toSave(): Content | null {
    const ready = this.#work.ready(this.#edited.content);
    return ready !== null && !this.#work.isSame(ready, this.#edited.base.content) ? ready : null;
  }

  /** Something is there to be saved. */
  #isDirty(): boolean {
    return this.#toSave() !== null;
  }

  /** Nothing is there to be saved, now or once it can be. */
  #isUntouched(): boolean {
    return this.#work.ready(this.#edited.content) !== null && !this.#isDirty();
  }

  #adopt(stored: Stored<Content>): void {
    this.#show({ content: stored.content, base: stored, state: 'saved', error: null });
  }

  #show(change: Partial<Edited<Content>>): void {
    this.#edited = { ...this.#edited, ...change };
    for (const listener of this.#listeners) listener();
  }
}
