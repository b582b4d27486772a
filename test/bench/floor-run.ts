import { Database } from '../../src-main/engine/library/index.ts';
import { chatTexts } from './chat-texts.ts';

/**
 * The floor an import is measured against: one thread that does nothing but write rows and an FTS5 index of
 * characters and pairs, at FTS5's best settings: `node floor-run.ts FILE MESSAGES`. Prints one JSON object.
 */
const [path, count] = process.argv.slice(2);
if (path === undefined || count === undefined) {
  throw new Error('floor-run.ts FILE MESSAGES');
}
const messages = Number(count);
const nextText = chatTexts(1);
const texts = Array.from({ length: messages }, nextText);
const before = process.memoryUsage().rss;

const started = performance.now();
const processor = process.cpuUsage();
const database = new Database(path);
database.exec(`CREATE TABLE message (seq INTEGER PRIMARY KEY, at INTEGER, sender INTEGER, text TEXT);
  CREATE VIRTUAL TABLE found USING fts5(text, content='', detail='none', columnsize=0);
  INSERT INTO found (found, rank) VALUES ('hashsize', 67108864);`);
database.begin();
const row = database.prepare('INSERT INTO message VALUES (?, ?, ?, ?)');
const entry = database.prepare('INSERT INTO found (rowid, text) VALUES (?, ?)');
for (const [seq, text] of texts.entries()) {
  row.run(seq, seq * 1000, seq % 200, text);
  entry.run(seq, termsOf(text));
}
database.commit();
database.close();
const { user, system } = process.cpuUsage(processor);
console.log(
  JSON.stringify({
    milliseconds: performance.now() - started,
    processorMilliseconds: (user + system) / 1000,
    peakMegabytes: (process.resourceUsage().maxRSS * 1024 - before) / 1e6,
  }),
);

/** Words as they are; of Chinese every character and every two that stand together. */
function termsOf(text: string): string {
  return text.replace(/\p{Script=Han}+/gu, (run) => {
    let terms = ' ';
    for (let index = 0; index < run.length; index++) {
      terms += `${run[index]} `;
      if (index + 1 < run.length) {
        terms += `${run.slice(index, index + 2)} `;
      }
    }
    return terms;
  });
}
