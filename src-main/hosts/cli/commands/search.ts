import { createInterface } from 'node:readline';
import type { SearchHit, SearchResult } from '../../../contract/index.ts';
import { searchScopes } from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';
import type { Output } from '../output.ts';

export const searchCommand: Command = {
  usage: 'search QUERY --library DIR [--in digests|messages|all] [--limit N]',
  help: 'Searches digests and messages. With --stdin: one query a line, one result a line.',
  options: {
    ...libraryOption,
    in: { value: 'WHERE', help: searchScopes.join(', ') },
    limit: { value: 'N', help: 'at most so many hits (default 20)' },
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
    const search = (query: string) => session.call('search.query', { query, in: scope, limit });
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
  await output.line(`${result.total} found in ${result.tookMs.toFixed(1)} ms`);
  if (result.suggestion !== null) {
    output.note(`Did you mean: ${result.suggestion}`);
  }
}

function describe(hit: SearchHit): string {
  const day = new Date(hit.at).toISOString().slice(0, 10);
  const where = hit.kind === 'digest' ? 'digest' : `${hit.chatName ?? ''}, ${hit.sender ?? '*'}`;
  return `${hit.title || where}  (${where}, ${day})\n    ${hit.snippet.replace(/\s+/g, ' ')}`;
}
