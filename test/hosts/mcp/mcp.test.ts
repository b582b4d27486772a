import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qunshu } from '../../support/cli.ts';
import { programPath } from '../../support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'qunshu-mcp-'));
const library = join(folder, 'library');
const userData = join(folder, 'user-data');
const run = (...words: string[]) => qunshu(words, { userData });

/** A chat in which one member, Secretia, does not want to be named. */
const CHAT = `12/03/2024, 10:00 - Alice: How do I install ollama on windows?
12/03/2024, 10:01 - Secretia: Download the installer from https://ollama.com and run it.
12/03/2024, 10:02 - Alice: Thanks @Secretia, that works!
13/03/2024, 09:00 - Bob: Does anybody know why my zebra printer jams?
`;

let client: Client;

async function connect(...options: string[]): Promise<Client> {
  const connected = new Client({ name: 'test', version: '1' });
  await connected.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [programPath, 'mcp', '--library', library, ...options],
      env: { ...(process.env as Record<string, string>), QUNSHU_USER_DATA: userData },
      stderr: 'ignore',
    }),
  );
  return connected;
}

async function tool<Result>(name: string, input: Record<string, unknown>): Promise<Result> {
  const result = await client.callTool({ name, arguments: input });
  expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
  return result.structuredContent as Result;
}

beforeAll(async () => {
  const file = join(folder, 'WhatsApp Chat with Ollama.txt');
  writeFileSync(file, CHAT);
  for (const words of [
    ['init', library],
    ['import', file, '--library', library, '--date-order', 'dmy'],
  ]) {
    const { status, stderr } = await run(...words);
    expect(status, stderr).toBe(0);
  }
  const { stdout } = await run('messages', '--library', library, '--jsonl');
  const secretia = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { sender: string; senderId: string })
    .find(({ sender }) => sender === 'Secretia');
  const member = { id: secretia?.senderId, participantIds: [secretia?.senderId], credit: 'anonymous' };
  writeFileSync(join(library, 'members.json'), JSON.stringify({ schemaVersion: 1, members: [member] }));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('for reading', () => {
  beforeAll(async () => {
    client = await connect();
  }, 60_000);
  afterAll(() => client.close());

  test('offers only tools that read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'list_open_questions',
      'read_chapter',
      'read_conversation',
      'read_digest',
      'search',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  });

  test('finds and reads conversations, without the name of who does not want to be named', async () => {
    const found = await tool<{ hits: { by: string; conversationId: string }[] }>('search', { query: 'installer' });
    expect(found.hits).toHaveLength(2);
    const read = await tool<{ messages: { by: string; text: string }[] }>('read_conversation', {
      id: found.hits[0]?.conversationId,
    });
    expect(read.messages.map(({ by }) => by)).toContain('Alice');
    expect(JSON.stringify([found, read])).not.toMatch(/secretia/i);
  });

  test('does not tell by a hidden name what its owner wrote', async () => {
    expect(await tool('search', { query: 'by:Secretia' })).toMatchObject({ hits: [] });
    expect(JSON.stringify(await tool('search', { query: 'Secretia' }))).not.toMatch(/secretia/i);
  });

  test('lists questions nobody answered', async () => {
    const { questions } = await tool<{ questions: { question: string }[] }>('list_open_questions', {});
    expect(questions.map(({ question }) => question).join()).toContain('zebra');
  });

  test('says what is wrong as an answer, and goes on', async () => {
    const result = await client.callTool({ name: 'read_digest', arguments: { id: 'nobody' } });
    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('[not-found]') }] });
    expect(await tool('read_chapter', {})).toEqual({ books: [] });
  });
});

describe('for writing', () => {
  beforeAll(async () => {
    client = await connect('--write');
  }, 60_000);
  afterAll(() => client.close());

  test('drafts a digest, and never publishes it', async () => {
    const { hits } = await tool<{ hits: { conversationId: string }[] }>('search', { query: 'installer' });
    const { drafts } = await tool<{ drafts: { id: string; status: string; markdown: string }[] }>('draft_digest', {
      conversationId: hits[0]?.conversationId,
    });
    expect(drafts).toMatchObject([{ status: 'draft' }]);
    expect(drafts[0]?.markdown).toContain('installer');
    expect(drafts[0]?.markdown).not.toMatch(/secretia/i);
    expect(await tool('read_digest', { id: drafts[0]?.id })).toMatchObject({ status: 'draft' });
  });
});
