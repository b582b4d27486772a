import { z } from 'zod';

/** What may be asked by one name: a schema for the input, checked at the engine's door, and a type for the output. */
export interface Method<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** A phantom: carries the output type, never a value. */
  readonly output?: Output;
}

export function method<Input extends z.ZodType>(input: Input): { returns: <Output>() => Method<Input, Output> } {
  return { returns: () => ({ input }) };
}

export const nothing = z.strictObject({});
export const byId = z.strictObject({ id: z.string() });

/** Long work answers at once with the job it started. */
export interface JobStarted {
  readonly jobId: string;
}
