import type { BrowserContext } from 'playwright';
import type { Call } from '../../src-main/contract/index.ts';

/** Calls the engine behind a web host, with the session that the browser has there. */
export function callThrough(context: BrowserContext, origin: string): Call {
  const call = async (method: string, input: unknown): Promise<unknown> => {
    const response = await context.request.post(`${origin}/api/call/${method}`, { data: input });
    const answer = await response.json();
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
    return answer.value;
  };
  return call as Call;
}
