import { createInterface } from 'node:readline';
import type { FacetCount, SearchHit, SearchResult } from '../../../contract/index.ts';
import { searchScopes } from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';
import type { Output } from '../output.ts';

export const searchCommand: Command = {
  usage: 'search QUERY --library DIR [--in digests|messages|all] [--limit N] [--facets]',
  help: 'Searches digests and messages. With --stdin: one query a line, one result a line.',
  options: {
    ...libraryOption,
    in: { value: 'WHERE', help: searchScopes.join(', ') },
    limit: { value: 'N', help: 'at most so many hits (default 20)' },
    facets: { help: 'also count what was found by tag, person, chat and month' },
    stdin: { help: 'read queries from the standard input; implies --jsonl' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const scope = oneOf(args.text('in'), searchScopes, '--in');
    const limit = args.count('limit') ?? 20;
    if (args.has('stdin') === args.positionals.length > 0) {
      throw new UsageError('give a QUERY, or --stdin');
    }
    await session.open(args.required('library'), 'read');
    const search = (query: string) =>
      session.call('search.query', { query, in: scope, limit, facets: args.has('facets') });
    if (args.has('stdin')) {
      for await (const query of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        await output.line(JSON.stringify(await search(query)));
      }
      return;
    }
    const result = await search(args.positionals.join(' '));
    await (output.json || output.jsonl ? output.document(result, [result]) : printResult(result, output));
  },
};

async function printResult(result: SearchResult, output: Output): Promise<void> {
  for (const hit of result.hits) {
    await output.line(describe(hit));
  }
  for (const [name, counts] of facetsOf(result)) {
    await output.line(`${name}: ${counts.map(({ value, count }) => `${value} ${count}`).join(', ')}`);
  }
  await output.line(`${result.total} found in ${result.tookMs.toFixed(1)} ms`);
  for (const problem of result.problems) {
    output.note(`${problem.message} ${problem.next}`);
  }
  if (result.relaxed.length > 0 && result.total > 0) {
    output.note('Nothing has all of that; this has most of it.');
  }
  if (result.suggestion !== null) {
    output.note(`Did you mean: ${result.suggestion}`);
  }
}

function describe(hit: SearchHit): string {
  const day = new Date(hit.at).toISOString().slice(0, 10);
  const where = hit.kind === 'digest' ? 'digest' : `${hit.chatName ?? ''}, ${hit.sender ?? '*'}`;
  return `${hit.title || where}  (${where}, ${day})\n    ${hit.snippet.replace(/\s+/g, ' ')}`;
}

function facetsOf({ facets }: SearchResult): readonly (readonly [string, readonly FacetCount[]])[] {
  return facets === null ? [] : Object.entries(facets);
}
