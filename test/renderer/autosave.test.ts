import { describe, expect, test } from 'vitest';
import { QunshuError } from '../../src-main/contract/index.ts';
import { Autosaver, type AutosaveWork, type Stored } from '../../src-renderer/app/autosave/autosaver.ts';

/** A document of text, as an engine keeps it; saves wait until the test lets them go. */
class Shelf implements AutosaveWork<string> {
  stored: Stored<string> = { content: 'one', version: 1 };
  readonly saves: { content: string; expectedVersion: number; go: () => void; fail: (error: Error) => void }[] = [];

  save(content: string, expectedVersion: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.saves.push({
        content,
        expectedVersion,
        go: () => {
          if (expectedVersion !== this.stored.version) {
            reject(new QunshuError('revision-conflict', { title: 'T' }));
            return;
          }
          this.stored = { content, version: this.stored.version + 1 };
          resolve(this.stored.version);
        },
        fail: reject,
      });
    });
  }

  async reload(): Promise<Stored<string>> {
    return this.stored;
  }

  ready(content: string): string | null {
    return content.trim() === '' ? null : content.trim();
  }

  isSame(a: string, b: string): boolean {
    return a === b;
  }

  /** Lets the latest save go. */
  async finish(): Promise<void> {
    this.saves.at(-1)?.go();
    await turn();
  }

  /** Somebody else saves. */
  changeElsewhere(content: string): void {
    this.stored = { content, version: this.stored.version + 1 };
  }
}

async function turn(): Promise<void> {
  for (let step = 0; step < 12; step += 1) await Promise.resolve();
}

function editing() {
  const shelf = new Shelf();
  return { shelf, saver: new Autosaver<string>(shelf, shelf.stored, null) };
}

describe('AUTOSAVE-1 changes show at once and are saved when flushed', () => {
  test('from unsaved over saving to saved', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'two');
    expect(saver.edited()).toMatchObject({ content: 'two', state: 'unsaved' });
    const done = saver.flush();
    await turn();
    expect(saver.edited().state).toBe('saving');
    await shelf.finish();
    expect(await done).toBe(true);
    expect(saver.edited()).toMatchObject({ content: 'two', state: 'saved', base: { version: 2 } });
  });

  test('listeners hear of it', () => {
    const { saver } = editing();
    let heard = 0;
    saver.subscribe(() => {
      heard += 1;
    });
    saver.change(() => 'two');
    expect(heard).toBeGreaterThan(0);
  });
});

describe('AUTOSAVE-2 one save at a time', () => {
  test('what is typed meanwhile follows on the version that was made', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'two');
    const first = saver.flush();
    await turn();
    saver.change(() => 'three');
    const second = saver.flush();
    await turn();
    expect(shelf.saves).toHaveLength(1);
    await shelf.finish();
    expect(shelf.saves.map(({ content, expectedVersion }) => [content, expectedVersion])).toEqual([
      ['two', 1],
      ['three', 2],
    ]);
    await shelf.finish();
    expect(await first).toBe(true);
    expect(await second).toBe(true);
    expect(shelf.stored).toEqual({ content: 'three', version: 3 });
  });
});

describe('AUTOSAVE-3 what is not saved', () => {
  test('content that cannot be saved waits', async () => {
    const { shelf, saver } = editing();
    saver.change(() => ' ');
    expect(saver.edited().state).toBe('unsaved');
    expect(await saver.flush()).toBe(false);
    expect(shelf.saves).toHaveLength(0);
  });

  test('content that equals what is stored', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'two');
    saver.change(() => 'one ');
    expect(saver.edited().state).toBe('saved');
    expect(await saver.flush()).toBe(true);
    expect(shelf.saves).toHaveLength(0);
  });
});

describe('AUTOSAVE-4 changed elsewhere', () => {
  test('shows when nothing here is unsaved', () => {
    const { shelf, saver } = editing();
    shelf.changeElsewhere('theirs');
    saver.follow(shelf.stored);
    expect(saver.edited()).toMatchObject({ content: 'theirs', state: 'saved', base: { version: 2 } });
  });

  test('is a conflict when something is, and nothing is saved', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'mine');
    shelf.changeElsewhere('theirs');
    saver.follow(shelf.stored);
    expect(saver.edited()).toMatchObject({ content: 'mine', state: 'conflict' });
    expect(await saver.flush()).toBe(false);
    saver.change(() => 'mine, longer');
    expect(saver.edited().state).toBe('conflict');
    expect(shelf.saves).toHaveLength(0);
  });

  test('is found out by the save itself, too', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'mine');
    shelf.changeElsewhere('theirs');
    const done = saver.flush();
    await turn();
    await shelf.finish();
    expect(await done).toBe(false);
    expect(saver.edited().state).toBe('conflict');
  });

  test('while an earlier page’s changes wait', () => {
    const shelf = new Shelf();
    const before = shelf.stored;
    shelf.changeElsewhere('theirs');
    const saver = new Autosaver<string>(shelf, shelf.stored, { content: 'mine', base: before });
    expect(saver.edited()).toMatchObject({ content: 'mine', state: 'conflict' });
  });

  test('an older version is no news', () => {
    const { saver } = editing();
    saver.follow({ content: 'old', version: 1 });
    expect(saver.edited().content).toBe('one');
  });
});

