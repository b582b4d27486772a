import { describe, expect, test } from 'vitest';
import type { DigestTemplate } from '../../src-main/contract/index.ts';
import { draftOf, isComplete, newSection, withHeading } from '../../src-renderer/features/templates/template-draft.ts';

const headings = { 'zh-Hans': '诉求', 'zh-Hant': '訴求', en: 'The ask' };
const template: DigestTemplate = { id: 't', name: 'Standard', sections: [{ key: 'ask', headings }] };

describe('TEMPLATE-3: a template being written', () => {
  test('a copy has a name of its own and no id', () => {
    expect(draftOf(template)).toEqual(template);
    expect(draftOf(template, '')).toEqual({ name: '', sections: template.sections });
  });

  test('a new section has a key that no other has', () => {
    const sections = [newSection([])];
    expect(sections[0]?.key).toBe('section1');
    const second = newSection([...template.sections, { ...newSection([]), key: 'section3' }]);
    expect(second.key).toBe('section4');
    expect(newSection(sections, 'answers').key).toBe('answers');
  });

  test('a heading changes, its key stays', () => {
    const changed = withHeading(template.sections, 0, 'en', 'Question');
    expect(changed).toEqual([{ key: 'ask', headings: { ...headings, en: 'Question' } }]);
    expect(template.sections[0]?.headings.en).toBe('The ask');
  });

  test('it is complete with a name and a heading for each section', () => {
    expect(isComplete(template)).toBe(true);
    expect(isComplete({ ...template, name: ' ' })).toBe(false);
    expect(isComplete({ ...template, sections: [] })).toBe(false);
    expect(isComplete({ ...template, sections: [newSection([])] })).toBe(false);
    expect(isComplete({ ...template, sections: withHeading([newSection([])], 0, 'zh-Hant', '訴求') })).toBe(true);
  });
});
