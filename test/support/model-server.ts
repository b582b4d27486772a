import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server was asked. */
export interface AskedOf {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What it answers a chat completion with. */
export type Reply = (response: ServerResponse, asked: AskedOf) => void | Promise<void>;

/** A small server on loopback that speaks OpenAI's protocol as far as Qunshu does. */
export interface ModelServer {
  /** Ends in `/v1`. */
  readonly address: string;
  /** Every request, oldest first. */
  readonly asked: AskedOf[];
  /** Connections that the other side ended before the answer was complete. */
  readonly left: number;
  models: readonly string[];
  reply: Reply;
  close(): Promise<void>;
}

/** One piece of a streamed answer, as an event. */
export function eventOf(content: string, finish: string | null = null): string {
  const choices = [{ index: 0, delta: content === '' ? {} : { content }, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices })}\n\n`;
}

/** A whole answer as a stream of events, a few characters each. */
export function streamOf(text: string): string {
  const pieces = Array.from({ length: Math.ceil(text.length / 3) }, (_, place) =>
    eventOf(text.slice(3 * place, 3 * place + 3)),
  );
  return `${pieces.join('')}${eventOf('', 'stop')}data: [DONE]\n\n`;
}

export const sayAtOnce =
  (text: string): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(streamOf(text));
  };

/** Refuses with a status and a body. */
export const refuse =
  (status: number, body: unknown): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

export async function startModelServer(reply: Reply = sayAtOnce('OK')): Promise<ModelServer> {
  let left = 0;
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      pieces.push(piece as Buffer);
    }
    const asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: Buffer.concat(pieces).toString('utf8'),
    };
    running.asked.push(asked);
    response.once('close', () => {
      left += response.writableFinished ? 0 : 1;
    });
    if (asked.path.startsWith('/v1/models')) {
      const data = running.models.map((id) => ({ id, object: 'model' }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data }));
    } else {
      await running.reply(response, asked);
    }
  };

  const running: ModelServer = {
    address: `http://127.0.0.1:${port}/v1`,
    asked: [],
    get left() {
      return left;
    },
    models: ['small-model', 'large-model'],
    reply,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return running;
}
