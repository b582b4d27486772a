import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SavedSearches } from '../../src-main/engine/saved-searches.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function openSearches(folder: string, readOnly = false) {
  let time = 0;
  let id = 0;
  return new SavedSearches(folder, readOnly, { now: () => ++time, newId: () => `s${++id}` });
}

describe('searches kept by name', () => {
  it('are replaced by name, last on disk, and go when they are forgotten', () => {
    const folder = temporaryFolder();
    const searches = openSearches(folder);
    searches.save('待回答', 'is:unanswered');
    searches.save('草稿', 'status:draft');
    searches.save('待回答', 'is:unanswered from:本月');
    expect(openSearches(folder).list()).toEqual([
      { id: 's2', name: '草稿', query: 'status:draft', savedAt: 2 },
      { id: 's1', name: '待回答', query: 'is:unanswered from:本月', savedAt: 3 },
    ]);
    searches.forget('s1');
    expect(searches.list().map(({ id }) => id)).toEqual(['s2']);
    expect(() => searches.forget('s1')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('searches that found nothing', () => {
  it('are noted only where that is wanted', () => {
    const folder = temporaryFolder();
    const searches = openSearches(folder);
    searches.noteMiss('zebra');
    expect(searches.misses()).toEqual({ kept: false, misses: [] });
    expect(existsSync(join(folder, 'searches.json'))).toBe(false);
  });

  it('are counted, however they are spelt, and forgotten when nobody wants them any more', () => {
    const searches = openSearches(temporaryFolder());
    searches.keepMisses(true);
    for (const query of ['打印机', 'Zebra', ' zebra ', 'ＺＥＢＲＡ', '  ']) {
      searches.noteMiss(query);
    }
    expect(searches.misses().misses.map(({ query, count }) => [query, count])).toEqual([
      ['ＺＥＢＲＡ', 3],
      ['打印机', 1],
    ]);
    searches.keepMisses(false);
    expect(searches.misses()).toEqual({ kept: false, misses: [] });
  });

  it('are noted once where one is typed letter by letter', () => {
    let now = 0;
    const searches = new SavedSearches(temporaryFolder(), false, { now: () => now, newId: () => '' });
    searches.keepMisses(true);
    for (const query of ['pri', 'prin', 'printer']) {
      now += 200;
      searches.noteMiss(query);
    }
    now += 60_000;
    searches.noteMiss('printer driver');
    expect(searches.misses().misses.map(({ query }) => query)).toEqual(['printer', 'printer driver']);
  });

  it('are no longer listed when they find something', () => {
    const searches = openSearches(temporaryFolder());
    searches.keepMisses(true);
    expect(searches.noteMiss('Zebra')).toBe(true);
    expect(searches.noteFound('horse')).toBe(false);
    expect(searches.noteFound('zebra ')).toBe(true);
    expect(searches.misses().misses).toEqual([]);
  });

  it('are not written into a library that is open for reading', () => {
    const folder = temporaryFolder();
    openSearches(folder).keepMisses(true);
    const reading = openSearches(folder, true);
    reading.noteMiss('zebra');
    expect(reading.misses()).toEqual({ kept: true, misses: [] });
  });
});
