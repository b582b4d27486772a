import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestTemplate, digestTemplateSchema, type TemplateChange } from '../../../src-main/contract/index.ts';
import {
  templateOf,
  withDefaultTemplate,
  withoutTemplate,
  withTemplate,
} from '../../../src-main/engine/digests/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/index.ts';
import { openEngine } from '../../support/engine.ts';
import { openDigests } from './support.ts';

const section = (key: string, heading: string) => ({ key, headings: { 'zh-Hans': heading, 'zh-Hant': '', en: '' } });
const review: TemplateChange = {
  name: '书评',
  sections: [section('book', '书名'), section('answers', '读后'), section('rating', '打分')],
};
const newId = () => 'review';
const both = withTemplate([standardTemplate], review, newId);

describe('TEMPLATE-1 the first template is the default', () => {
  it('for a new digest, unless it names another', () => {
    const { digests } = openDigests();
    expect(digests.create('题').content.templateId).toBe('standard');
    expect(digests.create('题', 'standard').content.templateId).toBe('standard');
    expect(() => digests.create('题', 'review')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('is chosen', () => {
    expect(withDefaultTemplate(both, 'review').map(({ id }) => id)).toEqual(['review', 'standard']);
    expect(withDefaultTemplate(both, 'standard')).toEqual(both);
    expect(() => withDefaultTemplate(both, 'none')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('TEMPLATE-2 names are apart', () => {
  const taken = expect.objectContaining({ code: 'template-name-taken' });

  it.each([
    ['the name of a template', { ...review, name: ' STANDARD ' }],
    ['a key', { ...review, sections: [section('one', '一'), section('ONE', '二')] }],
    ['a heading', { ...review, sections: [section('one', '一'), section('two', ' 一 ')] }],
    [
      'a heading that stands in',
      {
        ...review,
        sections: [section('one', '一'), { key: 'two', headings: { 'zh-Hans': '二', 'zh-Hant': '一', en: '' } }],
      },
    ],
  ])('%s', (_what, change) => {
    expect(() => withTemplate([standardTemplate], change, newId)).toThrow(taken);
  });

  it('a template may keep its own name', () => {
    const [, changed] = withTemplate(both, { ...review, id: 'review', name: '书评' }, newId);
    expect(changed?.name).toBe('书评');
  });
});

describe('TEMPLATE-3 headings', () => {
  const headings = (given: DigestTemplate['sections'][number]['headings']) =>
    withTemplate([standardTemplate], { name: '书评', sections: [{ key: 'one', headings: given }] }, newId)[1]
      ?.sections[0]?.headings;

  it.each([
    [
      { 'zh-Hans': ' 一 ', 'zh-Hant': '', en: '' },
      { 'zh-Hans': '一', 'zh-Hant': '一', en: '一' },
    ],
    [
      { 'zh-Hans': '', 'zh-Hant': '訴求', en: ' ' },
      { 'zh-Hans': '訴求', 'zh-Hant': '訴求', en: '訴求' },
    ],
    [
      { 'zh-Hans': '', 'zh-Hant': '', en: 'Ask' },
      { 'zh-Hans': 'Ask', 'zh-Hant': 'Ask', en: 'Ask' },
    ],
    [
      { 'zh-Hans': '诉求', 'zh-Hant': '', en: 'Ask' },
      { 'zh-Hans': '诉求', 'zh-Hant': '诉求', en: 'Ask' },
    ],
  ])('%j becomes %j', (given, complete) => {
    expect(headings(given)).toEqual(complete);
  });

  it('one is wanted', () => {
    expect(() => headings({ 'zh-Hans': ' ', 'zh-Hant': '', en: '' })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it('what is kept is a template, and saving it again changes nothing', () => {
    const heading = fc.string({ minLength: 1, maxLength: 5 }).filter((text) => text.trim() !== '');
    const names = fc.uniqueArray(heading, {
      minLength: 1,
      maxLength: 6,
      selector: (text) => text.trim().toLowerCase(),
    });
    fc.assert(
      fc.property(names, (made) => {
        const sections = made.map((name, index) => section(`s${index}`, name));
        const templates = withTemplate([standardTemplate], { name: '书评', sections }, newId);
        const [, kept] = templates;
        expect(digestTemplateSchema.safeParse(kept).success).toBe(true);
        expect(kept && withTemplate(templates, kept, newId)).toEqual(templates);
      }),
    );
  });
});

describe('TEMPLATE-4, TEMPLATE-5 a template goes', () => {
  it('not the only one', () => {
    expect(() => withoutTemplate([standardTemplate], 'standard')).toThrow(
      expect.objectContaining({ code: 'template-last' }),
    );
  });

  it('its digests take the default', () => {
    expect(templateOf(both, { templateId: 'review' }).name).toBe('书评');
    const rest = withoutTemplate(both, 'standard');
    expect(rest.map(({ id }) => id)).toEqual(['review']);
    expect(templateOf(rest, { templateId: 'standard' }).name).toBe('书评');
  });

  it('and keep every passage, in what is shown and in what is stored', async () => {
    const engine = await openEngine();
    const templates = await engine.call('templates.save', review);
    const id = templates[1]?.id ?? '';
    const made = await engine.call('digests.create', { title: '读《活着》', templateId: id });
    expect(made.content.templateId).toBe(id);
    const passage = { id: 'p', text: '五星', sources: [], origin: 'moderator' as const };
    const content = { ...made.content, sections: { rating: [passage] } };
    await engine.call('digests.save', { id: made.id, expectedVersion: made.version, content });
    expect((await engine.call('digests.render', { id: made.id })).markdown).toContain('## 打分\n\n五星');

    await engine.call('templates.makeDefault', { id });
    expect((await engine.call('digests.create', { title: '又一篇' })).content.templateId).toBe(id);
    await engine.call('library.close', {});
    const reopened = await engine.call('library.open', { path: engine.library });
    expect(reopened.templates.map((template) => template.name)).toEqual(['书评', 'Standard']);

    await engine.call('templates.delete', { id });
    expect((await engine.call('digests.get', { id: made.id })).content).toEqual(content);
    expect((await engine.call('digests.render', { id: made.id })).markdown).toContain('五星');
    expect((await engine.call('library.current', {}))?.templates.map((template) => template.id)).toEqual(['standard']);
  });

  it('and nothing changes in a library open for reading', async () => {
    const engine = await openEngine();
    await engine.call('library.close', {});
    await engine.call('library.open', { path: engine.library, readOnly: true });
    await expect(engine.call('templates.save', review)).rejects.toMatchObject({ code: 'read-only' });
  });
});
