import type { MethodName, ModelSettings } from '../../../src-main/contract/index.ts';
import { QunshuError } from '../../../src-main/contract/index.ts';
import type { Handlers } from './engine-double.ts';

type ModelMethod = Extract<MethodName, `model.${string}`>;

/** A language model that is never set up: everything that would send something says so. */
export function modelHandlers(): Pick<Handlers, ModelMethod> {
  let settings: ModelSettings = {
    enabled: false,
    address: '',
    model: '',
    namesSent: false,
    plainHttp: false,
    patience: 120,
    longest: 16_000,
    hasKey: false,
  };
  const refuse = (): never => {
    throw new QunshuError('model-off');
  };
  return {
    'model.get': () => settings,
    'model.set': ({ key, ...change }) => {
      const known = Object.entries(change).filter(([, value]) => value !== undefined);
      settings = { ...settings, ...Object.fromEntries(known), ...(key !== undefined && { hasKey: key !== null }) };
      return settings;
    },
    'model.test': refuse,
    'model.request': refuse,
    'model.draft': refuse,
  };
}
