import type { Network } from '../engine/engine.ts';

/** The engine's only way out of the machine. */
export const hostNetwork: Network = {
  async send({ address, method, headers, body }, signal) {
    const response = await fetch(address, {
      method,
      headers,
      signal,
      // A key and a conversation go where the user sent them, and nowhere else.
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, pieces: response.body ?? nothing() };
  },
};

async function* nothing(): AsyncGenerator<Uint8Array> {}
