import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { type Call, searchScopes, toErrorData } from '../../contract/index.ts';

const MOST_HITS = 50;
const MOST_QUESTIONS = 100;

/**
 * A Model Context Protocol server over a library. Everything it tells has passed the gate of
 * `assistant.*`; it changes nothing unless `write` is given, and never publishes.
 */
export function createMcpServer(call: Call, { write, version }: { write: boolean; version: string }): McpServer {
  const server = new McpServer({ name: 'qunshu', version });
  const reading = { annotations: { readOnlyHint: true, openWorldHint: false } } as const;

  server.registerTool(
    'search',
    {
      ...reading,
      title: 'Search the knowledge base',
      description:
        'Finds digests of answered questions and messages of the community. Takes words, "phrases", -not, OR, ' +
        'and filters like tag:, by:, chat:, from:2026-03, has:code, is:unanswered. Questions in full are fine.',
      inputSchema: {
        query: z.string().min(1).max(2000),
        in: z.enum(searchScopes).optional(),
        limit: z.int().min(1).max(MOST_HITS).optional(),
      },
    },
    ({ query, in: scope, limit }) => answered(call('assistant.search', { query, in: scope, limit: limit ?? 10 })),
  );
  server.registerTool(
    'read_digest',
    { ...reading, description: 'A digest as Markdown, by the id that search gives.', inputSchema: { id: z.string() } },
    ({ id }) => answered(call('assistant.digest', { id })),
  );
  server.registerTool(
    'read_conversation',
    {
      ...reading,
      description: 'All messages of a conversation, by the conversationId that search or list_open_questions gives.',
      inputSchema: { id: z.string() },
    },
    ({ id }) => answered(call('assistant.conversation', { id })),
  );
  server.registerTool(
    'read_chapter',
    {
      ...reading,
      description: 'A chapter of a book as Markdown; without chapterId its contents; without bookId the list of books.',
      inputSchema: { bookId: z.string().optional(), chapterId: z.string().optional() },
    },
    ({ bookId, chapterId }) =>
      answered(bookId === undefined ? call('assistant.books', {}) : call('assistant.chapter', { bookId, chapterId })),
  );
  server.registerTool(
    'list_open_questions',
    {
      ...reading,
      description: 'Questions nobody has answered, the most worthwhile first.',
      inputSchema: { limit: z.int().min(1).max(MOST_QUESTIONS).optional() },
    },
    ({ limit }) => answered(call('assistant.questions', { limit: limit ?? 20 })),
  );
  if (write) {
    server.registerTool(
      'draft_digest',
      {
        annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
        description: 'Drafts a digest of a conversation for the moderator to review. It is never published by this.',
        inputSchema: { conversationId: z.string() },
      },
      ({ conversationId }) => answered(draft(call, conversationId)),
    );
  }
  return server;
}

async function draft(call: Call, conversationId: string) {
  const digests = await call('digests.draft', { threadIds: [conversationId] });
  const drafts = [];
  for (const { id } of digests) {
    drafts.push({ id, ...(await call('assistant.digest', { id })) });
  }
  return { drafts };
}

/** What a tool found, as text and as data; an expected failure says what to do next. */
async function answered(work: Promise<object>): Promise<CallToolResult> {
  try {
    const found = await work;
    return { content: [{ type: 'text', text: JSON.stringify(found, null, 2) }], structuredContent: { ...found } };
  } catch (error) {
    const { code, message, next } = toErrorData(error);
    return { isError: true, content: [{ type: 'text', text: `${message} ${next} [${code}]` }] };
  }
}
