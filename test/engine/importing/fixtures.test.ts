import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detect } from '../../../src-main/engine/importing/index.ts';
import { readFile } from './reading.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'importing');
const EXPECTED = '.expected.json';
const exports = readdirSync(folder)
  .filter((name) => name.endsWith(EXPECTED))
  .map((name) => name.slice(0, -EXPECTED.length));

test.each(exports)('%s reads as written down beside it', async (name) => {
  const path = join(folder, name);
  const [{ format }, ...records] = JSON.parse(readFileSync(path + EXPECTED, 'utf8'));
  const read = await readFile(path, { timezone: 'UTC' });
  expect(read.format).toBe(format);
  expect(read.records).toEqual(records);
  const detection = await detect(path);
  expect(detection.format).toBe(format);
  expect(detection.candidates[0]?.confidence).toBe(detection.confidence);
});
