import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { QunshuError, toErrorData } from '../../contract/index.ts';
import type { EngineClient } from '../engine-client.ts';
import type { Answer } from '../port-protocol.ts';
import { isOwnAddress } from './address.ts';
import { channels } from './channels.ts';

/** Answers one request from the page. */
export type Answerer = (...input: unknown[]) => Promise<Answer>;

/** Registers an answer to requests of the app's own page on one channel. */
export type Responder = (channel: string, answer: Answerer) => void;

/**
 * The only way in the desktop host to listen to the page: every request is refused unless it comes
 * from the main frame of our own window, at our own address.
 *
 * @param isOwnWindow whether a page was opened by us
 */
export function createResponder(
  ipcMain: Pick<IpcMain, 'handle'>,
  isOwnWindow: (contents: WebContents) => boolean,
): Responder {
  return (channel, answer) => {
    ipcMain.handle(channel, async (event, ...input: unknown[]): Promise<Answer> => {
      if (!isFromApp(event, isOwnWindow)) return failure(refused);
      return answer(...input).catch(failure);
    });
  };
}

const refused = new QunshuError('request-refused', { reason: 'it does not come from the app’s own page' });

function failure(thrown: unknown): Answer {
  return { ok: false, error: toErrorData(thrown) };
}

/** Passes calls of contract methods to the engine, which checks name and input at its door. */
export function answerCalls(respond: Responder, client: Pick<EngineClient, 'answer'>): void {
  respond(channels.call, (name, input) => client.answer(String(name), input));
}

function isFromApp(event: IpcMainInvokeEvent, isOwnWindow: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnAddress(frame.url) && isOwnWindow(event.sender);
}
