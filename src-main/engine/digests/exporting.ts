import type { Digest, DigestTemplate, Locale, MethodInput } from '../../contract/index.ts';
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
      for (const digest of hidden()) {
        yield { path: `${fileName(digest)}.md`, content: digestFile(digest, options) };
      }
      return;
    case 'html':
      for (const digest of hidden()) {
        // A page by itself has no pictures beside it: their descriptions stand for them.
        const markdown = writeMarkdown([digestMarkdown(digest.content, markdownOptions(digest, options))], {
          image: () => null,
        });
        yield { path: `${fileName(digest)}.html`, content: htmlPage(digest.content.title, markdown, options.language) };
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