describe('AUTOSAVE-5 ending a conflict', () => {
  function conflict() {
    const both = editing();
    both.saver.change(() => 'mine');
    both.shelf.changeElsewhere('theirs');
    both.saver.follow(both.shelf.stored);
    return both;
  }

  test('keeping one’s own saves it on top', async () => {
    const { shelf, saver } = conflict();
    const done = saver.keepMine();
    await turn();
    await shelf.finish();
    await done;
    expect(shelf.stored).toEqual({ content: 'mine', version: 3 });
    expect(saver.edited().state).toBe('saved');
  });

  test('taking theirs drops what was unsaved', async () => {
    const { shelf, saver } = conflict();
    await saver.takeTheirs();
    expect(saver.edited()).toMatchObject({ content: 'theirs', state: 'saved' });
    expect(shelf.saves).toHaveLength(0);
  });

  test('keeping what is the same as theirs saves nothing', async () => {
    const { shelf, saver } = conflict();
    saver.change(() => 'theirs');
    await saver.keepMine();
    expect(saver.edited()).toMatchObject({ content: 'theirs', state: 'saved' });
    expect(shelf.saves).toHaveLength(0);
  });
});

describe('AUTOSAVE-6 a save that fails', () => {
  test('keeps what is unsaved and is tried again', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'two');
    const done = saver.flush();
    await turn();
    shelf.saves.at(-1)?.fail(new QunshuError('disk-full', { path: '/x' }));
    expect(await done).toBe(false);
    expect(saver.edited()).toMatchObject({ content: 'two', state: 'failed' });
    saver.change(() => 'three');
    expect(saver.edited().state).toBe('unsaved');
    const again = saver.flush();
    await turn();
    await shelf.finish();
    expect(await again).toBe(true);
    expect(shelf.stored.content).toBe('three');
  });
});

describe('AUTOSAVE-7 news of one’s own save', () => {
  test('before its answer is no conflict', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'two');
    const done = saver.flush();
    await turn();
    saver.follow({ content: 'two', version: 2 });
    await shelf.finish();
    expect(await done).toBe(true);
    expect(saver.edited()).toMatchObject({ content: 'two', state: 'saved', base: { version: 2 } });
  });

  test('somebody else’s, arriving during a save, is not missed', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'two');
    const done = saver.flush();
    await turn();
    saver.follow({ content: 'theirs', version: 5 });
    await shelf.finish();
    await done;
    expect(saver.edited()).toMatchObject({ content: 'theirs', base: { version: 5 } });
  });
});

describe('AUTOSAVE-8 another version of the same content is no conflict', () => {
  test('heard of while something is unsaved', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'mine');
    shelf.changeElsewhere('one');
    saver.follow(shelf.stored);
    expect(saver.edited()).toMatchObject({ content: 'mine', state: 'unsaved', base: { version: 2 } });
    const done = saver.flush();
    await turn();
    await shelf.finish();
    expect(await done).toBe(true);
    expect(shelf.stored).toEqual({ content: 'mine', version: 3 });
  });

  test('made while a save is under way, which is then refused and done again', async () => {
    const { shelf, saver } = editing();
    saver.change(() => 'mine');
    const done = saver.flush();
    await turn();
    shelf.changeElsewhere('one');
    saver.follow(shelf.stored);
    await shelf.finish();
    expect(shelf.saves.map(({ expectedVersion }) => expectedVersion)).toEqual([1, 2]);
    await shelf.finish();
    expect(await done).toBe(true);
    expect(saver.edited()).toMatchObject({ content: 'mine', state: 'saved', base: { version: 3 } });
  });

  test('leaves what is being typed as it is', () => {
    const { shelf, saver } = editing();
    saver.change(() => 'one ');
    shelf.changeElsewhere('one');
    saver.follow(shelf.stored);
    expect(saver.edited()).toMatchObject({ content: 'one ', state: 'saved', base: { version: 2 } });
  });
});
