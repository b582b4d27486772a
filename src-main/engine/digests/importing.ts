import { createReadStream, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Digest, type DigestCard, type DigestTemplate, QunshuError } from '../../contract/index.ts';
import { describeFileError, withFileErrors } from '../library/index.ts';
import type { Digests } from './digests.ts';
import { summariseDigest } from './documents.ts';
import { DigestImport } from './imported.ts';
import { withPicturesBeside } from './markdown/pictures-beside.ts';
import { type ReadDigest, readDigestBody, readDigestMarkdown } from './markdown/read-digest.ts';

/** Why there is no digest in a file, or in one of its lines. */
interface Failure {
  /** Path, with `:` and the line (from 1) where the file holds many digests. */
  readonly file: string;
  readonly reason: string;
}

type Found = { readonly digest: ReadDigest } | Failure;

export interface DigestsImported {
  /** Cards of the digests as they are now, new or known before. */
  readonly digests: DigestCard[];
  readonly failed: Failure[];
}

export interface DigestFilesImport {
  readonly digests: Digests;
  readonly templates: readonly DigestTemplate[];
  readonly newId: () => string;
  /** Id of the member with a name, or null; a name nobody has stays as it is. */
  readonly memberNamed: (name: string) => string | null;
  /** Keeps a picture file in the library and gives its address there; null for what is no picture. */
  readonly keepPicture: (file: string) => string | null;
  /** Told of digests as soon as they are on disk. */
  readonly saved: (digests: readonly Digest[]) => void;
}

/** Takes the digests of files into the library; a file that holds none keeps no other out. */
export async function importDigestFiles(paths: readonly string[], into: DigestFilesImport): Promise<DigestsImported> {
  const { digests, templates, newId, memberNamed, keepPicture, saved } = into;
  const templateId = (wanted: string | null) =>
    (templates.find(({ id }) => id === wanted) ?? templates[0])?.id ?? 'standard';
  const taking = new DigestImport(digests, { newId, templateId, memberNamed });
  const result: DigestsImported = { digests: [], failed: [] };
  let taken: Digest[] = [];
  const write = async () => {
    await taking.flush();
    saved(taken);
    taken = [];
  };
  for (const path of paths) {
    for await (const found of readDigestFile(path, templates, keepPicture)) {
      if ('digest' in found) {
        const digest = await taking.take(found.digest);
        result.digests.push(summariseDigest(digest));
        taken.push(digest);
        if (taking.full) {
          await write();
        }
      } else {
        result.failed.push(found);
      }
    }
  }
  await write();
  return result;
}

const MARKDOWN = ['.md', '.markdown', '.mdown', '.txt'];
const LINES = ['.jsonl', '.ndjson'];
/** Past this many lines that are no digests in one file, it is no file of digests. */
const MOST_FAILURES = 1000;

/** Reads the digests of a file: one out of Markdown, one a line out of JSONL (DIGEST-15, DIGEST-19). */
async function* readDigestFile(
  path: string,
  templates: readonly DigestTemplate[],
  keepPicture: DigestFilesImport['keepPicture'],
): AsyncGenerator<Found> {
  try {
    const extension = extname(path).toLowerCase();
    if (LINES.includes(extension)) {
      yield* readLines(path, templates);
    } else if (MARKDOWN.includes(extension)) {
      yield { digest: readMarkdown(path, templates, keepPicture) };
    } else {
      yield { file: path, reason: `files end in ${[...MARKDOWN, ...LINES].join(', ')}` };
    }
  } catch (error) {
    const described = describeFileError(error, path);
    if (!(described instanceof QunshuError)) {
      throw described;
    }
    yield { file: path, reason: described.message };
  }
}

function readMarkdown(
  path: string,
  templates: readonly DigestTemplate[],
  keepPicture: DigestFilesImport['keepPicture'],
): ReadDigest {
  const bytes = withFileErrors(path, () => readFileSync(path));
  if (bytes.length === 0) {
    throw new QunshuError('file-empty', { file: path });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new QunshuError('digest-invalid', { file: path, reason: 'it is no UTF-8 text' });
  }
  return readDigestMarkdown(withPicturesBeside(text, path, keepPicture), path, templates);
}

async function* readLines(path: string, templates: readonly DigestTemplate[]): AsyncGenerator<Found> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let failures = 0;
  for await (const line of lines) {
    number++;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() === '') {
      continue;
    }
    const found = readRow(text, templates);
    if (typeof found !== 'string') {
      yield { digest: found };
      continue;
    }
    yield { file: `${path}:${number}`, reason: found };
    failures++;
    if (failures === MOST_FAILURES) {
      yield { file: path, reason: `${MOST_FAILURES} lines are no digests; the lines after ${number} were not read` };
      return;
    }
  }
  if (number === 0) {
    throw new QunshuError('file-empty', { file: path });
  }
}

const strings = z.union([z.string().transform((text) => text.split(/[,，、]/)), z.array(z.string())]);

/** Further keys are allowed: other programs add their own. */
const rowSchema = z.object({
  id: z.union([z.string(), z.number().transform(String)]).optional(),
  title: z.string().optional(),
  body: z.string(),
  tags: strings.nullish(),
  askers: strings.nullish(),
});

/** The digest of a line, or what is wrong with it. */
function readRow(line: string, templates: readonly DigestTemplate[]): ReadDigest | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const row = rowSchema.safeParse(value);
  if (!row.success) {
    const issue = row.error.issues[0];
    return `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not valid'}`;
  }
  const { id, title, body, tags, askers } = row.data;
  const read = readDigestBody(body.replace(/\r\n?/g, '\n'), title ?? null, templates);
  return {
    externalId: id ?? null,
    title: title ?? read.title ?? '',
    status: null,
    templateId: null,
    tags: (tags ?? []).map((tag) => tag.trim()).filter((tag) => tag !== ''),
    askers: askers ?? read.askers,
    sections: read.sections,
    answers: read.answers,
    discussedFrom: null,
    discussedTo: null,
    createdAt: null,
    publishedAt: null,
  };
}
