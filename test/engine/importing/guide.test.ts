import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../../src-main/engine/importing/formats/index.ts';
import { guidePageOf, withFormatsTable } from '../../support/formats-table.ts';

const guide = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide');

test('the guide lists the formats as the code has them: node test/support/make-formats-table.ts', () => {
  const page = readFileSync(join(guide, 'formats.md'), 'utf8');
  expect(page).toBe(withFormatsTable(page, formats));
});

test('each platform has a page that says how to export and what to expect, and there is no other', () => {
  const pages = readdirSync(join(guide, 'formats'));
  expect(pages.toSorted()).toEqual([...new Set(formats.map((format) => `${guidePageOf(format)}.md`))].toSorted());
  for (const page of pages) {
    const headings = readFileSync(join(guide, 'formats', page), 'utf8').match(/^## .*$/gm);
    expect(headings, page).toEqual(['## How to export', '## What survives', '## What does not', '## Traps']);
  }
});
