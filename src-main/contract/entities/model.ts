import { z } from 'zod';
import type { ErrorData } from '../errors.ts';
import type { DigestContent } from './digest.ts';

/** What a user sets up of a language model; the key is kept beside it and never told. */
export const modelSettingsSchema = z.strictObject({
  /** Off until somebody switches it on: nothing is sent before that. */
  enabled: z.boolean(),
  /** Where an OpenAI-compatible server answers, such as `http://localhost:11434/v1`. */
  address: z.string().max(2000),
  /** The model's name as the server knows it. */
  model: z.string().max(200),
  /** Whether members are sent by name; else by pseudonym. */
  namesSent: z.boolean(),
  /** Whether the address may be plain http on another machine. */
  plainHttp: z.boolean(),
  /** Seconds of silence after which it is given up. */
  patience: z.int().min(5).max(290),
  /** Characters of a conversation that are sent at most. */
  longest: z.int().min(1000).max(1_000_000),
});

export const modelChangeSchema = modelSettingsSchema.partial().extend({
  /** Sent as the bearer of each request; null forgets it. */
  key: z.string().min(1).max(5000).nullable().optional(),
});
export type ModelChange = z.infer<typeof modelChangeSchema>;

/** The file `model.json` beside the user's other settings, outside any library. */
export const modelFileSchema = modelSettingsSchema.extend({
  schemaVersion: z.literal(1),
  key: z.string().nullable(),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

export interface ModelSettings extends z.infer<typeof modelSettingsSchema> {
  readonly hasKey: boolean;
}

/** What a test of the settings found. */
export interface ModelTest {
  /** Names of the models the server offers; empty where it does not tell. */
  readonly models: readonly string[];
  /** Whether the model that is set up answered; null where none is chosen yet, or something is wrong. */
  readonly answered: boolean | null;
  /** What is wrong; null when nothing is. To find that out is what a test is for: it is no failure of the test. */
  readonly problem: ErrorData | null;
}

/** What would be sent to have a conversation drafted. */
export interface ModelRequest {
  /** Where it would go. */
  readonly address: string;
  readonly model: string;
  /** The body of the request, character by character. */
  readonly body: string;
  /** Names this very request when the user agrees to it. */
  readonly confirmation: string;
  readonly withKey: boolean;
  readonly messages: number;
  /** Messages that had no room. */
  readonly leftOut: number;
  /** Messages of which only the beginning had room. */
  readonly shortened: number;
  /** People who appear under a pseudonym. */
  readonly pseudonyms: number;
}

/** A draft that a model wrote. */
export interface ModelDraft {
  readonly digestId: string;
  /** Sentences for which the model named no message, or none that it was sent. */
  readonly uncited: number;
  /** Whether the model stopped because its answer became too long. */
  readonly cut: boolean;
}

/** A draft while a model writes it; told to everybody who listens. */
export interface DraftGrowth {
  readonly jobId: string;
  readonly content: DigestContent;
}
