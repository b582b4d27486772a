import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { QunshuError } from '../../../contract/index.ts';
import { describeFileError, withFileErrors } from '../../library/index.ts';

/** A file to be written: its path below the folder, with `/`, and what it holds. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | { readonly copyOf: string };
  /** For settings, which people change to their liking: a changed one stays, and is no hindrance. */
  readonly mayBeChanged?: boolean;
}

export interface Written {
  readonly out: string;
  readonly files: number;
  readonly bytes: number;
}

/** Lies in every folder we wrote: which files are ours and what we wrote into them. */
const MARKER = '.qunshu.json';
/** What systems leave in folders by themselves. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

const markerSchema = z.object({
  madeBy: z.literal('Qunshu'),
  /** What the folder holds: another book never takes its place. */
  holds: z.string(),
  /** SHA-256 of what we wrote, by path; two while a build is under way. */
  files: z.record(z.string(), z.array(z.string())),
});
type Marker = z.infer<typeof markerSchema>;

export interface OutputFolderOptions {
  /** What the folder holds, the same at every build. */
  readonly holds: string;
  /** Whether files of the build before that are no longer part of it go. */
  readonly removeOld: boolean;
}

/**
 * Writes files into a new folder, an empty one, or one that holds an earlier build of the same
 * thing (OUTPUT-1 to OUTPUT-5). Everything is written beside the folder first: a full disk leaves
 * nothing half. Files that are not ours, or ours and changed since, are never touched.
 *
 * @throws {QunshuError} `folder-not-empty`, `file-exists`, `disk-full`, `permission-denied`
 */
