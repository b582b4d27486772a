import { describe, expect, it, onTestFinished } from 'vitest';
import type { ErrorCode, ModelFile } from '../../../src-main/contract/index.ts';
import { isLoopback, ModelClient, serverAddress } from '../../../src-main/engine/model/index.ts';
import { hostNetwork } from '../../../src-main/hosts/network.ts';
import {
  eventOf,
  type ModelServer,
  type Reply,
  refuse,
  startModelServer,
  streamOf,
} from '../../support/model-server.ts';

const KEY = 'sk-very-secret';
/** A busy machine is slow, not broken. */
const BUSY = { timeout: 20_000 };

function settingsOf(address: string, others: Partial<ModelFile> = {}): ModelFile {
  return {
    schemaVersion: 1,
    enabled: true,
    address,
    model: 'small-model',
    namesSent: false,
    plainHttp: false,
    patience: 60,
    longest: 16_000,
    key: KEY,
    ...others,
  };
}

async function serverWith(reply?: Reply): Promise<ModelServer> {
  const server = await startModelServer(reply);
  onTestFinished(() => server.close());
  return server;
}

const never = () => new AbortController().signal;
const clientOf = (server: ModelServer, others: Partial<ModelFile> = {}) =>
  new ModelClient(hostNetwork, settingsOf(server.address, others));
