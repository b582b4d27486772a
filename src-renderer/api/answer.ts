import type { ErrorData } from '../../src-main/contract/errors.ts';
import { fromErrorData, QunshuError } from '../../src-main/contract/errors.ts';

/** What crosses from a host: a value, or an error as data. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ErrorData };

/** The value of an answer. @throws {QunshuError} the error it carries. */
export function openAnswer<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw fromErrorData(answer.error);
}

/** Anything thrown, and an error as data, as an error that has a code and details. */
export function asQunshuError(thrown: unknown): QunshuError {
  if (thrown instanceof QunshuError) return thrown;
  if (isErrorData(thrown)) return fromErrorData(thrown);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new QunshuError('internal', { reason }, { cause: thrown });
}

function isErrorData(thrown: unknown): thrown is ErrorData {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'details' in thrown;
}
