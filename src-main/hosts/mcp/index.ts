/** The Model Context Protocol host: a library for assistants, over standard input and output. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Call } from '../../contract/index.ts';
import { createMcpServer } from './server.ts';

/** Serves until the other side closes its end. */
export async function serveMcp(call: Call, options: { write: boolean; version: string }): Promise<void> {
  const server = createMcpServer(call, options);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.server.onclose = resolve;
  // The transport does not notice by itself that its input has ended.
  process.stdin.once('end', () => void server.close());
  process.once('SIGTERM', () => void server.close());
  await server.connect(new StdioServerTransport());
  await promise;
}
