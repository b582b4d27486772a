import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src-main/engine/text/index.ts';
import { Address, emptyAddressees, formsOf, NameRegistry } from '../../../src-main/engine/threads/reading/names.ts';

const people = ['王小明', '【助教】张三-北京', 'jdub_', 'John Smith', 'Ünal', '李雷', 'bot', 'K3', 'Мария'];

function addressed(text: string, speaker = -1): Record<string, number> {
  const names = new NameRegistry();
  people.forEach((name, author) => {
    names.hear(author, foldText(name));
  });
  const out = emptyAddressees();
  names.addressees(out, foldText(text), speaker, []);
  return Object.fromEntries(
    Array.from({ length: out.count }, (_, index) => [people[out.authors[index] ?? -1], out.strengths[index] ?? 0]),
  );
}

function bodyOf(text: string): string {
  const names = new NameRegistry();
  people.forEach((name, author) => {
    names.hear(author, foldText(name));
  });
  const out = emptyAddressees();
  names.addressees(out, foldText(text), -1, []);
  return foldText(text).slice(out.bodyStart);
}

describe('THREAD-4 people are addressed', () => {
  it.each([
    ['by @name', '@王小明 你试试', { 王小明: Address.plain }],
    ['by @name in traditional characters and full width', '＠張三 你看看', { '【助教】张三-北京': Address.plain }],
    ['by @name with a blank in it', '@John Smith have a look', { 'John Smith': Address.plain }],
    ['by a name with a colon', 'jdub: that is in universe', { jdub_: Address.plain }],
    ['by a Chinese name with a comma', '李雷，文件发我一下', { 李雷: Address.plain }],
    ['by a bare name at the beginning', 'john try the other one', { 'John Smith': Address.start }],
    ['by a name at the end', 'thanks jdub!', { jdub_: Address.end }],
    ['by a name inside', 'what 王小明 said is right, 真的', { 王小明: Address.inside }],
    ['by a short form', '老王你说呢', { 王小明: Address.start }],
    ['by a title', '谢谢王老师', { 王小明: Address.end }],
    ['in any script and with diacritics', 'unal: Мария знает', { Ünal: Address.plain, Мария: Address.start }],
    ['by two at once', '@李雷 @王小明 收到请回复', { 李雷: Address.plain, 王小明: Address.plain }],
    ['not by other words', 'the weather is nice today', {}],
  ])('%s', (_, text, expected) => {
    expect(addressed(text)).toEqual(expected);
  });

  it('never by the speaker', () => {
    expect(addressed('王小明 here', 0)).toEqual({});
  });

  it('and the message proper begins after the address', () => {
    expect(bodyOf('@王小明 @李雷 怎么办')).toBe('怎么办');
    expect(bodyOf('jdub: why is that')).toBe('why is that');
    expect(bodyOf('no address here')).toBe('no address here');
  });

  it('by a shared form: the whole name first, else the one who spoke last', () => {
    const names = new NameRegistry();
    names.hear(0, 'alex berg');
    names.hear(1, 'alex stein');
    expect(names.find('alex')).toBe(1);
    names.hear(2, 'alex');
    names.hear(3, 'alex wolf');
    expect(names.find('alex')).toBe(2);
    expect(names.find('berg')).toBe(0);
  });

  it('by names the platform gives', () => {
    const names = new NameRegistry();
    names.hear(0, 'ana');
    const out = emptyAddressees();
    names.addressees(out, 'have a look', 5, [0]);
    expect([out.count, out.authors[0], out.strengths[0]]).toEqual([1, 0, Address.plain]);
  });
});

describe('formsOf', () => {
  it('lists what a name may be called, without single letters and bare numbers', () => {
    expect(formsOf('王小明')).toEqual(expect.arrayContaining(['王小明', '小明', '小王', '老王', '王老师']));
    expect(formsOf('jdub_')).toEqual(expect.arrayContaining(['jdub_', 'jdub']));
    expect(formsOf('a 1 12345')).toEqual(['a 1 12345']);
    expect(formsOf('')).toEqual([]);
  });
});
