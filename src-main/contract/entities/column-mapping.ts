import { z } from 'zod';
import { dateOrders } from './date-order.ts';

/** What a number in a column of times counts. */
export const timeUnits = ['seconds', 'milliseconds', 'microseconds', 'excel-days'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** A column of a CSV file by its heading (without headings by its number, from 1), or of JSON by its dotted path. */
const column = z.string().min(1).max(200);

/** Which column of a table of messages holds what, and how it is written. */
export const columnMappingSchema = z
  .strictObject({
    time: column,
    /** Column of days, where `time` holds bare clock times. */
    date: column.optional(),
    text: column,
    /** Name of the sender. */
    sender: column.optional(),
    senderId: column.optional(),
    /** Name of the chat, in a table of several. */
    chat: column.optional(),
    messageId: column.optional(),
    /** Id of the message a message replies to. */
    replyTo: column.optional(),
    attachment: column.optional(),
    /** CSV: what divides the cells; found out when absent. */
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    /** CSV: whether the first row names the columns; found out when absent. */
    header: z.boolean().optional(),
    /** JSON: path of the array of messages, such as `data.messages` or `chats[].messages`; empty for the whole document. */
    array: z.string().max(500).optional(),
    /** What times that are numbers count; told by their size when absent. */
    timeUnit: z.enum(timeUnits).optional(),
    /** How times are written, from YYYY YY MM M DD D HH H hh h mm m ss s SSS A Z; found out when absent. */
    timePattern: z.string().min(1).max(100).optional(),
    dateOrder: z.enum(dateOrders).optional(),
  })
  .refine(({ sender, senderId }) => sender !== undefined || senderId !== undefined, {
    message: 'sender or senderId is needed',
  });
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** The beginning of a table, for choosing what its columns hold. */
export interface TableSample {
  readonly kind: 'csv' | 'json' | 'jsonl';
  readonly columns: readonly string[];
  /** The first 50 rows: a cell for each column, empty where it has none. */
  readonly rows: readonly (readonly string[])[];
  /** What the columns seem to hold, as far as that can be told. */
  readonly guess: Partial<ColumnMapping>;
  /** Whether the guess is so certain that an import takes it without being told. */
  readonly isCertain: boolean;
}

export const mappingProfileSchema = z.strictObject({
  name: z.string().min(1).max(100),
  mapping: columnMappingSchema,
});
/** A mapping that is kept under a name. */
export type MappingProfile = z.infer<typeof mappingProfileSchema>;

/** `mapping-profiles.json` in the folder of the user's settings. */
export const mappingProfilesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  profiles: z.array(mappingProfileSchema),
});
