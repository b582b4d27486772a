import { z } from 'zod';

/** What matters of a piece of a streamed chat completion. Servers add to it and leave out what is empty. */
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  error: z.unknown().optional(),
});

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })).nullish() });

/** A piece of an answer: words, why it ends if it does, what went wrong if something did. */
export interface Piece {
  readonly words: string;
  readonly finish: string | null;
  readonly failure: string | null;
}

/** Reads the data of one event; null when it is nothing of the kind. */
export function readPiece(data: string): Piece | null {
  const chunk = chunkSchema.safeParse(parsed(data));
  if (!chunk.success) {
    return null;
  }
  const { choices, error } = chunk.data;
  // Servers that count tokens end with a piece that has no choices, or null instead.
  const choice = choices?.[0];
  return {
    words: choice?.delta?.content ?? '',
    finish: choice?.finish_reason ?? null,
    failure: error === undefined || error === null ? null : (failureIn({ error }) ?? 'no reason given'),
  };
}

/** Names in an answer to `GET /models`; null when it is nothing of the kind. */
export function readModels(body: string): string[] | null {
  const models = modelsSchema.safeParse(parsed(body));
  return models.success ? (models.data.data ?? []).map(({ id }) => id) : null;
}

/** The server's own words on what went wrong, wherever the many servers put them; null without any. */
export function failureIn(body: unknown): string | null {
  if (typeof body === 'string') {
    return body.trim() === '' ? null : body;
  }
  if (typeof body !== 'object' || body === null) {
    return null;
  }
  const { error, message, detail } = body as Record<string, unknown>;
  return failureIn(error) ?? failureIn(message) ?? failureIn(detail);
}

/** JSON as what it says, anything else as null. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
