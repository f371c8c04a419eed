import { describe, expect, test } from 'vitest';
import { editDistance, suggest } from './suggest.ts';

describe('suggest', () => {
  test.each([
    ['ruels', ['rules', 'overrides'], 'rules'],
    ['mising-section', ['missing-section', 'missing-seed', 'mixed-list'], 'missing-section'],
    ['front_matter', ['frontMatter', 'folder'], 'frontMatter'],
    ['Dev', ['dev', 'doc-audit'], 'dev'],
    ['QA', ['sa', 'qa'], 'qa'],
    ['qua', ['pm', 'qa'], 'qa'],
    ['selfimprove', ['self-improve', 'self-review'], 'self-improve'],
    ['реьвю', ['ревью', 'работа'], 'ревью'],
  ])('offers for "%s" out of %j: %s', (word, known, meant) => {
    expect(suggest(word, known)).toBe(meant);
  });

  test.each([
    ['rules', ['rules']],
    ['banana', ['rules', 'extends']],
    ['qa', ['em', 'sa']],
    ['', ['qa']],
    ['x', []],
  ])('offers nothing for "%s" out of %j', (word, known) => {
    expect(suggest(word, known)).toBeUndefined();
  });

  test('prefers the closest word, and the first of equals', () => {
    expect(suggest('pla', ['plan', 'pm'])).toBe('plan');
    expect(suggest('opz', ['ops', 'opt'])).toBe('ops');
  });
});

test('a swap of neighbours is one edit', () => {
  expect(editDistance('rulse', 'rules')).toBe(1);
  expect(editDistance('', 'ru')).toBe(2);
  expect(editDistance('work', 'work')).toBe(0);
});
