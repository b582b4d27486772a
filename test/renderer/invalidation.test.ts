import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askAgain } from '../../src-renderer/api/invalidation.ts';

const key = ['digests.list', {}];

/** Answers that come when they are told to, each a number higher. */
function slowAnswers() {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    const answer = asked;
    return new Promise<number>((resolve) => waiting.push(() => resolve(answer)));
  };
  const answerAll = () => {
    for (const answerOne of waiting.splice(0)) answerOne();
  };
  return { queryFn, answerAll, asked: () => asked };
}

test('an answer on its way that nobody shows any more is asked for again when it is shown', async () => {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  const { queryFn, answerAll } = slowAnswers();
  const leave = new QueryObserver(client, { queryKey: key, queryFn }).subscribe(() => {});
  answerAll();
  await expect.poll(() => client.getQueryData(key)).toBe(1);
  void client.refetchQueries({ queryKey: key });
  leave();
  await askAgain(client, new Set(['digests.list']));
  answerAll();
  const again = new QueryObserver(client, { queryKey: key, queryFn });
  const leaveAgain = again.subscribe(() => {});
  await expect.poll(() => again.getCurrentResult().isFetching).toBe(true);
  answerAll();
  await expect.poll(() => client.getQueryData(key)).toBe(3);
  leaveAgain();
});

test('what is shown is asked for again at once, other methods are left alone', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const { queryFn, answerAll, asked } = slowAnswers();
  const leave = new QueryObserver(client, { queryKey: key, queryFn }).subscribe(() => {});
  answerAll();
  await expect.poll(() => client.getQueryData(key)).toBe(1);
  await askAgain(client, new Set(['books.list']));
  expect(asked()).toBe(1);
  void askAgain(client, new Set(['digests.list']));
  await expect.poll(asked).toBe(2);
  answerAll();
  await expect.poll(() => client.getQueryData(key)).toBe(2);
  leave();
});
