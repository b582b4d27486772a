import { useAnswer } from '../../api/queries.ts';

/** Whether a language model is set up, so that it can be asked for drafts. */
export function useModelIsReady(): boolean {
  const { enabled = false, address = '', model = '' } = useAnswer('model.get', {}).data ?? {};
  return enabled && address !== '' && model !== '';
}
