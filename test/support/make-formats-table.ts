import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../src-main/engine/importing/formats/index.ts';
import { withFormatsTable } from './formats-table.ts';

/** Writes the table of docs/guide/formats.md anew: `node test/support/make-formats-table.ts`. */
const page = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'formats.md');
writeFileSync(page, withFormatsTable(readFileSync(page, 'utf8'), formats));
