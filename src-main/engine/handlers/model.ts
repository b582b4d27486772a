import { createHash } from 'node:crypto';
import {
  type DigestContent,
  type MethodInput,
  type ModelChange,
  type ModelDraft,
  type ModelRequest,
  type ModelTest,
  QunshuError,
  toErrorData,
} from '../../contract/index.ts';
import {
  createExtractiveDrafter,
  createModelDrafter,
  draftRequest,
  type ModelDraftOptions,
  uncitedPassages,
} from '../digests/index.ts';
import type { JobContext } from '../jobs.ts';
import { ModelClient } from '../model/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { Workplace } from '../workplace.ts';
import { draftInputOf, originOf } from './digests.ts';

/** Words enough for a model to show that it is there. */
const TRIAL = [{ role: 'user', content: 'Say OK.' }];
/** A growing draft is told at most this often, in milliseconds. */
const GROWTH_INTERVAL = 150;

/** The optional language model: set up, tried, asked for drafts. */
export function modelHandlers(workplace: Workplace) {
  const client = () => new ModelClient(workplace.environment.network, workplace.model.data);

  const optionsOf = (open: OpenLibrary): ModelDraftOptions => ({
    settings: workplace.model.data,
    members: open.members.list(),
    templates: open.templates,
  });

  const requestFor = (open: OpenLibrary, threadId: string): ModelRequest => {
    const { model, key } = workplace.model.data;
    const address = client().chatAddress;
    if (model === '') {
      throw new QunshuError('model-off');
    }
    const input = draftInputOf(workplace, open, open.conversations.detail(threadId));
    const { body, selection, pseudonyms } = draftRequest(input, optionsOf(open));
    return {
      address,
      model,
      body,
      confirmation: confirmationOf(address, body),
      withKey: key !== null,
      messages: selection.chosen.length,
      leftOut: selection.leftOut,
      shortened: selection.shortened,
      pseudonyms: pseudonyms.count,
    };
  };

  const write = async (
    open: OpenLibrary,
    { threadId, confirmation }: MethodInput<'model.draft'>,
    jobId: string,
    context: JobContext,
  ) => {
    const thread = open.conversations.detail(threadId);
    const input = draftInputOf(workplace, open, thread);
    const options = optionsOf(open);
    let cut = false;
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = (content: DigestContent) => workplace.emit({ type: 'draft', jobId, content });
    const ask = async (body: string, onWords: (text: string) => void): Promise<string> => {
      const server = client();
      if (confirmationOf(server.chatAddress, body) !== confirmation) {
        throw new QunshuError('model-request-changed');
      }
      const answered = await server.complete(body, context.signal, (text) => {
        if (performance.now() - toldAt >= GROWTH_INTERVAL) {
          toldAt = performance.now();
          context.progress({ stage: 'model', done: text.length, total: 0, unit: 'items' });
          onWords(text);
        }
      });
      cut = answered.cut;
      return answered.text;
    };
    const content = await createModelDrafter(options, ask, tell).draft(input);
    await context.breathe();
    const { id, version } = open.digests.addDrafted(createExtractiveDrafter().draft(input), originOf(thread));
    try {
      const note = options.settings.model;
      open.desk.wasSaved(open.digests.save({ id, expectedVersion: version, content, note }));
    } catch (error) {
      open.digests.delete(id);
      throw error;
    }
    workplace.changed('digests', 'threads');
    return { digestId: id, uncited: uncitedPassages(content).length, cut } satisfies ModelDraft;
  };

  return {
    'model.get': () => workplace.model.told,
    'model.set': (change: ModelChange) => {
      const settings = workplace.model.set(change);
      workplace.changed('preferences');
      return settings;
    },
    'model.test': async (): Promise<ModelTest> => {
      const signal = new AbortController().signal;
      let models: string[] = [];
      try {
        const server = client();
        models = await server.models(signal);
        const { model } = workplace.model.data;
        if (model === '') {
          return { models, answered: null, problem: null };
        }
        const { text } = await server.complete(JSON.stringify({ model, stream: true, messages: TRIAL }), signal);
        return { models, answered: text.trim() !== '', problem: null };
      } catch (error) {
        return { models, answered: null, problem: toErrorData(error) };
      }
    },
    'model.request': ({ threadId }: { threadId: string }) => requestFor(workplace.library, threadId),
    'model.draft': (input: MethodInput<'model.draft'>) => {
      const open = workplace.library;
      open.library.assertWritable();
      // Asked twice: at once, so that the caller hears of it, and when it is sent.
      if (requestFor(open, input.threadId).confirmation !== input.confirmation) {
        throw new QunshuError('model-request-changed');
      }
      const { title } = open.conversations.detail(input.threadId);
      const started = workplace.jobs.start('model-draft', title, (context) =>
        write(open, input, started.jobId, context),
      );
      return started;
    },
  };
}

/** Names a request by what is sent and where: one that differs in a character has another name. */
function confirmationOf(address: string, body: string): string {
  return createHash('sha256').update(`${address}\n${body}`).digest('hex');
}
