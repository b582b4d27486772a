import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SearchResult } from '../../src-main/contract/index.ts';
import { PlainBm25 } from './bm25.ts';
import { dataFolder } from './data-folder.ts';
import { judge, mean, type Relevance } from './relevance.ts';
import { type Collection, conversations, squadParagraphs } from './search-collections.ts';

/**
 * The same measurement as `search.ts`, but as a user would do it, in the terminal: documents become digests by
 * `digests import`, questions are asked by `search --stdin --in digests --limit 100`.
 * `node test/quality/search-through-cli.ts [name]`. Needs the corpora, and says so without them.
 */

const cli = join(import.meta.dirname, '../../src-main/hosts/cli/main.ts');
const data = dataFolder();

if (data === null) {
  console.log('No data: nothing is measured.');
} else {
  const collections: readonly (() => Collection)[] = [
    () => squadParagraphs('CMRC 2018 (zh-Hans)', join(data, 'squad-zh/cmrc2018_dev.json')),
    () => squadParagraphs('DRCD (zh-Hant)', join(data, 'squad-zh/DRCD_dev.json')),
    () => conversations('IRC conversations (en)', join(data, 'irc-disentanglement/train')),
  ];
  for (const make of collections) {
    const collection = make();
    if (collection.name.includes(process.argv[2] ?? '')) {
      await measure(collection);
    }
  }
}

async function measure(collection: Collection): Promise<void> {
  const { name, documents, questions } = collection;
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-relevance-'));
  try {
    const library = join(folder, 'library');
    const file = join(folder, 'documents.jsonl');
    writeFileSync(file, documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
    await run(['init', library, '--timezone', 'UTC']);
    await run(['digests', 'import', file, '--library', library]);
    const results = await run(
      ['search', '--stdin', '--in', 'digests', '--limit', '100', '--library', library],
      questions.map(({ text }) => oneLine(text)),
    );
    const ours = questions.map(({ gains }, place) => {
      const { hits } = JSON.parse(results[place] ?? '') as SearchResult;
      return judge(
        hits.map(({ id, externalId }) => externalId ?? id),
        gains,
      );
    });
    const plain = new PlainBm25();
    for (const { id, title = '', body } of documents) {
      plain.add(id, `${title} ${body}`);
    }
    const reference = questions.map(({ text, gains }) => judge(plain.search(text, 100), gains));
    console.log(`${name}: ${documents.length} documents, ${questions.length} questions`);
    print('BM25', mean(reference));
    print('Qunshu', mean(ours));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line is one question. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Runs a command; gives the lines it printed. */
async function run(words: readonly string[], input: readonly string[] = []): Promise<string[]> {
  const child = spawn(process.execPath, [cli, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input.map((line) => `${line}\n`).join(''));
  const ended = once(child, 'close');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.push(line);
  }
  const [status] = (await ended) as [number];
  if (status !== 0) {
    throw new Error(`qunshu ${words[0]} ended with ${status}`);
  }
  return lines;
}

function print(system: string, { ndcg, recall, reciprocalRank }: Relevance): void {
  const figures = [ndcg, recall, reciprocalRank].map((figure) => figure.toFixed(3)).join(' / ');
  console.log(`  ${system.padEnd(8)} nDCG@10 / recall@10 / MRR@10  ${figures}`);
}
