import type { ModelChange, ModelTest } from '../../contract/index.ts';
import { ModelClient } from '../model/index.ts';
import type { Workplace } from '../workplace.ts';

/** Words enough for a model to show that it is there. */
const TRIAL = [{ role: 'user', content: 'Say OK.' }];

/** The optional language model: set up, tried. */
export function modelHandlers(workplace: Workplace) {
  const client = () => new ModelClient(workplace.environment.network, workplace.model.data);

  return {
    'model.get': () => workplace.model.told,
    'model.set': (change: ModelChange) => {
      const settings = workplace.model.set(change);
      workplace.changed('preferences');
      return settings;
    },
    'model.test': async (): Promise<ModelTest> => {
      const signal = new AbortController().signal;
      const server = client();
      const models = await server.models(signal);
      const { model } = workplace.model.data;
      if (model === '') {
        return { models, answered: null };
      }
      const { text } = await server.complete(JSON.stringify({ model, stream: true, messages: TRIAL }), signal);
      return { models, answered: text.trim() !== '' };
    },
  };
}