const failure = (code: ErrorCode, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

describe('MODEL-1 off by default', () => {
  it('makes no request while it is off or has no address', () => {
    expect(() => new ModelClient(hostNetwork, settingsOf('http://localhost:1/v1', { enabled: false }))).toThrow(
      failure('model-off'),
    );
    expect(() => new ModelClient(hostNetwork, settingsOf(' '))).toThrow(failure('model-off'));
  });
});

describe('MODEL-2 addresses', () => {
  it.each([
    'http://localhost:11434/v1',
    'http://127.0.0.1/v1',
    'http://127.1:8/',
    'http://[::1]:1/v1',
    'https://a.example',
  ])('allows %s', (address) => {
    expect(serverAddress(address, false).protocol).toMatch(/^https?:$/);
  });

  it.each([
    'http://localhost.evil.example/v1',
    'http://127.0.0.1.evil.example',
    'http://192.168.1.5:1234/v1',
    'http://0.0.0.0/',
  ])('refuses plain http to %s unless it is allowed', (address) => {
    expect(() => serverAddress(address, false)).toThrow(failure('model-address-open'));
    expect(serverAddress(address, true).protocol).toBe('http:');
    expect(isLoopback(new URL(address))).toBe(false);
  });

  it.each([
    '',
    'localhost:11434',
    'ftp://a.example',
    'file:///etc/passwd',
    'https://me:secret@a.example/v1',
    'https://',
  ])('refuses %s', (address) => {
    expect(() => serverAddress(address, true)).toThrow(
      expect.toSatisfy((error: Error) => !error.message.includes('secret')),
    );
  });

  it('follows no redirection', async () => {
    const elsewhere = await serverWith();
    const server = await serverWith((response) => {
      response.writeHead(307, { location: `${elsewhere.address}/chat/completions` }).end();
    });
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(failure('model-failed', { status: 307 }));
    expect(elsewhere.asked).toEqual([]);
  });

  it('asks below the address, whether or not it ends with a slash, and keeps its query', () => {
    const addressOf = (address: string) => new ModelClient(hostNetwork, settingsOf(address)).chatAddress;
    expect(addressOf('http://localhost:1/v1')).toBe('http://localhost:1/v1/chat/completions');
    expect(addressOf('https://a.example/v1//')).toBe('https://a.example/v1/chat/completions');
    expect(addressOf('https://a.example/x?api-version=2')).toBe('https://a.example/x/chat/completions?api-version=2');
  });
});

describe('MODEL-3 the key', () => {
  it('is sent as bearer, and left out without one', async () => {
    const server = await serverWith();
    await clientOf(server).complete('{}', never());
    await clientOf(server, { key: null }).complete('{}', never());
    expect(server.asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`, undefined]);
  });

  it('is taken out of what the server says', async () => {
    const server = await serverWith(refuse(401, { error: { message: `Incorrect API key provided: ${KEY}.` } }));
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(
      failure('model-refused', { reason: 'Incorrect API key provided: …' }),
    );
  });
});

describe('MODEL-5 and MODEL-6 the stream', () => {
  it('gives the words, whatever the borders of the pieces', async () => {
    const words = '先把新卡停掉。[1]\n然后👩‍💻再说 “ok”。[2,3]';
    const whole = Buffer.from(`: keep-alive\n\n${eventOf('')}${streamOf(words)}`);
    for (const size of [1, 2, 7, 64]) {
      const server = await serverWith(async (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (let at = 0; at < whole.length; at += size) {
          response.write(whole.subarray(at, at + size));
          if (at % 32 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        response.end();
      });
      const seen: string[] = [];
      const answered = await clientOf(server).complete('{"a":1}', never(), (text) => seen.push(text));
      expect(answered).toEqual({ text: words, cut: false });
      expect(seen.at(-1)).toBe(words);
      expect(seen.every((text, place) => text.startsWith(seen[place - 1] ?? ''))).toBe(true);
      expect(server.asked[0]?.body).toBe('{"a":1}');
    }
  });

  it('takes pieces without choices, and an end without [DONE] after a reason to finish', async () => {
    const usage = 'data: {"choices":null,"usage":{"total_tokens":3}}\n\ndata: {"choices":[],"error":null}\n\n';
    const server = await serverWith((response) => {
      response.end(`${eventOf('好。[1]')}${eventOf('', 'length')}${usage}`);
    });
    await expect(clientOf(server).complete('{}', never())).resolves.toEqual({ text: '好。[1]', cut: true });
  });

  it.each([
    ['no stream', '<html>hello</html>', 'it is no stream of events'],
    ['no JSON', 'data: hello\n\n', 'an event holds no piece of an answer'],
    ['other JSON', 'data: {"choices":"none"}\n\n', 'an event holds no piece of an answer'],
    ['an answer that breaks off', eventOf('先把'), 'the answer broke off'],
    ['an event that breaks off', `${eventOf('先把')}data: {"choi`, 'the answer broke off'],
  ])('refuses %s', async (_, body, reason) => {
    const server = await serverWith((response) => void response.end(body));
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(failure('model-garbled', { reason }));
  });

  it('refuses an answer that does not end', async () => {
    const server = await serverWith((response) => {
      const event = eventOf('啊'.repeat(10_000));
      const write = () => {
        while (!response.destroyed && response.write(event));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    });
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(
      failure('model-garbled', { reason: 'the answer does not end' }),
    );
    await expect.poll(() => server.left, BUSY).toBe(1);
  });
});

describe('MODEL-7 cancelling and silence', () => {
  it('ends the connection when it is cancelled', async () => {
    const server = await serverWith((response) => void response.write(eventOf('先把')));
    const controller = new AbortController();
    const answer = clientOf(server).complete('{}', controller.signal, () => controller.abort());
    await expect(answer).rejects.toEqual(failure('cancelled'));
    await expect.poll(() => server.left, BUSY).toBe(1);
    await expect(clientOf(server).complete('{}', controller.signal)).rejects.toEqual(failure('cancelled'));
    expect(server.asked).toHaveLength(1);
  });

  it('gives up after silence, before and within an answer', async () => {
    const silent = await serverWith(() => {});
    const slow = await serverWith((response) => void response.write(eventOf('先把')));
    for (const server of [silent, slow]) {
      await expect(clientOf(server, { patience: 1 }).complete('{}', never())).rejects.toEqual(
        failure('model-silent', { seconds: 1 }),
      );
    }
  });
});

describe('MODEL-8 errors', () => {
  it.each([
    [401, { error: { message: 'bad key' } }, 'model-refused', 'bad key'],
    [403, { detail: 'not yours' }, 'model-refused', 'not yours'],
    [404, { error: "model 'x' not found" }, 'model-unknown', "model 'x' not found"],
    [429, { error: { message: 'Slow down.\nPlease' } }, 'model-busy', 'Slow down. Please'],
    [500, {}, 'model-failed', 'HTTP 500'],
    [502, 'bad gateway', 'model-failed', 'bad gateway'],
  ] as const)('%i', async (status, body, code, reason) => {
    const server = await serverWith(refuse(status, body));
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(failure(code, { reason }));
  });

  it('within the stream', async () => {
    const server = await serverWith((response) => {
      response.end(`${eventOf('先把')}data: {"error":{"message":"out of memory"}}\n\n`);
    });
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(
      failure('model-failed', { reason: 'out of memory' }),
    );
  });

  it('nobody there', async () => {
    const server = await startModelServer();
    await server.close();
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(
      failure('model-unreachable', { reason: expect.stringContaining('ECONNREFUSED') }),
    );
    const offline = new ModelClient(undefined, settingsOf(server.address));
    await expect(offline.models(never())).rejects.toEqual(failure('model-unreachable'));
  });

  it('a connection that breaks', async () => {
    const server = await serverWith((response) => {
      response.write(eventOf('先把'), () => response.destroy());
    });
    await expect(clientOf(server).complete('{}', never())).rejects.toEqual(failure('model-unreachable'));
  });
});
