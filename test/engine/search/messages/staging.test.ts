import { describe, expect, it } from 'vitest';
import { Database } from '../../../../src-main/engine/library/index.ts';
import { batchOf, SearchIndex } from '../../../../src-main/engine/search/index.ts';
import { StagingIndex } from '../../../../src-main/engine/search/thread.ts';
import { MessageStore } from '../../../support/message-store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const texts = ['群里怎么量化模型', 'q4_k_m runs', '周报在这里', '量化好了'];
const batch = batchOf([1, 2, 3, 4], [0, 0, 0, 0], texts);

function library() {
  const path = `${temporaryFolder()}/index.sqlite`;
  const store = new MessageStore();
  store.add(texts);
  const open = () => new SearchIndex(new Database(path), store, () => 0);
  return { path, open, staging: () => new StagingIndex(new Database(path)) };
}

const found = (search: SearchIndex, query: string) => search.query({ query }).hits.length;

describe('SEARCH-36 messages indexed ahead', () => {
  it('are not found before they are published, and then all of them are', () => {
    const { open, staging } = library();
    const search = open();
    const ahead = staging();
    ahead.add(batch);
    ahead.finish();
    expect(found(search, '量化')).toBe(0);
    expect(search.lastIndexedSeq()).toBe(0);
    search.publishStaged(4);
    expect(found(search, '量化')).toBe(2);
    expect(search.query({ query: 'q4_k_m' })).toMatchObject({ total: 1, complete: true });
    expect(search.lastIndexedSeq()).toBe(4);
  });

  it('lead to the index that indexing them afterwards leads to', () => {
    const [ahead, afterwards] = [library(), library()];
    const published = ahead.open();
    const staging = ahead.staging();
    staging.add(batch);
    staging.finish();
    published.publishStaged(4);
    afterwards.open().indexMessages(texts.map((text, place) => ({ seq: place + 1, sentAt: 0, kind: 'text', text })));
    const rows = (path: string) => {
      const database = new Database(path);
      return [
        database.all('SELECT * FROM message_segment'),
        database.all('SELECT * FROM message_terms'),
        database.all('SELECT * FROM search_state'),
      ];
    };
    expect(rows(ahead.path)).toEqual(rows(afterwards.path));
  });

  it('leave nothing when they are dropped, or when the library is opened after a kill', () => {
    const { path, open, staging } = library();
    const search = open();
    const ahead = staging();
    ahead.add(batch);
    ahead.finish();
    search.dropStaged();
    ahead.add({ ...batch, seqs: Uint32Array.of(5, 6, 7, 8) });
    ahead.finish();
    open();
    const database = new Database(path);
    expect(database.all('SELECT id FROM message_segment')).toEqual([]);
    expect(database.all('SELECT id FROM message_terms')).toEqual([]);
  });
});
