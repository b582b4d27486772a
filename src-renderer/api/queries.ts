import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Call, MethodInput, MethodName, MethodOutput } from '../../src-main/contract/index.ts';
import { useHost } from './host-context.ts';

export interface AskOptions {
  /** Default true. */
  readonly enabled?: boolean;
  /** Keeps showing the answer to the question before until the new one is there. */
  readonly keepPrevious?: boolean;
}

/** Asks the engine and keeps the answer; every method is its own query, keyed by name and input. */
export function useAnswer<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name>,
  options: AskOptions = {},
): UseQueryResult<MethodOutput<Name>, Error> {
  const host = useHost();
  return useQuery<MethodOutput<Name>, Error>({
    queryKey: [name, input],
    queryFn: () => host.call(name, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keepPrevious ? keepPreviousData : undefined,
  });
}

/** Asks the same of several things at once; what is not answered yet is undefined. */
export function useAnswers<Name extends MethodName>(
  name: Name,
  inputs: readonly MethodInput<Name>[],
): readonly (MethodOutput<Name> | undefined)[] {
  const host = useHost();
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [name, input],
      queryFn: (): Promise<MethodOutput<Name>> => host.call(name, input),
    })),
    combine: answersOf,
  });
}

/** The answers that are there, in the order of the inputs. */
export function usePresentAnswers<Name extends MethodName>(
  name: Name,
  inputs: readonly MethodInput<Name>[],
): readonly MethodOutput<Name>[] {
  const answers = useAnswers(name, inputs);
  return useMemo(() => answers.filter((answer) => answer !== undefined), [answers]);
}

/** A function of its own, so that equal answers stay the same list. */
function answersOf<Output>(results: readonly { readonly data: Output | undefined }[]): readonly (Output | undefined)[] {
  return results.map(({ data }) => data);
}

export interface CommandOptions<Name extends MethodName> {
  readonly onSuccess?: (output: MethodOutput<Name>, input: MethodInput<Name>) => void;
  readonly onError?: (error: Error, input: MethodInput<Name>) => void;
  /** The caller shows failures itself: no toast. */
  readonly quiet?: boolean;
}

/** Tells the engine to do something; failures are shown as a toast unless `quiet`. */
export function useCommand<Name extends MethodName>(
  name: Name,
  options: CommandOptions<Name> = {},
): UseMutationResult<MethodOutput<Name>, Error, MethodInput<Name>> {
  const host = useHost();
  return useMutation<MethodOutput<Name>, Error, MethodInput<Name>>({
    mutationFn: (input) => host.call(name, input),
    meta: { quiet: options.quiet ?? false },
    onSuccess: (output, input) => options.onSuccess?.(output, input),
    onError: (error, input) => options.onError?.(error, input),
  });
}

/** Several calls as one command, with one outcome; failures are shown as a toast. */
export function useCommands<Input, Output>(
  run: (call: Call, input: Input) => Promise<Output>,
  onSuccess: (output: Output, input: Input) => void,
  options: { readonly quiet?: boolean } = {},
): UseMutationResult<Output, Error, Input> {
  const host = useHost();
  return useMutation<Output, Error, Input>({
    mutationFn: (input) => run(host.call, input),
    meta: { quiet: options.quiet ?? false },
    onSuccess,
  });
}

/** Puts an answer that came by another way where `useAnswer` will find it. */
export function keepAnswer<Name extends MethodName>(
  client: QueryClient,
  name: Name,
  input: MethodInput<Name>,
  output: MethodOutput<Name>,
): void {
  client.setQueryData([name, input], output);
}
