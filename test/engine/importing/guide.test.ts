import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../../src-main/engine/importing/formats/index.ts';
import { withFormatsTable } from '../../support/formats-table.ts';

test('the guide lists the formats as the code has them: node test/support/make-formats-table.ts', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'guide', 'formats.md'), 'utf8');
  expect(page).toBe(withFormatsTable(page, formats));
});