export async function writeFolder(
  out: string,
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  options: OutputFolderOptions,
): Promise<Written> {
  const folder = resolve(out);
  const before = markerOf(folder, options.holds);
  const staging = makeStaging(folder);
  try {
    const staged = await stage(staging, files);
    const marker: Marker = { madeBy: 'Qunshu', holds: options.holds, files: staged.hashes };
    if (before === null) {
      writeMarker(staging, marker);
      if (existsSync(folder)) {
        rmdirSync(folder);
      }
      renameSync(staging, folder);
    } else {
      const known = yieldToChanges(folder, before, staged);
      refuseChanged(folder, known, staged.hashes);
      update(folder, staging, known, marker, options.removeOld);
    }
    return { out: folder, files: Object.keys(staged.hashes).length, bytes: staged.bytes };
  } catch (error) {
    throw describeFileError(error, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Writes one file whole. What is there already is replaced only where `isOurs` knows it as an
 * earlier build (OUTPUT-6).
 *
 * @throws {QunshuError} `file-exists`, `disk-full`, `permission-denied`
 */
export function writeSingleFile(out: string, content: string, isOurs: (existing: string) => boolean): Written {
  const path = resolve(out);
  if (existsSync(path) && !(lstatSync(path).isFile() && isOurs(readFileSync(path, 'utf8')))) {
    throw new QunshuError('file-exists', { path });
  }
  const staging = makeStaging(path);
  try {
    const staged = join(staging, 'file');
    writeFileSync(staged, content, { flush: true });
    renameSync(staged, path);
  } catch (error) {
    throw describeFileError(error, path);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { out: path, files: 1, bytes: Buffer.byteLength(content) };
}

/** A folder beside the place to be written, on the same disk. */
export function makeStaging(path: string): string {
  const parent = dirname(path);
  return withFileErrors(path, () => {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, '.qunshu-writing-'));
  });
}

/** The marker of the build before; null where the folder is new or empty. */
function markerOf(folder: string, holds: string): Marker | null {
  if (!existsSync(folder)) {
    return null;
  }
  if (!lstatSync(folder).isDirectory()) {
    throw new QunshuError('file-exists', { path: folder });
  }
  const names = withFileErrors(folder, () => readdirSync(folder));
  if (names.length === 0) {
    return null;
  }
  const nothing: Marker = { madeBy: 'Qunshu', holds, files: {} };
  const marker = names.every((name) => LITTER.has(name)) ? nothing : readMarker(folder);
  if (marker === null || marker.holds !== holds) {
    throw new QunshuError('folder-not-empty', { path: folder });
  }
  return marker;
}

function readMarker(folder: string): Marker | null {
  try {
    return markerSchema.parse(JSON.parse(readFileSync(join(folder, MARKER), 'utf8')));
  } catch {
    return null;
  }
}

interface Staged {
  readonly hashes: Marker['files'];
  /** Paths of the files that may be changed. */
  readonly settings: readonly string[];
  readonly bytes: number;
}

async function stage(staging: string, files: Iterable<OutputFile> | AsyncIterable<OutputFile>): Promise<Staged> {
  const hashes: Marker['files'] = {};
  const settings: string[] = [];
  let bytes = 0;
  for await (const { path, content, mayBeChanged } of files) {
    const target = join(staging, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof content === 'string') {
      writeFileSync(target, content);
    } else {
      copyFileSync(content.copyOf, target);
    }
    const written = readFileSync(target);
    hashes[path] = [sha256(written)];
    bytes += written.length;
    if (mayBeChanged) {
      settings.push(path);
    }
  }
  return { hashes, settings, bytes };
}

/** Takes settings that somebody changed out of the new build, and out of what is known as ours. */
function yieldToChanges(folder: string, before: Marker, { hashes, settings }: Staged): Marker {
  const files = { ...before.files };
  for (const path of settings) {
    if (isThere(folder, path) && !isOurs(folder, path, before)) {
      delete hashes[path];
      delete files[path];
    }
  }
  return { ...before, files };
}

function isThere(folder: string, path: string): boolean {
  return lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
}

/** Whether a file is as we wrote it. */
function isOurs(folder: string, path: string, before: Marker): boolean {
  const target = join(folder, path);
  const isFile = lstatSync(target, { throwIfNoEntry: false })?.isFile() === true;
  return isFile && before.files[path]?.includes(sha256(readFileSync(target))) === true;
}

/** Throws before anything is changed, when a file is in the way that we did not write as it is. */
function refuseChanged(folder: string, before: Marker, next: Marker['files']): void {
  for (const path of new Set([...Object.keys(before.files), ...Object.keys(next)])) {
    if (isBehindLink(folder, path) || (isThere(folder, path) && !isOurs(folder, path, before))) {
      throw new QunshuError('file-exists', { path: join(folder, path) });
    }
  }
}

/** Whether a link, or a file where a folder should be, stands on the way to the path. */
function isBehindLink(folder: string, path: string): boolean {
  const steps = path.split('/').slice(0, -1);
  return steps.some((_step, index) => {
    const place = join(folder, ...steps.slice(0, index + 1));
    const found = lstatSync(place, { throwIfNoEntry: false });
    return found !== undefined && !found.isDirectory();
  });
}

/** Moves the new files into place; a kill on the way leaves a folder that the next build recognises. */
function update(folder: string, staging: string, before: Marker, next: Marker, removeOld: boolean): void {
  const files: Marker['files'] = { ...before.files };
  for (const [path, hashes] of Object.entries(next.files)) {
    files[path] = [...(files[path] ?? []), ...hashes];
  }
  const moveMarker = (marker: Marker) => {
    writeMarker(staging, marker);
    renameSync(join(staging, MARKER), join(folder, MARKER));
  };
  moveMarker({ ...next, files });
  for (const path of Object.keys(next.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(staging, path), join(folder, path));
  }
  const old = Object.keys(before.files).filter((path) => next.files[path] === undefined);
  if (!removeOld) {
    const kept = old.map((path) => [path, before.files[path] ?? []] as const);
    moveMarker({ ...next, files: { ...Object.fromEntries(kept), ...next.files } });
    return;
  }
  for (const path of old) {
    rmSync(join(folder, path), { force: true });
    removeEmptyFolders(folder, dirname(path));
  }
  moveMarker(next);
}

function removeEmptyFolders(folder: string, path: string): void {
  for (let step = path; step !== '.' && step !== ''; step = dirname(step)) {
    const place = join(folder, step);
    if (!existsSync(place) || readdirSync(place).length > 0) {
      return;
    }
    rmdirSync(place);
  }
}

function writeMarker(folder: string, marker: Marker): void {
  writeFileSync(join(folder, MARKER), `${JSON.stringify(marker, null, 2)}\n`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
