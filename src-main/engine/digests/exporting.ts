import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Digest, DigestTemplate, Locale, MethodInput } from '../../contract/index.ts';
import { assetFile, imageTypeOfFile } from '../library/index.ts';
import { writeMarkdown } from '../text/index.ts';
import { contributorsOf, mapTexts } from './content.ts';
import type { Credits } from './credits/credits.ts';
import { type DigestMarkdownOptions, digestBody, digestMarkdown, uniqueNames } from './markdown/digest-markdown.ts';
import { writeFrontMatter } from './markdown/front-matter.ts';
import { fileNamePart } from './output/file-names.ts';
import { type OutputFile, type Written, writeFolder } from './output/output-folder.ts';
import { htmlPage } from './output/page.ts';
import { templateOf } from './templates.ts';

export type DigestExportFormat = MethodInput<'digests.export'>['format'];

export interface DigestExportOptions {
  readonly format: DigestExportFormat;
  readonly language: Locale;
  /** Every name in what is written goes through it. */
  readonly credits: Credits;
  readonly templates: readonly DigestTemplate[];
  /** Whose pictures the digests show. */
  readonly libraryFolder: string;
}

/**
 * Writes digests into a folder (DIGEST-21 to DIGEST-24): one Markdown file or HTML page each, or all in one
 * JSON or JSONL file.
 *
 * @throws {QunshuError} as `writeFolder`
 */
export async function exportDigests(
  digests: Iterable<Digest>,
  out: string,
  options: DigestExportOptions,
): Promise<Written> {
  return writeFolder(out, exportedFiles(digests, options), { holds: 'digests', removeOld: false });
}

function* exportedFiles(digests: Iterable<Digest>, options: DigestExportOptions): Generator<OutputFile> {
  const hidden = function* () {
    for (const digest of digests) {
      yield withoutHiddenNames(digest, options.credits);
    }
  };
  switch (options.format) {
    case 'markdown':
      yield* markdownFiles(hidden(), options);
      return;
    case 'html':
      for (const digest of hidden()) {
        // A page by itself has no pictures beside it: they are in it, and where one is gone its description is.
        const image = (address: string) => pictureWithin(options.libraryFolder, address);
        const markdown = writeMarkdown([digestMarkdown(digest.content, markdownOptions(digest, options))], {
          image: (address) => (image(address) === null ? null : address),
        });
        const page = htmlPage(digest.content.title, markdown, options.language, image);
        yield { path: `${fileName(digest)}.html`, content: page };
      }
      return;
    case 'json':
      yield { path: 'digests.json', content: `${JSON.stringify(Array.from(hidden(), published), null, 2)}\n` };
      return;
    case 'jsonl':
      yield { path: 'digests.jsonl', content: Array.from(hidden(), (digest) => row(digest, options)).join('') };
      return;
  }
}

/** A file for each digest, and the pictures that they show where their texts say they are. */
function* markdownFiles(
  digests: Iterable<Digest>,
  options: Omit<DigestExportOptions, 'format'>,
): Generator<OutputFile> {
  const pictures = new Map<string, string>();
  for (const digest of digests) {
    const text = digestFile(digest, options);
    yield { path: `${fileName(digest)}.md`, content: text };
    for (const address of picturesIn(text)) {
      const file = assetFile(options.libraryFolder, address);
      if (file !== null) {
        pictures.set(`assets/${basename(file)}`, file);
      }
    }
  }
  for (const [path, copyOf] of pictures) {
    yield { path, content: { copyOf } };
  }
}

/** Addresses of the library's pictures that a text shows. */
function picturesIn(markdown: string): Set<string> {
  const addresses = new Set<string>();
  if (markdown.includes('assets/')) {
    writeMarkdown([markdown], {
      image: (address) => {
        addresses.add(address);
        return address;
      },
    });
  }
  return addresses;
}

/** A picture of the library to be put into a page; null for what is not there, or none. */
function pictureWithin(libraryFolder: string, address: string): string | null {
  const file = assetFile(libraryFolder, address);
  const type = file === null ? null : imageTypeOfFile(file);
  return file === null || type === null ? null : `data:image/${type};base64,${readFileSync(file).toString('base64')}`;
}

/** A digest as a Markdown file that can be imported again (DIGEST-15). */
function digestFile(digest: Digest, options: Omit<DigestExportOptions, 'format'>): string {
  const front = digestFrontMatter(digest, options.credits);
  return `${front}\n${digestMarkdown(digest.content, markdownOptions(digest, options))}\n`;
}

/** The front matter of a digest whose words have been through the credits. */
export function digestFrontMatter(digest: Digest, credits: Credits): string {
  const { content } = digest;
  const names = credits.nameOf;
  const values = new Map<string, string | string[]>([
    ['title', content.title],
    ['id', externalIdOf(digest)],
    ['status', digest.status],
    ['tags', content.tags],
    ['askers', uniqueNames(content.askers, names)],
    ['contributors', uniqueNames(contributorsOf(content), names)],
    ['template', content.templateId],
  ]);
  const times = ['discussedFrom', 'discussedTo', 'createdAt', 'updatedAt', 'publishedAt'] as const;
  for (const key of times) {
    const time = digest[key];
    if (time !== null) {
      values.set(key, new Date(time).toISOString());
    }
  }
  return writeFrontMatter(values);
}

/** The title makes the name readable, the id makes it lasting and its own. */
function fileName({ id, content }: Digest): string {
  return `${fileNamePart(content.title, 'digest')}-${fileNamePart(id, 'x').slice(0, 8)}`;
}

function markdownOptions(digest: Digest, options: Omit<DigestExportOptions, 'format'>): DigestMarkdownOptions {
  const template = templateOf(options.templates, digest.content);
  return { language: options.language, names: options.credits.nameOf, template };
}

function externalIdOf(digest: Digest): string {
  return digest.externalId ?? digest.id;
}

function row(digest: Digest, options: DigestExportOptions): string {
  const { content } = digest;
  const values = {
    id: externalIdOf(digest),
    title: content.title,
    body: digestBody(content, markdownOptions(digest, options)),
    tags: content.tags,
    askers: uniqueNames(content.askers, options.credits.nameOf),
  };
  return `${JSON.stringify(values)}\n`;
}

/** Older contents stay in the library: what was taken out of a digest was taken out for a reason. */
/** Who reviewed it is nobody's business outside. */
function published({ reviewer: _reviewer, ...digest }: Digest): Digest {
  return { ...digest, revisions: [] };
}

/** A digest with every name that must not appear taken out of its words. */
export function withoutHiddenNames(digest: Digest, credits: Credits): Digest {
  const content = mapTexts(digest.content, { markdown: credits.hideInMarkdown, plain: credits.hideInText });
  return { ...digest, content };
}
