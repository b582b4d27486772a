/**
 * The closed set of things that can go wrong in a way a user should hear about.
 *
 * Each code carries one sentence that says what happened and one that says what to do next, in
 * English; `src-renderer/locales` holds the same sentences in every language of the interface and
 * a test keeps the two in step. `{name}` in a sentence is filled from the error's details.
 *
 * Expected errors cross process boundaries as data (`ErrorData`); anything else is a bug and
 * crosses as `internal`.
 */
export const errorSentences = {
  internal: {
    message: 'Something inside Qunshu went wrong: {reason}.',
    next: 'Nothing was changed. Please report it with what you were doing.',
  },
  'invalid-input': {
    message: 'The request is not valid: {reason}.',
    next: 'Correct the value and try again.',
  },
  cancelled: { message: 'Cancelled.', next: 'Nothing was changed.' },
  'not-found': { message: 'There is no {what} “{id}”.', next: 'It may have been deleted. Refresh and try again.' },
  'no-library': { message: 'No library is open.', next: 'Open or create a library first.' },
  'library-missing': {
    message: 'There is no library at {path}.',
    next: 'Choose a folder that holds a library.json, or create a library there.',
  },
  'library-exists': {
    message: 'There is already a library at {path}.',
    next: 'Open it, or choose an empty folder.',
  },
  'folder-not-empty': {
    message: 'The folder {path} is not empty.',
    next: 'Choose an empty or a new folder, so that nothing of yours is mixed up.',
  },
  'library-locked': {
    message: 'The library at {path} is open in another program ({owner}).',
    next: 'Close it there first, or open it for reading only.',
  },
  'library-newer': {
    message:
      'The library at {path} was written by a newer version of Qunshu (format {found}, this program knows {known}).',
    next: 'Update Qunshu to open it. Nothing was changed.',
  },
  'library-damaged': {
    message: 'The file {file} of the library is damaged: {reason}.',
    next: 'Run “qunshu doctor --repair”, or restore a backup. The damaged file was left as it is.',
  },
  'read-only': {
    message: '{path} is open for reading only.',
    next: 'Open the library for writing to change it.',
  },
  'permission-denied': {
    message: 'This user may not write to {path}.',
    next: 'Change the permissions of the folder, or choose another one. Nothing was lost.',
  },
  'disk-full': {
    message: 'The disk that holds {path} is full.',
    next: 'Free some space and try again. What was saved before is safe.',
  },
  'file-missing': { message: 'There is no file {path}.', next: 'Check the path and try again.' },
  'file-unreadable': {
    message: 'The file {path} could not be read: {reason}.',
    next: 'Check that it is a file, that you may read it and that it is complete.',
  },
  'file-empty': {
    message: 'The file {file} is empty.',
    next: 'Export the chat again; the export seems to have been interrupted.',
  },
  'file-exists': {
    message: 'There is already something at {path}.',
    next: 'Choose another name, or move what is there. Nothing was overwritten.',
  },
  'format-unknown': {
    message: 'The file {file} is not a chat export that Qunshu knows.',
    next: 'Run “qunshu formats” to see what can be read, or name the format with --format.',
  },
  'format-option-missing': {
    message: 'The file {file} leaves something open: {question}.',
    next: 'Say it with {option} and import again.',
  },
  'export-damaged': {
    message: 'The export {file} is damaged at {position}: {reason}.',
    next: 'Export the chat again. Nothing of this file was imported.',
  },
  'export-without-messages': {
    message: 'No message could be read from {file}, read as {format} ({skipped} lines skipped).',
    next: 'Check that the format is right (--format) and that the export holds messages.',
  },
  'import-undone': {
    message: 'The import of {file} was undone before.',
    next: 'Import the file again to have its messages back.',
  },
  'archive-unsafe': {
    message: 'The archive {file} was refused: {reason}.',
    next: 'Unpack it yourself if you trust it, and import the chat file inside.',
  },
  'digest-invalid': {
    message: 'The file {file} is not a digest: {reason}.',
    next: 'Correct the file and import it again. The other files were imported.',
  },
  'revision-conflict': {
    message: '“{title}” was changed elsewhere since you opened it.',
    next: 'Look at the other version, then save yours as a new revision or drop it.',
  },
  'status-not-allowed': {
    message: 'A digest that is {from} cannot become {to}.',
    next: 'Take it through the statuses in order: draft, in review, approved, published, archived.',
  },
  'digest-superseded': {
    message: '“{title}” was merged into another digest.',
    next: 'Work with the one it was merged into, or undo the merging first.',
  },
  'template-last': {
    message: '“{name}” is the only template of the library.',
    next: 'Make another template first, or change this one.',
  },
  'template-name-taken': {
    message: 'The name “{name}” is taken.',
    next: 'Choose another one: templates differ by name, and the sections of a template by heading.',
  },
  'book-empty': {
    message: 'The book “{title}” holds no digests.',
    next: 'Add digests to its outline, or publish digests first.',
  },
  'export-format-unavailable': {
    message: 'The format {format} cannot be produced here: {reason}.',
    next: 'Choose one of: {available}.',
  },
  'print-failed': {
    message: 'The Chromium of this machine did not print: {reason}.',
    next: 'Try again, or choose the print-ready HTML and print it from a browser.',
  },
  'model-off': {
    message: 'No language model is set up.',
    next: 'Set one up in the settings. Without one, drafts are made from the words of the conversation.',
  },
  'model-address-invalid': {
    message: '“{address}” is not the address of a server.',
    next: 'Write it whole, such as http://localhost:11434/v1, without a user name.',
  },
  'model-address-open': {
    message: '{address} is another machine, and http is readable to everybody on the way.',
    next: 'Use https, or allow plain http for it in the settings if the network is yours.',
  },
  'model-unreachable': {
    message: 'The model’s server {address} could not be reached: {reason}.',
    next: 'Check the address in the settings and that the server is running. Nothing was changed.',
  },
  'model-refused': {
    message: 'The model’s server refused the key: {reason}.',
    next: 'Write the right key in the settings. Nothing was changed.',
  },
  'model-unknown': {
    message: 'The server knows no model “{model}” at this address: {reason}.',
    next: 'Test the settings to see which models it offers. Many addresses end in /v1.',
  },
  'model-busy': {
    message: 'The model’s server takes no more requests for now: {reason}.',
    next: 'Try again in a while, or look at your quota there. Nothing was changed.',
  },
  'model-failed': {
    message: 'The model’s server answered with an error ({status}): {reason}.',
    next: 'Try again; if it stays so, look at the server. Nothing was changed.',
  },
  'model-silent': {
    message: 'The model said nothing for {seconds} seconds.',
    next: 'Try again, or allow it more time in the settings. Nothing was changed.',
  },
  'model-garbled': {
    message: 'What the model’s server sent could not be read: {reason}.',
    next: 'Check that the address is that of an OpenAI-compatible server. Nothing was changed.',
  },
  'model-request-changed': {
    message: 'The conversation or the settings changed since you saw what would be sent.',
    next: 'Look at it again. Nothing was sent.',
  },
  'image-unsupported': {
    message: '“{name}” is not a picture in PNG, JPEG, GIF or WebP.',
    next: 'Save it as one of these and add it again. SVG is not taken, because it can hold more than a picture.',
  },
  'image-too-large': {
    message: 'The picture “{name}” is too large ({size} MB, at most {limit} MB).',
    next: 'Make it smaller, or cut it to what matters, and add it again.',
  },
  'method-unknown': { message: 'There is no method {method}.', next: 'Update Qunshu, so that its parts match.' },
  'not-authorised': {
    message: 'This address needs the key that “qunshu serve” printed.',
    next: 'Open the address that was printed in the terminal, with its key.',
  },
  'query-value-unknown': {
    message: '“{value}” is nothing that {key}: knows.',
    next: 'Use one of: {known}. The rest of the query is searched without it.',
  },
  'query-date-unknown': {
    message: '“{value}” is no date.',
    next: 'Write 2026, 2026-03, 2026-03-15, today, “last month” or 上周. The rest of the query is searched without it.',
  },
  'query-value-missing': {
    message: 'Nothing follows {key}:.',
    next: 'Write a value right behind the colon, or delete it.',
  },
  'request-refused': { message: 'The request was refused: {reason}.', next: 'Open the app from its own address.' },
  'request-too-large': {
    message: 'The request is too large ({size} bytes, at most {limit}).',
    next: 'Send less at a time.',
  },
  unreachable: {
    message: 'Qunshu does not answer: {reason}.',
    next: 'Start it again and reload this page. What was saved is safe.',
  },
} as const satisfies Record<string, { message: string; next: string }>;

export type ErrorCode = keyof typeof errorSentences;
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** An expected error as it crosses a process boundary. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
  readonly details: ErrorDetails;
}

/** An expected error: it has a code, says what happened to what, and what to do next. */
export class QunshuError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(fillSentence(errorSentences[code].message, details), options);
    this.name = 'QunshuError';
    this.code = code;
    this.details = details;
  }
}

/** Fills `{name}` placeholders; one without a value stays as it is, so that a gap is seen. */
export function fillSentence(sentence: string, details: ErrorDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(details[name] ?? placeholder));
}

/** Turns anything thrown into data that may cross a boundary: no stack, no class, no path of ours. */
export function toErrorData(thrown: unknown): ErrorData {
  const error =
    thrown instanceof QunshuError
      ? thrown
      : new QunshuError('internal', { reason: thrown instanceof Error ? thrown.message : String(thrown) });
  return {
    code: error.code,
    message: error.message,
    next: fillSentence(errorSentences[error.code].next, error.details),
    details: error.details,
  };
}

/** Rebuilds the error on the other side of a boundary. */
export function fromErrorData(data: ErrorData): QunshuError {
  return new QunshuError(data.code, data.details);
}
