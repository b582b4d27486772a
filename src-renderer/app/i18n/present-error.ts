import type { TFunction } from 'i18next';
import type { ErrorCode, ErrorDetails } from '../../../src-main/contract/errors.ts';
import { asQunshuError } from '../../api/answer.ts';
import { sayEngineSentence } from './engine-words.ts';

/** An error in the words of the interface's language. */
export interface PresentedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
}

/** Says what happened and what to do next, by the error's code and details. */
export function presentError(thrown: unknown, t: TFunction): PresentedError {
  const error = asQunshuError(thrown);
  const details = translateDetails(error.details, t);
  return {
    code: error.code,
    message: t(`errors.${error.code}.message`, details),
    next: t(`errors.${error.code}.next`, details),
  };
}

/** Details that are words, not names or numbers, are said in the interface's language where it knows them. */
function translateDetails(details: ErrorDetails, t: TFunction): Record<string, string | number> {
  const translated: Record<string, string | number> = { ...details };
  for (const name of ['what', 'from', 'to']) {
    const word = details[name];
    if (typeof word === 'string')
      translated[name] = t(`errors.words.${word}` as 'errors.words.digest', { defaultValue: word });
  }
  for (const name of ['question', 'reason']) {
    const sentence = details[name];
    if (typeof sentence === 'string') translated[name] = sayEngineSentence(sentence, t);
  }
  return translated;
}
