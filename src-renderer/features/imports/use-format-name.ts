import { useAnswer } from '../../api/queries.ts';

/** What formats are called, by their ids; a format of another version goes by its id. */
export function useFormatName(): (id: string) => string {
  const formats = useAnswer('formats.list', {});
  return (id) => formats.data?.find((known) => known.id === id)?.name ?? id;
}
