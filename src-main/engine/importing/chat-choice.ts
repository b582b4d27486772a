import { type ImportOptions, QunshuError } from '../../contract/index.ts';

/** Chats that a message about a wrong choice names. */
const NAMED = 10;

/** Which chats of an export that holds several the user wants: all, or those of a name or native id. */
export interface ChatChoice {
  /** Whether a chat of the export is to be read. */
  wants(chat: { readonly name: string; readonly nativeId?: string | undefined }): boolean;
  /**
   * To be called when the whole export was seen.
   * @throws {QunshuError} `invalid-input` when none of its chats was wanted: names those there are.
   */
  end(): void;
}

/** The choice that `options.chat` makes among the chats of an export of several. */
export function chooseChats({ chat: wanted }: ImportOptions): ChatChoice {
  const others = new Set<string>();
  let isFound = wanted === undefined;
  return {
    wants({ name, nativeId }) {
      const isWanted = wanted === undefined || name === wanted || nativeId === wanted;
      isFound ||= isWanted;
      if (!isWanted && others.size <= NAMED) {
        others.add(`“${name}”`);
      }
      return isWanted;
    },
    end() {
      if (!isFound && others.size > 0) {
        const known = [...others].slice(0, NAMED).join(', ') + (others.size > NAMED ? ' and more' : '');
        throw new QunshuError('invalid-input', { reason: `the export has no chat “${wanted}”, but ${known}` });
      }
    },
  };
}
