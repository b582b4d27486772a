import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ParsedRecord, QunshuError } from '../../../src-main/contract/index.ts';
import { detect } from '../../../src-main/engine/importing/index.ts';
import { type ReadExport, readFile } from './reading.ts';

/**
 * Sample exports that other projects test with, where they are at hand: in `../shared` beside this repository, or
 * where QUNSHU_SHARED says. Each lies in a folder named after its platform.
 */
const shared = join(process.env.QUNSHU_SHARED ?? join(import.meta.dirname, '../../../../shared'), 'fixtures');
/** What lies beside the exports: expectations of others, and one message without the export around it. */
const NOT_EXPORTS = /(?:\.md|\.tsv|target\.json|_redacted\.json)$/;
/** Which formats the exports of a folder may be taken for, where they are not named after it. */
const ALSO: Readonly<Record<string, readonly string[]>> = { slack: ['slack', 'slackdump'] };

describe('exports of other projects', () => {
  if (!existsSync(shared)) {
    test('read', ({ skip }) => skip('no folder of shared exports: set QUNSHU_SHARED'));
    return;
  }
  const exports = readdirSync(shared, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_EXPORTS.test(entry.name))
    .map(({ parentPath, name }) => relative(shared, join(parentPath, name)).replaceAll('\\', '/'));

  test.each(exports)('%s', async (file) => {
    const [platform = ''] = file.split('/');
    const { format, candidates } = await detect(join(shared, file));
    expect(format, JSON.stringify(candidates.slice(0, 3))).toSatisfy((id: string | null) =>
      (ALSO[platform] ?? [platform]).some((start) => id?.startsWith(start)),
    );
    const read = await readFile(join(shared, file)).catch((error: unknown) => error);
    const isAsked = read instanceof QunshuError && read.code === 'format-option-missing';
    const result = isAsked ? await readFile(join(shared, file), { dateOrder: 'dmy', date: '2005-04-05' }) : read;
    const records: readonly ParsedRecord[] = (result as ReadExport).records ?? [];
    // Some hold parts of records only, to be skipped with a reason.
    expect(records.some(({ type }) => type === 'message' || type === 'skip')).toBe(true);
  });
});
